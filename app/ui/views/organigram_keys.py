"""The organigram by keyboard: walking the tree, drawing a line, choosing, zooming."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.i18n import tr
from app.model.role_letters import ROLE_LETTERS
from app.model.values import Id
from app.ui.canvas import walking
from app.ui.canvas.keys import nearest
from app.ui.views.organigram_hand import as_map

if TYPE_CHECKING:
    from app.ui.views.organigram import OrganigramView

Key = Qt.Key

PLAIN: dict[Key, Callable[[OrganigramView], object]] = {
    Key.Key_T: lambda view: view.start_line(),
    Key.Key_F2: lambda view: view.open_current(),
    Key.Key_Delete: lambda view: view.remove(),
    Key.Key_Backspace: lambda view: view.remove(),
    **walking.PLAIN,
}


def pressed(view: OrganigramView, event: QKeyEvent) -> bool:
    """Do what a key means in the organigram; False where it means nothing there."""
    return walking.pressed(view, event, walking.Keys(_arrow, _enter, _select_all, PLAIN))


def _enter(view: OrganigramView) -> None:
    if view.line_from is not None:
        view.finish_line(view.aimed)
    else:
        view.open_current()


def _select_all(view: OrganigramView) -> None:
    view.document.select(card.face.ref for card in view.map.cards.values())


def walk(view: OrganigramView, *, forward: bool) -> bool:
    """Go to the next card as one reads; False at the end, where the keyboard leaves."""
    ids = [card.id for card in view.map.in_order()]
    return walking.go_on(view, ids, walking.place_after(ids, view.current, forward=forward))


def step(view: OrganigramView, at: Id | None, towards: tuple[int, int]) -> Id | None:
    """Return who is next: up to the manager, down to the people, sideways to colleagues."""
    start = view.map.cards.get(at or "")
    if start is None:
        found = view.map.in_order()
        return found[0].id if found else None
    in_tree = _in_tree(view, start.id, towards)
    return in_tree or nearest(as_map(view), start, towards)


def _in_tree(view: OrganigramView, id: Id, towards: tuple[int, int]) -> Id | None:
    across, down = towards
    column = next((one for one in view.map.geometry.columns if id in one), ())
    if down and id in column:
        place = column.index(id) + down
        if 0 <= place < len(column):
            return column[place]
    if down > 0:
        below = view.map.below(id)
        return below[(len(below) - 1) // 2] if below else None
    manager = view.map.above(id)
    if down < 0:
        return manager
    if manager is None:
        return None
    beside = [one for one in view.map.below(manager) if one == id or one not in column]
    place = beside.index(id) + across
    return beside[place] if 0 <= place < len(beside) else None


def _arrow(
    view: OrganigramView, towards: tuple[int, int], modifiers: Qt.KeyboardModifier
) -> None:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        walking.pan(view, towards)
        return
    found = step(view, view.aimed if view.line_from is not None else view.current, towards)
    walking.take_step(view, found, modifiers, aims=view.line_from is not None)


def organigram_keys() -> list[tuple[str, str]]:
    """Return what is done in the organisation chart, in words, with its keys."""
    arrows = tr("arrows")
    whole = QKeySequence("Ctrl+0").toString(QKeySequence.SequenceFormat.NativeText)
    return [
        (tr("To the manager, the people below, the colleagues beside"), arrows),
        (tr("Next card, previous card"), tr("Tab")),
        (tr("Select the next card as well"), f"{tr('Shift')} + {arrows}"),
        (tr("Select the card, or no longer"), tr("Space")),
        (tr("Open in the inspector, or fill a vacant function"), tr("Enter or F2")),
        (
            tr("Set who somebody reports to"),
            tr("T, arrows to the manager, Enter; or drag onto the manager"),
        ),
        (tr("Let somebody report to nobody"), tr("T and then Delete, or drag away from all")),
        (tr("Role of who is selected"), " ".join(ROLE_LETTERS)),
        (tr("Remove what is selected"), tr("Delete")),
        (tr("Fit the organisation chart"), f"F · {whole}"),
        (tr("Closer, farther"), "+ · −"),
        (tr("Move the organisation chart"), f"{tr('Ctrl')} + {arrows}"),
        (tr("First card, last card"), f"{tr('Home')} · {tr('End')}"),
        (tr("Cancel what you are doing"), "Esc"),
    ]
