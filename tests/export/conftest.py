"""What the tests of files share: the language they are written in, and another office."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import i18n

Convert = Callable[[Path], Path]
_PROGRAMS = ("soffice", "pdftoppm")


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Speak English, whatever a command of the test before was told."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(scope="session")
def office(tmp_path_factory) -> Convert:
    """LibreOffice, which makes a PDF of a file; without it tests are left out."""
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} is not installed (libreoffice, poppler-utils)")
    profile = tmp_path_factory.mktemp("office")

    def convert(file: Path) -> Path:
        parts = ("Impress", "sdlo") if file.suffix == ".pptx" else ("Writer", "swlo")
        _need(*parts)
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=110)
        return file.with_suffix(".pdf")

    return convert


def _need(name: str, library: str) -> None:
    """Leave a test out where LibreOffice is there without the part that opens such files."""
    program = Path(shutil.which("soffice") or "").resolve().parent
    if not list(program.glob(f"lib{library}.*")):
        pytest.skip(f"this LibreOffice has no {name} (Debian: libreoffice-{name.lower()})")
