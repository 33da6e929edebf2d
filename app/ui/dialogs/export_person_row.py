"""One person in the list of who is in a proposal: shown or not, called how, opposite whom."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from app import i18n
from app.i18n import tr
from app.model.called import Called
from app.model.people import Person, TeamMember
from app.model.plain_text import plain
from app.model.values import Id
from app.ui import theme
from app.ui.dialogs.export_parts import TakingLine
from app.ui.panels.controls import Link
from app.ui.panels.labels import plain_tooltip

_MOST_NAMED = 2  # colleagues by name on a button


class PersonRow(QWidget):
    """Follows nothing: the list makes rows anew when anything changes."""

    shown_asked = Signal(bool)
    called = Signal(object)  # Called
    moved = Signal(int)  # -1 up, 1 down
    met = Signal(str)  # the id of a colleague to work with, or no longer

    def __init__(self, somebody: Person | TeamMember, called: Called, *, shown: bool) -> None:
        super().__init__()
        self.id: Id = somebody.id
        self._somebody = somebody
        name = plain(somebody.name) or somebody.id
        self.tick = QCheckBox()
        self.tick.setChecked(shown)
        self.tick.setAccessibleName(tr("{name}: in the proposal", name=name))
        self.tick.setToolTip(plain_tooltip(tr("In the proposal")))
        self.tick.toggled.connect(self.shown_asked)
        self.name_field = _field(called.name or name, tr("Name in the proposal"), name)
        title = somebody.title if called.title is None else called.title
        self.title_field = _field(plain(title) or "", tr("Title in the proposal"), name)
        self.title_field.setPlaceholderText(tr("no title"))
        for field in (self.name_field, self.title_field):
            field.editingFinished.connect(self._on_called)
            field.setEnabled(shown)
        self.up = self._arrow(Qt.ArrowType.UpArrow, tr("Further up"), -1, name)
        self.down = self._arrow(Qt.ArrowType.DownArrow, tr("Further down"), 1, name)
        self.meets: Link | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, theme.space(0.5), 0, theme.space(0.5))
        self._grid.setHorizontalSpacing(theme.space(0.5))
        self._grid.setVerticalSpacing(theme.space(0.5))
        self._grid.setColumnStretch(1, 5)
        self._grid.setColumnStretch(2, 4)
        for column, part in enumerate(
            (self.tick, self.name_field, self.title_field, self.up, self.down)
        ):
            self._grid.addWidget(part, 0, column)

    def let_move(self, *, up: bool, down: bool) -> None:
        """Say whether somebody of the same lane stands above and below."""
        self.up.setEnabled(up)
        self.down.setEnabled(down)

    def ask_whom(self, team: Mapping[Id, str], met: list[Id], *, suggested: bool) -> None:
        """Ask with whom of ours this person works; `suggested` where nobody said."""
        names = [team[id] for id in met]
        words = i18n.names(names) if len(names) <= _MOST_NAMED else ", ".join(names)
        if not names:
            words = tr("with nobody of ours")
        elif suggested:
            words = tr("with {names} (suggested)", names=words)
        else:
            words = tr("with {names}", names=words)
        self.meets = Link(words)
        self.meets.setAutoDefault(False)
        self.meets.setMenu(self._menu(team, [] if suggested else met))
        self._grid.addWidget(self.meets, 1, 1, 1, 2)

    def freeze(self) -> None:
        """Let nothing be changed that the plan keeps, for who may only look."""
        for part in (self.tick, self.up, self.down, self.meets):
            if part is not None:
                part.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Alt with an arrow move the person, wherever in the row the keyboard is."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        arrow = self.up if step == -1 else self.down
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if step is not None and alt and arrow.isEnabled():
            self.moved.emit(step)
            return
        super().keyPressEvent(event)

    def _menu(self, team: Mapping[Id, str], marked: list[Id]) -> QMenu:
        """The menu of colleagues, made when it is opened: each of many people has one."""
        menu = QMenu(self)

        def fill() -> None:
            if menu.actions():
                return
            for id, name in team.items():
                action = menu.addAction(name.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(id in marked)
                action.triggered.connect(lambda _on, met=id: self.met.emit(met))

        menu.aboutToShow.connect(fill)
        return menu

    def _on_called(self) -> None:
        ours = plain(self._somebody.name) or self._somebody.id
        name, title = plain(self.name_field.text()), plain(self.title_field.text())
        known = plain(self._somebody.title)
        self.called.emit(
            Called(
                None if name in (None, ours) else name,
                None if title == known else title or "",
            )
        )

    def _arrow(self, arrow: Qt.ArrowType, words: str, step: int, name: str) -> QToolButton:
        button = QToolButton()
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        button.setToolTip(plain_tooltip(words))
        button.setAccessibleName(f"{name}: {words}")
        button.clicked.connect(lambda: self.moved.emit(step))
        return button


def _field(text: str, words: str, name: str) -> TakingLine:
    field = TakingLine(text)
    field.setMaxLength(200)
    field.setCursorPosition(0)
    field.setAccessibleName(f"{name}: {words}")
    field.setToolTip(plain_tooltip(words))
    field.setMinimumWidth(theme.space(8))
    return field
