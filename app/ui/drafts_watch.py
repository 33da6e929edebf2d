"""Keeps what is being typed in notes, and offers after a crash what was being typed then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from app.i18n import names, tr
from app.model import edits
from app.model.decision import ClosedOpportunity
from app.model.entities import KINDS, REFERENCES
from app.model.interactions import Interaction
from app.ui import drafts
from app.ui.document import Document
from app.ui.drafts import Draft
from app.ui.panels.choice_note import ChoiceNote
from app.ui.panels.fields import NoteField

if TYPE_CHECKING:
    from app.model.account_plan import AccountPlan
    from app.model.values import Id
    from app.ui.main_window import MainWindow

SOON_MS = 400  # from the first letter on; what is typed later is written with the next round
PREFIX = "draft/"  # of the names of the notes that offer one

Field = QPlainTextEdit | QLineEdit


class DraftWatch(QObject):
    """Watches the field that has the keyboard, where it is a note of an account."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._watched: dict[int, QWidget] = {}
        self._typed: set[QWidget] = set()
        self._ours: set[str] = set()  # the places typed in since the start
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._keep)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self._session.opened.connect(self._offer)
        self._session.left.connect(self._end_offers)

    # -- watching

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        self.watch(now)

    def watch(self, now: QWidget | None) -> None:
        """Keep what is typed in this field from now on, if it is a note of an account."""
        if not isinstance(now, (QPlainTextEdit, QLineEdit)) or id(now) in self._watched:
            return
        form = _form_of(now)
        if form is None and not (isinstance(now, NoteField) and now.property("place")):
            return
        if form is None and now.window() is not self._window:
            return
        self._watched[id(now)] = now
        now.destroyed.connect(partial(self._forget, id(now)))
        now.textChanged.connect(lambda: self._on_typed(now))
        if form is not None:
            form.finished.connect(lambda _result: self._end_form(form))
        elif isinstance(now, NoteField):
            now.committed.connect(lambda _text: self._hand_on(now))

    def _forget(self, number: int) -> None:
        field = self._watched.pop(number, None)
        if field is not None:
            self._typed.discard(field)

    def _on_typed(self, field: Field) -> None:
        self._typed.add(field)
        if not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        """Write what was typed; what is again as it stands needs no draft."""
        typed, self._typed = self._typed, set()
        for one in typed:
            draft = self._draft_of(one)
            if draft is None:
                continue
            if any(draft.texts.values()) and not _stands(one):
                self._ours.add(draft.place)
                drafts.keep(draft)
            else:
                drafts.drop(draft)

    def _hand_on(self, field: QWidget) -> None:
        self._typed.discard(field)
        draft = self._draft_of(field)
        if draft is not None:
            drafts.drop(draft)

    def _end_form(self, form: QDialog) -> None:
        """Let go of what was typed in a form that was confirmed or cancelled."""
        for field in _fields_of(form).values():
            self._typed.discard(field)
        draft = self._form_draft(form)
        if draft is not None:
            drafts.drop(draft)

    def _draft_of(self, field: QWidget) -> Draft | None:
        form = _form_of(field)
        if form is not None:
            return self._form_draft(form)
        document, place = self._session.document, field.property("place")
        if document is None or not isinstance(field, QPlainTextEdit) or not place:
            return None
        account = document.copy.plan.account.id
        return Draft(self._session.place, account, str(place), {"": field.toPlainText()})

    def _form_draft(self, form: QDialog) -> Draft | None:
        document = self._session.document
        if document is None:
            return None
        told: dict[str, Any] = form.form_of_draft()  # type: ignore[attr-defined]  # seen to have one
        texts = {name: text for name, one in _fields_of(form).items() if (text := _text(one))}
        # one draft of a kind at a time: whom it is about is chosen while it is typed
        place = f"form.{told['kind']}"
        return Draft(self._session.place, document.copy.plan.account.id, place, texts, told)

    # -- offering

    def _offer(self, document: Document | None) -> None:
        """Offer what was being typed about this account when the program was cut off."""
        if document is None or document.past is not None:
            return
        notices, account = self._window.doing.notices, document.copy.plan.account.id
        for draft in drafts.found(self._session.place, account):
            if draft.place not in self._ours:
                name = PREFIX + draft.file.stem
                notices.stand(name, partial(self._note, draft, document, name))

    def _end_offers(self) -> None:
        self._window.doing.notices.end_all(PREFIX)

    def _note(self, draft: Draft, document: Document, name: str) -> QWidget:
        notices = self._window.doing.notices
        about = _about(draft, document.copy.plan)

        def put_back() -> None:
            notices.end(name)
            self._ours.add(draft.place)
            _Return(self._window, document, self.watch).put_back(draft)

        def throw_away() -> None:
            notices.end(name)
            drafts.drop(draft)

        words = tr(
            "You were typing a note about {name} when the program stopped: “{text}”",
            name=about, text=draft.excerpt,
        )  # fmt: skip
        return ChoiceNote(
            words, (tr("Put it back"), put_back), (tr("Throw away"), throw_away), name=name
        )


class _Return:
    """Puts a draft back where it was typed."""

    def __init__(
        self, window: MainWindow, document: Document, watch: Callable[[QWidget], None]
    ) -> None:
        self._window, self._document, self._watch = window, document, watch

    def put_back(self, draft: Draft) -> None:
        """Show the text in its field or form again; where that is gone, let it be pasted."""
        if draft.form:
            form = self._opened(draft.form)
            if form is not None:
                self._fill(form, draft.texts)
                return
        elif self._in_inspector(draft) or self._as_edit(draft):
            return
        QGuiApplication.clipboard().setText("\n".join(draft.texts.values()))
        self._window.status.tell(
            tr("What it was about is gone; the text is on the clipboard, to be pasted.")
        )
        drafts.drop(draft)

    def _in_inspector(self, draft: Draft) -> bool:
        kind, id, _name = _parts(draft.place)
        if kind not in KINDS or self._document.plan.find(KINDS[kind], id) is None:
            return False
        self._document.select([(KINDS[kind], id)])
        self._window.show_inspector()
        inspector = self._window.inspector
        if inspector is None:
            return False
        for field in inspector.findChildren(NoteField):
            if field.property("place") == draft.place and field.isVisible():
                field.setFocus()
                self._watch(field)
                field.setPlainText(draft.texts[""])
                return True
        return False

    def _as_edit(self, draft: Draft) -> bool:
        """Make the change that leaving the field would have made."""
        kind, id, name = _parts(draft.place)
        if kind not in KINDS or self._document.plan.find(KINDS[kind], id) is None:
            return False
        values = {name: draft.texts[""]}
        try:
            done = self._document.attempt(edits.set_fields, KINDS[kind], id, **values)
        except (AttributeError, TypeError):  # a field that is none of an entity
            return False
        if done:
            drafts.drop(draft)
        return done

    def _fill(self, form: QDialog, texts: Any) -> None:
        fields = _fields_of(form)
        if hasattr(form, "more"):
            form.more.open()
        for name, text in texts.items():
            field = fields.get(name)
            if field is not None:
                self._watch(field)
                field.setFocus()
                put = field.setPlainText if isinstance(field, QPlainTextEdit) else field.setText
                put(text)

    def _opened(self, told: Any) -> QDialog | None:
        """Open the form that a draft was typed in; None where what it was about is gone."""
        opening: dict[str, Callable[[Any], QDialog | None]] = {
            "contact": self._contact,
            "review": self._review,
            "dismiss": self._gap,
            "accept": self._gap,
        }
        make = opening.get(str(told.get("kind")))
        form = None if make is None else make(told)
        if form is not None:
            form.open()
        return form

    def _contact(self, told: Any) -> QDialog | None:
        from app.ui.dialogs.log_contact import LogContactDialog  # noqa: PLC0415  seldom needed

        plan, contact = self._document.plan, told.get("contact")
        if contact is not None and plan.find(Interaction, contact) is None:
            contact = None
        persons = [id for id in told["persons"] if id in plan.persons or id in plan.outside]
        members = [id for id in told["members"] if id in plan.members]
        return LogContactDialog(self._window, self._document, persons, members, contact=contact)

    def _review(self, told: Any) -> QDialog | None:
        from app.ui.dialogs.review import ReviewDialog  # noqa: PLC0415  seldom needed

        closed = self._document.plan.find(ClosedOpportunity, told["closed"])
        return None if closed is None else ReviewDialog(self._window, self._document, closed)

    def _gap(self, told: Any) -> QDialog | None:
        from app.ui.dialogs.gap_decision import (  # noqa: PLC0415  seldom needed
            AcceptGapDialog,
            DismissGapDialog,
        )

        if told.get("opportunity") not in self._document.plan.opportunities:
            return None
        self._document.turn_to(told["opportunity"])
        kind = DismissGapDialog if told["kind"] == "dismiss" else AcceptGapDialog
        rule, subject = told["key"]
        title = self._document.plan.label(subject)
        by = self._window.session.author
        return kind(self._window, self._document, (rule, subject), title, by)


def _form_of(field: QWidget) -> QDialog | None:
    """Return the form a field stands in, if it says how to open it again."""
    form = field.window()
    if not isinstance(form, QDialog) or not hasattr(form, "form_of_draft"):
        return None
    return form if field in _fields_of(form).values() else None


def _fields_of(form: QDialog) -> dict[str, Field]:
    """Return the texts of a form, by what the form calls them."""
    return {
        name: one
        for name, one in vars(form).items()
        if isinstance(one, (QPlainTextEdit, QLineEdit)) and not name.startswith("_")
    }


def _text(field: Field) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _stands(field: QWidget) -> bool:
    """Return whether a note is just as it stands in the plan."""
    return isinstance(field, NoteField) and _form_of(field) is None and not field.is_dirty


def _parts(place: str) -> tuple[str, Id, str]:
    """Return kind, id and field of a place in the inspector; an id may have dots in it."""
    kind, _, rest = place.partition(".")
    id, _, name = rest.rpartition(".")
    return kind, id, name


def _about(draft: Draft, plan: AccountPlan) -> str:
    """Return what a draft is about, by the names of now."""
    told = draft.form
    if told.get("kind") == "contact":
        return names([plan.label(id) for id in told["persons"]]) or tr("a contact")
    if told.get("kind") == "review":
        return plan.label(told["closed"])
    if told:
        return tr("a gap")
    kind, id, _name = _parts(draft.place)
    entity = plan.find(KINDS[kind], id) if kind in KINDS else None
    if entity is None:
        return tr("something that is gone")
    ends = [getattr(entity, name) for name in REFERENCES.get(KINDS[kind], {})]
    labels = [plan.label(end) for end in ends if isinstance(end, str)]
    return names(labels) if labels else plan.label(id)
