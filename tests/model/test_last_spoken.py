"""An answer in a hurry stands for an assumed date."""

from datetime import date

import pytest

from app.i18n import speaking
from app.model.last_spoken import PRESELECTED, LastSpoken, words

TODAY = date(2026, 3, 2)


def test_answers_go_further_back_one_after_the_other():
    days = [answer.on(TODAY) for answer in LastSpoken]

    assert days[:-1] == sorted(days[:-1], reverse=True)
    assert days[-1] is None


def test_this_quarter_is_preselected():
    assert PRESELECTED is LastSpoken.THIS_QUARTER


@pytest.mark.parametrize(("language", "said"), [("nl", "dit kwartaal"), ("en", "this quarter")])
def test_an_answer_is_worded_in_the_readers_language(language, said):
    with speaking(language):
        assert words(PRESELECTED) == said
