"""An installed program finds its resources and its commands."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built as a user's pip would, but without asking a registry."""
    folder = tmp_path_factory.mktemp("wheel")
    quietly = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        *quietly,
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    [file] = folder.glob("visavis-*.whl")
    return zipfile.ZipFile(file)


def test_the_wheel_carries_every_resource(wheel):
    files = [file for file in (ROOT / "resources").rglob("*") if file.is_file()]
    wanted = {f"app/_{file.relative_to(ROOT).as_posix()}" for file in files}

    assert wanted
    assert wanted <= set(wheel.namelist())


def test_the_wheel_holds_the_program_and_nothing_else(wheel):
    tops = {name.split("/")[0] for name in wheel.namelist()}

    assert tops == {"app", next(top for top in tops if top.endswith(".dist-info"))}


def test_the_wheel_brings_a_command_and_a_licence(wheel):
    [entry_points] = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]

    assert "visavis = app.cli:main" in wheel.read(entry_points).decode()
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())
