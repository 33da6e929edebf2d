"""The sign beside a fact is the fuller the surer we are; a note asks in the reader's words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app import i18n
from app.model.people import Person
from app.model.vocabulary import Confidence
from app.ui.panels.confidence_sign import paint_confidence
from app.ui.panels.labels import Label

SIDE = 64


def ink(sure: Confidence | None) -> int:
    """How many pixels of its inside a sign fills."""
    picture = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        paint_confidence(painter, sure, QRectF(0, 0, SIDE, SIDE), QColor("black"))
    inside = range(16, SIDE - 16)
    return sum(picture.pixelColor(x, y).lightness() < 128 for x in inside for y in inside)


@pytest.mark.usefixtures("qapp")
def test_the_surer_we_are_the_fuller_is_the_sign():
    unsaid, assumed, heard, observed, confirmed = map(
        ink,
        (None, Confidence.ASSUMED, Confidence.HEARD, Confidence.OBSERVED, Confidence.CONFIRMED),
    )

    assert unsaid == assumed == 0 < heard < observed < confirmed
    assert observed == pytest.approx(2 * heard, rel=0.1)
    assert confirmed == pytest.approx(2 * observed, rel=0.1)


@pytest.mark.parametrize(
    ("language", "question"),
    [("nl", "Mag Eva Brouwer dit lezen?"), ("en", "May Eva Brouwer read this?")],
)
def test_beside_a_note_stands_whether_the_person_may_read_it(
    inspector, document, language, question
):
    i18n.use(language)
    document.select([(Person, "eva")])

    said = [one.text() for one in inspector.page.findChildren(Label)]

    assert question in said
