"""What is pasted into the box of one line: one person stays, several are for the import."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.ui.quick_add import QuickAdd


@pytest.fixture
def box(document, shown):
    parent = shown(QWidget(), 900, 700)
    box = QuickAdd(parent, document)
    box.open_over()
    yield box
    parent.close()


def test_whom_a_mail_goes_to_is_handed_on_to_the_import(box, qtbot):
    QGuiApplication.clipboard().setText("Jan Jansen <jan@example.org>; Piet <p@example.org>")

    with qtbot.waitSignal(box.table_pasted):
        QTest.keySequence(box.line, QKeySequence(QKeySequence.StandardKey.Paste))


def test_one_name_with_its_address_stays_in_the_line(box):
    QGuiApplication.clipboard().setText("Jansen, Jan <jan@example.org>")

    QTest.keySequence(box.line, QKeySequence(QKeySequence.StandardKey.Paste))
    box.look()

    assert box.sentence.text() == "Jan Jansen joins the buying team"
    assert box.facts.text() == "jan@example.org"
