"""Files the window brings in and writes: imports with a preview, pastes, drops, exports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from app import usecases
from app.errors import UserError
from app.i18n import tr
from app.model.last_spoken import LastSpoken
from app.model.values import Id
from app.ui.dialogs.column_meanings import ColumnMeanings
from app.ui.dialogs.import_preview import CasePreviewDialog, ImportPreviewDialog, counts_of
from app.ui.document import Document
from app.ui.file_dialogs import AskPath, ask_to_open, ask_to_save, first_folder

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from app.exchange.case_json import Case
    from app.exchange.preview import Preview
    from app.exchange.table import Table
    from app.ui.main_window import MainWindow

MANY_ROWS = 300  # of a table; a preview of more takes a worker longer than an eye waits


class FilesInAndOut:
    """Reads in the background, shows what would happen, and makes it one change."""

    def __init__(self, window: MainWindow, new_account: Callable[..., object]) -> None:
        self._window = window
        self._session = window.session
        self._new_account = new_account
        self.ask_to_open: AskPath = ask_to_open
        self.ask_to_save: AskPath = ask_to_save
        self._waiting: Callable[[], object] | None = None

    # -- in

    def ask_file(self) -> None:
        """Ask for a file and bring it in."""
        pattern = ";;".join(
            (
                tr("Everything that can be imported (*.json *.csv *.tsv *.txt *.xlsx)"),
                tr("Case files (*.json)"),
                tr("Lists and matrices (*.csv *.tsv *.txt *.xlsx)"),
            )
        )
        path = self.ask_to_open(self._window, tr("Import"), str(first_folder()), pattern)
        if path:
            self.bring_in(Path(path))

    def dropped(self, data: QMimeData) -> Path | None:
        """Return the file that is dropped on the window, where one can be imported now."""
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        can_be = self._window.actions_["import"].isEnabled()
        return Path(files[0]) if files and can_be else None

    def bring_in(self, path: Path) -> None:
        """Read a file in the background, then show what importing it would do."""
        if path.suffix.lower() == ".json":
            self._read(lambda: usecases.read_case(path), self._show_case, path.name)
        else:
            self._read(lambda: _table(path), self._show_table, path.name)

    def paste(self) -> None:
        """Bring in a list or matrix that was copied from a spreadsheet or an e-mail."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._tell(tr("There is no text to paste; copy people or a matrix first."))
            return
        self._read(lambda: _pasted(text), self._show_table, tr("the clipboard"))

    def _read(self, work: Callable[[], Any], then: Callable[[Any], None], name: str) -> None:
        """Read in the background; what cannot be read is told in a dialog of its own.

        Where it takes a while the line at the bottom says so, and lets it be stopped.
        """
        working = self._window.status.working(tr("Reading {name}…", name=name))

        def attempt() -> tuple[Any, UserError | None]:
            try:
                return work(), None
            except UserError as error:
                return None, error

        def go_on(answer: tuple[Any, UserError | None]) -> None:
            found, error = answer
            self._window.status.clearMessage()
            if not working.end():
                return  # somebody stopped it
            if error is None:
                then(found)
            else:
                self._refuse(str(error))

        self._session.run(attempt, go_on, working.end)

    def _refuse(self, words: str) -> None:
        """Say why nothing is imported, until the user has seen it."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("Nothing was imported"))
        box.setText(tr("Nothing was imported"))
        box.setInformativeText(words)
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _show_table(self, found: tuple[Table, str | None]) -> None:
        table, kind = found
        document = self._window.document
        if kind is None and not _may_be_a_list(table):
            self._refuse(
                tr(
                    "No names are recognised in this; a list has a column for names, a matrix "
                    "has people down and colleagues across."
                )
            )
        elif document is None:
            self._new_account(partial(self._show_table, found))
        else:
            self._preview_table(document, table, kind or "people")

    def _preview_table(self, document: Document, table: Table, kind: str) -> None:
        is_matrix = kind == "matrix"
        title = tr("Import relationship matrix") if is_matrix else tr("Import people")
        same: dict[int, Id] = {}  # rows that somebody says are of who is known already
        columns = None if is_matrix else ColumnMeanings(table)
        try:
            dialog = ImportPreviewDialog(
                self._window, document, title,
                partial(_previewing, document, table, columns, same),
                asks_last_spoken=is_matrix, same=same, columns=columns,
                in_worker=len(table.rows) > MANY_ROWS,
            )  # fmt: skip
        except UserError as error:
            self._refuse(str(error))
            return
        dialog.accepted.connect(self._back_up)
        dialog.open()

    def _back_up(self) -> None:
        """Have a backup made before the worker writes what was just brought in."""
        from app import keeping  # noqa: PLC0415  seldom wanted

        self._session.with_workspace(keeping.back_up_before_import, lambda _made: None)

    def _show_case(self, case: Case) -> None:
        from app.exchange import case_json  # noqa: PLC0415  only an import needs it

        case = case_json.with_fresh_ids(case)
        account = case.plan.account.id
        document = self._window.document
        if document is not None and document.plan.account.id == account:
            self._show_merge(document, case)
        elif self._session.decisions.has(account):
            self._session.open_account(account)
            self.once_opened(partial(self._show_case, case))
        else:
            plan = case.plan
            lines = [
                tr("A new account with {count}.", count=_counts(case)),
                tr("Buying decision: {name}", name=plan.label(case.opportunity)),
            ]
            CasePreviewDialog(
                self._window, plan.account.label, lines,
                lambda: self._session.stock.add(plan, case.opportunity),
            ).open()  # fmt: skip

    def _show_merge(self, document: Document, case: Case) -> None:
        from app.exchange import merging  # noqa: PLC0415  only when a file comes in

        try:
            merge = merging.merge(document.plan, case)
        except UserError as error:
            self._refuse(str(error))
            return

        def take() -> None:
            self._back_up()
            if document.do(merge.change):
                self._session.decisions.relist(document)
                document.turn_to(case.opportunity)
                self._tell(merge.sentence)

        lines = [merge.sentence, tr("The file has {count}.", count=_counts(case))]
        lines += [merge.caution] if merge.caution else []
        CasePreviewDialog(self._window, document.plan.account.label, lines, take).open()

    def once_opened(self, do: Callable[[], object]) -> None:
        """Go on when the account that is being opened is there."""
        self._waiting = do

    def go_on(self) -> None:
        """Do what waited for an account to be open."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    # -- out

    def export_case(self) -> None:
        """Write the decision in view as a case file."""
        document = self._window.document
        if document is None:
            return
        suggested = str(first_folder() / f"{_file_name(document)}.json")
        chosen = self.ask_to_save(
            self._window, tr("Export case file"), suggested, tr("Case files (*.json)")
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".json")
        subject = usecases.Subject(
            document.plan, document.opportunity, document.as_of, document.base
        )
        told = tr("{name} holds everything about this decision: internal.", name=path.name)
        self._session.run(
            lambda: usecases.write_case(subject, path), lambda _path: self._tell(told)
        )

    def open_workspace(self) -> None:
        """Ask for another workspace and open it."""
        pattern = tr("Workspaces (*.visavis)")
        path = self.ask_to_open(
            self._window, tr("Open workspace"), str(first_folder()), pattern
        )
        if path:
            self._session.open_workspace(path)

    def _tell(self, words: str) -> None:
        self._window.status.tell(words)


def _previewing(
    document: Document,
    table: Table,
    columns: ColumnMeanings | None,
    same: dict[int, Id],
    spoken: LastSpoken,
) -> Callable[[], Preview]:
    """Return what tells what an import would do; without columns the table is a matrix.

    It holds values alone, so that a worker can ask it.
    """
    from app.exchange import people_table, relation_matrix  # noqa: PLC0415  only an import

    plan, opportunity = document.plan, document.opportunity
    if columns is None:
        when, base = spoken.on(document.as_of), document.base
        return lambda: relation_matrix.preview(table, plan, opportunity, when, base)
    chosen, known = columns.chosen, dict(same)
    return lambda: people_table.preview(table, plan, opportunity, same=known, chosen=chosen)


def _may_be_a_list(table: Table) -> bool:
    """Return whether a table looks like rows in which somebody can point out the names."""
    several = [row for row in table.rows if sum(map(bool, row.cells)) > 1]
    return len(several) > 1 and len(several) * 2 > len(table.rows)


def _table(path: Path) -> tuple[Table, str | None]:
    from app.exchange import tables  # noqa: PLC0415  only when a file comes in

    if not path.is_file():
        raise UserError(tr("There is no file {path}.", path=str(path)))
    try:
        table = tables.read(path)
    except OSError as error:
        raise UserError(
            tr("{path} cannot be read: {reason}.", path=str(path), reason=error.strerror or "?")
        ) from error
    return table, tables.recognise(table)


def _pasted(text: str) -> tuple[Table, str | None]:
    from app.exchange import tables  # noqa: PLC0415  only when a file comes in

    table = tables.pasted(text)
    return table, tables.recognise(table)


def _counts(case: Case) -> str:
    plan: Any = case.plan
    return counts_of(len(plan.persons), len(plan.members), len(plan.ties))


def _file_name(document: Document) -> str:
    """Return a file name from account and decision; never from a person."""
    words = f"{document.plan.account.label} {document.plan.label(document.opportunity)}"
    kept = "".join(sign if sign.isalnum() else " " for sign in words)
    return "-".join(kept.split())[:80] or "visavis"
