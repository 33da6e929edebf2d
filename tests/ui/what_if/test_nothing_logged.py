"""In a what-if no form for a contact opens: what is filled in there could not be kept."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.model.people import Person, TeamMember
from app.ui.dialogs.log_contact import LogContactDialog
from tests.ui.what_if.reading import button


@pytest.fixture
def refused(window):
    told: list[str] = []
    window.document.refused.connect(told.append)
    window.document.supposing.begin()
    return told


@pytest.mark.parametrize("kind", [Person, TeamMember])
def test_the_inspector_says_so_at_once(window, refused, kind):
    one = next(iter(window.document.plan.table(kind).values()))
    window.document.select([(kind, one.id)])
    QApplication.processEvents()

    button(window.inspector.page, "Log a contact…").click()

    assert window.findChild(LogContactDialog) is None
    assert [words for words in refused if words.startswith("In a what-if no contact")]


def test_the_matrix_says_so_at_once(window, refused):
    window.show_view("matrix")
    page = window.views.page("matrix")

    page.log_asked.emit([next(iter(window.document.plan.persons))], [])

    assert window.findChild(LogContactDialog) is None
    assert len(refused) == 1


def test_once_it_is_let_go_the_form_opens(window, refused, qtbot):
    window.document.supposing.end()

    window.actions_["contact.log"].trigger()

    dialog = window.findChild(LogContactDialog)
    qtbot.addWidget(dialog)
    assert dialog.isVisible()
    assert refused == []
