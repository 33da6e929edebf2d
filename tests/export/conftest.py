"""What the tests of files share: the language they are written in, and another office."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from app import i18n

Convert = Callable[[Path], Path]
_PROGRAMS = ("soffice", "pdftoppm")
_PARTS = {".pptx": ("Impress", "sdlo"), ".docx": ("Writer", "swlo"), ".xlsx": ("Calc", "sclo")}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Speak English, whatever a command of the test before was told."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(scope="session")
def office(tmp_path_factory) -> Convert:
    """LibreOffice, which makes a PDF of a file; only on CI its absence is a failure."""
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    if missing:
        _lacking(f"{', '.join(missing)} is not installed (libreoffice, poppler-utils)")
    profile = tmp_path_factory.mktemp("office")

    def convert(file: Path) -> Path:
        _need(*_PARTS[file.suffix])
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=110)
        return file.with_suffix(".pdf")

    return convert


def _need(name: str, library: str) -> None:
    program = Path(shutil.which("soffice") or "").resolve().parent
    if not list(program.glob(f"lib{library}.*")):
        _lacking(f"this LibreOffice has no {name} (Debian: libreoffice-{name.lower()})")


def _lacking(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{what}; `make test` brings it")
    pytest.skip(what)
