"""Make the environment from the committed lock, then run one command of the house in it.

Called by the Makefile and by make.cmd, with the standard library of any Python from 3.8 on;
the environment itself gets a Python from 3.11 to 3.14.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pythons import find_python
from system import LINUX, Stop, claimed_displays, missing_packages, offer_office, provide, works

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "made-from.txt"
LOCKS = {"run": ROOT / "packaging/run.lock", "dev": ROOT / "packaging/dev.lock"}
SAMPLE = ROOT / "resources/samples/hospital-sint-odrada.json"


def main(arguments: list[str]) -> int:
    """Run the command named first; the rest are its own arguments."""
    command, *rest = arguments or ["run"]
    if command not in COMMANDS:
        print(f"Choose one of: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    try:
        return COMMANDS[command](rest)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
    return 1


# --- The commands ---------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Open the window, at first on the sample account; without a display, leave its picture."""
    prepare("run", displays=claimed_displays())
    if can_open_window():
        return call("-m", "app", *arguments)
    return leave_picture(ROOT / "build" / "sample")


def leave_picture(folder: Path) -> int:
    """Draw the sample account and list its gaps into the folder, and say so."""
    print("There is no display here, so no window can be opened.", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    gaps = folder / "gaps.txt"
    drawn = 0
    for audience, name in (("internal", "map-INTERNAL.png"), ("customer", "proposal.png")):
        output = str(folder / name)
        wanted = ("export", str(SAMPLE), "-o", output, "--audience", audience)
        drawn |= call("-m", "app", *wanted, QT_QPA_PLATFORM="offscreen")
    listed = subprocess.run(
        [PYTHON, "-m", "app", "analyse", SAMPLE, "--format", "text"],
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        check=False,
    )
    gaps.write_bytes(listed.stdout)
    if drawn or listed.returncode:
        return 1
    print("The sample account's map, the picture for its customer and its gap list are in")
    print(f"    {folder}")
    return 0


def test(arguments: list[str]) -> int:
    """Run the tests, on two processes; who is done first takes over from the other."""
    prepare("dev")
    if os.environ.get("CI"):
        offer_office()
    shared = ("-n", "2", "--dist", "worksteal")
    # They start the program a hundred times: it is compiled once, whatever the shell asks for.
    settings = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    return call("-m", "pytest", *shared, *arguments, **settings)


def lint(_: list[str]) -> int:
    """Check format, style, types, floors and translations; all of them, whichever fails."""
    prepare("dev")
    checks = {
        "format": ("-m", "ruff", "format", "--check"),
        "style": ("-m", "ruff", "check"),
        "types": ("-m", "mypy"),
        "floors": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
        "translations": ("packaging/translations.py", "--check"),
    }
    failed = []
    for name, command in checks.items():
        print(f"--- {name}", flush=True)
        if call(*command):
            failed.append(name)
    print(f"Lint: {', '.join(failed)} to mend." if failed else "Lint: all is well.")
    return bool(failed)


def check(_: list[str]) -> int:
    """Run the tests and the checks, both, whichever fails."""
    tested, linted = test([]), lint([])
    return tested or linted


def bench(arguments: list[str]) -> int:
    """Measure the program against its time limits."""
    prepare("dev")
    return call("-m", "tests.bench", *arguments, QT_QPA_PLATFORM="offscreen")


def soak(arguments: list[str]) -> int:
    """Hurt workspaces for hours and count what is lost; `--help` says how to shorten it."""
    prepare("dev")
    return call("-m", "tests.soak", *arguments)


def format_code(_: list[str]) -> int:
    """Bring the code into the common format and mend what can be mended by machine."""
    prepare("dev")
    return call("-m", "ruff", "check", "--fix-only", "-q") or call("-m", "ruff", "format")


def translations(arguments: list[str]) -> int:
    """Compile the message catalogues."""
    prepare("dev")
    return call("packaging/translations.py", *arguments)


def lock(arguments: list[str]) -> int:
    """Resolve pyproject.toml into the two locks again; `--upgrade` takes newer versions."""
    prepare("dev")
    pip("install", "--quiet", "uv>=0.9")
    groups = {"run": ("build",), "dev": ("build", "dev")}
    for kind, names in groups.items():
        command = ["-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
        command += ["--python-version", "3.11", "--no-annotate"]
        command += ["--custom-compile-command", "make lock", "pyproject.toml"]
        command += [word for name in names for word in ("--group", name)]
        command += ["--constraint", "packaging/run.lock"] if kind == "dev" else []
        status = call(*command, "--output-file", f"packaging/{kind}.lock", *arguments)
        if status:
            return status
    return 0


def clean(_: list[str]) -> int:
    """Remove the environment and everything that was built."""
    for name in (".venv", "build", "dist", ".mypy_cache", ".pytest_cache", ".ruff_cache"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


COMMANDS = {
    "run": run,
    "test": test,
    "lint": lint,
    "check": check,
    "bench": bench,
    "soak": soak,
    "format": format_code,
    "translations": translations,
    "lock": lock,
    "clean": clean,
}


def call(*arguments: str, **environment: str) -> int:
    """Run the environment's Python and return its exit status."""
    settings = {**os.environ, "PYTHONUTF8": "1", **environment}
    return subprocess.run([PYTHON, *arguments], env=settings, check=False).returncode


# --- The environment ------------------------------------------------------------------------


def prepare(kind: str, *, displays: Sequence[str] = ()) -> None:
    """Make `.venv` what the lock of this kind says, and see that Qt's libraries are there."""
    wanted = {name: fingerprint(name) for name in LOCKS}
    made = STAMP.read_text("utf-8").split() if STAMP.is_file() else []
    current = wanted["dev"] in made or wanted[kind] in made
    alive = works(PYTHON, "import pip")
    python = None if alive else find_python()
    provide(missing_packages(python, displays))
    if current and alive:
        return
    if python is not None:
        print("Making the environment in .venv ...", flush=True)
        command = [python, "-m", "venv", "--clear", str(VENV)]
        if subprocess.run(command, check=False).returncode:
            raise Stop("Python could not make an environment in .venv; its reason is above.")
    print("Installing what the lock names; this takes a minute the first time ...", flush=True)
    STAMP.unlink(missing_ok=True)
    pip("install", "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", LOCKS[kind])
    pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT)
    STAMP.write_text(f"{wanted[kind]}\n", "utf-8")


def fingerprint(kind: str) -> str:
    """Return a word that changes with the lock and with what the project says of itself."""
    content = LOCKS[kind].read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return f"{kind}-{hashlib.sha256(content).hexdigest()[:32]}"


def pip(action: str, *arguments: str | Path) -> None:
    """Run pip in the environment; raise Stop when it fails, having said why."""
    settings = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    # Who let pip install into their home everywhere else still gets an environment here.
    settings.update(PIP_ROOT_USER_ACTION="ignore", PIP_USER="0")
    command = [PYTHON, "-m", "pip", action, "--quiet", *arguments]
    if subprocess.run(command, env={**os.environ, **settings}, check=False).returncode:
        raise Stop("The libraries could not be installed; pip's reason is above.")


def can_open_window() -> bool:
    """Return whether Qt reaches a display; a stale DISPLAY would abort the program."""
    if not LINUX:
        return True
    probe = "from PySide6.QtGui import QGuiApplication as Q; Q([])"
    return bool(claimed_displays()) and works(PYTHON, probe)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
