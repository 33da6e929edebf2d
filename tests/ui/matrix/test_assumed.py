"""What is only assumed of somebody looks so in the matrix, as it does on the map."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.certainty import Fact
from app.model.decision import Membership
from app.model.values import joined
from app.model.vocabulary import Attitude, Confidence
from app.ui import theme
from tests.ui.conftest import DECISION
from tests.ui.matrix.cells import open_matrix


def symbol_of(page, person):
    """The pixels of the attitude of somebody, at the left of their row."""
    QApplication.processEvents()
    header, row = page.view.verticalHeader(), page.model.row_of(person)
    high = header.sectionSize(row)
    top = header.sectionViewportPosition(row)
    image = header.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return image.copy(
        round(16 * ratio), round(top * ratio), round(22 * ratio), round(high * ratio)
    )


def filled(image, colour):
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("attitude", [Attitude.FOR, Attitude.NEUTRAL, Attitude.RESERVED])
def test_an_attitude_that_is_only_assumed_is_hollow(document, shown, home, attitude):
    document.attempt(edits.set_membership, DECISION, "anton", attitude=attitude)
    fact = Fact(Membership, joined(DECISION, "anton"), "attitude")
    document.attempt(edits.set_source, fact, confidence=Confidence.CONFIRMED)
    page = open_matrix(document, shown)
    colour = theme.colour(f"attitude.{attitude.name.lower()}")
    sure = filled(symbol_of(page, "anton"), colour)

    document.attempt(edits.set_source, fact, confidence=Confidence.ASSUMED)

    assert filled(symbol_of(page, "anton"), colour) < sure / 2
