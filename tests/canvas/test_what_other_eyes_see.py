"""What colours come to for other eyes, and how contrast is measured: by known examples."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from app.ui import theme
from app.ui.sight import Sight, seen

RED, GREEN, BLUE = QColor("#ff0000"), QColor("#00ff00"), QColor("#0000ff")
YELLOWS = range(40, 71)  # degrees of hue
BLUES = range(190, 261)
GREEN_BLUES = range(150, 215)
REDS = (*range(11), *range(345, 360))


@pytest.mark.parametrize("sight", [Sight.PROTANOPIA, Sight.DEUTERANOPIA])
def test_who_lacks_red_or_green_sees_both_as_yellow_and_blue_as_blue(sight):
    assert seen(RED, sight).hue() in YELLOWS
    assert seen(GREEN, sight).hue() in YELLOWS
    assert seen(BLUE, sight).hue() in BLUES


def test_red_is_darker_to_who_lacks_red_than_to_who_lacks_green():
    assert seen(RED, Sight.PROTANOPIA).lightness() < seen(RED, Sight.DEUTERANOPIA).lightness()


def test_who_lacks_blue_sees_red_as_red_and_green_and_blue_alike():
    assert seen(RED, Sight.TRITANOPIA).hue() in REDS
    assert seen(GREEN, Sight.TRITANOPIA).hue() in GREEN_BLUES
    assert seen(BLUE, Sight.TRITANOPIA).hue() in GREEN_BLUES


def test_in_grey_green_is_the_brightest_and_blue_the_darkest():
    red, green, blue = (seen(one, Sight.GREYSCALE) for one in (RED, GREEN, BLUE))

    assert green.value() > red.value() > blue.value()
    assert all(one.saturation() == 0 for one in (red, green, blue))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#000000", "#000000", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes AA on white
        ("#777777", "#ffffff", 4.48),  # and the first that does not
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#808080", "#000000", 5.32),
    ],
)
def test_contrast_is_that_of_the_guidelines_either_way_round(one, other, ratio):
    assert theme.contrast(QColor(one), QColor(other)) == pytest.approx(ratio, abs=0.01)
    assert theme.contrast(QColor(other), QColor(one)) == pytest.approx(ratio, abs=0.01)
