from __future__ import annotations

from itertools import combinations, product

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.model.people import TeamMember
from app.model.ties import ContactTie
from app.model.vocabulary import Attitude, InfluenceDegree, TieLevel
from app.ui import theme
from app.ui.canvas import marks
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.lines import drawn, paint_line
from app.ui.canvas.rings import draw_ring
from app.ui.sight import MATRICES, Sight, seen, seen_picture
from app.ui.theme import Theme
from tests.canvas.test_theme import MARK_PAIRS, TEXT_PAIRS, THEMES

OTHERS = [sight for sight in Sight if sight is not Sight.NONE]
DICHROMATS = [sight for sight in OTHERS if sight is not Sight.GREYSCALE]
IN_FAVOUR, NOT_IN_FAVOUR = ("advocate", "for"), ("reserved", "against", "neutral")
# Difference in CIELAB (CIE76). Some 2.3 is just noticeable side by side; ten is seen at a
# glance between two signs of fourteen pixels that stand apart. In grey no floor is possible for
# colours that are as dark as one another: there symbols, widths and patterns carry alone.
FLOOR = 10.0
APART = 0.10  # of all ink of two signs, the least that only one of them has


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    """Signs are painted with the shipped letters, which need an application."""


@pytest.mark.parametrize("sight", OTHERS)
@pytest.mark.parametrize("name", THEMES)
def test_texts_and_marks_stand_out_for_every_eye_as_they_do_for_most(name, sight):
    look = theme.loaded(name)
    high = name == "high-contrast"

    def ratio(pair: tuple[str, str]) -> float:
        return theme.contrast(*(seen(look.colour(token), sight) for token in pair))

    assert [pair for pair in TEXT_PAIRS if ratio(pair) < (7 if high else 4.5)] == []
    assert [pair for pair in MARK_PAIRS if ratio(pair) < (4.5 if high else 3)] == []


@pytest.mark.parametrize("sight", [Sight.NONE, *DICHROMATS])
@pytest.mark.parametrize("name", THEMES)
def test_who_is_for_us_has_another_colour_than_who_is_not_for_every_eye(name, sight):
    look = theme.loaded(name)

    near = [
        (one, other)
        for one, other in product(IN_FAVOUR, NOT_IN_FAVOUR)
        if difference(
            seen(look.colour(f"attitude.{one}"), sight),
            seen(look.colour(f"attitude.{other}"), sight),
        ) < FLOOR
    ]  # fmt: skip

    assert near == []


def test_attitudes_are_told_apart_without_colour():
    signs = {
        value: painted(lambda painter, v=value: marks.draw_attitude(painter, v, BOX, ink()))
        for value in (*Attitude, None)
    }

    assert alike(signs) == []


def test_how_far_somebody_is_covered_is_told_apart_without_colour():
    rings = {
        share: painted(lambda painter, s=share: draw_ring(painter, QPointF(32, 32), s, ink()))
        for share in (None, 0.0, 0.25, 0.5, 1.0)
    }

    assert alike(rings) == []


def test_influence_is_told_apart_without_colour():
    bars = {
        degree: painted(
            lambda painter, d=degree: marks.draw_influence(painter, d, 48, 48, ink())
        )
        for degree in (*InfluenceDegree, None)
    }

    assert alike(bars) == []


def test_levels_staleness_plans_and_the_absence_of_a_tie_are_told_apart_without_colour():
    looks = {
        **{level.name: TieLook(level) for level in TieLevel if level is not TieLevel.NONE},
        "stale": TieLook(TieLevel.WORKING, stale=True),
        "planned": TieLook(TieLevel.WORKING, planned=True),
        "not assessed": TieLook(None),
        "not needed": TieLook(TieLevel.WORKING, not_needed=True),
        "lost": TieLook(TieLevel.WORKING, lost=True),
    }
    lines = {
        name: painted(lambda painter, o=one: draw_tie(painter, o))
        for name, one in looks.items()
    }

    assert alike(lines) == []


def test_the_kinds_of_line_are_told_apart_without_colour():
    lines = {
        kind: painted(lambda painter, k=kind: draw_tie(painter, TieLook(), k))
        for kind in LineKind
        if kind is not LineKind.TIE
    }

    assert alike(lines) == []


def test_gaps_are_told_apart_by_their_number():
    flags = {
        number: painted(
            lambda painter, n=number: marks.draw_flag(painter, QPointF(32, 32), n, ink())
        )
        for number in (None, 1, 2, 3)
    }

    assert alike(flags, apart=0.02) == []


@pytest.mark.parametrize("sight", OTHERS)
def test_white_and_black_stay_what_they_are(sight):
    for row in MATRICES[sight]:
        assert sum(row) == pytest.approx(1, abs=1e-4)
    assert seen(QColor("black"), sight) == QColor("black")
    assert seen(QColor("white"), sight).lightness() >= 254


@pytest.mark.parametrize("sight", OTHERS)
def test_a_picture_is_seen_as_its_colours_are(qapp, sight):
    picture = QImage(3, 2, QImage.Format.Format_RGB32)
    colours = [QColor(name) for name in ("#c3271f", "#2a8f4f", "#2f5fd8")]
    for x, y in product(range(3), range(2)):
        picture.setPixelColor(x, y, colours[x])

    result = seen_picture(picture, sight)

    for x, colour in enumerate(colours):
        there, wanted = result.pixelColor(x, 1), seen(colour, sight)
        assert abs(there.red() - wanted.red()) <= 1
        assert abs(there.green() - wanted.green()) <= 1
        assert abs(there.blue() - wanted.blue()) <= 1


# -- what the tests see

BOX = QRectF(16, 16, 32, 32)


def ink() -> Theme:
    """A theme of two colours: everything that means something is black, all grounds white."""
    light = theme.loaded("light")
    grounds = ("surface.", "role.glyph", "flag.text", "influence.empty", "coverage.track")
    tokens = {
        token: QColor("white" if token.startswith(grounds) else "black")
        for token in light.tokens
    }
    return Theme("ink", False, tokens)


def painted(paint) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)
    return image


def draw_tie(painter: QPainter, look: TieLook, kind: LineKind = LineKind.TIE) -> None:
    line = Line(kind, (ContactTie if kind is LineKind.TIE else TeamMember, ""), "", "", look)
    paint_line(painter, drawn(line, [(0, 32), (64, 32)]), ink())


def alike(images, apart: float = APART):
    """The pairs of signs that hardly differ in what is inked."""
    return [
        (one, other)
        for one, other in combinations(images, 2)
        if differing(images[one], images[other]) < apart
    ]


def differing(one: QImage, other: QImage):
    a, b = ([255 - value for value in bytes(image.constBits())] for image in (one, other))
    both = sum(map(max, a, b))
    return sum(abs(x - y) for x, y in zip(a, b, strict=True)) / max(both, 1)


def difference(one: QColor, other: QColor):
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def lab(colour: QColor):
    """CIELAB of an sRGB colour under D65."""

    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    def root(part):
        return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116

    r, g, b = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
    y = root(0.2126 * r + 0.7152 * g + 0.0722 * b)
    z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
