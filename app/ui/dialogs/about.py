"""What the program is: name, version, licence, and where the data is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ui.dialogs.form import FormDialog
from app.ui.panels.labels import Label


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
