"""Rows of a panel stand beside one another where there is room, else one below the other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.ui.panels.beside import Beside


@pytest.fixture
def holder(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown_at(holder: QWidget, width: int) -> Beside:
    rows = Beside((QLabel("Everybody, and words in the log"),), (QLabel("Show as it was"),))
    column = QVBoxLayout(holder)
    column.addWidget(rows)
    column.addStretch()
    holder.resize(width, 200)
    holder.show()
    for _ in range(3):
        QApplication.processEvents()
    return rows


def test_a_wide_panel_has_both_rows_in_one_line(holder):
    rows = shown_at(holder, 700)
    left, right = rows.findChildren(QLabel)

    assert not rows.is_parted
    assert left.geometry().center().y() == right.geometry().center().y()
    assert left.geometry().right() < right.geometry().left()


def test_a_narrow_one_has_the_second_below_the_first_and_neither_is_cut(holder):
    rows = shown_at(holder, 700)

    holder.resize(rows.minimumSizeHint().width() + 30, 200)
    for _ in range(3):
        QApplication.processEvents()

    left, right = rows.findChildren(QLabel)
    assert rows.is_parted
    assert left.geometry().bottom() < right.geometry().top()
    for label in (left, right):
        assert label.width() >= label.sizeHint().width()
        assert rows.rect().contains(label.geometry())
