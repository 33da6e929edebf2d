"""How sure we are of a fact, said in two clicks, and judgements given apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.model import edits
from app.model.certainty import Fact, source_of
from app.model.decision import Membership
from app.model.people import Person
from app.model.places import Rating
from app.model.planning import Action
from app.model.sources import FactSource
from app.model.ties import ContactTie, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Attitude, Confidence, InterestKind, TieLevel
from app.ui.dialogs.look_into import LookIntoDialog
from app.ui.document import Document
from app.ui.panels.chips import ChoiceField
from app.ui.panels.confidence import ConfidenceMark
from app.ui.panels.fields import CodeField
from app.ui.panels.inspector import Inspector
from tests.ui.conftest import DECISION

EVA_HERE = joined(DECISION, "eva")
ATTITUDE = Fact(Membership, EVA_HERE, "attitude")
TIE = joined("sanne", "eva")


@pytest.fixture(autouse=True)
def _author(document: Document) -> None:
    document.attempt(edits.set_membership, DECISION, "eva", attitude=Attitude.FOR)
    document.author = "Sanne de Wit"


@pytest.fixture
def inspector(document: Document, qtbot) -> Inspector:
    shown = Inspector(document)
    qtbot.addWidget(shown)
    shown.resize(340, 1600)
    shown.show()
    return shown


def mark_of(inspector: Inspector, fact: Fact) -> ConfidenceMark:
    marks = inspector.page.findChildren(ConfidenceMark)
    [found] = [mark for mark in marks if mark.fact == fact]
    return found


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def part(inspector: Inspector, name: str) -> Any:
    found = [w for w in inspector.page.findChildren(QWidget) if w.objectName() == name]
    assert found, name
    return found[-1]


def test_two_clicks_say_how_sure_we_are_and_who_noted_it(inspector, document, qtbot):
    document.select([(Person, "eva")])
    mark = mark_of(inspector, ATTITUDE)

    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(mark.form.chips[Confidence.HEARD], Qt.MouseButton.LeftButton)
    settle()

    source = source_of(document.plan, ATTITUDE)
    assert (source.confidence, source.noted_by) == (Confidence.HEARD, "Sanne de Wit")
    assert source.noted_on == document.as_of
    assert "Heard" in mark_of(inspector, ATTITUDE).accessibleName()
    document.undo()
    assert source_of(document.plan, ATTITUDE) is None


def test_the_keyboard_alone_says_it_with_who_said_so_and_since_when(inspector, document, qtbot):
    document.select([(Person, "eva")])
    mark = mark_of(inspector, ATTITUDE)
    mark.setFocus()

    qtbot.keyClick(mark, Qt.Key.Key_Return)
    form = mark.form
    qtbot.keyClick(form.chips[None], Qt.Key.Key_Tab)
    qtbot.keyClicks(form.who, "Anton, at the fair")
    qtbot.keyClick(form.who, Qt.Key.Key_Tab)
    form.when.edit.selectAll()
    qtbot.keyClicks(form.when.edit, "28-2-2026")
    qtbot.keyClick(form, Qt.Key.Key_3)
    settle()

    source = source_of(document.plan, ATTITUDE)
    assert (source.confidence, source.source) == (Confidence.OBSERVED, "Anton, at the fair")
    assert source.noted_on == date(2026, 2, 28)


def test_escape_leaves_it_as_it_was(inspector, document, qtbot):
    document.select([(Person, "eva")])
    mark = mark_of(inspector, ATTITUDE)

    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    form = mark.form
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert not form.isVisible()
    assert not document.plan.table(FactSource)


def test_of_what_is_unknown_nobody_can_be_sure(inspector, document):
    document.attempt(edits.set_membership, DECISION, "eva", attitude=None)
    document.select([(Person, "eva")])

    mark = mark_of(inspector, ATTITUDE)

    assert not mark.isEnabled()
    assert "nothing to be sure of yet" in mark.accessibleName()


def test_who_may_only_look_is_told_so(inspector, document, qtbot):
    document.may_edit = False
    document.select([(Person, "eva")])
    mark = mark_of(inspector, ATTITUDE)

    with qtbot.waitSignal(document.refused):
        qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)

    assert mark.form is None


def test_another_attitude_is_an_assumption_of_who_chose_it(inspector, document, qtbot):
    document.select([(Person, "eva")])
    attitude = inspector.page.findChildren(ChoiceField)[0]

    qtbot.mouseClick(attitude.chips[Attitude.ADVOCATE], Qt.MouseButton.LeftButton)
    settle()

    source = source_of(document.plan, ATTITUDE)
    assert (source.confidence, source.noted_by) == (Confidence.ASSUMED, "Sanne de Wit")
    document.undo()
    assert source_of(document.plan, ATTITUDE) is None


def judge(inspector: Inspector, qtbot, value: object) -> None:
    field = part(inspector, f"rating.{TIE}")
    qtbot.mouseClick(field.chips[value], Qt.MouseButton.LeftButton)
    settle()


def open_ratings(inspector: Inspector, document: Document, qtbot) -> None:
    document.select([(ContactTie, TIE)])
    settle()
    fold = part(inspector, "fold.ratings")
    if not fold.isChecked():
        qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    settle()


def texts(inspector: Inspector) -> str:
    return "\n".join(
        w.text()
        for w in inspector.page.findChildren(QWidget)
        if hasattr(w, "text") and w.isVisible()
    )


def test_nobody_sees_what_others_think_before_judging(inspector, document, qtbot):
    document.attempt(edits.rate, TIE, "Jan Peeters", 4)
    open_ratings(inspector, document, qtbot)
    before = texts(inspector)

    judge(inspector, qtbot, TieLevel.ACQUAINTED)
    after = texts(inspector)

    assert "Jan" not in before
    assert "1 colleague has judged" in before
    assert "Jan Peeters" in after
    assert "4 · trusted" in after


def test_a_colleague_who_sits_down_sees_nothing_until_she_has_judged(
    inspector, document, qtbot
):
    document.attempt(edits.rate, TIE, "Sanne de Wit", 4)
    open_ratings(inspector, document, qtbot)
    shown = texts(inspector)

    who = part(inspector, "rating.who")
    assert isinstance(who, CodeField)
    who.committed.emit("Herman Vos")
    settle()
    hidden = texts(inspector)
    judge(inspector, qtbot, TieLevel.TRUSTED)

    assert "4 · trusted" in shown
    assert "4 · trusted" not in hidden
    assert {one.rater for one in document.plan.table(Rating).values()} == {
        "Sanne de Wit",
        "Herman Vos",
    }


def test_who_only_leads_the_meeting_may_look_without_judging(inspector, document, qtbot):
    document.attempt(edits.rate, TIE, "Jan Peeters", 4)
    open_ratings(inspector, document, qtbot)

    qtbot.mouseClick(part(inspector, f"rating.{TIE}.look"), Qt.MouseButton.LeftButton)
    settle()

    assert "4 · trusted" in texts(inspector)


def test_what_is_agreed_on_takes_the_place_of_the_judgements(inspector, document, qtbot):
    for name, value in (("Sanne de Wit", 4), ("Els Maes", 1)):
        document.attempt(edits.rate, TIE, name, value)
    open_ratings(inspector, document, qtbot)

    agreed = part(inspector, f"rating.{TIE}.settle")
    qtbot.mouseClick(agreed.chips[TieLevel.WORKING], Qt.MouseButton.LeftButton)
    settle()

    assert document.plan.ties[TIE].level is TieLevel.WORKING
    assert not document.plan.table(Rating)
    document.undo()
    assert len(document.plan.table(Rating)) == 2


def test_somebody_is_asked_to_look_into_it(inspector, document, qtbot):
    for name, value in (("Sanne de Wit", 4), ("Els Maes", 1)):
        document.attempt(edits.rate, TIE, name, value)
    open_ratings(inspector, document, qtbot)

    qtbot.mouseClick(part(inspector, f"rating.{TIE}.look_into"), Qt.MouseButton.LeftButton)
    [dialog] = inspector.window().findChildren(LookIntoDialog)
    dialog.confirm()

    [action] = document.plan.table(Action).values()
    assert action.owner == "sanne"
    assert action.due is not None
    assert "Sanne 4, Els 1" in action.text


@pytest.mark.parametrize("ref", [(ContactTie, TIE), (ReportingLine, joined("eva", "anton"))])
def test_beside_a_note_about_people_stands_whether_they_may_read_it(inspector, document, ref):
    document.attempt(edits.add_reporting_line, "eva", "anton")

    document.select([ref])
    settle()

    asked = [line for line in texts(inspector).splitlines() if line.startswith("May ")]
    assert len(asked) == 1
    assert "Eva Brouwer" in asked[0]
    assert asked[0].endswith("read this?")


def test_an_interest_of_a_person_asks_whether_she_may_read_it(inspector, document, qtbot):
    document.attempt(edits.add_interest, "eva", InterestKind.BUSINESS, "financial")
    document.select([(Person, "eva")])
    settle()

    qtbot.mouseClick(part(inspector, "fold.person.interests"), Qt.MouseButton.LeftButton)
    settle()

    assert "May Eva Brouwer read this?" in texts(inspector)


def test_in_a_what_if_nothing_is_said_of_sources_and_nobody_judges(inspector, document, qtbot):
    with qtbot.waitSignal(document.analysed):
        document.start_analysis()
    document.supposing.begin()
    document.select([(Person, "eva")])
    settle()
    mark = mark_of(inspector, ATTITUDE)
    told: list[str] = []
    document.refused.connect(told.append)

    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(mark.form.chips[Confidence.HEARD], Qt.MouseButton.LeftButton)
    document.attempt(edits.rate, TIE, "Sanne de Wit", 2)
    settle()

    assert len(told) == 2
    assert not document.copy.plan.table(FactSource)
    assert not document.copy.plan.table(Rating)
    document.supposing.end()
