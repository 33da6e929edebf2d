"""A map that was moved to show something is whole again as soon as it has room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.change import Message
from app.model.people import Person
from app.model.vocabulary import Level
from app.model.working_copy import WorkingCopy
from app.ui.document import Document
from tests.canvas.views import shown_in
from tests.plans import AS_OF, DECISION, small_plan

ROOM = QSize(700, 330)


@pytest.fixture
def document(qapp):
    document = Document(WorkingCopy(small_plan(), 0), DECISION, AS_OF)
    yield document
    document.close()


@pytest.fixture
def view(document, qtbot):
    return shown_in(ROOM, document, qtbot)


def many_come(document) -> set[str]:
    """Add more people than can be read in the room there is; return who they are."""
    before, plan, steps = set(document.plan.persons), document.plan, []
    for number in range(60):
        steps.append(edits.add_person(plan, DECISION, f"Person {number}", level=Level.STAFF))
        plan = plan.apply(steps[-1])
    document.do(edits.combined(Message.of("people.imported", count=60), steps))
    QApplication.processEvents()
    return set(document.plan.persons) - before


def is_whole(view) -> bool:
    area = view.visible_area()
    return all(area.contains(c.mapRectToScene(c.box)) for c in view.map.cards.values())


def test_what_was_added_and_is_undone_leaves_the_whole_map_in_view(document, view):
    scale = view.scale_
    come = many_come(document)
    view.show_refs({(Person, max(come))})
    assert not is_whole(view)

    document.undo()
    QApplication.processEvents()

    assert is_whole(view)
    assert view.shows_all()
    assert view.scale_ == pytest.approx(scale)


def test_a_map_that_somebody_panned_stays_where_it_is(document, view):
    come = many_come(document)
    view.show_refs({(Person, max(come))})
    view.pan(QPoint(40, 0))

    document.undo()
    QApplication.processEvents()

    assert not view.shows_all()
