"""Where what is asked ends: at the day itself, at what nobody knows, at another decision."""

from __future__ import annotations

from datetime import timedelta

from app.analysis.report import Report
from app.model import edits
from app.model.vocabulary import Role, TieLevel
from app.ui.filtering.criteria import UNKNOWN, Criterion, Filter, Subject
from app.ui.filtering.current import Filtering
from app.ui.filtering.matching import Facts, find
from tests.plans import AS_OF, DECISION, person, small_plan, tie

S = Subject


def found(subject: Subject, value: str, *more, added=None) -> set[str]:
    plan = small_plan(*more)
    facts = Facts(plan, DECISION, AS_OF, Report(plan, DECISION, AS_OF), added)
    return set(find(Filter((Criterion(subject, value),)), facts).people)


def spoken(member: str, who: str, days: int):
    return tie(member, who, TieLevel.GOOD, last_contact=AS_OF - timedelta(days=days))


def test_the_day_itself_is_not_longer_ago():
    thirty = spoken("herman", "karim", 30)

    assert found(S.SPOKEN, "30", thirty) == set()
    assert found(S.SPOKEN, "29", thirty) == {"karim"}


def test_who_came_in_so_many_days_ago_is_no_newcomer_any_more():
    added = {"eva": AS_OF - timedelta(days=7)}

    assert found(S.ADDED, "7", added=added) == set()
    assert found(S.ADDED, "8", added=added) == {"eva"}


def test_who_has_no_role_is_found_where_roles_are_unknown():
    joke = person("joke", "Joke Peeters")

    assert found(S.ROLE, UNKNOWN, *joke) == {"joke"}


def test_one_colleague_who_spoke_lately_keeps_somebody_from_going_stale():
    old = spoken("herman", "eva", 900)

    assert found(S.FRESHNESS, "stale", old) == set()
    assert found(S.FRESHNESS, "stale", old, spoken("sanne", "karim", 900)) == {"karim"}


def test_what_is_asked_holds_for_the_decision_one_turns_to(analysed, qtbot):
    analysed.do(edits.add_opportunity(analysed.plan, "Service", id="service"))
    analysed.attempt(edits.join_decision, "service", "eva")
    analysed.attempt(edits.toggle_role, "service", "eva", Role.DECIDER)
    filtering = Filtering(analysed, lambda then: then([]))
    filtering.ask(Filter((Criterion(S.ROLE, "decider"),)))
    before = filtering.now.people

    analysed.turn_to("service")

    assert before == {"anton"}
    qtbot.waitUntil(lambda: filtering.now.people == {"eva"})
