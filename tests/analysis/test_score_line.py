"""The score as a line, the groups of a story, and a snapshot beside how things stand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.analysis.history import Entry, Story, story
from app.analysis.history_form import discovery, ends, grouped, left_out
from app.analysis.history_words import About, Line, lines
from app.analysis.report import Report
from app.analysis.score_line import ONE_DAY, score_line
from app.analysis.since_snapshot import since_snapshot, title_of
from app.analysis.snapshots import snapshot_of
from app.i18n import speaking
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message, additions
from app.model.vocabulary import Role, TieLevel
from tests.plans import AS_OF, DECISION, small_plan

START = AS_OF - timedelta(days=200)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def created(plan: AccountPlan, on: date = START) -> Entry:
    return Entry(on, "Sanne", Change(Message.of("account.created"), additions(plan)))


def told(log: list[Entry], since: date, until: date = AS_OF) -> tuple[Story, list[Line]]:
    found = story(log, DECISION, since, until)
    return found, lines(found)


def test_the_line_begins_when_the_decision_came():
    empty = small_plan()
    log = [
        Entry(START - ONE_DAY, "Jan", Change(Message.of("account.created"), ())),
        created(empty),
    ]

    line = score_line(log, DECISION, AS_OF)

    assert (line.begun, line.first) == (START - ONE_DAY, START)
    assert line.at(START - ONE_DAY) is None
    assert line.at(AS_OF) == pytest.approx(line.days[-1][1])


def test_the_line_slopes_while_nothing_is_done_and_steps_up_on_the_day_of_work():
    plan = small_plan()
    work = edits.set_tie(plan, "sanne", "eva", level=TieLevel.TRUSTED, last_contact=AS_OF)
    log = [created(plan), Entry(AS_OF - timedelta(days=5), "Jan", work)]

    corners = score_line(log, DECISION, AS_OF).corners()

    step = [score for on, score in corners if on == AS_OF - timedelta(days=5)]
    assert len(step) == 2
    assert step[1] > step[0] + 1
    before = [score for on, score in corners if on < AS_OF - timedelta(days=5)]
    assert all(one <= other + 1e-9 for one, other in zip(before[1:], before, strict=False))


def test_a_decision_that_never_was_has_no_line():
    line = score_line([created(small_plan())], "another", AS_OF)

    assert line.first is None
    assert line.corners() == []


def test_a_long_history_is_looked_at_on_a_bounded_number_of_days():
    log = [created(small_plan(), AS_OF - timedelta(days=3650))]

    assert len(score_line(log, DECISION, AS_OF).days) < 200


def test_groups_and_ends_add_up_as_they_are_shown():
    plan = small_plan()
    work = edits.set_tie(plan, "sanne", "eva", level=TieLevel.ACQUAINTED)
    number = edits.set_parameter(plan.apply(work), "level_value.1", 0.33)
    log = [created(plan), Entry(AS_OF, "Jan", work), Entry(AS_OF, "Jan", number)]

    found, parts = told(log, START)

    before, after = ends(found)
    groups = grouped(parts)
    assert [group.about for group in groups] == [About.RELATION, About.SETTING]
    assert sum(group.shown for group in groups) == pytest.approx(after - before)
    assert groups[1].title == "Settings: no better or worse relationship"


def newcomer(plan: AccountPlan) -> Change:
    return edits.add_person(plan, DECISION, "Nadia Haddad", roles=[Role.USER])


def test_a_lower_score_because_the_map_grew_is_said_to_be_so():
    plan = small_plan()
    log = [created(plan), Entry(AS_OF, "Jan", newcomer(plan))]

    found = told(log, AS_OF - ONE_DAY)

    assert discovery(*found) == (
        "Lower because the map grew, not because a relationship weakened."
    )


def test_only_a_part_of_the_loss_is_put_down_to_the_map_where_a_relationship_weakened_too():
    plan = small_plan()
    lost = edits.set_tie(plan, "sanne", "eva", level=TieLevel.ACQUAINTED)
    joins = newcomer(plan.apply(lost))
    log = [created(plan), Entry(AS_OF, "Jan", lost), Entry(AS_OF, "Jan", joins)]

    words = discovery(*told(log, AS_OF - ONE_DAY))

    assert words.startswith("−0.9 of this because the map grew")


def test_nothing_is_put_down_to_the_map_when_a_relationship_was_lost():
    plan = small_plan()
    lost = edits.set_tie(plan, "sanne", "eva", level=TieLevel.ACQUAINTED)
    log = [created(plan), Entry(AS_OF, "Jan", lost)]

    assert discovery(*told(log, AS_OF - ONE_DAY)) == ""


def test_changes_that_could_not_be_told_are_counted_in_a_sentence():
    plan = small_plan()
    gone = edits.set_tie(plan, "sanne", "eva", level=TieLevel.TRUSTED)
    log = [created(plan), Entry(AS_OF, "Jan", gone), Entry(AS_OF, "Jan", gone)]

    found, _parts = told(log, START)

    assert left_out(found) == "1 change no longer fits the account and is left out."


def test_a_snapshot_tells_what_is_new_since():
    plan = small_plan()
    then = snapshot_of(Report(plan, DECISION, AS_OF))
    work = edits.add_tie(plan, "herman", "karim", level=TieLevel.TRUSTED, last_contact=AS_OF)
    now = Report(plan.apply(work), DECISION, AS_OF)

    since = since_snapshot(then, now)

    assert since.score > then.score
    [role] = since.roles
    assert (role.role, role.before) == (Role.DECIDER, 0)
    assert role.after == pytest.approx(since.score - then.score, abs=0.02)
    closed = {title_of(gap, now) for gap in since.closed}
    assert {
        "Role uncovered: decider",
        "Function without a counterpart: general management",
        "Only through the gatekeeper: Karim El Amrani",
    } <= closed
    assert ("R05", "karim") in {gap.key for gap in since.opened}


def test_nothing_is_new_since_a_snapshot_of_now():
    report = Report(small_plan(), DECISION, AS_OF)

    since = since_snapshot(snapshot_of(report), report)

    assert (since.roles, since.opened, since.closed) == ((), (), ())
