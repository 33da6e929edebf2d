"""What is copied from the matrix, for a spreadsheet and for ourselves."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app import i18n
from app.exchange import relation_matrix, tables
from app.model import edits
from app.model.people import Person, TeamMember
from app.model.vocabulary import Attitude, Lane, Level, Role, TieLevel, TieStatus
from app.model.working_copy import WorkingCopy
from app.ui.document import Document
from app.ui.views import matrix_copy
from app.ui.views.matrix_model import MatrixModel
from tests.ui.conftest import DECISION, TODAY, small_plan


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_copied_is_read_back_by_our_own_import(document, language):
    steps: tuple[tuple[Any, Any, Any], ...] = (
        (edits.set_tie, ("herman", "anton"), {"level": TieLevel.ACQUAINTED}),
        (edits.set_tie, ("sanne", "anton"), {"status": TieStatus.NOT_NEEDED}),
        (edits.plan_tie, (DECISION, "herman", "eva", TieLevel.GOOD), {"due": TODAY}),
        (edits.toggle_role, (DECISION, "eva", Role.APPROVER), {}),
        (edits.set_membership, (DECISION, "eva"), {"attitude": Attitude.FOR}),
        (edits.set_fields, (Person, "eva"), {"name": "@Eva Brouwer", "title": "-Team\tlead"}),
    )
    for edit, given, values in steps:
        document.attempt(edit, *given, **values)
    i18n.use(language)
    model = MatrixModel(document)
    people = [one.person for one in model.lines if one.person]
    copied = matrix_copy.copied(model.content, people, model.members)
    empty = Document(WorkingCopy(_empty_plan(), 0), DECISION, TODAY)

    table = tables.pasted(copied.text())
    preview = relation_matrix.preview(table, empty.plan, DECISION)

    assert tables.recognise(table) == "matrix"
    assert not preview.errors
    read = empty.plan.apply(preview.change_without_faulty)
    assert _as_read(read) == {
        ("Herman Vos", "Anton van Dijk"): (TieLevel.ACQUAINTED, None),
        ("Sanne de Wit", "Anton van Dijk"): (None, TieStatus.NOT_NEEDED),
        ("Sanne de Wit", "@Eva Brouwer"): (TieLevel.GOOD, None),
    }
    [eva] = [one for one in read.persons.values() if one.name == "@Eva Brouwer"]
    part = read.membership(DECISION, eva.id)
    assert (eva.level, eva.lane, eva.title) == (Level.MIDDLE, Lane.TECHNICAL, "-Team lead")
    assert part.roles == {Role.INFLUENCER, Role.APPROVER}
    assert part.attitude is Attitude.FOR
    empty.close()


def _empty_plan():
    plan = small_plan()
    gone = [(Person, "anton"), (Person, "eva"), (TeamMember, "sanne"), (TeamMember, "herman")]
    return plan.apply(edits.remove(plan, gone))


def _as_read(plan):
    return {
        (plan.label(tie.member), plan.label(tie.person)): (tie.level, tie.status)
        for tie in plan.ties.values()
    }


def test_no_text_is_a_formula_to_a_spreadsheet_and_none_is_markup(document):
    document.attempt(edits.set_fields, Person, "eva", name="=HYPERLINK(<i>)")
    model = MatrixModel(document)

    copied = matrix_copy.copied(model.content, ["eva"], model.members)

    cells = [cell for line in copied.text().splitlines() for cell in line.split("\t")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "&lt;i&gt;" in copied.html()


def test_copying_takes_several_chosen_cells_and_of_one_cell_the_whole(page, qtbot):
    with qtbot.waitSignal(page.told) as told:
        QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    whole = QGuiApplication.clipboard().text()
    page.go_to("herman", "anton")
    QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    part = QGuiApplication.clipboard().text()

    assert "2 people and 2 colleagues" in told.args[0]
    assert "Eva Brouwer" in whole
    assert "Anton van Dijk" in part
    assert "Eva Brouwer" not in part


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_nobody_assessed_is_copied_as_a_question_mark_and_a_plan_as_nothing(
    document, language
):
    document.attempt(edits.set_tie, "sanne", "anton", level=None)
    document.attempt(edits.plan_tie, DECISION, "herman", "anton", TieLevel.GOOD, due=TODAY)
    i18n.use(language)
    content = MatrixModel(document).content

    [_headings, *_titles, anton] = matrix_copy.table(content, ["anton"], ["sanne", "herman"])

    assert anton[6:8] == ["?", ""]
