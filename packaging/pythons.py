"""Find a Python for which the locked libraries are built, or say why what is here will not do.

As `bootstrap`, for the standard library of any Python from 3.8 on.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from system import Stop

VERSIONS = ((3, 14), (3, 13), (3, 12), (3, 11))
# What the builds of the locked Qt ask of a system.
OLDEST_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
OLDEST_MACOS = {(3, 11): 13}
OLDEST_MACOS_OTHERWISE = 14
QUESTION = """
import json, platform, struct, sys, sysconfig
print(json.dumps({
    "version": sys.version_info[:2],
    "implementation": platform.python_implementation(),
    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "is_64_bit": struct.calcsize("P") == 8,
    "made_for": sysconfig.get_platform(),
    "processor": platform.machine(),
    "libc": platform.libc_ver(),
    "macos": platform.mac_ver()[0],
}))
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python and the system it was made for, as it says itself."""

    version: tuple[int, int]
    implementation: str
    free_threaded: bool
    is_64_bit: bool
    made_for: str  # as linux-x86_64, macosx-11.0-arm64, win-amd64
    processor: str
    libc: tuple[str, str]
    macos: str


def find_python() -> str:
    """Return a Python from 3.11 to 3.14: the running one if it will do, else say why not."""
    reasons = []
    for path in (sys.executable, *candidates()):
        interpreter = examine(path)
        if interpreter is None:
            continue
        reason = unfit(interpreter)
        if not reason:
            return path
        reasons.append((interpreter.version in VERSIONS, reason))
    if not reasons:
        raise Stop(f"The Python at {sys.executable} does not start.")
    # One of the right version that fails for another cause is nearest to what would do.
    raise Stop(max(reasons, key=lambda item: item[0])[1])


def candidates() -> list[str]:
    """Return the other Pythons on the path that have a name we know."""
    found = (shutil.which(f"python{major}.{minor}") for major, minor in VERSIONS)
    return [path for path in found if path]


def examine(python: str | Path) -> Interpreter | None:
    """Return what this Python says of itself; None if it does not start."""
    try:
        told = subprocess.run([python, "-c", QUESTION], capture_output=True, check=False)
        answers = json.loads(told.stdout)
    except (OSError, ValueError):
        return None
    answers.update(version=tuple(answers["version"]), libc=tuple(answers["libc"]))
    return Interpreter(**answers)


def unfit(python: Interpreter) -> str:
    """Return why the libraries have no builds for this Python, or nothing."""
    version = ".".join(map(str, python.version))
    if python.version not in VERSIONS:
        return f"Vis-à-vis needs Python 3.11, 3.12, 3.13 or 3.14; found only {version}."
    if python.implementation != "CPython":
        return (
            "Qt for Python has builds for the usual Python only; this one is "
            f"{python.implementation}. Install the usual Python {version} beside it."
        )
    if python.free_threaded:
        return (
            "Qt for Python has no builds for the free-threaded Python. "
            f"Install the usual Python {version} beside it."
        )
    if not python.is_64_bit:
        return f"Qt for Python needs a 64-bit Python. Install the 64-bit Python {version}."
    system = python.made_for.partition("-")[0]
    return {"win": unfit_windows, "macosx": unfit_macos}.get(system, unfit_linux)(python)


def unfit_windows(python: Interpreter) -> str:
    """Return why there are no builds for this Python on Windows, or nothing."""
    if python.made_for != "win-arm64":
        return ""
    return (
        "The libraries have no builds for the Python for Windows on ARM. Install the one for "
        "64-bit Intel and AMD, which runs there too, and name it before you try again: "
        'set VISAVIS_PYTHON="C:\\where it is\\python.exe"'
    )


def unfit_macos(python: Interpreter) -> str:
    """Return why there are no builds for this Python on macOS, or nothing."""
    major = int(python.macos.split(".")[0] or 0)
    oldest = OLDEST_MACOS.get(python.version, OLDEST_MACOS_OTHERWISE)
    # A Python built long ago is told 10.16 by every newer macOS.
    if python.macos.startswith("10.16") or major >= oldest:
        return ""
    version = ".".join(map(str, python.version))
    return (
        f"Qt for Python needs macOS {oldest} or newer with Python {version}; "
        f"this system has {python.macos}."
    )


def unfit_linux(python: Interpreter) -> str:
    """Return why there are no builds for this Python on Linux, or nothing."""
    name, version = python.libc
    if python.processor not in OLDEST_GLIBC:
        return (
            f"Qt for Python has no builds for the processor of this system, "
            f"{python.processor}; it has for x86_64 and aarch64."
        )
    if name != "glibc":
        return "Qt for Python needs a Linux with glibc, which this one does not have."
    oldest = OLDEST_GLIBC[python.processor]
    if tuple(int(part) for part in version.split(".")[:2]) >= oldest:
        return ""
    wanted = ".".join(map(str, oldest))
    return (
        f"Qt for Python needs glibc {wanted} or newer on {python.processor}; "
        f"this system has {version}."
    )
