"""What the command line exports, for whom, and in which sizes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from PIL import Image

from app import usecases
from app.model import edits
from tests.cli.calling import HOSPITAL, ROOT, run


def test_a_case_file_is_never_made_for_the_customer(tmp_path, capsys):
    target = tmp_path / "x.json"

    assert run("export", HOSPITAL, "-o", target, "--audience", "customer") == 1

    assert not target.exists()


def test_pictures_for_both_audiences_are_made_without_a_display(tmp_path, capsys):
    for audience in ("internal", "customer", "without-names"):
        target = tmp_path / f"{audience}.png"

        assert run("export", HOSPITAL, "-o", target, "--audience", audience) == 0

        with Image.open(target) as picture:
            assert picture.width >= 3840


def test_no_command_but_the_drawing_ones_brings_in_qt(tmp_path):
    code = (
        "import sys; from app import cli; "
        f"cli.main(['analyse', {str(HOSPITAL)!r}, '--format', 'json']); "
        "print([m for m in sys.modules if m.startswith('PySide6')], file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"VISAVIS_HOME": str(tmp_path)},
        check=True,
    )

    assert done.stderr.strip() == "[]"
    json.loads(done.stdout)


@pytest.mark.parametrize(
    "sizes",
    [
        ["--dpi", "72"],
        ["--height-cm", "10"],
        ["--width", "500", "--width-cm", "16"],
    ],
    ids=str,
)
def test_sizes_that_do_not_go_together_are_wrong_usage(sizes, tmp_path):
    target = tmp_path / "x.png"

    with pytest.raises(SystemExit) as stopped:
        run("export", HOSPITAL, "-o", target, *sizes)

    assert stopped.value.code == 2
    assert not target.exists()


def test_an_export_keeps_to_what_the_user_lets_others_read(tmp_path):
    target = tmp_path / "x.json"
    before = os.umask(0o077)
    try:
        run("export", HOSPITAL, "-o", target)
    finally:
        os.umask(before)

    assert target.stat().st_mode & 0o077 == 0


def test_numbers_of_the_workspace_hold_for_its_internal_pictures(workspace, tmp_path, capsys):
    run("import", HOSPITAL, "--workspace", workspace)
    command = ("export", "acc1", "--workspace", workspace, "--as-of", "2026-03-02")
    target = ("--audience", "internal", "--width", "1200", "--lang", "en", "-o")
    run(*command, *target, tmp_path / "before.png")
    with usecases.open_workspace(workspace) as opened:
        shared = usecases.open_shared(opened)
        shared.copy.edit(edits.set_parameter(shared.copy.plan, "role_weight.decider", 0))
        shared.copy.sync(shared.store, "Sanne")

    run(*command, *target, tmp_path / "after.png")

    first, second = (tmp_path / f"{name}.png" for name in ("before", "after"))
    assert first.read_bytes() != second.read_bytes()
