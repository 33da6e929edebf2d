"""What is asked of a slide and of a document in the export dialog: a template, all pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.file_dialogs import ask_to_open, first_folder
from app.ui.panels.controls import button
from app.ui.panels.labels import Label
from app.ui.settings import Settings

TEMPLATE = "export/template"

AskTemplate = Callable[[QWidget], Path | None]


def ask_template(parent: QWidget) -> Path | None:
    """Ask for a presentation; None when the user thinks better of it."""
    pattern = tr("PowerPoint presentations (*.pptx *.potx)")
    title = tr("Choose a template")
    chosen = ask_to_open(parent, title, str(first_folder()), pattern)
    return Path(chosen) if chosen else None


class OfficeFields(QWidget):
    """The template of a slide, remembered from one time to the next; and the whole plan."""

    changed = Signal()

    def __init__(self, ask: AskTemplate = ask_template) -> None:
        super().__init__()
        self.ask = ask
        self._settings = Settings()
        kept = self._settings.text(TEMPLATE)
        self.template: Path | None = Path(kept) if kept else None
        self.whole = QCheckBox(tr("Everything, in several pages"))
        self.whole.toggled.connect(self.changed)
        self.name = Label("", "soft", wrap=True)
        self.choose = button(tr("Template…"), self._choose)
        self.forget = button(tr("Without"), self._forget)
        self.forget.setAccessibleName(tr("Without a template"))
        for one in (self.choose, self.forget):
            one.setAutoDefault(False)  # Enter saves
        self._slide = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choose)
        row.addWidget(self.forget)
        row.addStretch()
        inside = QVBoxLayout(self._slide)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(0.5))
        inside.addWidget(self.name)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(0.5), 0, 0)
        column.addWidget(self._slide)
        column.addWidget(self.whole)
        self._tell()

    def show_for(self, kind: str, *, slide: str, document: str) -> None:
        """Ask what there is to ask about a kind of file."""
        self._slide.setVisible(kind == slide)
        self.whole.setVisible(kind == document)
        self.setVisible(kind in (slide, document))

    def _choose(self) -> None:
        chosen = self.ask(self)
        if chosen is not None:
            self._take(chosen)

    def _forget(self) -> None:
        self._take(None)

    def _take(self, template: Path | None) -> None:
        self.template = template
        self._settings.put(TEMPLATE, "" if template is None else str(template))
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        none = tr("On a plain white slide")
        self.name.setText(none if self.template is None else self.template.name)
        self.forget.setVisible(self.template is not None)
