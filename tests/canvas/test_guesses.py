"""A map drawn from guesses looks like one, and shows where colleagues differ."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QImage, QPainter

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.certainty import ESTIMATED, Fact, Share
from app.model.decision import Membership
from app.model.people import Person
from app.model.values import joined
from app.model.vocabulary import Attitude, Confidence
from app.ui import theme
from app.ui.canvas import legend, marks
from app.ui.canvas.content import Face, MapContent
from app.ui.canvas.faces import describe, paint_face
from app.ui.canvas.faces_small import paint_small
from app.ui.canvas.scene import MapScene
from app.ui.document import Document
from tests.plans import DECISION, small_plan

EVA_HERE = joined(DECISION, "eva")
TIE = joined("sanne", "eva")


def guessed(plan: AccountPlan, person: str, sure: Confidence) -> AccountPlan:
    """The plan with one answer to how sure we are of all that a card says."""
    for kind, id in ((Person, person), (Membership, joined(DECISION, person))):
        for field in ESTIMATED[kind]:
            fact = Fact(kind, id, field)
            plan = plan.apply(edits.set_source(plan, fact, confidence=sure))
    return plan


def face(plan: AccountPlan, id: str) -> Face:
    return next(one for one in MapContent(plan, DECISION).faces() if one.id == id)


def painted(one: Face, paint=paint_face) -> QImage:
    image = QImage(230, 90, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        paint(painter, one, QRectF(10, 5, 200, 76), theme.current())
    return image


def test_a_card_tells_how_many_of_its_facts_are_confirmed():
    plan = guessed(small_plan(), "eva", Confidence.CONFIRMED)

    assert "5 of 5 facts confirmed" in describe(face(plan, "eva"))
    assert "mostly assumed" not in describe(face(plan, "eva"))


def test_a_card_of_guesses_says_so():
    plan = guessed(small_plan(), "eva", Confidence.ASSUMED)

    assert face(plan, "eva").sure.is_guess
    assert "0 of 5 facts confirmed\nmostly assumed" in describe(face(plan, "eva"))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paint", [paint_face, paint_small])
@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_a_guess_looks_other_than_what_is_sure(paint, name):
    theme.use(name)
    sure = face(guessed(small_plan(), "eva", Confidence.CONFIRMED), "eva")
    few = Share(5, 4, 1, frozenset({"attitude"}))
    many = Share(5, 0, 5, frozenset({"attitude"}))

    pictures = [painted(replace(sure, sure=one), paint) for one in (sure.sure, few, many)]

    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("attitude", list(Attitude))
def test_every_assumed_attitude_is_told_from_a_sure_one_and_from_the_others(attitude):
    def picture(value: Attitude | None, *, hollow: bool) -> QImage:
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(0)
        with QPainter(image) as painter:
            box = QRectF(5, 5, 14, 14)
            marks.draw_attitude(painter, value, box, theme.current(), hollow=hollow)
        return image

    hollow = picture(attitude, hollow=True)

    assert hollow != picture(attitude, hollow=False)
    others = [one for one in (*Attitude, None) if one is not attitude]
    assert all(hollow != picture(one, hollow=True) for one in others)


@pytest.mark.usefixtures("qapp")
def test_the_legend_explains_guesses_only_where_there_are_any():
    plan = small_plan()
    sure = {entry.text for entry in legend.entries(MapScene(MapContent(plan, DECISION)))}
    plan = guessed(plan, "eva", Confidence.ASSUMED)
    some = {entry.text for entry in legend.entries(MapScene(MapContent(plan, DECISION)))}

    assert some - sure >= {"card mostly assumed", "hollow: assumed"}
    assert not sure & {"card mostly assumed", "hollow: assumed"}


def rated(plan: AccountPlan, about: str, **values: int) -> AccountPlan:
    for rater, value in values.items():
        plan = plan.apply(edits.rate(plan, about, rater, value))
    return plan


def signs(plan: AccountPlan, unseen: frozenset[str] = frozenset()) -> dict[str, str]:
    scene = MapScene(MapContent(plan, DECISION, unseen=unseen))
    return {about: words for about, (words, _box) in scene.spreads.signs.items()}


@pytest.mark.usefixtures("qapp")
def test_where_colleagues_differ_the_map_says_who_thinks_what():
    plan = rated(rated(small_plan(), TIE, Jan=4, Els=1), EVA_HERE, Jan=1, Els=-2)

    assert signs(plan) == {TIE: "Jan 4, Els 1", EVA_HERE: "Jan +1, Els -2"}


@pytest.mark.usefixtures("qapp")
def test_where_they_agree_or_one_judged_alone_there_is_no_sign():
    plan = rated(rated(small_plan(), TIE, Jan=3, Els=3), EVA_HERE, Jan=1)

    assert signs(plan) == {}


@pytest.mark.usefixtures("qapp")
def test_who_has_not_judged_yet_sees_only_how_many_have():
    plan = rated(small_plan(), TIE, Jan=4, Els=1)

    assert signs(plan, frozenset({TIE})) == {TIE: "2 judgements"}


@pytest.mark.usefixtures("qapp")
def test_signs_stand_clear_of_cards_and_go_with_what_they_are_about():
    plan = rated(small_plan(), TIE, Jan=4, Els=1)
    scene = MapScene(MapContent(plan, DECISION))
    [(_words, box)] = scene.spreads.signs.values()
    cards = [card.box.translated(card.pos()) for card in scene.cards.values()]

    scene.show_content(MapContent(small_plan(), DECISION))

    assert not any(box.intersects(card) for card in cards)
    assert scene.spreads.signs == {}


def test_the_document_hides_judgements_from_who_has_not_judged(document: Document):
    document.author = "Sanne"
    document.attempt(edits.rate, TIE, "Jan", 4)
    before = document.unseen()

    document.attempt(edits.rate, TIE, "Sanne", 2)

    assert before == {TIE}
    assert document.unseen() == frozenset()


def test_a_screen_reader_hears_where_colleagues_differ(canvas, document: Document):
    for name, value in (("Jan", 4), ("Els", 1)):
        document.attempt(edits.rate, TIE, name, value)
    document.judging.rater = "Els"
    document.show_anew()
    spoken = QAccessible.queryAccessibleInterface(canvas.view)
    parts = [spoken.child(place) for place in range(spoken.childCount())]

    heard = "\n".join(one.text(QAccessible.Text.Name) for one in parts)
    assert "judged apart: Jan 4, Els 1" in heard
