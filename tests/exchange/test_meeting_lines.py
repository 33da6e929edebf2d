"""Lines typed in a meeting: relationships, and opinions side by side."""

from __future__ import annotations

from datetime import date

import pytest

from app.exchange import rating_line, tie_line
from app.exchange.called import called
from app.model.places import Rating
from app.model.planning import Action
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Confidence, TieLevel
from tests.exchange.meeting_lines import TODAY, after, team
from tests.plans import DECISION

pytestmark = pytest.mark.usefixtures("english")


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
