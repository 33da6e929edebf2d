"""What the actions of the window do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app import i18n
from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.people import Competitor, OutsideInfluence, Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import Id, joined, new_id
from app.ui import languages, theme
from app.ui.dialogs.about import AboutDialog, KeysDialog
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.dialogs.author_name import AuthorBar
from app.ui.dialogs.gap_decision import AcceptGapDialog, DismissGapDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.new_account import NewAccountDialog
from app.ui.files_in_and_out import FilesInAndOut
from app.ui.panels.try_note import TryNote

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView
    from app.ui.document import Document
    from app.ui.main_window import MainWindow

LAYERS = {
    "map.reporting": "reporting",
    "map.influences": "influences",
    "map.affinities": "affinities",
}
LANGUAGE, THEME, NOTE_CLOSED = "language", "theme", "sample_note_closed"
ON_A_DOCUMENT = (
    "decision.new", "export.case", "export.picture", "account.remove", "select.all",
    "contact.log", "competitor.add", "map.add_person", "map.add_member", "map.arrange",
    "map.reporting", "map.influences", "map.affinities", "map.legend",
    "zoom.in", "zoom.out", "zoom.fit", "score.trace",
)  # fmt: skip


class WindowActions(QObject):
    """Joins the registry of actions to the window, its session and its document."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._actions = window.actions_
        self.files = FilesInAndOut(window, self.new_account)
        self._actions.connect(self._handlers())

    @property
    def _document(self) -> Document | None:
        return self._window.document

    def _handlers(self) -> dict[str, Callable[[], object]]:
        window = self._window
        handlers: dict[str, Callable[[], object]] = {
            "account.new": self.new_account,
            "decision.new": self.new_decision,
            "workspace.open": self.files.open_workspace,
            "sample.add": self._session.add_sample,
            "import": self.files.ask_file,
            "export.case": self.files.export_case,
            "export.picture": self.files.export_picture,
            "account.remove": self.remove_account,
            "quit": window.close,
            "undo": self.undo,
            "redo": self.redo,
            "paste": self.files.paste,
            "delete": self.delete,
            "select.all": self.select_all,
            "contact.log": self.log_contact,
            "competitor.add": self.add_competitor,
            "panel.next": self.next_panel,
            "score.trace": window.show_trace,
            "help.try": self.open_note,
            "help.keys": self.show_keys,
            "help.author": self.ask_author,
            "help.about": self.show_about,
        }
        for id in ("panel.accounts", "panel.inspector", "panel.gaps"):
            handlers[id] = partial(window.toggle_panel, id)
        for code in i18n.LANGUAGES:
            handlers[f"language.{code}"] = partial(self.speak, code)
        choices: tuple[theme.Choice, ...] = ("system", "light", "dark")
        for choice in choices:
            handlers[f"theme.{choice}"] = partial(self.wear, choice)
        for id in LAYERS:
            handlers[id] = partial(self.show_lines, id)
        handlers["map.legend"] = self.show_legend
        for id, name in (
            ("map.add_person", "add_person"),
            ("map.add_member", "add_member"),
            ("map.arrange", "arrange"),
            ("zoom.in", "zoom_in"),
            ("zoom.out", "zoom_out"),
            ("zoom.fit", "fit"),
        ):
            handlers[id] = partial(self.on_map, name)
        return handlers

    def follow(self) -> None:
        """Let the words, ticks and availability of the actions be as things stand now."""
        document, actions = self._document, self._actions
        actions.enable(ON_A_DOCUMENT, on=document is not None)
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
        actions[f"language.{i18n.language()}"].setChecked(True)
        actions[f"theme.{theme.choice()}"].setChecked(True)

    # -- the document

    def undo(self) -> None:
        if self._document is not None:
            self._hand_on()
            self._document.undo_stack.undo()

    def redo(self) -> None:
        if self._document is not None:
            self._hand_on()
            self._document.undo_stack.redo()

    def delete(self) -> None:
        """Remove what is selected, with everything that cannot stand without it."""
        if self._document is not None:
            self._document.attempt(edits.remove, self._document.selection)

    def select_all(self) -> None:
        """Select everybody on the map."""
        document = self._document
        if document is None:
            return
        team = {one.person for one in document.plan.dmu(document.opportunity) if one.takes_part}
        people = {(Person, id) for id in document.plan.persons if id in team}
        ours = {(TeamMember, id) for id in document.plan.members}
        outside = {(OutsideInfluence, id) for id in document.plan.outside}
        document.select(people | ours | outside)

    def keep_up_with_the_day(self) -> None:
        """Judge by today, also when the window stood open over midnight."""
        if self._document is not None:
            self._document.date_as_of(date.today())

    def _hand_on(self) -> None:
        if self._window.inspector is not None:
            self._window.inspector.flush()

    # -- the map

    def on_map(self, name: str) -> None:
        """Let the map do something it can do itself."""
        if self._window.map is not None:
            getattr(self._window.map, name)()

    def draw_tie(self, member: Id, person: Id) -> None:
        """Ask on the map how well two know each other, and draw it; at once if not on it."""
        document, view = self._document, self._window.map
        if document is None:
            return
        if view is not None and {member, person} <= view.map.cards.keys():
            view.join(member, person)
        elif document.attempt(edits.add_tie, member, person):
            document.select([(ContactTie, joined(member, person))])

    def dress(self, view: MapView) -> None:
        """Let a new map show the lines and the legend that were chosen; follow its switches."""
        settings = self._window.settings
        for id, name in LAYERS.items():
            view.show_lines(name, on=settings.flag(id, default=view.shows(name)))
        if settings.text("map.legend"):
            view.show_legend(on=settings.flag("map.legend"))
        view.kinds_changed.connect(self.follow_map)
        self._tick(view)

    def show_lines(self, id: str) -> None:
        if self._window.map is not None:
            self._window.map.show_lines(LAYERS[id], on=self._actions[id].isChecked())

    def show_legend(self) -> None:
        if self._window.map is not None:
            self._window.map.show_legend(on=self._actions["map.legend"].isChecked())

    def follow_map(self) -> None:
        """Tick in the menu, and keep, what the map shows now."""
        view = self._window.map
        if view is not None:
            self._tick(view)
            for id in LAYERS:
                self._window.settings.put(id, self._actions[id].isChecked())
            if view.legend_asked is not None:
                self._window.settings.put("map.legend", view.legend_asked)

    def _tick(self, view: MapView) -> None:
        for id, name in LAYERS.items():
            self._actions[id].setChecked(view.shows(name))
        self._actions["map.legend"].setChecked(view.shows_legend())

    # -- dialogs

    def new_account(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a new account; `then` goes on once it is open."""
        dialog = NewAccountDialog(self._window)

        def made(plan: AccountPlan) -> None:
            self._session.add_account(plan)
            if then is not None:
                self.files.once_opened(then)

        dialog.made.connect(made)
        dialog.open()

    def new_decision(self) -> None:
        document = self._document
        if document is None:
            return

        def take(name: str) -> None:
            id = new_id()
            document.do(edits.add_opportunity(document.plan, name, id))
            self._session.relist(document)
            document.turn_to(id)

        AskTextDialog(
            self._window, tr("New buying decision"), tr("What is bought?"), tr("Add"), take
        ).open()

    def remove_account(self) -> None:
        """Ask once, because it is the one thing that cannot be undone."""
        document = self._document
        if document is None:
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("Remove account"))
        box.setText(tr("Remove {name} from this workspace?", name=document.plan.account.label))
        box.setInformativeText(
            tr("All its decisions, people and history go with it. This cannot be undone.")
        )
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        remove.clicked.connect(self._session.remove_account)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def log_contact(self, persons: Iterable[Id] = (), members: Iterable[Id] = ()) -> None:
        """Open the form for a contact, about these or else about who is selected."""
        if self._document is not None:
            self._hand_on()
            LogContactDialog(self._window, self._document, persons, members).open()

    def add_competitor(self, then: Callable[[Id], object] | None = None) -> None:
        """Ask for a competitor's name; `then` goes on with the one that was added."""
        document = self._document
        if document is None:
            return

        def take(name: str) -> None:
            id = new_id()
            document.do(edits.add_competitor(document.plan, name, id))
            if then is not None:
                then(id)
            else:
                document.select([(Competitor, id)])

        AskTextDialog(
            self._window, tr("Another competitor"), tr("Name"), tr("Add"), take
        ).open()

    def accept_gap(self, key: tuple[str, str], title: str) -> None:
        if self._document is not None:
            by = self._session.author
            AcceptGapDialog(self._window, self._document, key, title, by).open()

    def dismiss_gap(self, key: tuple[str, str], title: str) -> None:
        if self._document is not None:
            by = self._session.author
            DismissGapDialog(self._window, self._document, key, title, by).open()

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

    def show_keys(self) -> None:
        groups = [(tr("Everywhere"), self._actions.keys()), (tr("On the map"), _map_keys())]
        KeysDialog(self._window, groups).open()

    def show_about(self) -> None:
        AboutDialog(self._window, _version(), self._session.place).open()

    # -- notices above the inspector

    def show_notices(self) -> None:
        """Show what a first start asks and says; each goes for good once it is answered."""
        standing = self._window.right  # built anew with every language and theme
        if not self._session.knows_author and standing.findChild(AuthorBar) is None:
            bar = AuthorBar(self._session.author)

            def keep(name: str) -> None:
                self._session.sign_as(name)
                self._take_down(bar)

            bar.given.connect(keep)
            self._put_up(bar)
        note = standing.findChild(TryNote)
        if note is not None and note.on_sample != self._session.shows_sample:
            self._take_down(note)
        if self._session.shows_sample and not self._window.settings.flag(NOTE_CLOSED):
            self.open_note()

    def open_note(self) -> None:
        """Say what to try first."""
        if self._window.right.findChild(TryNote) is not None:
            return
        note = TryNote(on_sample=self._session.shows_sample)

        def close() -> None:
            if note.on_sample:
                self._window.settings.put(NOTE_CLOSED, True)
            self._take_down(note)

        note.closed.connect(close)
        self._put_up(note)

    def _put_up(self, notice: QWidget) -> None:
        edge = theme.space(1.5)
        self._window.notices.addWidget(notice)
        self._window.notices.setContentsMargins(edge, edge, edge, 0)

    def _take_down(self, notice: QWidget | None) -> None:
        if notice is None:
            return
        notices = self._window.notices
        notices.removeWidget(notice)
        notice.hide()
        notice.setParent(None)
        notice.deleteLater()
        if not notices.count():
            notices.setContentsMargins(0, 0, 0, 0)

    # -- looks

    def speak(self, code: str) -> None:
        """Show everything in another language from now on."""
        if code != i18n.language():
            self._hand_on()
            languages.use(code)
            self._window.settings.put(LANGUAGE, code)
            self._window.build()

    def wear(self, choice: theme.Choice) -> None:
        """Wear a theme from now on; the window is built anew when another one holds."""
        self._window.settings.put(THEME, choice)
        theme.use(choice)

    def next_panel(self) -> None:
        """Move the keyboard from panel to panel."""
        panels = self._window.panels()
        if panels:
            at = next((i for i, panel in enumerate(panels) if _holds_focus(panel)), -1)
            _focus_first(panels[(at + 1) % len(panels)])


def _escaped(words: str) -> str:
    """Return words as a menu shows them: & would be an access key there."""
    return words.replace("&", "&&")


def _version() -> str:
    try:
        return version("visavis")
    except PackageNotFoundError:
        return "0.1"


def _map_keys() -> list[tuple[str, str]]:
    """Return what is done on the map, by key first and by pointer after."""
    native = QKeySequence.SequenceFormat.NativeText
    everybody, whole = (QKeySequence(keys).toString(native) for keys in ("Ctrl+A", "Ctrl+0"))
    shift, alt = tr("Shift"), tr("Alt")
    arrows = tr("arrows")
    return [
        (tr("From card to card"), f"{arrows} · Tab"),
        (tr("Select the next card as well"), f"{shift} + {arrows}"),
        (tr("Select the card, or no longer"), tr("Space")),
        (tr("Select all"), everybody),
        (tr("Add a contact person"), tr("N, or double-click")),
        (tr("Add a colleague"), tr("C, or double-click at the left")),
        (tr("Change name, title and roles"), tr("Enter or F2")),
        (tr("From the name to title and roles"), "Tab"),
        (tr("Initiator, decider, influencer, purchaser, gatekeeper, user"), "I D B P G U"),
        (
            tr("Draw a relationship or line"),
            tr("T, arrows or Tab to the other card, Enter; or drag from card to card"),
        ),
        (tr("Move the card"), f"{alt} + {arrows}"),
        (tr("Remove what is selected"), tr("Delete")),
        (tr("Letters or pictures for the roles"), "R"),
        (tr("Fit the map"), f"F · {whole}"),
        (tr("Closer, farther"), "+ −"),
        (tr("Cancel what you are doing"), "Esc"),
    ]


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
