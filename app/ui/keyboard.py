"""The keyboard beside the actions: the keys of the map in words, and going round panels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import tr
from app.model.role_letters import ROLE_LETTERS

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def map_keys() -> list[tuple[str, str]]:
    """Return what is done on the map, by key first and by pointer after."""
    native = QKeySequence.SequenceFormat.NativeText
    everybody, whole = (QKeySequence(keys).toString(native) for keys in ("Ctrl+A", "Ctrl+0"))
    shift, alt = tr("Shift"), tr("Alt")
    arrows = tr("arrows")
    return [
        (tr("From card to card"), f"{arrows} · {tr('Tab')}"),
        (tr("Select the next card as well"), f"{shift} + {arrows}"),
        (tr("Select the card, or no longer"), tr("Space")),
        (tr("Select all"), everybody),
        (tr("Add in one line, as it is said"), "A"),
        (tr("Add a contact person"), tr("N, or double-click")),
        (tr("Add a colleague"), tr("C, or double-click at the left")),
        (tr("Change name, title and roles"), tr("Enter or F2")),
        (tr("Role of who is selected"), " ".join(ROLE_LETTERS)),
        (
            tr("Draw a relationship or line"),
            tr("T, arrows or Tab to the other card, Enter; or drag from card to card"),
        ),
        (tr("Move the card"), f"{alt} + {arrows}"),
        (tr("Move the card by a hair"), f"{alt} + {shift} + {arrows}"),
        (tr("Snap to nothing while dragging"), alt),
        (tr("Remove what is selected"), tr("Delete")),
        (tr("Letters or pictures for the roles"), "R"),
        (tr("Fit the map"), f"F · {whole}"),
        (tr("Closer, farther"), "+ · −"),
        (tr("Move the map"), f"{tr('Ctrl')} + {arrows}"),
        (tr("First card, last card"), f"{tr('Home')} · {tr('End')}"),
        (tr("Cancel what you are doing"), "Esc"),
    ]


def form_keys() -> list[tuple[str, str]]:
    """Return what keys do in the form that writes somebody on the map."""
    return [
        (tr("From the name to title and roles"), tr("Tab")),
        (
            tr("Initiator, decider, influencer, purchaser, gatekeeper, user"),
            " ".join(ROLE_LETTERS),
        ),
        (tr("Keep"), tr("Enter")),
        (tr("Cancel what you are doing"), "Esc"),
    ]


def gap_keys() -> list[tuple[str, str]]:
    """Return what keys do in the list of gaps."""
    return [
        (tr("From gap to gap"), "↑ · ↓"),
        (tr("Open the gap, and show it on the map"), tr("Enter")),
        (tr("Accept until…").rstrip("…"), "A"),
        (tr("Dismiss because…").rstrip("…"), "D"),
        (tr("Search in the gaps"), "F"),
        (tr("Close the gap, or show all again"), "Esc"),
    ]


def go_to_next(panels: Sequence[QWidget]) -> None:
    """Move the keyboard to the panel after the one it is in, or else to the first."""
    if panels:
        at = next((i for i, panel in enumerate(panels) if _holds_focus(panel)), -1)
        _focus_first(panels[(at + 1) % len(panels)])


def settle(window: MainWindow) -> None:
    """Hand the keyboard to the view in front, unless it is in the list of accounts.

    Without this it falls to the first button of the bar, as what had it was made anew.
    """
    page = (
        window.middle.currentWidget() if window.views is None else window.views.currentWidget()
    )
    if page is not None and not window.left.isAncestorOf(window.focusWidget()):
        _focus_first(page)


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
