"""Backups in the window: made now and then, listed, restored and gone back from; and what is
offered when a workspace is damaged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from app.errors import Damaged, UserError
from app.i18n import tr
from app.ui.backups_place import PlaceNotices
from app.ui.file_dialogs import AskPath, ask_to_save, first_folder
from app.ui.panels.choice_note import ChoiceNote
from app.ui.replacing import attempted, replace_workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.keeping import Listed, Rescue, Rescued
    from app.model.values import Id
    from app.store.backups import Backup, Restored
    from app.store.workspace import Workspace
    from app.ui.dialogs.backups import BackupsDialog
    from app.ui.main_window import MainWindow

FIRST_MS, LATER_MS = 20_000, 300_000  # after the start, and then; each is a look at what is due
RESTORED, REMOVED = "restored", "removed"  # names of notes


class BackupActions(QObject):
    """Joins what keeps a workspace from being lost to the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        session = self._session = window.session
        self.ask_to_save: AskPath = ask_to_save
        self._page: Callable[[], QWidget] | None = None  # in place of the map
        session.damaged.connect(self._on_damaged)
        session.removed.connect(self._on_removed)
        session.opened.connect(self._on_opened)
        self.place = PlaceNotices(window, self._copy_to_file)
        self._soon = QTimer(self, interval=FIRST_MS)
        self._soon.timeout.connect(self._keep_up)
        self._soon.start()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        return {"workspace.backups": self.show}

    # -- backups

    def show(self) -> None:
        """List the backups of the workspace, or say who keeps them."""
        self._window.hand_on()
        self._session.with_workspace(_listed, self._show_listed)

    def _show_listed(self, found: list[Listed] | None) -> None:
        from app.ui.dialogs.backups import BackupsDialog, ServerBackupsDialog  # noqa: PLC0415  seldom

        if found is None:
            ServerBackupsDialog(self._window, self._copy_to_file).open()
            return
        dialog = BackupsDialog(self._window, found, self._restore, self._make_one)
        dialog.open()

    def _make_one(self) -> None:
        def then(found: list[Listed] | None) -> None:
            from app.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415  it is open

            dialog: BackupsDialog | None = self._window.findChild(BackupsDialog)
            if dialog is not None and found is not None:
                dialog.show_list(found)

        self._session.with_workspace(_made_and_listed, then)

    def _restore(self, chosen: Listed) -> None:
        self._put_back(Path(self._session.place), chosen.backup)

    def _put_back(self, path: Path, backup: Backup) -> None:
        from app import keeping  # noqa: PLC0415  imports what a start does without

        self._page = None
        replace_workspace(
            self._session, str(path), lambda: keeping.restore(path, backup),
            partial(self._on_restored, path),
        )  # fmt: skip

    def _on_restored(self, path: Path, restored: Restored) -> None:
        from app.keeping import moment  # noqa: PLC0415  as above

        notices, before = self._window.doing.notices, restored.before
        words = tr(
            "The workspace is as it was on {moment}.", moment=moment(restored.backup.made_at)
        )
        if restored.kept is not None:
            kept = tr("The damaged file is kept as {name}.", name=restored.kept.name)
            words = f"{words} {kept}"

        def go_back() -> None:
            notices.end(RESTORED)
            if before is not None:
                self._put_back(path, before)

        def note() -> QWidget:
            choices = [(tr("Leave it so"), lambda: notices.end(RESTORED))]
            if before is not None:
                choices.insert(0, (tr("Go back to before restoring"), go_back))
            return ChoiceNote(words, *choices, name=RESTORED)

        notices.stand(RESTORED, note)

    def _copy_to_file(self) -> None:
        """Ask where, and write a copy of the workspace that can be opened by itself."""
        chosen = self.ask_to_save(
            self._window, tr("Copy to a file"), str(first_folder() / "copy.visavis"),
            tr("Workspaces (*.visavis)"),
        )  # fmt: skip
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".visavis")
        told = tr("The workspace was copied to {name}.", name=path.name)
        self._session.with_workspace(
            lambda workspace: workspace.copy_to(path),
            lambda _nothing: self._window.status.tell(told),
        )

    def _keep_up(self) -> None:
        """Have a backup made where one is due; what stands in the way is told."""
        self._soon.setInterval(LATER_MS)
        if self._session.may_edit:
            self._session.with_workspace(_made_if_due, lambda _made: None)

    # -- accounts that were removed

    def _on_removed(self, backup: Backup | None, account: Id, label: str) -> None:
        if backup is None:
            return
        notices = self._window.doing.notices

        def bring_back() -> None:
            notices.end(REMOVED)
            self._session.with_workspace(
                lambda workspace: workspace.bring_back(backup, account),
                lambda _nothing: self._session.stock.show(account),
            )

        def note() -> QWidget:
            return ChoiceNote(
                tr("{name} was removed. A backup was made first.", name=label),
                (tr("Bring it back"), bring_back),
                (tr("Close"), lambda: notices.end(REMOVED)),
                name=REMOVED,
            )

        notices.stand(REMOVED, note)

    # -- damage

    def _on_opened(self, document: object) -> None:
        if document is not None:
            self._page = None

    def show_page(self) -> bool:
        """Show the ways out of a damaged workspace again, where that is what is shown."""
        if self._page is None or self._window.document is not None:
            return False
        self._window.middle.show_page(self._page())
        return True

    def _on_damaged(self, error: Damaged) -> None:
        place = error.place or self._session.place
        if "://" in place or not place:
            return
        path = Path(place)
        self._session.run(
            lambda: _rescue_of(path, is_ours=error.is_ours),
            lambda rescue: self._offer(str(error), rescue),
        )

    def _offer(self, why: str, rescue: Rescue | None) -> None:
        """Offer the ways out in place of the map or, while a workspace is open, in a notice."""
        if rescue is None:
            return
        if not self._session.place:
            self._page = partial(self._rescue_page, why, rescue)
            self.show_page()
            return
        notices, name = self._window.doing.notices, str(rescue.path)

        def look() -> None:
            notices.end(name)
            self._session.leave_workspace()
            self._page = partial(self._rescue_page, why, rescue)
            self.show_page()

        notices.stand(
            name,
            lambda: ChoiceNote(
                why,
                (tr("What can be done"), look),
                (tr("Close"), lambda: notices.end(name)),
                name=name,
            ),
        )

    def _rescue_page(self, why: str, rescue: Rescue) -> QWidget:
        from app import keeping  # noqa: PLC0415  as above
        from app.ui.salvaging import RescuePage  # noqa: PLC0415  seldom needed

        page, path, newest = RescuePage(why, rescue), rescue.path, rescue.newest

        def go(work: Callable[[], Any], then: Callable[[Any], object]) -> None:
            page.be_busy()

            def go_on(answer: Any) -> None:
                if not isinstance(answer, UserError):
                    then(answer)
                elif isValid(page):
                    page.complain(str(answer))
                else:  # made anew meanwhile, in another language or theme
                    self._session.failed.emit(str(answer))

            self._session.run(partial(attempted, work), go_on)

        def begin_anew(_kept: Path | None) -> None:
            self._page = None
            self._session.open_workspace(str(path))

        if newest is not None:
            page.restore_asked.connect(lambda: self._put_back(path, newest.backup))
        page.salvage_asked.connect(
            lambda: go(lambda: keeping.salvage(path), partial(self._on_salvaged, path))
        )
        page.anew_asked.connect(lambda: go(lambda: keeping.start_anew(path), begin_anew))
        return page

    def _on_salvaged(self, path: Path, rescued: Rescued) -> None:
        from app.keeping import salvaged_words  # noqa: PLC0415  as above
        from app.ui.salvaging import RescuedPage  # noqa: PLC0415  seldom needed

        kept = "" if rescued.kept is None else rescued.kept.name

        def open_it() -> None:
            self._page = None
            self._session.open_workspace(str(path))

        def made() -> QWidget:
            page = RescuedPage(salvaged_words(rescued.salvaged), kept)
            page.open_asked.connect(open_it)
            return page

        self._page = made
        self.show_page()


# -- in the worker


def _listed(workspace: Workspace) -> list[Listed] | None:
    from app import keeping  # noqa: PLC0415  imports what a start does without

    return None if workspace.address.is_shared else keeping.listed(workspace.path)


def _made_and_listed(workspace: Workspace) -> list[Listed] | None:
    from app.store.backups import Reason  # noqa: PLC0415  as above

    workspace.back_up(Reason.REGULAR)
    return _listed(workspace)


def _made_if_due(workspace: Workspace) -> None:
    from app import keeping  # noqa: PLC0415  as above

    keeping.back_up_if_due(workspace)


def _rescue_of(path: Path, *, is_ours: bool) -> Rescue | None:
    from app import keeping  # noqa: PLC0415  as above

    return keeping.rescue_of(path, is_ours=is_ours)
