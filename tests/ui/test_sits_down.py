"""Who sits down to judge has seen nothing yet, though who sat there before had looked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.model import edits
from app.model.ties import ContactTie
from app.model.values import joined

TIE = joined("sanne", "eva")


def part(inspector, name: str):
    [found] = inspector.findChildren(QWidget, name)
    return found


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_what_was_looked_at_is_hidden_again_for_who_sits_down_next(inspector, document, qtbot):
    document.attempt(edits.rate, TIE, "Jan Peeters", 4)
    document.select([(ContactTie, TIE)])
    settle()
    if not part(inspector, "fold.ratings").isChecked():
        qtbot.mouseClick(part(inspector, "fold.ratings"), Qt.MouseButton.LeftButton)
    settle()
    qtbot.mouseClick(part(inspector, f"rating.{TIE}.look"), Qt.MouseButton.LeftButton)
    settle()
    looked = document.judging.may_see(document.plan, TIE, document.author)

    part(inspector, "rating.who").committed.emit("Herman Vos")
    settle()

    assert looked
    assert not document.judging.may_see(document.plan, TIE, document.author)
    assert document.unseen() == {TIE}
