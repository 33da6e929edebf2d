"""The relationship matrix: customer people down, our team across, a cell for every tie."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import ntr, tr
from app.model.change import Change
from app.model.values import Id
from app.ui import theme
from app.ui.document import Document, Ref
from app.ui.panels.controls import button
from app.ui.panels.fields import CodeField
from app.ui.panels.flag_row import FlagRow
from app.ui.panels.labels import Elided, Label, plain_tooltip
from app.ui.settings import Settings
from app.ui.views import matrix_copy
from app.ui.views.matrix_hand import MatrixHand
from app.ui.views.matrix_model import MatrixModel
from app.ui.views.matrix_order import GROUPINGS, SORTS, Grouping, Sort
from app.ui.views.matrix_selection import MatrixSelection
from app.ui.views.matrix_view import MatrixView

MATRIX = "matrix"
GROUP, SORT = "matrix/group", "matrix/sort"
LEAST_FIELD, MOST_FIELD = 100, 150  # pixels of what is grouped and sorted by


class MatrixPage(QWidget):
    """The matrix with what stands above it; follows the document while it is seen."""

    log_asked = Signal(object, object)  # persons, members
    open_asked = Signal()  # what is selected, in the inspector
    told = Signal(str)  # a line for the status bar
    gap_asked = Signal(object)  # its key: the flag of a gap about many was chosen

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.document, self._settings = document, settings
        self._is_late = False
        self._at: tuple[Id, Id] | None = None  # where the keyboard goes with what is awaited
        kept = settings.text(GROUP, Grouping.LEVEL.value)
        grouping = Grouping(kept) if kept in list(Grouping) else Grouping.LEVEL
        self.model = MatrixModel(document, self, grouping, Sort.of(settings.text(SORT)))
        self.view = MatrixView(self.model)
        self.selecting = MatrixSelection(self.view)
        self.hand = MatrixHand(self)
        self._build()
        self._show_choices()
        self.model.taken.connect(self._on_taken)
        self.view.asked.connect(self.hand.do)
        self.view.sorted.connect(self.sort)
        document.changed.connect(self._on_change)
        document.analysed.connect(self._on_change)
        document.turned.connect(self._on_turned)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.view)
        self.selecting.show()

    # -- what stands above

    def _build(self) -> None:
        self.title = Label(tr("Relationship matrix"), "title")
        self.about = Elided("", "quiet")
        self.flags = FlagRow(self.document)
        self.flags.asked.connect(self.gap_asked)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.about)
        self.grouping = CodeField(
            tr("Group by"), list(Grouping), unknown=None, words=lambda one: tr(GROUPINGS[one])
        )
        self.sorting = CodeField(tr("Sort by"), [], unknown=None)
        self.grouping.committed.connect(self.group)
        self.sorting.committed.connect(self.sort)
        self.copying = button(tr("Copy"), self.copy)
        self.copying.setToolTip(plain_tooltip(tr("Copy for a spreadsheet")))
        line = QHBoxLayout()
        line.setContentsMargins(theme.space(1.5), theme.space(1.5), theme.space(1.5), 4)
        line.setSpacing(theme.space(1))
        line.addLayout(names, 1)
        line.addWidget(self.flags)
        self.words_beside = list[Label]()
        for text, field in ((tr("Group by"), self.grouping), (tr("Sort by"), self.sorting)):
            self.words_beside.append(Label(text, "quiet"))
            line.addWidget(self.words_beside[-1])
            field.setFixedWidth(LEAST_FIELD)
            line.addWidget(field)
        line.addWidget(self.copying)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.view, 1)

    def _show_choices(self) -> None:
        """Name what holds, in the fields and in the line below the title."""
        self.grouping.show_value(self.model.grouping)
        self._offer_sorts()
        if self.model.members:
            self.about.setText(tr("Arrows and 0–4 · L: contact · P: plan"))
            return
        words = tr("No colleague of ours yet: C on the map adds the first column")
        self.about.setText("" if self.model.is_awaited else words)

    def _offer_sorts(self) -> None:
        offers = {Sort(by): tr(text) for by, text in SORTS.items()}
        for member in self.model.members:
            offers[Sort(None, member)] = self.model.colleague(member).face.name
        sort = self.model.ordering
        if (sort.by, sort.member) not in [(one.by, one.member) for one in offers]:
            sort = self.model.ordering = Sort()
        if self.sorting.codes != list(offers):
            self.sorting.clear()
            self.sorting.codes = list(offers)
            for one, words in offers.items():
                is_name = one.member is not None  # which begins as it was typed
                self.sorting.addItem(words if is_name else words[:1].upper() + words[1:])
        self.sorting.show_value(Sort(sort.by, sort.member))

    # -- following the document

    def _on_change(self, what: object = None) -> None:
        if not self.isVisible():
            self._is_late = True
            return
        self._is_late = False
        self.model.follow()
        if not isinstance(what, Change):  # flags are of a report
            self.flags.follow()

    def _on_taken(self, in_order_anew: bool) -> None:
        """Let what stands around the cells follow what they show now."""
        self._show_choices()
        if in_order_anew:
            self.selecting.show()
        at, self._at = self._at, None
        if at is not None:
            self.go_to(*at)
        self.view.begin_somewhere()

    def _on_turned(self) -> None:
        self.hand.close_form()
        self._is_late = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        self._is_late = False
        self.model.arrange()
        self.flags.follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_late:
            self._catch_up()
        self.selecting.show()

    def minimumSizeHint(self) -> QSize:
        """Return what is needed without the title: the view is named in the bar as well."""
        wide = 2 * LEAST_FIELD + self.copying.sizeHint().width() + theme.space(7)
        if not self.flags.isHidden():
            wide += self.flags.sizeHint().width() + theme.space(1)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self.minimumSizeHint().width() - self.title.sizeHint().width()
        self.title.setVisible(room >= 0)
        more = max(0, min(theme.grown(MOST_FIELD) - LEAST_FIELD, room // 2))
        for field in (self.grouping, self.sorting):
            field.setFixedWidth(LEAST_FIELD + more)
        wide = sum(words.sizeHint().width() + theme.space(1) for words in self.words_beside)
        for words in self.words_beside:
            words.setVisible(room - 2 * more >= wide)

    # -- what is chosen for the view

    def group(self, grouping: Grouping) -> None:
        """Put other headings between the rows, and keep that for the next time."""
        self.model.grouping = grouping
        self._settings.put(GROUP, grouping.value)
        self._arrange()

    def sort(self, sort: Sort) -> None:
        """Sort the rows another way, and keep that for the next time."""
        self.model.ordering = sort
        self._settings.put(SORT, sort.code)
        self._arrange()

    def narrow(self, shown: Callable[[Id], bool]) -> None:
        """Show only people of whom `shown` says so; totals count everybody."""
        now = {id for id in self.model.content.people if shown(id)}
        self.model.shown = shown
        if now != self.model.people_shown() or self.model.is_awaited:
            self._arrange()

    def _arrange(self) -> None:
        self._at = self.view.focus_pair() or self._at
        self.model.arrange()

    # -- what the window asks for

    def go_to(self, member: Id, person: Id) -> None:
        """Put the keyboard into the cell of two, as soon as it is there."""
        if self.model.is_awaited:
            self._at = member, person
        row, column = self.model.row_of(person), self.model.column_of(member)
        if row is not None and column is not None:
            self.view.setCurrentIndex(self.model.index(row, column))

    def show_refs(self, refs: frozenset[Ref]) -> None:
        """Select these and bring them into view."""
        self.document.select(refs)
        self.selecting.show()

    def copy(self) -> None:
        """Copy what is selected, where that is more than one cell; else the whole matrix."""
        people, members = self.selecting.picked()
        content = self.model.content
        clipboard = QGuiApplication.clipboard()
        clipboard.setMimeData(matrix_copy.copied(content, people, members))
        copied = ntr(
            "Copied: {count} person and {others}. It is internal.",
            "Copied: {count} people and {others}. It is internal.",
            len(people),
            others=ntr("{count} colleague", "{count} colleagues", len(members)),
        )
        self.told.emit(copied)

    def place_of(self, member: Id, person: Id) -> QPoint:
        """Return where a form about two is to appear: below their cell."""
        row, column = self.model.row_of(person), self.model.column_of(member)
        if row is None or column is None:
            return QPoint()
        box = self.view.visualRect(self.model.index(row, column))
        return self.view.viewport().mapTo(self, box.bottomLeft())

    def sort_here(self) -> None:
        """Sort by the column with the keyboard."""
        self.view.sort_by_column(self.view.currentIndex().column())
