"""A day that makes no sense is told in the form that asks how sure we are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.model import edits
from app.model.certainty import Fact
from app.model.decision import Membership
from app.model.people import Person
from app.model.sources import FactSource
from app.model.values import joined
from app.model.vocabulary import Attitude, Confidence
from app.ui.panels.confidence_popup import ConfidencePopup
from app.ui.panels.inspector import Inspector
from tests.ui.conftest import DECISION
from tests.ui.test_confidence import mark_of

ATTITUDE = Fact(Membership, joined(DECISION, "eva"), "attitude")


@pytest.fixture
def form(document, qtbot) -> ConfidencePopup:
    """The form, open, with a day in it that is none."""
    document.attempt(edits.set_membership, DECISION, "eva", attitude=Attitude.FOR)
    inspector = Inspector(document)
    qtbot.addWidget(inspector)
    inspector.resize(340, 1600)
    inspector.show()
    document.select([(Person, "eva")])
    mark = mark_of(inspector, ATTITUDE)
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    mark.form.when.edit.setFocus()
    mark.form.when.edit.selectAll()
    qtbot.keyClicks(mark.form.when.edit, "at the fair")
    assert mark.form is not None
    return mark.form


def test_enter_tells_it_and_the_form_stays(form, document, qtbot):
    qtbot.keyClick(form.when.edit, Qt.Key.Key_Return)

    assert form.isVisible()
    assert "at the fair" in form.problem.text()
    assert form.problem.isVisible()
    assert not document.plan.table(FactSource)


def test_a_click_on_a_choice_tells_it_and_the_next_one_keeps_it(form, document, qtbot):
    heard = form.chips[Confidence.HEARD]

    qtbot.mouseClick(heard, Qt.MouseButton.LeftButton)
    told = form.isVisible() and form.problem.isVisible()
    qtbot.mouseClick(heard, Qt.MouseButton.LeftButton)

    [source] = document.plan.table(FactSource).values()
    assert told
    assert (source.confidence, source.noted_on) == (Confidence.HEARD, document.as_of)


def test_who_went_on_by_tab_has_read_it(form, document, qtbot):
    qtbot.keyClick(form.when.edit, Qt.Key.Key_Tab)
    told = form.problem.isVisible()

    qtbot.keyClick(form, Qt.Key.Key_4)

    [source] = document.plan.table(FactSource).values()
    assert told
    assert source.confidence is Confidence.CONFIRMED
