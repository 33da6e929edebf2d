"""Fields bound to entities of a document: they show what stands, and hand on what is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.entities import NAMES, EntityType
from app.model.values import Id
from app.ui import meanwhile
from app.ui.document import Document
from app.ui.meanwhile import Moment
from app.ui.panels import overtaken, reading
from app.ui.panels.fields import DayField
from app.ui.panels.overtaken import HalfTyped


@dataclass(frozen=True, slots=True)
class Binding:
    """A field and where its value stands in the plan."""

    field: Any  # a QWidget with show_value and committed
    read: Callable[[AccountPlan], object]


class Bound(QWidget):
    """Holds such fields. Who may only look finds them read-only, except in a what-if."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.bindings: list[Binding] = []
        self.report_parts: list[Callable[[], None]] = []  # what follows score and gaps
        self._shown_at = meanwhile.moment(document)  # a field may be about what is gone by now
        self._begun: Moment | None = None  # when what is being handed on was begun
        self._is_read_only = False

    @property
    def plan(self) -> AccountPlan:
        return self.document.plan

    def refresh(self) -> None:
        """Show the values that stand in the plan now."""
        before, self._shown_at = self._shown_at, meanwhile.moment(self.document)
        for binding in self.bindings:
            binding.field.show_value(binding.read(self.plan))
            overtaken.note(binding.field, before)
        self.refresh_report()
        self.show_rights()

    def show_rights(self) -> None:
        """Let nothing look as if it could be changed by who may only look."""
        only_look = not (self.document.may_edit or self.document.supposing.is_on)
        if only_look or self._is_read_only:
            reading.show(self, [one.field for one in self.bindings], only=only_look)
        self._is_read_only = only_look

    def refresh_report(self) -> None:
        """Show what the analysis says now."""
        for part in self.report_parts:
            part()

    def flush(self) -> None:
        """Hand on what was typed and not left yet."""
        for binding in list(self.bindings):
            if hasattr(binding.field, "flush"):
                binding.field.flush()

    def half_typed(self, field: object) -> HalfTyped | None:
        """Take out of a field what is being typed, as this page goes and its like comes."""
        return overtaken.taken_from(field, self._shown_at)

    def bind(self, field: Any, kind: EntityType, id: Id, name: str) -> None:
        """Let a field show an attribute of an entity, and edit it."""

        def read(plan: AccountPlan) -> object:
            entity = plan.find(kind, id)
            return None if entity is None else getattr(entity, name)

        def commit(value: object) -> None:
            self.attempt(edits.set_fields, kind, id, **{name: value})

        self.connect_field(field, read, commit, f"{NAMES[kind]}.{id}.{name}")

    def connect_field(
        self,
        field: Any,
        read: Callable[[AccountPlan], object],
        commit: Callable[[Any], object],
        name: str,
    ) -> None:
        """Let a field show what `read` returns, and hand what the user gives to `commit`.

        That makes its change with `attempt`, so that it is one of what the field showed.
        """
        if not field.objectName():
            field.setObjectName(name)
        field.setProperty("place", name)
        self.bindings.append(Binding(field, read))
        field.committed.connect(partial(self._hand_on, field, read, commit))
        if isinstance(field, DayField):
            field.edit.setProperty("place", name)
        if hasattr(field, "complained"):
            field.complained.connect(self.document.refused)

    def attempt(self, edit: Callable[..., Change], *arguments: Any, **values: Any) -> bool:
        """Make a change of what this page shows, told as lost where a colleague did otherwise.

        Of a field that is handed on it is what the field showed when typing began.
        """
        begun = self._begun or self._shown_at
        return meanwhile.hand_on(self.document, begun, edit, *arguments, **values)

    def _hand_on(
        self,
        field: Any,
        read: Callable[[AccountPlan], object],
        commit: Callable[[Any], object],
        value: object,
    ) -> None:
        typed = overtaken.text_of(field)
        self._begun = None if typed is None else typed.begun
        commit(value)
        self._begun = None
        if typed is not None and typed.begun is not None:
            typed.begun = None
            field.show_value(read(self.plan))  # not typed in any more, so it takes it
