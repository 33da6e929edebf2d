"""The story of a score: its steps add up, and say what happened in the words of the trade."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import history
from app.analysis.history import Entry, Story
from app.analysis.history_words import About, lines, sentence
from app.analysis.network import Network
from app.analysis.rounding import rounded_together
from app.i18n import speaking
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message, additions
from app.model.decision import Membership, Opportunity
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import InfluenceDegree, Role, TieLevel
from tests.plans import AS_OF, DECISION, plans, small_plan

START = AS_OF - timedelta(days=30)


class Log:
    """A change log that grows as somebody works."""

    def __init__(self, plan: AccountPlan, on: date = START) -> None:
        whole = Change(Message.of("account.created"), additions(plan))
        self.plan = plan
        self.entries = [Entry(on, "Sanne", whole)]

    def add(self, on: date, change: Change, author: str = "Sanne") -> None:
        self.plan = self.plan.apply(change)
        self.entries.append(Entry(on, author, change))

    def story(self, since: date = START, until: date = AS_OF) -> Story:
        return history.story(self.entries, DECISION, since, until)


def told(story: Story) -> dict[str, float]:
    return {line.sentence: line.shown for line in lines(story)}


def newcomer(role: Role = Role.USER) -> Change:
    nadia = Person(id="nadia", name="Nadia Haddad")
    joins = Membership(
        id=joined(DECISION, "nadia"),
        opportunity=DECISION,
        person="nadia",
        roles=frozenset({role}),
        influence=InfluenceDegree.MEDIUM,
    )
    return Change(Message.of("person.added", name="Nadia Haddad"), additions([nadia, joins]))


def test_a_map_that_grew_is_told_as_such_and_as_no_worse_relationship():
    log = Log(small_plan())
    log.add(AS_OF, newcomer())

    [line] = lines(log.story(since=AS_OF - timedelta(days=1)))

    assert line.about is About.MAP
    assert sentence(line) == "−3.8: Nadia Haddad was added and nobody knows them well yet"
    assert line.persons == ("eva",)  # whose share of the role is smaller now


def test_silence_is_told_once_for_each_person_however_often_the_log_was_written():
    log = Log(small_plan())
    for days in (100, 150, 200):
        log.add(
            START + timedelta(days=days),
            edits.set_fields(log.plan, Person, "eva", note=f"{days}"),
        )

    found = lines(log.story(until=START + timedelta(days=250)))

    [line] = found
    assert (line.about, line.author) == (About.TIME, "")
    assert line.sentence == "the relationship Sanne de Wit – Eva Brouwer went stale"
    assert line.points < -1


def test_a_setting_is_a_line_of_its_own():
    log = Log(small_plan())
    log.add(AS_OF, edits.set_parameter(log.plan, "role_weight.user", 30, "users decide here"))

    [line] = lines(log.story())

    assert line.about is About.SETTING
    assert line.sentence == "the setting “Weight of the user” was changed"


def test_a_setting_of_the_workspace_counts_for_the_account_too():
    log = Log(small_plan())
    shared = AccountPlan()
    change = edits.set_parameter(shared, "level_value.3", 0.6)
    log.entries.append(Entry(AS_OF, "Jan", change, of_workspace=True))

    story = log.story()

    [line] = lines(story)
    assert (line.about, line.author) == (About.SETTING, "Jan")
    assert story.after.total == pytest.approx(story.before.total * 0.6 / 0.75)


def test_what_people_did_is_told_in_the_words_of_the_trade():
    log = Log(small_plan())
    log.add(AS_OF, edits.add_tie(log.plan, "herman", "karim", level=TieLevel.WORKING))
    log.add(AS_OF, edits.log_contact(log.plan, on=AS_OF, members=["herman"], persons=["karim"]))
    log.add(AS_OF, edits.set_tie(log.plan, "sanne", "eva", level=TieLevel.WORKING))
    log.add(AS_OF, edits.mark_role_absent(log.plan, DECISION, Role.PURCHASER, None))
    log.add(AS_OF, edits.toggle_role(log.plan, DECISION, "eva", Role.INFLUENCER))

    found = told(log.story())

    assert set(found) == {
        "Herman Vos spoke with Karim El Amrani",
        "the relationship Sanne de Wit – Eva Brouwer went from “good relationship” to "
        "“working contact”",
        "it was noted that there is no purchaser",
        "Eva Brouwer is now influencer and user",
    }


def test_who_leaves_takes_their_points_along():
    log = Log(small_plan())
    log.add(AS_OF, edits.remove(log.plan, [(Person, "eva")]))

    [line] = lines(log.story())

    assert line.sentence == "Eva Brouwer left the buying team"
    assert line.points == pytest.approx(-7.65)


def test_the_story_is_told_in_the_readers_language():
    log = Log(small_plan())
    log.add(AS_OF, edits.remove(log.plan, [(Person, "eva")]))

    with speaking("nl"):
        [line] = lines(log.story())
        text = sentence(line)

    assert text == "−7,6: Eva Brouwer zit niet meer in de DMU"


def test_a_change_that_no_longer_fits_is_passed_over_and_counted():
    log = Log(small_plan())
    lost = Person(id="lost", name="Lost")
    log.entries.append(
        Entry(AS_OF, "Jan", edits.set_fields(AccountPlan([lost]), Person, "lost", title="X"))
    )

    story = log.story()

    assert story.skipped == 1
    assert story.difference == 0


def test_a_story_runs_forwards():
    with pytest.raises(ValueError, match="beginning"):
        Log(small_plan()).story(since=AS_OF, until=START)


def test_scores_of_days_are_those_of_the_plan_as_it_stood():
    log = Log(small_plan())
    log.add(AS_OF, edits.set_tie(log.plan, "sanne", "eva", level=TieLevel.WORKING))
    days = [START - timedelta(days=1), START, AS_OF - timedelta(days=1), AS_OF]

    found = history.scores(log.entries, DECISION, days)

    assert found[0] is None
    assert found[1:] == pytest.approx([7.65, 7.65, 5.1])


def test_the_days_looked_at_are_regular_ones_and_those_of_changes():
    log = Log(small_plan())
    log.add(START + timedelta(days=3), newcomer())

    days = history.days_between(log.entries, START, START + timedelta(days=10), 5)

    assert [(day - START).days for day in days] == [0, 3, 5, 10]


@given(
    st.lists(st.floats(-50, 50), max_size=12),
)
def test_rounded_parts_add_up_to_the_rounded_whole(parts):
    whole = sum(parts)

    shown = rounded_together(parts, whole)

    assert sum(round(value * 10) for value in shown) == round(whole * 10)
    assert all(abs(a - b) < 0.11 for a, b in zip(shown, parts, strict=True))


def test_parts_add_up_to_a_whole_that_was_rounded_from_other_numbers():
    assert sum(rounded_together([1.0, 2.0], 2.9)) == pytest.approx(2.9)
    assert sum(rounded_together([1.04, 2.04], 3.2)) == pytest.approx(3.2)


@st.composite
def worked_on(draw: st.DrawFn) -> Log:
    """A random account on which somebody worked for some months."""
    log = Log(draw(plans(largest=5, smallest=1)))
    day = START
    for _ in range(draw(st.integers(0, 8))):
        day += timedelta(days=draw(st.integers(0, 120)))
        log.add(day, draw(any_change(log.plan, day)))
    return log


@st.composite
def any_change(draw: st.DrawFn, plan: AccountPlan, day: date) -> Change:
    member = draw(st.sampled_from(sorted(plan.members)))
    person = draw(st.sampled_from(sorted(plan.persons)))
    level = draw(st.none() | st.sampled_from(TieLevel))
    role = draw(st.sampled_from(Role))
    return draw(
        st.sampled_from(
            [
                edits.set_tie(plan, member, person, level=level),
                edits.log_contact(plan, on=day, members=[member], persons=[person]),
                edits.mark_role_absent(plan, DECISION, role, None),
                edits.set_membership(plan, DECISION, person, active=draw(st.booleans())),
                edits.toggle_role(plan, DECISION, person, role),
                edits.set_parameter(plan, "cadence.user", draw(st.integers(7, 200))),
                edits.remove(plan, [(ContactTie, joined(member, person))]),
            ]
        )
    )


@given(worked_on(), st.integers(0, 200), st.integers(0, 900))
def test_the_parts_add_up_to_the_difference_exactly(log, after, longer):
    since = START + timedelta(days=after)
    until = since + timedelta(days=longer)

    story = log.story(since, until)

    before = history.at_the_end_of(log.entries, since)
    later = history.at_the_end_of(log.entries, until)
    difference = (
        Network(later.plan, DECISION, until).score.total
        - Network(before.plan, DECISION, since).score.total
    )
    assert story.difference == pytest.approx(difference, abs=1e-9)
    assert sum(step.points for step in story.steps) == pytest.approx(difference, abs=1e-6)
    found = lines(story)
    assert sum(line.points for line in found) == pytest.approx(difference, abs=1e-6)
    assert sum(round(line.shown * 10) for line in found) == round(story.difference * 10)


@given(worked_on(), st.integers(1, 300))
def test_a_step_a_day_tells_the_same_as_one_over_the_days_on_which_nothing_changed(log, days):
    until = START + timedelta(days=days)

    story = log.story(START, until)

    daily = 0.0
    for ago in range(days):
        day = START + timedelta(days=ago)
        moment = history.at_the_end_of(log.entries, day)
        older = moment.network(DECISION, day + timedelta(days=1)).score.total
        daily += older - moment.network(DECISION, day).score.total
    ageing = sum(step.points for step in story.steps if step.entry is None)
    assert ageing == pytest.approx(daily, abs=1e-6)


def test_nothing_is_told_of_what_leaves_the_score_alone():
    log = Log(small_plan())
    opportunity = log.plan.opportunities[DECISION]
    renamed = replace(opportunity, name="Another name")
    log.add(AS_OF, edits.set_fields(log.plan, Opportunity, DECISION, name=renamed.name))

    assert lines(log.story()) == []
