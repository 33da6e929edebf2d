"""Lines typed in a meeting: actions with owner and day, ties, opinions side by side."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.exchange import action_line, rating_line, tie_line
from app.exchange.called import called
from app.exchange.day_words import day_in
from app.exchange.past_days import day_spoken
from app.exchange.quick_line import Understood
from app.model.account_plan import AccountPlan
from app.model.people import TeamMember
from app.model.places import Rating
from app.model.planning import Action
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Confidence, TieLevel
from tests.plans import DECISION, person, plans, small_plan

TODAY = date(2026, 3, 2)  # a Monday


@pytest.fixture(autouse=True)
def _english():
    i18n.use("en")


def team() -> AccountPlan:
    return small_plan(
        TeamMember(id="jan", name="Jan de Vries"),
        TeamMember(id="jos", name="Jos Vermeer"),
        *person("els", "Els Peeters"),
        *person("haddad", "Nadia Haddad"),
    )


def after(plan: AccountPlan, found: Understood) -> AccountPlan:
    """The plan once a line was kept."""
    assert found.change is not None, found.problem
    return plan.apply(found.change)


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


@pytest.mark.parametrize(
    ("line", "level", "spoken"),
    [
        ("jan els 3 maart", 3, TODAY),
        ("jan els 3 februari", 3, date(2026, 2, 15)),
        ("jan els 3 12 februari", 3, date(2026, 2, 12)),
        ("els jan 3 vorige week", 3, date(2026, 2, 23)),
        ("jan els 12 februari", None, date(2026, 2, 12)),
        ("els jan 3", 3, None),
        ("jan els vrijdag", None, date(2026, 2, 27)),
    ],
)
def test_behind_the_level_may_stand_when_they_last_spoke(line, level, spoken):
    found = tie_line.understand(line, team(), TODAY)

    drawn = after(team(), found).ties[joined("jan", "els")]
    assert (drawn.level, drawn.last_contact) == (level, spoken)
    assert drawn.last_contact_confidence is (Confidence.ASSUMED if spoken else None)


def test_when_they_last_spoke_is_shown_before_it_is_kept_and_leaves_the_level():
    found = tie_line.understand("sanne eva 20 februari", team(), TODAY)

    assert found.sentence == "Sanne de Wit – Eva Brouwer: 3 · good relationship"
    assert found.facts == ("last spoken 20 February 2026",)
    assert after(team(), found).ties[joined("sanne", "eva")].level is TieLevel.GOOD


# -- names cut short


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("jan", ["jan"]),
        ("jdv", ["jan"]),
        ("j vri", ["jan"]),
        ("JV", ["jan", "jos"]),
        ("vermeer", ["jos"]),
        ("", []),
        ("xyz", []),
    ],
)
def test_a_few_letters_say_whom_they_mean(letters, found):
    people = {id: one for id, one in team().members.items() if id.startswith("j")}

    assert called(letters, people) == found


# -- relationships


def test_two_names_cut_short_and_a_figure_are_a_relationship():
    found = tie_line.understand("jan els 3", team(), TODAY)

    tie = after(team(), found).tie_between("jan", "els")
    assert tie.level is TieLevel.GOOD
    assert found.sentence == "Jan de Vries – Els Peeters: 3 · good relationship"


@pytest.mark.parametrize("line", ["els jan 3", "ep jdv 3", "jan - els: 3", "jan > els goed"])
def test_names_may_stand_in_either_order_and_as_initials(line):
    found = tie_line.understand(line, team(), TODAY)

    assert after(team(), found).tie_between("jan", "els").level is TieLevel.GOOD


def test_a_standing_relationship_gets_the_new_level():
    found = tie_line.understand("sanne eva 4", team(), TODAY)

    assert after(team(), found).tie_between("sanne", "eva").level is TieLevel.TRUSTED


def test_names_that_fit_several_are_told_and_nothing_is_drawn():
    found = tie_line.understand("j els 3", team(), TODAY)

    assert found.change is None
    assert found.problem == "Several people fit: Jan de Vries and Jos Vermeer."


def test_one_name_alone_is_seen_while_the_other_is_typed():
    found = tie_line.understand("jan", team(), TODAY)

    assert (found.sentence, found.problem) == ("Jan de Vries – …", "And with whom?")


def test_what_is_known_already_is_told():
    assert tie_line.understand("sanne eva 3", team(), TODAY).problem == "This is known already."


# -- opinions side by side


def test_opinions_on_a_relationship_are_kept_side_by_side():
    plan = team()
    about = plan.tie_between("sanne", "eva")

    found = rating_line.understand("jan 4 herman 1", plan, DECISION, about, TODAY)

    later = after(plan, found)
    kept = {one.rater: one.value for one in later.table(Rating).values()}
    assert kept == {"Jan de Vries": 4, "Herman Vos": 1}
    assert found.facts == ("Jan 4, Herman 1",)
    assert later.tie_between("sanne", "eva") == about


def test_opinions_on_an_attitude_have_their_sign():
    plan = team()
    about = plan.membership(DECISION, "els")

    found = rating_line.understand("Jan +1, Herman -2", plan, DECISION, about, TODAY)

    kept = {one.rater: one.value for one in after(plan, found).table(Rating).values()}
    assert kept == {"Jan de Vries": 1, "Herman Vos": -2}


def test_who_looks_into_it_by_when_becomes_an_action():
    plan = team()
    about = plan.tie_between("sanne", "eva")

    found = rating_line.understand(
        "jan 4 herman 1 @sanne vrijdag", plan, DECISION, about, TODAY
    )

    action = next(iter(after(plan, found).table(Action).values()))
    assert (action.owner, action.due) == ("sanne", date(2026, 3, 6))


def test_a_figure_alone_settles_it():
    plan = team()
    about = plan.tie_between("sanne", "eva")
    said = rating_line.understand("jan 4 herman 1", plan, DECISION, about, TODAY)
    plan = after(plan, said)

    found = rating_line.understand("2", plan, DECISION, about, TODAY)

    later = after(plan, found)
    assert later.find(ContactTie, joined("sanne", "eva")).level is TieLevel.WORKING
    assert not later.table(Rating)


def test_a_value_outside_the_scale_is_told():
    plan = team()
    about = plan.tie_between("sanne", "eva")

    assert rating_line.understand("jan 7", plan, DECISION, about, TODAY).problem
    assert rating_line.understand("", plan, DECISION, None, TODAY).problem
