"""What the system below Python has to bring along, and how it is brought in where it lacks.

As `bootstrap`, for the standard library of any Python from 3.8 on.
"""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

LINUX = sys.platform.startswith("linux")
# What Qt's wheels expect from the system: a library and the Debian package that brings it.
DRAWING_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0"}
DISPLAYS = {"DISPLAY": X11_LIBRARIES, "WAYLAND_DISPLAY": WAYLAND_LIBRARIES}
ARCH_PACKAGES = (
    "wayland libglvnd fontconfig libxkbcommon glib2 dbus libx11 libxkbcommon-x11 libxcb "
    "xcb-util-cursor xcb-util-wm xcb-util-keysyms"
)
# Programs that open what we write, for the tests that look at it with other eyes than ours.
OFFICE = ("libreoffice-calc", "libreoffice-impress", "libreoffice-writer", "poppler-utils")


class Stop(Exception):
    """The work cannot go on; the sentence says what to do."""


def works(python: str | Path, statement: str) -> bool:
    """Return whether this Python starts and can do as it is told."""
    try:
        done = subprocess.run([python, "-c", statement], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def missing_packages(python: str | None, displays: Sequence[str]) -> dict[str, str]:
    """Return what the system lacks: a library or module, and its Debian package."""
    missing = {}
    if python is not None and not works(python, "import ensurepip, venv"):
        version = subprocess.check_output([python, "-V"], text=True).split()[1]
        missing["ensurepip"] = f"python{'.'.join(version.split('.')[:2])}-venv"
    if LINUX:
        wanted = dict(DRAWING_LIBRARIES)
        for display in displays:
            wanted.update(DISPLAYS[display])
        missing.update({name: wanted[name] for name in wanted if not loads(name)})
    return missing


def loads(library: str) -> bool:
    """Return whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide(missing: dict[str, str]) -> None:
    """Install the missing packages if we may; else raise Stop with the line that does."""
    if not missing:
        return
    if install(tuple(missing.values())):
        return
    lacking = ", ".join(map(_in_words, missing))
    raise Stop(f"The system lacks {lacking}. Run this line, then try again:\n\n"
               f"    {remedy(missing)}\n")  # fmt: skip


def _in_words(name: str) -> str:
    """Return what the user is told of a library or module that is missing."""
    return "Python's own module ensurepip" if name == "ensurepip" else name


def install(packages: Sequence[str]) -> bool:
    """Install packages if this is Debian and we may; return whether that was done."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"Installing from the system's packages: {' '.join(packages)}", flush=True)
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"env": settings, "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    subprocess.run(["apt-get", "update"], check=False, **quiet)  # type: ignore[call-overload]
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    return subprocess.run(command, check=False, **quiet).returncode == 0  # type: ignore[call-overload, no-any-return]


def offer_office() -> None:
    """Bring in what opens our files, if we may; its tests say it where it is not there."""
    if lacking := [name for name in OFFICE if not _is_installed(name)]:
        install(lacking)


def _is_installed(package: str) -> bool:
    """Return whether Debian has this package; a LibreOffice may be there without some part."""
    if not shutil.which("dpkg-query"):
        return False
    command = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    told = subprocess.run(command, capture_output=True, check=False)
    return told.returncode == 0 and told.stdout == b"installed"


def remedy(missing: dict[str, str]) -> str:
    """Return the one line that brings what is missing, for this system's package manager."""
    libraries = [name for name in missing if name != "ensurepip"]
    capabilities = " ".join(shlex.quote(f"{name}()(64bit)") for name in libraries)
    if shutil.which("apt-get"):
        packages = " ".join(missing.values())
        install_them = f"apt-get install -y --no-install-recommends {packages}"
        return as_root(f"apt-get update && {install_them}")
    for manager in ("dnf", "zypper"):
        if shutil.which(manager):
            return as_root(f"{manager} install -y {capabilities}")
    if shutil.which("pacman"):
        return as_root(f"pacman -S --needed {ARCH_PACKAGES}")
    return f"(your system's package manager) install {' '.join(missing)}"


def as_root(line: str) -> str:
    """Return the line as this user must type it so that it runs with root's rights."""
    if os.geteuid() == 0:
        return line
    if not shutil.which("sudo"):
        return f"su - -c {shlex.quote(line)}"
    return f"sudo sh -c {shlex.quote(line)}" if "&&" in line else f"sudo {line}"


def claimed_displays() -> list[str]:
    """Return the variables by which this Linux session says that it has a display."""
    return [name for name in DISPLAYS if LINUX and os.environ.get(name)]
