"""Quick add: one line over the map, understood while it is typed; Enter keeps it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from app.errors import UserError
from app.i18n import tr
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import MAX_TEXT
from app.ui import icons, meanwhile, theme
from app.ui.canvas.popup import Popup
from app.ui.panels.controls import ToolButton
from app.ui.panels.labels import Elided, Label, plain_tooltip
from app.ui.theme import measure

if TYPE_CHECKING:
    from app.exchange.quick_line import Understood
    from app.ui.document import Document, Ref

SOON_MS = 30  # after a letter, before the line is understood
_LAST_NAME = re.compile(r"[^,;:>→–-]*$")  # what follows the last sign that parts a line
_FIRST_NAME = re.compile(r"^[^,;]*")


class QuickAdd(Popup):
    """The box: it stays for the next line until Esc, or Shift+Enter, closes it."""

    added = Signal(object)  # frozenset[Ref]: what is to be seen and selected
    table_pasted = Signal()  # several lines were pasted: that is for the import
    closed = Signal()

    def __init__(self, over: QWidget, document: Document) -> None:
        super().__init__(over, tr("Quick add"), int(measure("quick.width")))
        self._document = document
        self._understood: Understood | None = None
        self._refusal = ""
        self._begun = meanwhile.moment(document)  # when the line was
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)
        self._make()
        document.refused.connect(self._on_refused)
        document.changed.connect(self._on_change)
        self.dropped.connect(self.close_box)
        self._beside: QWidget | None = None  # what has the keyboard in the view below
        _application().focusChanged.connect(self._on_focus)
        self.look()

    def _make(self) -> None:
        self.line = _Line()
        self.line.textChanged.connect(self._on_typed)
        self.line.entered.connect(lambda closing: self.keep(closing=closing))
        self.line.escaped.connect(self.close_box)
        self.line.completed.connect(self.complete)
        self.line.several_pasted.connect(self._hand_over)
        self.line.undo_asked.connect(self._document.undo)
        self.setFocusProxy(self.line)
        self.help = ToolButton()
        self.help.setText("?")
        self.help.setCheckable(True)
        self.help.setAccessibleName(tr("Examples"))
        self.help.setToolTip(plain_tooltip(tr("Three examples")))
        self.help.toggled.connect(self._show_examples)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("user-plus", theme.colour("text.soft"), 20))
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        row.addWidget(sign)
        row.addWidget(self.line, 1)
        row.addWidget(self.help)
        self.column.addLayout(row)
        self.sentence = self.say("", "name")
        self.facts = self.say("", "soft")
        self.problem = self.say("", "problem")
        self.completion = Elided("", "link")
        self.column.addWidget(self.completion)
        self.examples = self.say("", "soft")
        self.examples.setVisible(False)
        self.kept: Label = self.say("", "soft")
        self.hint = self.say(
            tr("Enter keeps · Shift+Enter keeps and closes · Tab completes a name · Esc"),
            "quiet",
        )

    # -- what is seen

    def open_over(self) -> None:
        """Appear at the top of the view, with the keyboard in it."""
        room = self._over.width()
        self.setFixedWidth(min(int(measure("quick.width")), room - theme.space(4)))
        self.open_at(QPoint((room - self.width()) // 2, theme.space(1.5)))
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look(self) -> None:
        """Understand the line as it is now, and show what it would do."""
        from app.exchange import quick_line  # noqa: PLC0415  not needed before it is asked for

        self._soon.stop()
        document = self._document
        try:
            found = quick_line.understand(
                self.line.text(), document.plan, document.opportunity, document.base
            )
        except UserError as error:
            found = quick_line.Understood(problem=str(error))
        self._understood = found
        self.sentence.setText(found.sentence)
        self.facts.setText(" · ".join(found.facts))
        self.problem.setText(self._refusal or found.problem)
        names = self._completions()
        self.completion.setText(self._completing(names))
        for one in (self.sentence, self.facts, self.problem, self.completion, self.kept):
            one.setVisible(bool(one.text() if one is not self.completion else names))
        self.hint.setVisible(not self.line.text() or bool(self._refusal))
        self.line.setAccessibleDescription(" ".join((found.sentence, found.problem)).strip())
        self.fit()

    def _completing(self, names: list[str]) -> str:
        if not names:
            return ""
        if self._may_be_known(names):
            return tr("Is this {name}, who is known already? Tab: yes", name=names[0])
        return tr("Tab: {name}", name=" · ".join(names))

    def _may_be_known(self, names: list[str]) -> bool:
        return names == self._alike()

    def _completions(self) -> list[str]:
        """Known names that the last words begin, else whom the first may be a slip for."""
        from app.exchange import quick_line  # noqa: PLC0415  as above

        text = self.line.text()
        tail = _LAST_NAME.search(text)
        typed = tail.group().strip().lstrip("@").casefold() if tail else ""
        names = quick_line.suggestions(text, self._document.plan, most=3)
        return [name for name in names if name.casefold() != typed] or self._alike()

    def _alike(self) -> list[str]:
        from app.exchange import likeness, quick_line  # noqa: PLC0415  as above

        found = self._understood
        if found is None or found.change is None or found.kind is not quick_line.Kind.PERSON:
            return []
        plan = self._document.plan
        if found.about in plan.persons:
            return []  # it is understood to be somebody who is there
        email = next((fact for fact in found.facts if "@" in fact), None)
        first = _FIRST_NAME.match(self.line.text())
        near = likeness.alike(first.group() if first else "", plan, email, most=1)
        return [plan.label(id) for id in near]

    def _show_examples(self, on: bool) -> None:
        self.examples.setText(
            "\n".join(
                (
                    tr("Nadia Haddad, nurse, U, +1 – a user who is for us"),
                    tr("us: Jan Peeters, controller – a colleague"),
                    tr("Sanne - Nadia 3 – a good relationship between those two"),
                )
            )
        )
        self.examples.setVisible(on)
        self.fit()

    # -- what is done

    def keep(self, *, closing: bool = False) -> None:
        """Do what the line says, and be there for the next one."""
        self._refusal = ""
        self.look()
        found = self._understood
        if found is None or found.change is None:
            if closing and not self.line.text().strip():
                self.close_box()
            return
        if not self._document.do(meanwhile.as_begun(found.change, self._begun)):
            return  # what was typed stays; `refused` said why
        refs = _refs(found)
        self.kept.setText(tr("Kept: {sentence}", sentence=found.sentence))
        self.line.setText("")  # nothing of it to undo: that is for what was kept
        self.look()
        self.added.emit(frozenset(ref for ref in refs if self._document.plan.find(*ref)))
        self.close_box() if closing else self.line.setFocus()

    def complete(self) -> None:
        """Put the first known name in the place of what was begun."""
        self.look()
        names = self._completions()
        if not names:
            return
        text = self.line.text()
        if self._may_be_known(names):
            self.line.setText(_FIRST_NAME.sub(lambda _: names[0], text, count=1))
            return
        tail = _LAST_NAME.search(text)
        start = tail.start() if tail else 0
        begun = text[start:]
        lead = begun[: len(begun) - len(begun.lstrip(" @"))]
        self.line.setText(text[:start] + lead + names[0])

    def close_box(self) -> None:
        """Go away, and give the keyboard back."""
        self._soon.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Esc from the view below as well: there one sees the box that covers it."""
        escaped = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        )
        if escaped and watched is self._beside and self.isVisible():
            self.close_box()
            return True
        return False

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._beside is not None and isValid(self._beside):
            self._beside.removeEventFilter(self)
        self._beside = None
        if now is not None and self._over.isAncestorOf(now) and not self.isAncestorOf(now):
            self._beside = now
            now.installEventFilter(self)

    def _on_typed(self) -> None:
        self._refusal = ""
        if len(self.line.text()) <= 1:
            self._begun = meanwhile.moment(self._document)
        self._soon.start()

    def _on_change(self, _change: object) -> None:
        self._soon.start()

    def _on_refused(self, sentence: str) -> None:
        self._refusal = sentence
        self._soon.start()

    def _hand_over(self) -> None:
        self.close_box()
        self.table_pasted.emit()


class _Line(QLineEdit):
    """The line itself: its keys mean more than those of a field."""

    entered = Signal(bool)
    escaped = Signal()
    completed = Signal()
    several_pasted = Signal()
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font("title"))
        self.setMaxLength(MAX_TEXT)
        self.setPlaceholderText(tr("Name, function, roles, attitude"))
        self.setAccessibleName(tr("Quick add"))

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward:
            self.completed.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and _has_several_lines():
            self.several_pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _has_several_lines() -> bool:
    text = QGuiApplication.clipboard().text()
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 or "\t" in text or text.count("@") > 1  # to whom a mail goes


def _refs(found: Understood) -> list[Ref]:
    """Whom or what a line added, else whom it is about."""
    if found.change is None:
        return []
    kinds = (Person, TeamMember, ContactTie)
    entities = [edit.after for edit in found.change.edits if edit.before is None]
    for kind in kinds:
        added = [(kind, one.id) for one in entities if isinstance(one, kind)]
        if added:
            return list(added[:1])
    return [] if found.about is None else [(Person, found.about)]
