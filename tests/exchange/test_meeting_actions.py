"""Lines typed in a meeting: actions with owner and day, and what days are called."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import action_line, rating_line, tie_line
from app.exchange.day_words import day_in
from app.exchange.past_days import day_spoken
from app.model.planning import Action
from tests.exchange.meeting_lines import TODAY, after, team
from tests.plans import DECISION, plans

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("bellen vrijdag", date(2026, 3, 6)),
        ("by friday", date(2026, 3, 6)),
        ("uiterlijk maandag", date(2026, 3, 9)),
        ("next friday", date(2026, 3, 13)),
        ("volgende vrijdag", date(2026, 3, 13)),
        ("volgende week", date(2026, 3, 13)),
        ("this week", date(2026, 3, 6)),
        ("voor 12 maart", date(2026, 3, 12)),
        ("voor 1 maart", date(2027, 3, 1)),
        ("March 12th, 2027", date(2027, 3, 12)),
        ("12-3", date(2026, 3, 12)),
        ("12/3/27", date(2027, 3, 12)),
        ("2026-04-05", date(2026, 4, 5)),
        ("over 2 weken", date(2026, 3, 16)),
        ("in 3 days", date(2026, 3, 5)),
        ("eind van de maand", date(2026, 3, 31)),
        ("volgende maand", date(2026, 4, 30)),
        ("overmorgen", date(2026, 3, 4)),
        ("vandaag", TODAY),
    ],
)
def test_days_are_understood_as_they_are_said(text, due):
    assert day_in(text, TODAY)[1] == due


@pytest.mark.parametrize("text", ["do something", "31 februari", "12-13", "room 5", "morgens"])
def test_what_is_no_day_stays_in_the_text(text):
    assert day_in(text, TODAY) == (text, None)


def test_an_action_has_the_colleague_it_begins_with_for_owner_and_whom_it_names():
    found = action_line.meant("Jan belt Haddad voor 12 maart", team(), TODAY)

    assert found == action_line.ActionMeant(
        "Jan belt Haddad", owner="jan", due=date(2026, 3, 12), person="haddad"
    )


def test_an_owner_behind_an_at_sign_is_no_part_of_what_is_to_be_done():
    found = action_line.meant("@Jan 12-3 call Els Peeters", team(), TODAY)

    assert (found.text, found.owner, found.due, found.person) == (
        "call Els Peeters", "jan", date(2026, 3, 12), "els",
    )  # fmt: skip


def test_an_owner_may_be_named_in_full_and_does_not_swallow_the_name_that_follows():
    full = action_line.meant("@Jan de Vries call Haddad", team(), TODAY)
    brief = action_line.meant("@Jan De Haddad", team(), TODAY)

    assert (full.owner, full.text) == ("jan", "call Haddad")
    assert brief.owner == "jan"


def test_an_action_becomes_one_of_the_decision_with_the_gap_it_is_about():
    found = action_line.understand("Jan calls Els friday", team(), DECISION, TODAY, ["R05 els"])

    action = next(iter(after(team(), found).table(Action).values()))
    assert (action.owner, action.due, action.gaps) == ("jan", date(2026, 3, 6), ("R05 els",))


def test_somebody_unknown_behind_an_at_sign_is_told_and_nothing_is_noted():
    found = action_line.understand("@Piet call", team(), DECISION, TODAY)

    assert found.change is None
    assert "Piet" in found.problem


def test_a_decision_needs_neither_owner_nor_day():
    found = action_line.understand("we go for option B", team(), DECISION, TODAY)

    action = next(iter(after(team(), found).table(Action).values()))
    assert (action.text, action.owner, action.due) == ("we go for option B", None, None)


@given(st.text(max_size=60), plans(3, 1))
def test_no_line_at_all_makes_the_lines_fail(text, plan):
    action_line.understand(text, plan, DECISION, TODAY)
    tie_line.understand(text, plan, TODAY)
    part = next(iter(plan.dmu(DECISION)))
    rating_line.understand(text, plan, DECISION, part, TODAY)


@given(
    st.lists(
        st.sampled_from(
            [
                "@",
                "Jan",
                "3",
                "12-3",
                "31-2",
                "maart",
                "vrijdag",
                "next",
                "Els",
                "geleden",
                "week",
                "+1",
                "-2",
                ",",
            ]
        ),
        max_size=8,
    )
)
def test_no_pieces_of_lines_make_the_lines_fail(pieces):
    text = " ".join(pieces)
    plan = team()
    action_line.understand(text, plan, DECISION, TODAY)
    tie_line.understand(text, plan, TODAY)
    about = plan.membership(DECISION, "els")
    rating_line.understand(text, plan, DECISION, about, TODAY)


@given(st.text(max_size=40), st.dates())
def test_days_never_fail_and_keep_every_word_they_do_not_understand(text, today):
    left, due = day_in(text, today)

    assert due is None or set(left.split()) <= set(text.split())


# -- when they last spoke


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("vandaag", TODAY),
        ("yesterday", date(2026, 3, 1)),
        ("vrijdag", date(2026, 2, 27)),
        ("maandag", TODAY),
        ("op 1 maart", date(2026, 3, 1)),
        ("12 maart", date(2025, 3, 12)),
        ("in februari", date(2026, 2, 15)),
        ("maart", TODAY),
        ("april", date(2025, 4, 15)),
        ("12-2", date(2026, 2, 12)),
        ("2025-12-24", date(2025, 12, 24)),
        ("3 weken geleden", date(2026, 2, 9)),
        ("2 months ago", date(2026, 1, 1)),
        ("vorige week", date(2026, 2, 23)),
        ("this quarter", date(2026, 1, 16)),
    ],
)
def test_the_day_people_last_spoke_is_the_last_one_that_was(text, spoken):
    assert day_spoken(text, TODAY) == spoken


@pytest.mark.parametrize(
    "text", ["", "volgende week", "2027-01-01", "over 2 weken", "Karel", "3"]
)
def test_a_day_to_come_or_no_day_at_all_is_no_day_on_which_they_spoke(text):
    assert day_spoken(text, TODAY) is None


@given(st.text(max_size=30), st.dates(min_value=date(1900, 1, 1)))
def test_nobody_ever_last_spoke_after_today(text, today):
    spoken = day_spoken(text, today)

    assert spoken is None or spoken <= today
