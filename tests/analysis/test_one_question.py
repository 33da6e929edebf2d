"""One question left to ask is worded as one."""

from __future__ import annotations

import pytest

from app.model.vocabulary import Spin, Stage
from tests.analysis.told import alone, report, talk, text

ASKED = (Spin.PROBLEM, Spin.IMPLICATION)


@pytest.mark.parametrize(
    ("language", "action"),
    [
        (
            "en",
            "Prepare this question for the next talk of Herman Vos with Karim El Amrani: “What "
            "would it bring you if that were solved?”.",
        ),
        (
            "nl",
            "Bereid voor het volgende gesprek van Herman Vos met Karim El Amrani deze vraag "
            "voor: “Wat levert het op als dat is opgelost?”.",
        ),
    ],
)
def test_one_question_that_is_missing_is_no_list(language, action):
    found = report(talk("first", spin=ASKED), stage=Stage.OFFER)

    assert text(found, "R32", "karim", language).action == action


def test_without_colleagues_it_is_one_question_too():
    found = alone(talk("first", spin=ASKED, members=()), stage=Stage.OFFER)

    action = text(found, "R32", "karim").action
    assert action is not None
    assert action.startswith("Prepare this question for the next talk with Karim El Amrani: ")
