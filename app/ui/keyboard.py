"""The keyboard beside the actions: the keys of the map in words, and going round panels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import tr


def map_keys() -> list[tuple[str, str]]:
    """Return what is done on the map, by key first and by pointer after."""
    native = QKeySequence.SequenceFormat.NativeText
    everybody, whole = (QKeySequence(keys).toString(native) for keys in ("Ctrl+A", "Ctrl+0"))
    shift, alt = tr("Shift"), tr("Alt")
    arrows = tr("arrows")
    return [
        (tr("From card to card"), f"{arrows} · Tab"),
        (tr("Select the next card as well"), f"{shift} + {arrows}"),
        (tr("Select the card, or no longer"), tr("Space")),
        (tr("Select all"), everybody),
        (tr("Add in one line, as it is said"), "A"),
        (tr("Add a contact person"), tr("N, or double-click")),
        (tr("Add a colleague"), tr("C, or double-click at the left")),
        (tr("Change name, title and roles"), tr("Enter or F2")),
        (tr("From the name to title and roles"), "Tab"),
        (tr("Initiator, decider, influencer, purchaser, gatekeeper, user"), "I D B P G U"),
        (
            tr("Draw a relationship or line"),
            tr("T, arrows or Tab to the other card, Enter; or drag from card to card"),
        ),
        (tr("Move the card"), f"{alt} + {arrows}"),
        (tr("Remove what is selected"), tr("Delete")),
        (tr("Try something out, and let it go again"), "W"),
        (tr("Letters or pictures for the roles"), "R"),
        (tr("Fit the map"), f"F · {whole}"),
        (tr("Closer, farther"), "+ −"),
        (tr("Cancel what you are doing"), "Esc"),
    ]


def go_to_next(panels: Sequence[QWidget]) -> None:
    """Move the keyboard to the panel after the one it is in, or else to the first."""
    if panels:
        at = next((i for i, panel in enumerate(panels) if _holds_focus(panel)), -1)
        _focus_first(panels[(at + 1) % len(panels)])


def _focus_first(panel: QWidget) -> None:
    """Put the keyboard where a panel begins."""
    if panel.focusPolicy() != Qt.FocusPolicy.NoFocus:
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    for child in panel.findChildren(QWidget):
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _holds_focus(panel: QWidget) -> bool:
    """Return whether the keyboard is in a panel."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is panel or panel.isAncestorOf(focused))
