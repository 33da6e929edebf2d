"""A page of the inspector: fields bound to entities, and what they share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.certainty import ESTIMATED, Fact
from app.model.entities import NAMES, EntityType
from app.model.values import Id
from app.ui import icons, theme
from app.ui.document import Document, Ref
from app.ui.panels import folds
from app.ui.panels.binding import Binding, Bound
from app.ui.panels.confidence import ConfidenceMark
from app.ui.panels.controls import ToolButton, link
from app.ui.panels.fields import SwitchField, TextField
from app.ui.panels.flow import Flow
from app.ui.panels.labels import Label, heading
from app.ui.panels.reading import editing

LABEL_WIDTH, LIST_FIELD_WIDTH = 112, 142
SLIM = 20  # pixels: a mark beside a label

Title = QLabel | QAbstractButton  # what tells by its text which line of a list it is


class Page(Bound):
    """Shows some entities of the document, and edits them.

    `build` makes the fields; it is run anew whenever `shape` differs: what is listed, not what
    its values are.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.setObjectName("panel")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(
            theme.space(2), theme.space(2), theme.space(1.5), theme.space(2)
        )
        self.column.setSpacing(theme.space(0.75))
        self.build()
        self.column.addStretch()
        self.built = self.shape()
        self.refresh()

    @abstractmethod
    def build(self) -> None:
        """Make the fields of this page."""

    @abstractmethod
    def shape(self) -> Hashable:
        """Return what is listed on this page."""

    # -- parts

    def header(
        self, picture: QWidget, kind: EntityType, id: Id, name: str, *, title: bool
    ) -> None:
        """Add the picture with the name, and the title where the entity has one."""
        texts = QVBoxLayout()
        texts.setSpacing(0)
        field = TextField(tr("Name"), hint=tr("Name"))
        field.setObjectName("title")
        field.setProperty("look", "bare")
        field.setAccessibleName(tr("Name of {name}", name=name))
        self.bind(field, kind, id, "name")
        texts.addWidget(field)
        if title:
            below = TextField(tr("Title"), hint=tr("Title or function"))
            below.setProperty("look", "bare")
            self.bind(below, kind, id, "title")
            texts.addWidget(below)
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.column.addLayout(row)

    def section(self, title: str, sure: Fact | None = None) -> None:
        """Begin a part of the page; beside its title stands how sure we are of a fact."""
        self.column.addSpacing(theme.space(1))
        if sure is None:
            self.column.addWidget(heading(title))
            return
        line = QHBoxLayout()
        line.addWidget(heading(title), 1)
        line.addWidget(self.mark(sure, title))
        self.column.addLayout(line)

    def mark(self, fact: Fact, words: str) -> ConfidenceMark:
        """Return the mark that says how sure we are of a fact, and asks."""
        mark = ConfidenceMark(self.document, fact, words)
        self.bindings.append(Binding(mark, mark.read))
        return mark

    def fold(
        self, name: str, title: str, build: Callable[[], None], remark: str = ""
    ) -> folds.Fold:
        """Add a part that is folded until somebody opens the folds of this name.

        `build` adds what is in it; `remark` says quietly what that is.
        """

        def fill() -> None:
            outer, self.column = self.column, fold.inside
            bound, told = len(self.bindings), len(self.report_parts)
            build()
            self.column = outer
            for binding in self.bindings[bound:]:
                binding.field.show_value(binding.read(self.plan))
            for part in self.report_parts[told:]:
                part()
            self.show_rights()

        fold = folds.Fold(name, title, remark, fill)
        self.column.addWidget(fold)
        if folds.is_open(name):
            fold.open()
        return fold

    def readable(self, name: str) -> None:
        """Ask quietly, beside a note, whether who it is about may read it."""
        words = tr("May {name} read this?", name=name)
        self.column.addWidget(Label(words, "small", wrap=True))

    def row(self, text: str, field: QWidget, sure: Fact | None = None) -> None:
        """Add a field with its label at the left, beside it how sure we are of it."""
        line = QHBoxLayout()
        line.setSpacing(theme.space(1))
        label = Label(text, "soft", wrap=True)
        label.setBuddy(field)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        width = round((theme.eased(LABEL_WIDTH) + theme.grown(LABEL_WIDTH)) / 2)
        if sure is not None:  # within the width of the labels, so that fields stay aligned
            mark = self.mark(sure, text)
            mark.setFixedWidth(SLIM)
            line.setSpacing(theme.space(0.5))
            width -= SLIM
            line.addWidget(mark)
        words = label.fontMetrics().horizontalAdvance
        label.setFixedWidth(max(width, *(words(one) + 1 for one in text.split())))
        line.addWidget(field, 1)
        self.column.addLayout(line)

    def attribute(self, text: str, field: Any, kind: EntityType, id: Id, name: str) -> None:
        """Add a field with its label, bound to one attribute of an entity.

        Where that is an estimate, a mark says how sure we are of it.
        """
        self.bind(field, kind, id, name)
        estimated = name in ESTIMATED.get(kind, ())
        self.row(text, field, Fact(kind, id, name) if estimated else None)

    def switch(
        self, text: str, kind: EntityType, id: Id, name: str, *, unknown_is: bool
    ) -> None:
        """Add a tick box; `unknown_is` is how it shows an unknown value."""
        field = SwitchField(text)

        def read(plan: AccountPlan) -> object:
            entity = plan.find(kind, id)
            value = None if entity is None else getattr(entity, name)
            return unknown_is if value is None else value

        def commit(value: object) -> None:
            self.attempt(edits.set_fields, kind, id, **{name: value})

        self.connect_field(field, read, commit, f"{NAMES[kind]}.{id}.{name}")
        self.column.addWidget(field)

    def link(self, text: str, refs: Iterable[Ref]) -> QPushButton:
        """Return a button that selects something everywhere."""
        wanted = frozenset(refs)
        return link(text, lambda: self.document.select(wanted))

    def listed(
        self,
        title: Title,
        remark: str,
        remove: Ref | None = None,
        *,
        fields: Iterable[Any] = (),
        sure: tuple[Fact, str] | None = None,
    ) -> None:
        """Add something of a list: its name, a remark at the right, fields, and *remove*.

        With `sure`, a fact and what to call it, a mark says how sure we are of it.
        """
        line = QHBoxLayout()
        line.setSpacing(theme.space(0.5))
        line.addWidget(title, 1)
        for field in fields:
            field.setFixedWidth(theme.grown(LIST_FIELD_WIDTH))
            line.addWidget(field)
        if remark:
            line.addWidget(Label(remark, "quiet"))
        if sure is not None:
            line.addWidget(self.mark(*sure))
        if remove is not None:
            line.addWidget(self.removing(remove, title.text()))
        self.column.addLayout(line)

    def removing(self, ref: Ref, name: str) -> QToolButton:
        """Return a button that removes something; it says what to who does not see the line."""
        button = ToolButton()
        button.setIcon(icons.icon("x", size=14))
        button.setFixedSize(24, 24)
        button.setToolTip(tr("Remove"))
        button.setAccessibleName(tr("Remove {name}", name=name))
        button.clicked.connect(lambda: self.document.attempt(edits.remove, [ref]))
        return editing(button)

    def adding(
        self, text: str, choices: Callable[[], Iterable[tuple[str, Callable[[], object]]]]
    ) -> None:
        """Add a button that opens a menu of what can be added, as it is when it opens."""
        button = link("+ " + text, lambda: None)
        menu = QMenu(button)

        def fill() -> None:
            menu.clear()
            for words, do in choices():
                action = menu.addAction(words.replace("&", "&&"))
                action.triggered.connect(lambda _=False, act=do: act())
            if menu.isEmpty():
                menu.addAction(tr("Nobody is left to choose")).setEnabled(False)

        menu.aboutToShow.connect(fill)
        button.clicked.connect(
            lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        )
        button.setProperty("menu", menu)
        row = QHBoxLayout()
        row.addWidget(editing(button))
        row.addStretch()
        self.column.addLayout(row)

    def internal_only(self) -> None:
        """Remind of what never leaves the house."""
        frame = QFrame()
        frame.setObjectName("notice")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(*(theme.space(1.5),) * 4)
        inside.setSpacing(2)
        inside.addWidget(Label(tr("Internal only"), "name"))
        words = tr("Attitude, interests and notes never go into an export for the customer.")
        inside.addWidget(Label(words, "notice", wrap=True))
        self.column.addSpacing(theme.space(1))
        self.column.addWidget(frame)

    def buttons(self, *made: QPushButton) -> None:
        """Add what changes the plan, side by side or, on a narrow page, below one another."""
        row = Flow(theme.space(1))
        for button in made:
            row.addWidget(editing(button))
        self.column.addSpacing(theme.space(0.5))
        self.column.addLayout(row)
        self.column.addSpacing(theme.space(0.5))
