"""One person in the list of who is in a proposal: shown or not, called how, opposite whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
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
from app.model.ties import Counterpart
from app.model.values import Id
from app.ui import theme
from app.ui.dialogs.export_agreed import AgreedLink
from app.ui.dialogs.export_parts import take_enter
from app.ui.panels.controls import Link, ToolButton
from app.ui.panels.fields import TextField
from app.ui.panels.labels import plain_tooltip

_MOST_NAMED = 2  # colleagues by name on a button


class PersonRow(QWidget):
    """Follows nothing: the list makes rows anew when anything changes."""

    shown_asked = Signal(bool)
    called = Signal(str, object)  # its `name` or `title`, as one of `Called`
    moved = Signal(int)  # -1 up, 1 down
    met = Signal(str)  # the id of a colleague to work with, or no longer
    agreed = Signal(str, str, object)  # as of `AgreedLink`

    def __init__(self, somebody: Person | TeamMember, called: Called, *, shown: bool) -> None:
        super().__init__()
        self.id: Id = somebody.id
        self._somebody = somebody
        name = self._name = plain(somebody.name) or somebody.id
        self.tick = QCheckBox()
        self.tick.setChecked(shown)
        self.tick.setAccessibleName(tr("{name}: in the proposal", name=name))
        self.tick.setToolTip(plain_tooltip(tr("In the proposal")))
        self.tick.toggled.connect(self.shown_asked)
        self.name_field = _Field(tr("Name in the proposal"), name)
        self.title_field = _Field(tr("Title in the proposal"), name)
        self.title_field.setPlaceholderText(tr("no title"))
        self.show_called(called)
        self.name_field.committed.connect(self._on_name)
        self.title_field.committed.connect(self._on_title)
        for field in self.fields.values():
            field.setEnabled(shown)
        self.up = self._arrow(Qt.ArrowType.UpArrow, tr("Further up"), -1, name)
        self.down = self._arrow(Qt.ArrowType.DownArrow, tr("Further down"), 1, name)
        self.meets: Link | None = None
        self.agrees: AgreedLink | None = None
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

    @property
    def fields(self) -> dict[str, TextField]:
        """What one types in, by the part of `Called` it is."""
        return {"name": self.name_field, "title": self.title_field}

    def show_called(self, called: Called) -> None:
        """Show how somebody is called in the proposal."""
        somebody = self._somebody
        title = somebody.title if called.title is None else called.title
        self.name_field.show_value(called.name or self._name)
        self.title_field.show_value(plain(title))

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
        self._grid.addWidget(self.meets, 1, 1)

    def ask_how(self, team: Mapping[Id, str], pairs: Sequence[Counterpart]) -> None:
        """Ask at which level and how often they meet, if there is anybody they meet."""
        if pairs:
            self.agrees = AgreedLink(pairs, team)
            self.agrees.agreed.connect(self.agreed)
            self._grid.addWidget(self.agrees, 1, 2, 1, 3)

    def freeze(self) -> None:
        """Let nothing be changed that the plan keeps, for who may only look."""
        for part in (self.tick, self.up, self.down, self.meets, self.agrees):
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

    def _on_name(self, typed: str) -> None:
        name = plain(typed)
        self.called.emit("name", None if name in (None, self._name) else name)

    def _on_title(self, typed: str) -> None:
        title = plain(typed)
        known = plain(self._somebody.title)
        self.called.emit("title", None if title == known else title or "")

    def _arrow(self, arrow: Qt.ArrowType, words: str, step: int, name: str) -> QToolButton:
        button = ToolButton()
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        button.setToolTip(plain_tooltip(words))
        button.setAccessibleName(f"{name}: {words}")
        button.clicked.connect(lambda: self.moved.emit(step))
        return button


class _Field(TextField):
    """A name or title; Enter takes what was typed, and presses no button of the dialog."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(f"{name}: {words}")
        self.setMaxLength(200)
        self._words = words
        self.setMinimumWidth(theme.space(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        take_enter(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.toolTip():  # else it is the text that is cut
            self.setToolTip(plain_tooltip(self._words))
