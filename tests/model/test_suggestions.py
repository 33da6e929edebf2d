"""Suggestions that are taken up or turned down."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.errors import UserError
from app.i18n import speaking
from app.model import edits, wording
from app.model.planning import Action, PlannedTie, RefusedSuggestion
from app.model.values import joined
from app.model.vocabulary import ActionKind, TieLevel
from tests.plans import AS_OF, DECISION, small_plan

DUE = date(2026, 4, 1)
HERMAN_TO_KARIM = (DECISION, "herman", "karim", ActionKind.NEW)


def accepted(plan, **values):
    given: dict[str, Any] = {"level": TieLevel.WORKING, "due": DUE, "gaps": ("R02:decider",)}
    return edits.accept_suggestion(plan, *HERMAN_TO_KARIM, **(given | values))


def test_what_is_taken_up_is_a_planned_tie_with_its_action_in_one_change():
    plan = small_plan()
    change = accepted(plan, owner="sanne")
    later = plan.apply(change)

    planned = later.find(PlannedTie, joined(DECISION, "herman", "karim"))
    [action] = later.table(Action).values()

    assert (planned.desired_level, planned.owner, planned.due) == (
        TieLevel.WORKING,
        "sanne",
        DUE,
    )
    assert (action.kind, action.member, action.person) == (ActionKind.NEW, "herman", "karim")
    assert (action.gaps, action.owner, action.due) == (("R02:decider",), "sanne", DUE)
    assert later.apply(change.inverse()) == plan


def test_taking_up_the_same_again_notes_no_second_action():
    plan = small_plan()
    later = plan.apply(accepted(plan))

    again = later.apply(accepted(later, due=date(2026, 5, 1)))

    assert len(again.table(Action)) == 1
    assert again.find(PlannedTie, joined(DECISION, "herman", "karim")).due == date(2026, 5, 1)


def test_what_is_turned_down_is_kept_with_reason_day_and_name_until_allowed_again():
    plan = small_plan()
    refused = plan.apply(
        edits.refuse_suggestion(
            plan, *HERMAN_TO_KARIM, reason="  They do not get on ", on=AS_OF, by="Sanne"
        )
    )

    [one] = refused.table(RefusedSuggestion).values()
    assert (one.reason, one.refused_on, one.refused_by) == (
        "They do not get on",
        AS_OF,
        "Sanne",
    )
    assert refused.apply(edits.allow_suggestion(refused, *HERMAN_TO_KARIM)) == plan


def test_only_what_was_turned_down_can_be_allowed_again():
    with pytest.raises(UserError):
        edits.allow_suggestion(small_plan(), *HERMAN_TO_KARIM)


def test_the_history_names_the_two():
    plan = small_plan()

    with speaking("en"):
        assert wording.words(accepted(plan).message) == (
            "Take up the suggestion Herman Vos – Karim El Amrani"
        )
        assert wording.words(edits.refuse_suggestion(plan, *HERMAN_TO_KARIM).message) == (
            "Turn down the suggestion Herman Vos – Karim El Amrani"
        )
