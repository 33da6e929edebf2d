"""Beside every note about somebody stands whether they may read it."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import TieLevel
from app.ui import privacy
from app.ui.panels import folds
from app.ui.panels.labels import Label
from app.ui.settings import Settings
from tests.ui.conftest import DECISION


def questions(inspector) -> list[str]:
    said = [one.text() for one in inspector.page.findChildren(Label)]
    return [words for words in said if words.endswith("read this?")]


@pytest.mark.parametrize(
    ("kind", "id"), [(Person, "eva"), (ContactTie, joined("sanne", "eva"))]
)
def test_a_note_about_somebody_of_theirs_asks_for_her(inspector, document, kind, id):
    document.select([(kind, id)])

    assert "May Eva Brouwer read this?" in questions(inspector)


def test_a_planned_relationship_asks_as_well(inspector, document):
    document.attempt(edits.plan_tie, DECISION, "herman", "anton", TieLevel.GOOD)
    document.select([(PlannedTie, joined(DECISION, "herman", "anton"))])

    assert "May Anton van Dijk read this?" in questions(inspector)


def test_the_form_that_is_filled_in_with_a_colleague_asks_for_them(inspector, document, home):
    privacy.switch(Settings(), "seller_as_buyer", on=True)
    folds.keep_open("member.form")
    document.select([(TeamMember, "sanne")])

    asked = questions(inspector).count("May Sanne de Wit read this?")
    folds.forget()
    document.select([])
    document.select([(TeamMember, "sanne")])

    assert asked == questions(inspector).count("May Sanne de Wit read this?") + 1
