from __future__ import annotations

import subprocess
import sys


def test_who_only_wants_the_window_waits_for_no_command():
    code = (
        "import sys; from app import cli; "
        "print(*sorted({'argparse', 'app.cli_commands', 'app.usecases'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []
