"""The locks name every dependency by hash and no place to fetch it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOCKS = {name: ROOT / "packaging" / f"{name}.lock" for name in ("run", "dev")}


def pinned(name: str) -> list[tuple[Requirement, str]]:
    """The requirements of a lock, each with its lines of hashes."""
    blocks = re.split(r"\n(?=\S)", LOCKS[name].read_text("utf-8"))
    blocks = [block for block in blocks if not block.startswith("#")]
    return [(Requirement(block.split("\\")[0]), block) for block in blocks if block.strip()]


@pytest.mark.parametrize("name", LOCKS)
def test_every_dependency_is_pinned_by_version_and_hash(name):
    for requirement, block in pinned(name):
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), requirement
        assert "--hash=sha256:" in block, requirement


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(name):
    text = LOCKS[name].read_text("utf-8")

    assert "://" not in text
    assert "index" not in re.sub(r"^[\w-]+==.*$", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_python_3_11_gets_no_pyside_6_12(name):
    on_311 = {"python_version": "3.11", "python_full_version": "3.11.2"}
    qt = [
        requirement
        for requirement, _ in pinned(name)
        if requirement.name == "pyside6-essentials"
        and (requirement.marker is None or requirement.marker.evaluate(on_311))
    ]

    [version] = [Version(str(requirement.specifier).removeprefix("==")) for requirement in qt]
    assert version < Version("6.12")


def test_what_the_program_runs_on_is_tested_in_the_same_versions():
    run = {str(requirement) for requirement, _ in pinned("run")}
    dev = {str(requirement) for requirement, _ in pinned("dev")}

    assert run <= dev


def test_the_lock_holds_every_dependency_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = {requirement.name for requirement, _ in pinned("run")}

    wanted = {Requirement(text).name.lower() for text in project["dependencies"]}

    assert wanted <= locked
