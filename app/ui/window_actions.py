"""What the actions of the window do, or which part of the program does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app import i18n
from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.ui import keyboard, languages, view_pages
from app.ui.account_actions import AccountActions
from app.ui.actions import VIEWS
from app.ui.as_it_was import AsItWasActions
from app.ui.backups import BackupActions
from app.ui.dialogs.about import AboutDialog
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.drafts_watch import DraftWatch
from app.ui.export_actions import ExportActions
from app.ui.files_in_and_out import FilesInAndOut
from app.ui.finding_actions import FindingActions
from app.ui.first_account import FirstAccount
from app.ui.hand_actions import HandActions
from app.ui.looks import Looks
from app.ui.map_actions import MapActions
from app.ui.meeting_actions import MeetingActions
from app.ui.notices import Notices
from app.ui.plan_actions import PlanActions
from app.ui.sharing_actions import SharingActions
from app.ui.what_if_actions import WhatIfActions

if TYPE_CHECKING:
    from app.ui.context_menus import ContextMenus
    from app.ui.document import Document
    from app.ui.main_window import MainWindow

LANGUAGE = "language"
ON_A_DOCUMENT = (
    "decision.new", "export.case", "export.picture", "export.copy", "print",
    "account.remove", "select.all",
    "contact.log", "competitor.add", "map.add_person", "map.add_member", "map.arrange",
    "map.reporting", "map.influences", "map.affinities", "map.legend", "map.minimap",
    "arrangement.map", "arrangement.free", "arrangement.department", "map.fold", "map.fold_all",
    "zoom.in", "zoom.out", "zoom.fit", "score.trace", "what_if",
    "plan.suggest", "meeting.present", "meeting.choose", "meeting.result",
    "quick.add", "filter", "views.keep", "views.tidy", "help.first",
    *(f"view.{name}" for name in VIEWS),
)  # fmt: skip
NOT_SUPPOSED = (  # what a what-if cannot do, or what would take it for how things stand
    "decision.new", "import", "paste", "export.case", "export.picture", "export.copy", "print",
    "export.all", "contact.log", "competitor.add",
    "map.add_person", "map.add_member", "map.arrange", "views.keep",
)  # fmt: skip


class WindowActions(QObject):
    """Joins the registry of actions to the window, its session and its document."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._actions = window.actions_
        self.accounts = AccountActions(window)
        self.looks = Looks(window)
        self.map = MapActions(window)
        self.notices = Notices(window)
        self.plan = PlanActions(window)
        self.what_if = WhatIfActions(window)
        self.first = FirstAccount(window)
        self.finding = FindingActions(window)
        self.sharing = SharingActions(window)
        self.meetings = MeetingActions(window)
        self.backups = BackupActions(window)
        self.past = AsItWasActions(window)
        self.drafts = DraftWatch(window)
        self.hands = HandActions(window)
        self.handing_out = ExportActions(window)
        self.files = FilesInAndOut(window, self.accounts.new_account)
        self._actions.connect(self._handlers())

    @property
    def _document(self) -> Document | None:
        return self._window.document

    @cached_property
    def menus(self) -> ContextMenus:
        """What can be done with what one points at."""
        from app.ui.context_menus import ContextMenus  # noqa: PLC0415  comes with the map

        return ContextMenus(self._window)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        window = self._window
        handlers: dict[str, Callable[[], object]] = {
            **self.accounts.handlers(),
            **self.map.handlers(),
            **self.plan.handlers(),
            **self.what_if.handlers(),
            **self.first.handlers(),
            **self.looks.handlers(),
            **self.finding.handlers(),
            **self.hands.handlers(),
            **self.sharing.handlers(),
            **self.meetings.handlers(),
            **self.backups.handlers(),
            **self.handing_out.handlers(),
            "sample.add": self._session.stock.add_sample,
            "import": self.files.ask_file,
            "export.case": self.files.export_case,
            "preferences": self.show_preferences,
            "quit": window.close,
            "undo": self.undo,
            "redo": self.redo,
            "delete": self.delete,
            "panel.next": self.next_panel,
            "score.trace": window.show_trace,
            "help.try": self.notices.show_what_to_try,
            "help.keys": self.show_keys,
            "help.how": self.show_help,
            "help.author": self.ask_author,
            "help.about": self.show_about,
        }
        for id in ("panel.accounts", "panel.inspector", "panel.gaps"):
            handlers[id] = partial(window.toggle_panel, id)
        for name in VIEWS:
            handlers[f"view.{name}"] = partial(view_pages.ask_for, window, name)
        for code in i18n.LANGUAGES:
            handlers[f"language.{code}"] = partial(self.speak, code)
        return handlers

    def follow(self) -> None:
        """Let the words, ticks and availability of the actions be as things stand now."""
        document, actions = self._document, self._actions
        actions.enable(ON_A_DOCUMENT, on=document is not None)
        supposing = document is not None and document.supposing.is_on
        actions["what_if"].setChecked(supposing)
        for id in NOT_SUPPOSED:
            on = not supposing and (document is not None or id not in ON_A_DOCUMENT)
            actions.enable([id], on=on)
        undoing = None if document is None else document.undo_words()
        redoing = None if document is None else document.undo_words(redo=True)
        actions["undo"].setText(
            tr("&Undo") if undoing is None else tr("&Undo: {what}", what=_escaped(undoing))
        )
        actions["redo"].setText(
            tr("&Redo") if redoing is None else tr("&Redo: {what}", what=_escaped(redoing))
        )
        actions["undo"].setEnabled(undoing is not None)
        actions["redo"].setEnabled(redoing is not None)
        actions["delete"].setEnabled(document is not None and bool(document.selection))
        self.hands.follow()
        actions[f"language.{i18n.language()}"].setChecked(True)
        self.looks.follow()
        self.sharing.follow()

    # -- the document

    def undo(self) -> None:
        if self._document is not None:
            self._window.hand_on()
            self._document.undo()

    def redo(self) -> None:
        if self._document is not None:
            self._window.hand_on()
            self._document.redo()

    def delete(self) -> None:
        """Remove what is selected, with everything that cannot stand without it."""
        if self._document is not None and not self.hands.are_together():
            self._document.attempt(edits.remove, self._document.selection)

    def keep_up_with_the_day(self) -> None:
        """Judge by today, also when the window stood open over midnight."""
        if self._document is not None and self._document.past is None:
            self._document.date_as_of(date.today())

    # -- about the program, and who works with it

    def ask_author(self) -> None:
        """Ask for the name changes are signed with, another time."""

        def take(name: str) -> None:
            if not name.strip():
                raise UserError(tr("Give the name your colleagues know you by."))
            self._session.sign_as(name.strip())

        AskTextDialog(
            self._window, tr("Your name"), tr("Your name"), tr("Keep"), take,
            given=self._session.author,
        ).open()  # fmt: skip

    def show_preferences(self) -> None:
        """Show the preferences beside the window, once."""
        from app.ui.dialogs.preferences import PreferencesDialog  # noqa: PLC0415  seldom needed

        self._window.hand_on()
        dialog = self._window.findChild(PreferencesDialog)
        if dialog is None:
            dialog = PreferencesDialog(self._window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_keys(self) -> None:
        """Show the sheet of all keys beside the window, once."""
        from app.ui.dialogs.key_sheet import KeySheet  # noqa: PLC0415  seldom needed
        from app.ui.key_groups import key_groups  # noqa: PLC0415  as the sheet

        standing = self._window.findChild(KeySheet)
        sheet = standing or KeySheet(self._window, key_groups(self._actions))
        sheet.show()
        sheet.raise_()
        sheet.activateWindow()

    def show_help(self) -> None:
        """Show how it works beside the window, once."""
        from app.ui.dialogs.help_page import HelpPage  # noqa: PLC0415  seldom needed

        page = self._window.findChild(HelpPage) or HelpPage(self._window)
        page.show()
        page.raise_()
        page.activateWindow()

    def show_about(self) -> None:
        AboutDialog(self._window, _version(), self._session.place).open()

    # -- looks

    def speak(self, code: str) -> None:
        """Show everything in another language from now on."""
        if code != i18n.language():
            self._window.hand_on()
            languages.use(code)
            self._window.settings.put(LANGUAGE, code)
            self._window.build()

    def next_panel(self) -> None:
        """Move the keyboard from panel to panel."""
        keyboard.go_to_next(self._window.panels())


def _escaped(words: str) -> str:
    """Return words as a menu shows them: & would be an access key there."""
    return words.replace("&", "&&")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  slow, seldom

    try:
        return version("visavis")
    except PackageNotFoundError:
        return "0.1"
