"""What an import would do, row by row, before anything is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.errors import UserError
from app.i18n import ntr, tr
from app.model.last_spoken import PRESELECTED, LastSpoken, words
from app.model.values import Id
from app.ui import theme
from app.ui.background import went_wrong
from app.ui.dialogs.colleague_levels import ColleagueLevels
from app.ui.dialogs.column_meanings import ColumnMeanings
from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.likely_same import LikelySame
from app.ui.document import Document
from app.ui.latest import Latest
from app.ui.panels.fields import CodeField
from app.ui.panels.labels import Label, plain_tooltip

if TYPE_CHECKING:
    from app.exchange.preview import Preview, PreviewRow

ROWS_SHOWN = 500
OUTCOME = 2  # the column that says what becomes of a row
CELL_MARGINS = 28  # pixels of a cell, left and right together


class ImportPreviewDialog(FormDialog):
    """Shows a preview of a table; confirming makes it one change that can be undone."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        title: str,
        preview: Callable[[LastSpoken], Callable[[], Preview]],
        *,
        in_worker: bool = False,
        asks_last_spoken: bool,
        same: dict[int, Id] | None = None,
        columns: ColumnMeanings | None = None,
    ) -> None:
        """`preview` reads `same`: by line, who of those known is meant under another name.

        It reads `columns` as well, where somebody can say what they hold. What it returns is
        asked at once, or `in_worker` while the dialog says so and can be closed.
        """
        super().__init__(parent, title, tr("Import"), width=760)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document.refused.connect(self.complain)  # as in a what-if, where nothing is imported
        self._document, self._make, self._in_worker = document, preview, in_worker
        self._latest = Latest(self)
        self._latest.answered.connect(self._take)
        self._latest.failed.connect(self._on_failed)
        self._same: dict[int, Id] = {} if same is None else same
        self.columns = columns
        self._make_parts(title)
        self._lay_out(asks_last_spoken=asks_last_spoken)
        self._show()

    def _make_parts(self, title: str) -> None:
        self.reading = QProgressBar()
        self.reading.setRange(0, 0)  # nobody knows how long
        self.reading.setAccessibleName(tr("Reading the rows…"))
        self.reading.hide()
        self.last_spoken = CodeField(
            tr("When did you last speak, on average?"),
            list(LastSpoken),
            unknown=None,
            words=words,
        )
        self.last_spoken.show_value(PRESELECTED)
        self.last_spoken.committed.connect(lambda _answer: self._show())
        self.sentence = Label("", "name", wrap=True)
        self.errors = Label("", "problem", wrap=True)
        self.ignored = Label("", "quiet", wrap=True)
        self.table = _table()
        self.table.setAccessibleName(title)
        self.leave_out = QCheckBox(tr("Import the other rows and leave these out"))
        self.leave_out.toggled.connect(lambda _on: self._allow())
        self.likely = LikelySame()
        self.likely.said.connect(self._on_same)
        self.colleagues = ColleagueLevels()
        if self.columns is not None:
            self.columns.changed.connect(self._on_columns)

    def _lay_out(self, *, asks_last_spoken: bool) -> None:
        if asks_last_spoken:
            self.ask(tr("When did you last speak, on average?"), self.last_spoken)
            remark = tr("A matrix has no dates; this counts as an assumed one.")
            self.form.addRow("", Label(remark, "quiet", wrap=True))
        if self.columns is not None:
            self.form.addRow(self.columns)
        for part in (
            self.reading, self.sentence, self.errors, self.leave_out, self.likely,
            self.colleagues, self.table, self.ignored,
        ):  # fmt: skip
            self.form.addRow(part)

    def confirm(self) -> None:
        change = self._preview.change or self._preview.change_without_faulty
        try:
            told = self.colleagues.told(change)
        except UserError as error:
            self.complain(str(error))
            return
        if self._document.do(told):
            self.accept()

    def reject(self) -> None:
        """Go, and wait no longer for what is being read."""
        self._latest.let_go()
        super().reject()

    def _show(self) -> None:
        make = self._make(self.last_spoken.value or PRESELECTED)
        can_choose = self.columns is not None
        if not self._in_worker:
            self._take(_made(make, can_choose=can_choose))
            return
        self.reading.show()
        self.sentence.setText(tr("Reading the rows…"))
        self.confirm_button.setEnabled(False)
        self._latest.ask(lambda: _made(make, can_choose=can_choose, is_shown=True))

    def _on_failed(self) -> None:
        self.reading.hide()
        self.sentence.setText("")
        self.complain(went_wrong())

    def _take(self, preview: Preview) -> None:
        self.reading.hide()
        self._preview = preview
        self._fill()

    def _on_columns(self) -> None:
        self._same.clear()  # lines may be about others now
        self._show()

    def _on_same(self, line: int, known: str, is_same: bool) -> None:
        """Take a row for somebody who is known, or for a newcomer again."""
        self._same.pop(line, None)
        if is_same:
            self._same[line] = known
        self._show()

    def _fill(self) -> None:
        preview = self._preview
        self.sentence.setText(preview.summary)
        shown = [str(error) for error in preview.errors[:6]]
        more = len(preview.errors) - len(shown)
        if more > 0:
            shown.append(tr("… and {count} more", count=more))
        self.errors.setText("\n".join(shown))
        self.errors.setVisible(bool(shown))
        self.leave_out.setVisible(bool(shown))
        self.likely.show_likely(preview.likely, self._same)
        self.colleagues.show_change(preview.change_without_faulty)
        left = ", ".join(preview.ignored)
        self.ignored.setText(tr("Columns left aside: {names}", names=left) if left else "")
        self.ignored.setVisible(bool(left))
        self.table.setRowCount(min(len(preview.rows), ROWS_SHOWN))
        for place, row in enumerate(preview.rows[:ROWS_SHOWN]):
            self._put(place, row)
        self._allow()

    def _put(self, place: int, row: PreviewRow) -> None:
        from app.exchange.preview import LABELS, Outcome  # noqa: PLC0415  seldom needed

        for column, text in enumerate(
            (str(row.line), row.name, tr(LABELS[row.outcome]), row.words)
        ):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tooltip(text))
            if row.outcome is Outcome.FAULTY:
                item.setForeground(theme.colour("text.negative"))
            elif row.outcome in (Outcome.SKIPPED, Outcome.UNCHANGED):
                item.setForeground(theme.colour("text.faint"))
            self.table.setItem(place, column, item)

    def _allow(self) -> None:
        preview = self._preview
        may = preview.change is not None or self.leave_out.isChecked()
        self.confirm_button.setEnabled(may and bool(preview.change_without_faulty.edits))


def _made(make: Callable[[], Preview], *, can_choose: bool, is_shown: bool = False) -> Preview:
    """Return a preview; where names are missing one that says so, in a dialog that stays."""
    from app.exchange import preview  # noqa: PLC0415  only an import

    try:
        return make()
    except UserError as error:
        if not (can_choose or is_shown):
            raise
        words = str(error)
        if can_choose:
            words = tr("{why} Or choose above which column holds them.", why=words)
        return preview.refused(words)


class CasePreviewDialog(FormDialog):
    """Says what a case file would add or change; confirming hands over to `take`."""

    def __init__(
        self, parent: QWidget | None, name: str, lines: list[str], take: Callable[[], Any]
    ) -> None:
        super().__init__(parent, tr("Import case file"), tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self.form.addRow(Label(name, "name", wrap=True))
        for line in lines:
            self.form.addRow(Label(line, "soft", wrap=True))

    def confirm(self) -> None:
        self.accept()
        self._take()


def counts_of(persons: int, members: int, ties: int) -> str:
    """Return what is in a case file, in figures."""
    return tr(
        "{persons}, {members}, {ties}",
        persons=ntr("{count} person", "{count} people", persons),
        members=ntr("{count} colleague", "{count} colleagues", members),
        ties=ntr("{count} relationship", "{count} relationships", ties),
    )


def _table() -> QTableWidget:
    table = QTableWidget(0, 4)
    table.setHorizontalHeaderLabels([tr("Line"), tr("Who"), tr("What"), tr("Details")])
    table.verticalHeader().setVisible(False)
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)  # a row is one line: what wraps is cut
    table.setMinimumHeight(280)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    for column, width in enumerate((50, 190, 130)):
        header.resizeSection(column, theme.grown(width))
    header.resizeSection(OUTCOME, _room_for_outcomes(table))
    return table


def _room_for_outcomes(table: QTableWidget) -> int:
    """Return how wide a column is that holds every outcome in the language that is spoken."""
    from app.exchange.preview import LABELS  # noqa: PLC0415  only an import

    table.ensurePolished()  # its letters come with the style
    measure = table.fontMetrics()
    words = (tr(text) for text in LABELS.values())
    return max(measure.horizontalAdvance(text) for text in words) + theme.grown(CELL_MARGINS)
