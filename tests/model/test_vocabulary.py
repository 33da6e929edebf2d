"""Every code of the case file has words in both languages."""

from enum import Enum

import pytest

from app.i18n import speaking
from app.model import vocabulary
from app.model.labels import label
from app.model.vocabulary import Attitude, InfluenceDegree, Level, TieLevel

UNSPOKEN = {"Adaptability", "Spin", "Result", "ReviewKind", "Condition", "ActionKind"}
LISTS = [
    kind
    for kind in vars(vocabulary).values()
    if isinstance(kind, type)
    and issubclass(kind, Enum)
    and list(kind)
    and kind.__name__ not in UNSPOKEN
]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_every_code_has_words(kind, language):
    with speaking(language):
        said = [label(code) for code in kind]

    assert all(said)
    assert len(set(said)) == len(said)


def test_codes_of_different_lists_with_the_same_value_keep_their_own_words():
    with speaking("en"):
        assert label(TieLevel.ACQUAINTED) == "acquainted"
        assert label(InfluenceDegree.LOW) == "low"
        assert label(Level.STAFF) == "staff"
        assert label(Attitude.FOR) == "for"
        assert label(None) == "unknown"
