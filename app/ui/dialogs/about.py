"""What the program is, and which keys it knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.dialogs.form import FormDialog
from app.ui.panels.labels import Label, heading

KEYS_WIDTH = 170  # pixels


class AboutDialog(FormDialog):
    """Name, version, licence, and where the data is."""

    def __init__(self, parent: QWidget | None, version: str, workspace: str) -> None:
        super().__init__(parent, "Vis-à-vis", tr("Close"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        purpose = tr(
            "The buying team opposite the client team: where contact is missing, whom to send."
        )
        facts = tr("Version {version} · MIT licence · works without a network", version=version)
        made_with = tr(
            "Made with Qt for Python (LGPL), NetworkX, SQLAlchemy, the typeface Inter and the "
            "Tabler icons."
        )
        place = tr("Your data: {place}", place=workspace)
        for text in (purpose, facts, place, made_with):
            label = Label(text, "text" if text == purpose else "quiet", wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.form.addRow(label)


class KeysDialog(FormDialog):
    """Every key, in the order of the menus."""

    def __init__(
        self, parent: QWidget | None, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    ) -> None:
        super().__init__(parent, tr("Keyboard"), tr("Close"), width=600)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        holder = QWidget()
        holder.setObjectName("panel")
        grid = QGridLayout(holder)
        grid.setHorizontalSpacing(theme.space(4))
        row = 0
        for title, keys in groups:
            grid.addWidget(heading(title), row, 0, 1, 2)
            row += 1
            for words, key in keys:
                grid.addWidget(Label(words, wrap=True), row, 0)
                grid.addWidget(Label(key, "name", wrap=True), row, 1)
                row += 1
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setColumnMinimumWidth(1, KEYS_WIDTH)
        grid.setRowStretch(row, 1)
        area = QScrollArea()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setMinimumHeight(420)
        self.form.addRow(area)
