"""The fonts and icons that ship are whole, licensed, and what Qt expects them to be."""

from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtSvg import QSvgRenderer

from app import resources

ICONS = sorted(resources.path("icons").glob("*.svg"))


@pytest.fixture
def inter(qapp):
    """Our own font, loaded for one test."""
    files = sorted(resources.path("fonts").glob("*.otf"))
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    yield "Inter"
    for number in numbers:
        QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize(
    ("weight", "style"),
    [(QFont.Weight.Normal, "Regular"), (QFont.Weight.DemiBold, "Semi Bold")],
)
def test_qt_finds_our_font_by_its_family_and_weight(inter, weight, style):
    font = QFont(inter, 12, weight)

    assert QFontInfo(font).family() == "Inter"
    assert QFontInfo(font).styleName() == style


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_an_icon_is_drawn_in_the_colour_of_the_theme(qapp, file):
    root = ElementTree.parse(file).getroot()

    assert root.get("stroke") == "currentColor"
    assert root.get("viewBox") == "0 0 24 24"
    assert QSvgRenderer(str(file)).isValid()


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_what_others_made_comes_with_its_licence(folder):
    assert any(resources.path(folder).glob("LICENSE*"))


def test_no_shipped_file_is_needlessly_large():
    large = [
        file.name
        for file in resources.folder().rglob("*")
        if file.is_file() and file.stat().st_size > 800 * 1024
    ]

    assert large == []
