"""What a change would suppose: gestures read as steps of a what-if."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.report import Report
from app.analysis.suppositions import read
from app.analysis.what_if import WhatIf
from app.errors import UserError
from app.model import edits
from app.model.change import Change
from app.model.decision import Membership
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Attitude, Role, TieLevel, TieStatus
from tests.plans import AS_OF, DECISION, small_plan

SANNE_EVA = joined("sanne", "eva")


@pytest.fixture
def start() -> WhatIf:
    return WhatIf.on(Report(small_plan(), DECISION, AS_OF))


def supposing(what_if: WhatIf, change: Change) -> WhatIf:
    for supposition in read(change, DECISION, AS_OF):
        what_if = supposition.on(what_if)
    return what_if


def messages(what_if: WhatIf) -> list[str]:
    return [step.change.message.id for step in what_if.steps]


def test_a_line_that_goes_with_who_leaves_is_no_step_of_its_own(start):
    removal = edits.remove(start.plan, [(Person, "eva"), (ContactTie, SANNE_EVA)])

    assert messages(supposing(start, removal)) == ["what_if.leaves"]


def test_a_line_between_others_is_removed_beside_who_leaves(start):
    line = (ReportingLine, joined("eva", "karim"))

    after = supposing(start, edits.remove(start.plan, [(TeamMember, "herman"), line]))

    assert after.left == {"herman"}
    assert after.plan.find(*line) is None


def test_another_attitude_is_supposed_by_name(start):
    at = joined(DECISION, "karim")
    change = edits.set_fields(start.plan, Membership, at, attitude=Attitude.AGAINST)

    assert messages(supposing(start, change)) == ["what_if.attitude"]


def test_a_role_is_supposed_as_it_was_chosen(start):
    after = supposing(start, edits.toggle_role(start.plan, DECISION, "eva", Role.GATEKEEPER))

    membership = after.plan.membership(DECISION, "eva")
    assert membership is not None
    assert membership.roles == {Role.USER, Role.GATEKEEPER}


def test_a_supposed_relationship_is_fresh_and_can_be_planned(start):
    change = edits.add_tie(start.plan, "herman", "karim", level=TieLevel.GOOD)

    after = supposing(start, change)

    tie = after.plan.tie_between("herman", "karim")
    assert tie is not None
    assert (tie.level, tie.last_contact) == (TieLevel.GOOD, AS_OF)
    assert after.why_no_plan == ""
    assert after.supposed_ties == {tie.id}


def test_what_is_so_already_is_no_step(start):
    made = edits.add_tie(start.plan, "herman", "karim", level=TieLevel.GOOD)
    after = supposing(start, made)
    again = edits.set_tie(after.plan, "herman", "karim", level=TieLevel.TRUSTED)
    after = supposing(after, again)

    with pytest.raises(UserError):
        supposing(after, made)


def test_a_relationship_that_is_said_not_to_be_there_needs_one_to_begin_with(start):
    with pytest.raises(UserError):
        read(edits.add_tie(start.plan, "herman", "karim", level=TieLevel.NONE), DECISION, AS_OF)


@settings(max_examples=60)
@given(st.sampled_from([None, *TieLevel]), st.none() | st.sampled_from(TieStatus))
def test_whatever_is_chosen_of_a_relationship_leaves_no_more_than_was_chosen(level, status):
    start = WhatIf.on(Report(small_plan(), DECISION, AS_OF))
    change = edits.set_tie(start.plan, "sanne", "eva", level=level, status=status)

    after = supposing(start, change) if change.edits else start

    tie = after.plan.tie_between("sanne", "eva")
    if level is TieLevel.NONE or status is TieStatus.LOST:
        assert tie is None
    else:
        assert tie is not None
        assert (tie.level, tie.status) == (level, status)
