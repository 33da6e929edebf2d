"""The start on a machine that lacks something: it is installed, or the line to run is said."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def machine(system, monkeypatch):
    """A system with the programs named, and a user; what is run there is noted, not run."""
    ran = []

    def set_up(*programs: str, root: bool, apt_works: bool = True, packages: str = ""):
        def run(command, **_):
            if command[0] == "dpkg-query":
                has = command[-1] in packages.split()
                return subprocess.CompletedProcess(command, not has, b"installed" * has)
            ran.append(" ".join(command))
            return subprocess.CompletedProcess(command, 0 if apt_works else 100)

        known = {name: f"/usr/bin/{name}" for name in programs}
        monkeypatch.setattr(system.shutil, "which", known.get)
        monkeypatch.setattr(system.os, "geteuid", lambda: 0 if root else 1000)
        monkeypatch.setattr(system.subprocess, "run", run)
        return ran

    return set_up


LACKING = {"ensurepip": "python3.11-venv", "libGL.so.1": "libgl1"}


def test_root_on_debian_gets_what_is_missing(system, machine):
    ran = machine("apt-get", root=True)

    system.provide(LACKING)

    assert ran[-1] == "apt-get install -y --no-install-recommends python3.11-venv libgl1"


def test_a_user_on_debian_is_told_the_one_line(system, machine):
    ran = machine("apt-get", "sudo", root=False)

    with pytest.raises(system.Stop) as stop:
        system.provide(LACKING)

    assert ran == []
    assert (
        "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends "
        "python3.11-venv libgl1'"
    ) in str(stop.value)


def test_a_debian_without_sudo_is_told_the_line_that_works_there(system, machine):
    machine("apt-get", root=False)

    assert system.remedy(LACKING) == (
        "su - -c 'apt-get update && apt-get install -y --no-install-recommends "
        "python3.11-venv libgl1'"
    )


def test_what_python_lacks_is_said_to_be_of_python(system, machine):
    machine("apt-get", root=False)

    with pytest.raises(system.Stop, match=r"lacks Python's own module ensurepip, libGL\.so\.1"):
        system.provide(LACKING)


def test_root_is_told_the_line_when_installing_fails(system, machine):
    machine("apt-get", root=True, apt_works=False)

    with pytest.raises(system.Stop, match="apt-get install -y"):
        system.provide(LACKING)


def test_fedora_is_asked_for_the_libraries_by_what_they_provide(system, machine):
    machine("dnf", "sudo", root=False)

    assert system.remedy(LACKING) == "sudo dnf install -y 'libGL.so.1()(64bit)'"


def test_root_is_told_no_sudo(system, machine):
    machine("dnf", root=True)

    assert system.remedy(LACKING) == "dnf install -y 'libGL.so.1()(64bit)'"


def test_nothing_is_installed_when_nothing_is_missing(system, machine):
    ran = machine("apt-get", root=True)

    system.provide({})

    assert ran == []


def test_what_opens_our_files_is_brought_in_where_it_lacks(system, machine):
    ran = machine("apt-get", "dpkg-query", root=True, packages="poppler-utils")

    system.offer_office()

    assert ran[-1].endswith("libreoffice-calc libreoffice-impress libreoffice-writer")


def test_a_part_that_an_office_lacks_is_brought_in_by_itself(system, machine):
    there = "libreoffice-calc libreoffice-writer poppler-utils"
    ran = machine("apt-get", "dpkg-query", "soffice", "pdftoppm", root=True, packages=there)

    system.offer_office()

    assert ran[-1].endswith("--no-install-recommends libreoffice-impress")


def test_nothing_is_brought_in_where_every_part_is_there(system, machine):
    ran = machine("apt-get", "dpkg-query", root=True, packages=" ".join(system.OFFICE))

    system.offer_office()

    assert ran == []


def test_what_cannot_be_brought_in_stops_no_test(system, machine):
    ran = machine("dnf", root=True)

    system.offer_office()

    assert ran == []


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a display is a variable there"
)
def test_without_a_display_no_window_is_tried(bootstrap, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    assert not bootstrap.can_open_window()


def test_an_unknown_command_is_wrong_usage(bootstrap, capsys):
    assert bootstrap.main(["dance"]) == 2
    assert "run, test, lint" in capsys.readouterr().err


def test_pip_installs_into_the_environment_whatever_its_user_set(bootstrap, monkeypatch):
    said = []

    def run(command, env, **_):
        said.append(env["PIP_USER"])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setattr(bootstrap.subprocess, "run", run)

    bootstrap.pip("install", "nothing")

    assert said == ["0"]


def test_make_and_make_cmd_know_the_same_commands(bootstrap):
    [targets] = [
        line.partition(":")[2].split()
        for line in (ROOT / "Makefile").read_text("utf-8").splitlines()
        if line.startswith(".PHONY")
    ]

    assert sorted(targets) == sorted(bootstrap.COMMANDS)
    assert "bootstrap.py %*" in (ROOT / "make.cmd").read_text("utf-8")
