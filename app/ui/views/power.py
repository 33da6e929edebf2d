"""The power grid in the window: influence against attitude or points at stake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.i18n import tr
from app.model.people import Person
from app.model.values import Id
from app.ui import meanwhile, theme
from app.ui.change_command import read_only_words
from app.ui.context_parts import may_change, new_menu
from app.ui.document import Document, Ref
from app.ui.latest import Latest
from app.ui.meanwhile import Moment
from app.ui.newest import Newest
from app.ui.panels.labels import Elided, Label
from app.ui.panels.segments import Segments
from app.ui.settings import Settings
from app.ui.views import power_content
from app.ui.views.power_content import ACROSS, COLUMNS, ROWS, Across, Seen
from app.ui.views.power_figure import PowerFigure
from app.ui.views.power_spoken import describe_grid

if TYPE_CHECKING:
    from app.figures.drawing import Picture
    from app.figures.power_people import Look, PowerGrid
    from app.figures.power_standing import Standing

POWER = "power"
LINGERS_MS = 150  # that a picture of something else is seen while the next one is drawn
LARGE = 150  # people; where more stand is computed in a worker


class PowerPage(QWidget):
    """The figure with what stands above it; follows the document while it is seen."""

    open_asked = Signal()  # what is selected, in the inspector
    add_more: Callable[[QMenu, Ref], object] | None = None  # to the menu of somebody

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.document, self._settings = document, settings
        self.across = power_content.chosen(settings)
        self._drawn_for: object = None
        self._about: object = None  # what the picture is of: another is not left standing
        self._shown: Callable[[Id], bool] = lambda _id: True
        self.grid: PowerGrid | None = None
        describe_grid()
        self.figure = PowerFigure()
        self._outlived = QTimer(self, singleShot=True, interval=LINGERS_MS)
        self._outlived.timeout.connect(self.figure.forget_picture)
        self._choices: dict[Across, QAction] = {}
        self._placing = Latest(self)
        self._placing.answered.connect(self._take_people)
        self._drawing = Newest(self)
        self._drawing.answered.connect(self._take_picture)
        self._drawing.failed.connect(self._on_not_drawn)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_content)
        self._begun: Moment | None = None  # when somebody was taken in the hand
        self._build()
        figure = self.figure
        figure.picked.connect(self._pick)
        figure.taken.connect(self._take)
        figure.moved.connect(self._drop)
        figure.stepped.connect(self._step)
        figure.opened.connect(self._open)
        figure.menu_asked.connect(self._show_menu)
        figure.outgrown.connect(self._soon.start)
        figure.held_fast.connect(self._tell_read_only)
        figure.let_all_go.connect(lambda: document.select(()))
        for signal in (document.changed, document.analysed, document.turned):
            signal.connect(self._soon.start)
        document.selected.connect(self._on_selected)
        theme.changes().changed.connect(self._soon.start)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        row.addWidget(Label(tr("Influence against"), "soft"))
        group = QActionGroup(self)
        for one in Across:
            action = QAction(one.words, self)
            action.setCheckable(True)
            action.setChecked(one is self.across)
            action.triggered.connect(partial(self.choose, one))
            group.addAction(action)
            self._choices[one] = action
        self.segments = Segments(self._choices.values())
        row.addWidget(self.segments)
        row.addSpacing(theme.space(1))
        self._hint = Elided("", "quiet")
        row.addWidget(self._hint, 1)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(2), theme.space(1.5), theme.space(2), 0)
        column.setSpacing(theme.space(0.5))
        column.addLayout(row)
        column.addWidget(self.figure, 1)

    # -- following the document

    def narrow(self, shown: Callable[[Id], bool]) -> None:
        """Show only people who are picked out."""
        self._shown = shown
        self.show_content()

    def show_content(self) -> None:
        """Show how things stand now; the picture follows when it is drawn."""
        if not self.isVisible():
            return
        hints = {
            Across.ATTITUDE: tr("Drag somebody, or use the arrow keys, to set both"),
            Across.POINTS: tr("Drag somebody up or down to set the influence"),
        }
        self.figure.may_move = may_change(self.document)
        self._hint.setText(hints[self.across] if self.figure.may_move else "")
        self._share_out()
        about = self.across, self.document.opportunity
        if about != self._about:
            self._about, self._drawn_for = about, None
            self._drawing.let_go()
            self._outlived.start()
        asked = self._asked()
        if len(asked.people) > LARGE:
            self._placing.ask(asked.answered)
        else:
            self._placing.let_go()
            self._take_people(asked.answered())

    def _asked(self) -> Asked:
        seen, figure = power_content.seen_of(self.document), self.figure
        size = float(figure.width()), float(figure.height())
        parts = seen.plan.dmu(seen.opportunity)
        people = frozenset(part.person for part in parts if self._shown(part.person))
        look = power_content.look(room=size)
        return Asked(seen, self.across, people, look, size, figure.devicePixelRatioF())

    def _take_people(self, answer: tuple[Asked, Standing]) -> None:
        asked, standing = answer
        self.grid, seen = standing.grid, asked.seen
        words_of = partial(power_content.spoken, seen.plan, seen.opportunity)
        self.figure.show_people(standing, words_of)
        self._on_selected()
        wanted = self.grid, asked.look, asked.size, asked.scale
        if wanted != self._drawn_for:
            self._drawn_for = wanted
            self._drawing.ask(partial(_picture, *wanted))
        else:
            self.figure.let_go()

    def _take_picture(self, answer: tuple[Picture, str]) -> None:
        self._outlived.stop()
        self.figure.show_picture(*answer)

    def _on_not_drawn(self) -> None:
        self._drawn_for = (
            None  # so that it is drawn when this is shown next, or anything changes
        )
        self._outlived.stop()
        self.figure.forget_picture(for_good=True)

    def _on_selected(self, _refs: object = None) -> None:
        self.figure.select({id for _kind, id in self.document.selection})

    def choose(self, across: Across, _checked: bool = True) -> None:
        """Set out something else from left to right."""
        self.across = across
        self._choices[across].setChecked(True)
        self._settings.put(ACROSS, across.name)
        self.show_content()

    # -- what is asked for

    def _pick(self, person: Id, adding: bool) -> None:
        ref = (Person, person)
        selection = self.document.selection
        if adding:
            self.document.select(selection ^ {ref})
        elif ref not in selection or len(selection) > 1:
            self.document.select([ref])

    def _tell_read_only(self) -> None:
        self.document.refused.emit(read_only_words(self.document.past))

    def _take(self, _person: Id) -> None:
        self._begun = meanwhile.moment(self.document)

    def _drop(self, person: Id, column: int, row: int) -> None:
        self._move(person, column, row, self._begun)

    def _move(self, person: Id, column: int, row: int, begun: Moment | None = None) -> None:
        """Set what a cell says; on a scale of points only the influence can be set."""
        document = self.document
        to = column if self.across is Across.ATTITUDE else None
        done = meanwhile.hand_on(
            document,
            begun or meanwhile.moment(document),
            lambda plan: power_content.move(
                plan, document.opportunity, person, column=to, row=row
            ),
        )
        if not done or not self._soon.isActive():
            self.figure.let_go()  # it stands there already, or may not

    def _step(self, person: Id, across: int, down: int) -> None:
        """Move somebody by a cell; at the edge nothing happens."""
        plan, opportunity = self.document.plan, self.document.opportunity
        stands = power_content.cell_of(plan, opportunity, person)
        if stands is None or (across and self.across is Across.POINTS):
            return
        column, row = stands[0] + across, stands[1] + down
        if 0 <= column < len(COLUMNS) and 0 <= row < len(ROWS):
            self._move(person, column, row)
            self.show_content()

    def _open(self, person: Id) -> None:
        self.document.select([(Person, person)])
        self.open_asked.emit()

    def menu_for(self, person: Id) -> QMenu:
        """Return what can be done with somebody."""
        self.document.select([(Person, person)])
        menu = new_menu(self)
        menu.addAction(tr("Show in the inspector"), partial(self._open, person))
        if self.add_more is not None:
            self.add_more(menu, (Person, person))
        return menu

    def _show_menu(self, person: Id, at: QPoint) -> None:
        self.menu_for(person).popup(at)

    # -- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.document.selection:
            self.document.select(())
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return what is needed with the choice in a menu."""
        least = super().minimumSizeHint()
        spared = 0 if self.segments.is_compact else self.segments.spared()
        return QSize(least.width() - spared, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Put the choice in a menu, and keep the hint to itself, where there is no room."""
        room = self.width() - self.minimumSizeHint().width()
        compact = room < self.segments.spared()
        self.segments.show_compact(on=compact)
        room -= 0 if compact else self.segments.spared()
        self._hint.setVisible(self._hint.sizeHint().width() <= room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()


@dataclass(frozen=True)
class Asked:
    """What is to be drawn, in which room."""

    seen: Seen
    across: Across
    people: frozenset[Id]  # who are shown
    look: Look
    size: tuple[float, float]
    scale: float

    def answered(self) -> tuple[Asked, Standing]:
        """Return it with where everybody stands; it may be asked in a worker."""
        from app.figures import power_standing  # noqa: PLC0415  with the figure

        grid = power_content.grid_seen(self.seen, self.across, self.people.__contains__)
        return self, power_standing.standing(grid, self.look, *self.size)


def _picture(
    grid: PowerGrid,
    look: Look,
    size: tuple[float, float],
    scale: float,
    is_wanted: Callable[[], bool],
) -> tuple[Picture, str]:
    """Return the figure in pixels, and in words for who does not see it; in a worker."""
    from app.figures import power_grid, power_people  # noqa: PLC0415  imports matplotlib

    picture = power_grid.draw(grid, look, *size, scale, is_wanted=is_wanted)
    return picture, power_people.described(grid)
