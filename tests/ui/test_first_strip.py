"""The strip of the first account in windows of any width: no word on it is cut."""

from __future__ import annotations

import pytest

from app.i18n import speaking
from app.ui.first_steps import Step
from app.ui.first_strip import FirstStrip


def cut(strip: FirstStrip) -> list[Step]:
    """The steps whose words have no room."""
    return [
        step
        for step, chip in strip.chips.items()
        if not chip.is_short and chip.width() < chip.whole_width()
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [1100, 790, 620, 480])
def test_no_step_is_cut_and_the_one_it_speaks_of_has_its_words(shown, language, width):
    with speaking(language):
        strip = shown(FirstStrip(), width, 110)
        strip.layout().activate()
        steps = cut(strip)

    assert steps == []
    assert not strip.chips[strip.step].is_short


def test_where_there_is_room_every_step_has_its_words(shown):
    strip = shown(FirstStrip(), 1100, 110)

    assert not any(chip.is_short for chip in strip.chips.values())


def test_another_step_takes_its_words_along(shown):
    strip = shown(FirstStrip(), 480, 110)

    strip.look_at(Step.GAP)
    strip.layout().activate()

    assert [step for step, chip in strip.chips.items() if not chip.is_short] == [Step.GAP]
    assert cut(strip) == []
