"""What the map keeps from edit to edit is what it would make anew."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPainter, QPixmap

from app.analysis.geometry import Box, Card
from app.analysis.roster import Side
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.certainty import JUDGED, Fact, Share
from app.model.decision import Membership
from app.model.people import Person
from app.model.places import Seat
from app.model.planning import PlannedTie
from app.model.sources import FactSource, SubjectKind
from app.model.values import joined
from app.model.vocabulary import (
    Attitude,
    Confidence,
    InfluenceDegree,
    Lane,
    Level,
    OutsideKind,
    Role,
    TieLevel,
)
from app.ui import theme
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import Face, MapContent
from app.ui.canvas.kept import Kept
from app.ui.canvas.line_kinds import Line
from tests.analysis.cases import full_plans, with_entities
from tests.plans import DECISION

LIGHT = theme.loaded("light")


@st.composite
def contents(draw: st.DrawFn) -> MapContent:
    """A random plan of the few who are in all of these, and what is said of it."""
    plan: AccountPlan = draw(full_plans(smallest=1))
    people, ties = sorted(plan.persons), sorted(plan.ties)
    told = st.frozensets(st.sampled_from([*people, *plan.members]))
    some_ties = st.frozensets(st.sampled_from(ties)) if ties else st.just(frozenset[str]())
    for part in plan.dmu(DECISION):
        for field in draw(st.sets(st.sampled_from(JUDGED))):
            fact = Fact(Membership, part.id, field)
            sure = draw(st.sampled_from(Confidence))
            noted = FactSource(
                id=fact.source_id, kind=SubjectKind.MEMBERSHIP, subject=part.id, field=field,
                confidence=sure,
            )  # fmt: skip
            plan = with_entities(plan, noted)
    if draw(st.booleans()):
        seat = Seat(id="seat", opportunity=DECISION, formerly=draw(st.sampled_from(people)))
        plan = with_entities(plan, seat)
    members = sorted(plan.members)
    if draw(st.booleans()) and members:
        ends = draw(st.sampled_from(members)), draw(st.sampled_from(people))
        level = draw(st.none() | st.sampled_from([TieLevel.GOOD, TieLevel.TRUSTED]))
        planned = PlannedTie(
            id=joined(DECISION, *ends), opportunity=DECISION, member=ends[0], person=ends[1],
            desired_level=level,
        )  # fmt: skip
        plan = with_entities(plan, planned)
    return MapContent(
        plan,
        DECISION,
        draw(st.none() | st.dictionaries(st.sampled_from(people), st.sampled_from([0.0, 0.5]))),
        draw(some_ties),
        draw(st.dictionaries(st.sampled_from(people), st.integers(1, 3))),
        draw(told),
        draw(some_ties),
    )


@settings(max_examples=30)
@given(st.lists(contents(), min_size=2, max_size=3))
def test_faces_and_lines_that_are_kept_are_those_of_the_plan_that_holds(shown):
    faces, lines = Kept[Face](), Kept[Line]()

    for content in [*shown, *reversed(shown)]:
        assert list(content.faces(faces)) == list(content.faces())
        assert list(content.lines(lines)) == list(content.lines())
        assert [one.id for one in content.lines(lines)] == [one.id for one in content.lines()]


def test_a_face_that_nothing_happened_to_is_the_very_same(document):
    content = MapContent.of(document.plan, DECISION)
    known = Kept[Face]()
    before = {face.id: face for face in content.faces(known)}
    later = document.plan.apply(
        edits.set_fields(document.plan, Membership, joined(DECISION, "eva"), influence=None)
    )

    after = {face.id: face for face in MapContent.of(later, DECISION).faces(known)}

    assert [id for id, face in after.items() if before[id] is not face] == ["eva"]


OTHERS: dict[str, Any] = {
    "id": "other", "side": Side.OUTSIDE, "name": "Other", "title": "other",
    "lane": Lane.FINANCIAL,
    "level": Level.STAFF, "guessed": True, "roles": (Role.USER,), "roles_assumed": True,
    "in_decision": False, "attitude": Attitude.AGAINST, "influence": InfluenceDegree.HIGH,
    "coverage": 0.41, "kind": next(iter(OutsideKind)), "sure": Share(3, 1, 2), "left": True,
    "vacant": True, "since": date(2026, 3, 2), "together": ((Person, "other"),),
}  # fmt: skip


@pytest.mark.parametrize("name", [one.name for one in fields(Face)])
def test_a_card_keeps_its_picture_only_where_nothing_of_it_but_its_flag_changed(qapp, name):
    face = Face("anton", Side.THEIRS, "Anton", coverage=0.31)
    card = CardItem(face, Card("anton", Side.THEIRS, None, Box(0, 0, 200, 60), None), LIGHT)
    picture = QPixmap(240, 100)
    with QPainter(picture) as painter:
        card.paint_in_window(painter)

    card.show_face(replace(face, **{name: OTHERS.get(name, 7)}))

    assert card.has_picture == (name == "flag")


@pytest.mark.parametrize(
    ("coverage", "is_kept"), [(0.3101, True), (0.32, False), (None, False)]
)
def test_the_picture_of_a_card_shows_whole_percents(qapp, coverage, is_kept):
    face = Face("anton", Side.THEIRS, "Anton", coverage=0.31)
    card = CardItem(face, Card("anton", Side.THEIRS, None, Box(0, 0, 200, 60), None), LIGHT)
    picture = QPixmap(240, 100)
    with QPainter(picture) as painter:
        card.paint_in_window(painter)

    card.show_face(replace(face, coverage=coverage))

    assert card.has_picture == is_kept


def test_what_is_asked_for_no_longer_is_forgotten():
    made: list[int] = []
    known = Kept[None]()

    for asked in ([1, 2], [1], [1, 2]):
        known.begin()
        for number in asked:
            known.of(number, (number,), made.append)

    assert made == [1, 2, 2]
