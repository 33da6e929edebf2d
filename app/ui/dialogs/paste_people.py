"""Asks, before people of another account are pasted, who of them is known here already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.model.values import Id
from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.likely_same import LikelySame
from app.ui.panels.labels import Label

if TYPE_CHECKING:
    from app.exchange.preview import Likely


class PastePeopleDialog(FormDialog):
    """Shows side by side who may be the same; nobody is merged before somebody ticks it."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        likely: Sequence[Likely],
        take: Callable[[Mapping[int, Id]], object],
    ) -> None:
        """`take` is given who is known, by the line of who was copied."""
        super().__init__(parent, title, tr("Paste"), width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self.same: dict[int, Id] = {}
        remark = tr(
            "They come from another account. Attitudes and notes stay there; roles count as "
            "assumed."
        )
        self.form.addRow(Label(remark, "soft", wrap=True))
        self.likely = LikelySame()
        self.likely.said.connect(self._on_said)
        self.form.addRow(self.likely)  # before it is shown: else it is seen as a window
        self.likely.show_likely(likely, self.same)

    def confirm(self) -> None:
        self.accept()
        self._take(self.same)

    def _on_said(self, line: int, known: Id, is_same: bool) -> None:
        self.same.pop(line, None)
        if is_same:
            self.same[line] = known
