"""The scripts of `packaging/`, which are no package."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).parents[2] / "packaging"


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A fresh copy of one script, as a module."""
    spec = importlib.util.spec_from_file_location(f"script_{name}", SCRIPTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def system(monkeypatch):
    """What `bootstrap` asks of the system, as it finds it beside itself."""
    monkeypatch.setitem(sys.modules, "system", found := script("system", monkeypatch))
    return found


@pytest.fixture
def pythons(monkeypatch, system):
    """What `bootstrap` asks of the Pythons here, as it finds it beside itself."""
    monkeypatch.setitem(sys.modules, "pythons", found := script("pythons", monkeypatch))
    return found


@pytest.fixture
def bootstrap(monkeypatch, pythons):
    return script("bootstrap", monkeypatch)


@pytest.fixture
def translations(monkeypatch):
    return script("translations", monkeypatch)
