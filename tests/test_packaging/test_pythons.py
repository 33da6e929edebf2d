"""A Python for which there are no builds is named before anything is fetched, and why."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

HERE = (sys.version_info.major, sys.version_info.minor)


@pytest.fixture
def usual(pythons):
    """A Python that will do, on a Linux that will do."""
    return pythons.Interpreter(
        version=(3, 12),
        implementation="CPython",
        free_threaded=False,
        is_64_bit=True,
        made_for="linux-x86_64",
        processor="x86_64",
        libc=("glibc", "2.36"),
        macos="",
    )


@pytest.fixture
def on_the_path(pythons, monkeypatch):
    """Pythons that stand on the path, the running one first; None for one that is broken."""

    def stand(running, **others):
        known = {sys.executable: running}
        known.update((f"/usr/bin/{name}", found) for name, found in others.items())
        monkeypatch.setattr(pythons, "examine", known.get)
        monkeypatch.setattr(pythons, "candidates", lambda: list(known)[1:])

    return stand


MAC = {"made_for": "macosx-11.0-arm64", "processor": "arm64", "libc": ("", "")}
WINDOWS = {"processor": "ARM64", "libc": ("", "")}


def test_a_python_says_what_it_is(pythons):
    said = pythons.examine(sys.executable)

    assert said.version == HERE
    assert said.implementation == "CPython"
    assert said.is_64_bit


def test_what_is_no_python_says_nothing(pythons, tmp_path):
    mute = tmp_path / "python3.12"
    mute.write_text("#!/bin/sh\nexit 0\n")
    mute.chmod(0o755)

    assert pythons.examine(mute) is None
    assert pythons.examine(tmp_path / "nowhere") is None


@pytest.mark.parametrize(
    "machine",
    [
        {},
        {"made_for": "linux-aarch64", "processor": "aarch64", "libc": ("glibc", "2.39")},
        {**MAC, "macos": "14.5"},
        {**MAC, "macos": "13.6", "version": (3, 11)},
        {**MAC, "macos": "10.16"},
        {**WINDOWS, "made_for": "win-amd64"},
    ],
)
def test_a_python_with_builds_will_do(pythons, usual, machine):
    assert pythons.unfit(replace(usual, **machine)) == ""


@pytest.mark.parametrize(
    ("machine", "reason"),
    [
        ({"version": (3, 15)}, "needs Python 3.11, 3.12, 3.13 or 3.14; found only 3.15"),
        ({"implementation": "PyPy"}, "this one is PyPy. Install the usual Python 3.12"),
        ({"free_threaded": True}, "no builds for the free-threaded Python"),
        ({"is_64_bit": False, "made_for": "win32"}, "Install the 64-bit Python 3.12"),
        ({"processor": "riscv64"}, "no builds for the processor of this system, riscv64"),
        ({"libc": ("", "")}, "needs a Linux with glibc"),
        ({"libc": ("glibc", "2.31")}, "glibc 2.34 or newer on x86_64; this system has 2.31"),
        ({"processor": "aarch64"}, "glibc 2.39 or newer on aarch64; this system has 2.36"),
        ({**MAC, "macos": "13.6"}, "macOS 14 or newer with Python 3.12; this system has 13.6"),
        ({**WINDOWS, "made_for": "win-arm64"}, "no builds for the Python for Windows on ARM"),
    ],
)
def test_a_python_without_builds_is_told_why(pythons, usual, machine, reason):
    assert reason in pythons.unfit(replace(usual, **machine))


def test_another_python_is_taken_where_the_running_one_will_not_do(pythons, usual, on_the_path):
    on_the_path(replace(usual, version=(3, 9)), broken=None, newer=usual)

    assert pythons.find_python() == "/usr/bin/newer"


def test_the_reason_told_is_of_the_python_that_comes_nearest(pythons, usual, on_the_path):
    on_the_path(replace(usual, version=(3, 9)), threads=replace(usual, free_threaded=True))

    with pytest.raises(pythons.Stop, match="free-threaded"):
        pythons.find_python()


def test_a_python_that_is_too_old_is_named(pythons, usual, on_the_path):
    on_the_path(replace(usual, version=(3, 9)))

    with pytest.raises(pythons.Stop, match=r"or 3\.14; found only 3\.9\."):
        pythons.find_python()


def test_a_python_of_a_known_name_is_found_on_the_path(pythons, tmp_path, monkeypatch):
    name = "python3.13.exe" if os.name == "nt" else "python3.13"
    Path(tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert pythons.candidates() == [str(tmp_path / name)]
