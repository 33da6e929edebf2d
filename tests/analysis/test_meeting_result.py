"""What a meeting came to on one page, for ourselves and for those who were there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app import i18n
from app.analysis.gap import Gap
from app.analysis.meeting_changes import changes
from app.analysis.meeting_result import (
    MOST_OPEN,
    Agreed,
    Ended,
    Page,
    actions,
    as_html,
    as_text,
    for_ourselves,
    for_those_present,
)
from app.analysis.story import Numbered
from app.analysis.wording import GapText
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import OPPORTUNITY
from app.model.change import Change, Edit, Message
from app.model.edits import ratings as judging
from app.model.handed_over import handed_over, hidden_in
from app.model.people import Account, Competitor, Person, TeamMember
from app.model.planning import Action
from app.model.values import joined
from app.model.vocabulary import ActionKind, Attitude, Role, TieLevel
from tests.plans import DECISION, person, small_plan
from tests.planted import MARK, identity, opportunity, planted_plan

BEGAN = datetime(2026, 3, 2, 14, tzinfo=UTC)
FRIDAY = date(2026, 3, 6)
EVA = joined("sanne", "eva")


@pytest.fixture(autouse=True)
def _english():
    i18n.use("en")


def made(plan: AccountPlan, *steps) -> AccountPlan:
    """The plan after some edits, each a function and its arguments."""
    for edit, *arguments in steps:
        values = arguments.pop() if isinstance(arguments[-1], dict) else {}
        plan = plan.apply(edit(plan, *arguments, **values))
    return plan


def ended(after: AccountPlan, **values) -> Ended:
    return Ended(
        before=values.pop("before", small_plan()), after=after, opportunity=DECISION,
        began=BEGAN, ended=BEGAN, **values,
    )  # fmt: skip


def section(page: Page, title: str) -> list[str]:
    """The lines under a heading, with their details."""
    [found] = [one for one in page.sections if one.title == title]
    return [f"{line.text} | {line.detail}" if line.detail else line.text
            for line in found.lines]  # fmt: skip


def gap(number: int, *, closed: bool = False) -> Numbered:
    found = Gap("R01", subject=str(number), severity=50.0, evidence={})
    return Numbered(number, found, GapText(f"Gap {number}", "Why"), closed=closed)


# -- what changed


def test_it_says_who_came_whom_they_know_and_what_they_think():
    before = small_plan()
    after = made(
        before,
        (edits.add_person, DECISION, "Nadia Haddad",
         {"id": "nadia", "title": "Nurse", "roles": [Role.USER]}),
        (edits.set_membership, DECISION, "karim", {"attitude": Attitude.FOR}),
        (edits.set_tie, "sanne", "eva", {"level": TieLevel.WORKING}),
        (edits.set_tie, "herman", "karim", {"level": TieLevel.ACQUAINTED}),
    )  # fmt: skip

    found = changes(before, after, DECISION)

    assert found == [
        "New: Nadia Haddad (Nurse)",
        "Attitude of Karim El Amrani: neutral → for",
        "Roles of Nadia Haddad: user",
        "Sanne de Wit – Eva Brouwer: good relationship → working contact",
        "Herman Vos – Karim El Amrani: new, acquainted",
    ]


def test_what_was_changed_and_changed_back_is_not_told():
    before = small_plan()
    after = made(
        before,
        (edits.set_membership, DECISION, "karim", {"attitude": Attitude.FOR}),
        (edits.set_membership, DECISION, "karim", {"attitude": Attitude.NEUTRAL}),
    )

    assert changes(before, after, DECISION) == []


def test_what_is_no_person_or_relationship_is_told_by_what_was_done():
    done = [Message.of("influence.added", name="A – B"), Message.of("tie.changed", name="x")]

    assert changes(small_plan(), small_plan(), DECISION, done) == ["Draw influence A – B"]


# -- for ourselves


def test_the_page_tells_score_gaps_and_actions():
    agreed = Agreed("a1", "Send the offer", owner="sanne", due=FRIDAY)
    page = for_ourselves(
        ended(small_plan(), score_before=28.2, score_after=31.4, agreed=(agreed,),
              gaps=(gap(1, closed=True), gap(2)), noted=("We go on",)),
    )  # fmt: skip

    assert page.mark == "INTERNAL"
    assert page.score == "Score 28 → 31"
    assert page.about == "Acme · Packaging line · 2 March 2026"
    assert section(page, "Agreed") == ["Send the offer | Sanne de Wit, 6 Mar 2026"]
    assert section(page, "Noted") == ["We go on"]
    assert section(page, "Gaps closed") == ["1. Gap 1"]
    assert section(page, "Gaps still open") == ["2. Gap 2"]


def test_a_score_that_did_not_move_is_told_once_and_an_unknown_one_not():
    assert for_ourselves(ended(small_plan(), score_before=28.1, score_after=28.2)).score == (
        "Score 28"
    )
    assert for_ourselves(ended(small_plan())).score == ""


def test_gaps_that_are_too_many_for_a_page_are_counted():
    gaps = tuple(gap(number) for number in range(1, MOST_OPEN + 4))

    found = section(for_ourselves(ended(small_plan(), gaps=gaps)), "Gaps still open")

    assert len(found) == MOST_OPEN + 1
    assert found[-1] == "… and 3 more"


def test_opinions_that_differ_stand_with_who_finds_out():
    after = made(
        small_plan(),
        (judging.rate, EVA, "Sanne de Wit", 4),
        (judging.rate, EVA, "Herman Vos", 1),
        (judging.look_into_ratings, DECISION, EVA, {"owner": "herman", "due": FRIDAY}),
    )
    [looking] = after.table(Action).values()
    agreed = Agreed(looking.id, looking.text or "", "herman", FRIDAY, ActionKind.FIND_OUT)

    page = for_ourselves(ended(after, agreed=(agreed,)))

    assert section(page, "Opinions still differ") == [
        "Sanne de Wit – Eva Brouwer: Sanne 4, Herman 1 | Herman Vos looks into it, 6 Mar 2026"
    ]
    assert section(page, "Agreed") == []
    assert "Nothing was agreed." not in as_text(page)
    assert "Nothing was agreed." in as_text(for_ourselves(ended(after)))
    assert [line.due for line in page.dated()] == [FRIDAY]


def test_opinions_of_others_are_counted_only_for_who_did_not_judge():
    after = made(
        small_plan(), (judging.rate, EVA, "Sanne de Wit", 4), (judging.rate, EVA, "Herman", 1)
    )

    page = for_ourselves(ended(after, unseen=frozenset({EVA})))

    assert section(page, "Opinions still differ") == [
        "Sanne de Wit – Eva Brouwer: 2 judgements | nobody looks into it yet"
    ]


def test_text_and_html_say_the_same_and_html_is_escaped():
    agreed = Agreed("a1", "Ask <b>Eva</b> & Karim", owner="sanne", due=FRIDAY)
    page = for_ourselves(ended(small_plan(), agreed=(agreed,)))

    assert as_text(page).startswith("INTERNAL · Result of the meeting\n")
    assert "- Ask <b>Eva</b> & Karim (Sanne de Wit, 6 Mar 2026)" in as_text(page)
    assert "Ask &lt;b&gt;Eva&lt;/b&gt; &amp; Karim" in as_html(page)
    assert "INTERNAL" in as_html(page)


def test_signs_that_turn_text_around_do_not_get_onto_the_page():
    agreed = Agreed("a1", "Call\u202e Eva\u0007", owner="sanne", due=FRIDAY)

    assert section(for_ourselves(ended(small_plan(), agreed=(agreed,))), "Agreed") == [
        "Call Eva | Sanne de Wit, 6 Mar 2026"
    ]


# -- for those who were there


def meeting_with(*agreed: Agreed, after: AccountPlan | None = None) -> Ended:
    return ended(after or small_plan(), agreed=agreed)


def customers(end: Ended, worded=()) -> Page:
    plan = handed_over(end.after, end.opportunity, actions(end), dict(worded))
    return for_those_present(plan, OPPORTUNITY, end.began)


def test_a_customer_reads_who_meets_whom_and_no_words_of_ours():
    end = meeting_with(
        Agreed("a1", "Win Karim over before the rival does", "sanne", FRIDAY,
               member="herman", person="karim", noted="Win Karim over before the rival does"),
    )  # fmt: skip

    page = customers(end)

    assert page.mark == ""
    assert page.score == ""
    assert [one.title for one in page.sections] == ["Agreed"]
    assert section(page, "Agreed") == [
        "Herman Vos and Karim El Amrani speak with each other | Sanne de Wit, 6 Mar 2026"
    ]


def test_words_are_handed_over_only_when_they_were_let_through():
    one = Agreed("a1", "Send the offer", "sanne", FRIDAY, noted="Send the offer")

    assert section(customers(meeting_with(one)), "Agreed") == []
    assert section(customers(meeting_with(one), {"a1": "Send the offer"}), "Agreed") == [
        "Send the offer | Sanne de Wit, 6 Mar 2026"
    ]


def test_words_that_name_somebody_hidden_are_never_handed_over():
    plan = small_plan(Competitor(id="rival", name="Rivalcorp"))
    herman, eva = plan.members["herman"], plan.persons["eva"]
    hide = tuple(Edit(one, replace(one, in_proposal=False)) for one in (herman, eva))
    plan = plan.apply(Change(Message.of("x"), hide))

    assert hidden_in("Herman calls Karim", plan, DECISION) == ["Herman Vos"]
    assert hidden_in("Ask EVA's advice", plan, DECISION) == ["Eva Brouwer"]
    assert hidden_in("Before Rivalcorp does", plan, DECISION) == ["Rivalcorp"]
    assert hidden_in("Sanne calls Karim", plan, DECISION) == []
    assert hidden_in("Evas advies", plan, DECISION) == ["Eva Brouwer"]
    one = Agreed("a1", "x", "sanne", FRIDAY, noted="Herman calls Karim")
    assert section(customers(meeting_with(one, after=plan), {"a1": one.noted}), "Agreed") == []


def test_somebody_hidden_is_no_owner_and_nobody_to_speak_with():
    plan = small_plan()
    sanne, eva = plan.members["sanne"], plan.persons["eva"]
    hide = tuple(Edit(one, replace(one, in_proposal=False)) for one in (sanne, eva))
    plan = plan.apply(Change(Message.of("x"), hide))

    page = customers(
        meeting_with(
            Agreed("a1", "x", "sanne", FRIDAY, person="karim"),
            Agreed("a2", "x", "herman", FRIDAY, member="herman", person="eva"),
            Agreed("a3", "x", "somebody from outside", None, member="sanne", person="karim"),
            after=plan,
        )
    )

    assert section(page, "Agreed") == [
        "Contact with Karim El Amrani | nobody yet, 6 Mar 2026",
        "Contact with Karim El Amrani | nobody yet, no date",
    ]


def test_what_is_to_be_found_out_about_people_stays_with_us():
    one = Agreed("a1", "Find out where Karim stands", "sanne", FRIDAY, ActionKind.FIND_OUT,
                 person="karim", noted="Find out where Karim stands")  # fmt: skip

    assert section(customers(meeting_with(one), {"a1": one.noted}), "Agreed") == []


def planted_meeting(variant: int = 0) -> Ended:
    """A meeting in which all that is internal holds a mark, with two actions in the open."""
    plan = planted_plan(variant)
    agreed = tuple(
        Agreed(f"{MARK}-a{number}", f"{MARK} text", member=identity(TeamMember, number),
               person=identity(Person, number), owner=identity(TeamMember, 0), due=FRIDAY,
               noted=f"{MARK} noted {variant}")
        for number in range(2)
    )  # fmt: skip
    return Ended(
        before=AccountPlan([Account(id="x")]), after=plan, opportunity=opportunity(),
        began=BEGAN, ended=BEGAN, score_before=10, score_after=20, agreed=agreed,
        gaps=(gap(1),), noted=(f"{MARK} remark",), done=(Message.of(f"{MARK}.x"),),
    )  # fmt: skip


def test_nothing_planted_is_on_the_customers_page():
    page = customers(planted_meeting())

    assert len(section(page, "Agreed")) == 2
    assert MARK not in repr(page)
    assert MARK not in as_text(page)
    assert MARK not in as_html(page)


def test_meetings_that_differ_only_in_what_is_ours_give_the_customer_the_same_page():
    assert customers(planted_meeting(0)) == customers(planted_meeting(1))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("René Hölscher", "Ask Rene first"),
        ("Rene Holscher", "Hölschers voorstel"),
        ("Bo Li", "Send it to Bo"),
        ("Li", "Li decides"),
    ],
)
def test_somebody_hidden_is_known_without_accents_in_the_genitive_and_by_a_short_name(
    name, text
):
    plan = small_plan(*person("hidden", name, Role.USER))
    plan = plan.apply(edits.set_fields(plan, Person, "hidden", in_proposal=False))

    assert hidden_in(text, plan, DECISION) == [name]
    assert hidden_in("Sanne calls Karim", plan, DECISION) == []
