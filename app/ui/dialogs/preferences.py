"""The preferences: language, look, name, the numbers of the analysis, what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.ui import theme
from app.ui.dialogs.preferences_analysis import AnalysisPage
from app.ui.dialogs.preferences_general import GeneralPage, PrivacyPage
from app.ui.dialogs.preferences_house import HousePage
from app.ui.panels.controls import button, hair
from app.ui.panels.labels import Label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

SIZE, LEAST = (820, 640), (680, 420)  # pixels at 100 %
FROM_THE_MENUS = ("undo", "redo")  # what can be done from here as well


class PreferencesDialog(QDialog):
    """Stands beside the window, which goes on working; what is chosen holds at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        room = window.screen().availableSize()
        wide, high = (theme.grown(one) for one in SIZE)
        self.resize(min(wide, room.width()), min(high, room.height()))
        self.addActions([window.actions_[id] for id in FROM_THE_MENUS])
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._whole: QWidget | None = None
        self.tabs = QTabWidget()
        self._build()
        window.installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._build)
        theme.changes().changed.connect(self._soon.start)

    def _build(self) -> None:
        """Make what is seen, in the language and the size of texts that hold now."""
        at = 0 if self._whole is None else self.tabs.currentIndex()
        held = self._held()
        if self._whole is not None:
            self._column.removeWidget(self._whole)
            self._whole.hide()
            self._whole.deleteLater()
        self.setMinimumSize(
            QSize(*map(theme.grown, LEAST)).boundedTo(self.screen().availableSize())
        )
        self.setWindowTitle(tr("Preferences"))
        self._whole = QWidget()
        self._whole.setObjectName("panel")
        self.tabs = QTabWidget()
        self.general = GeneralPage(self._window)
        self.analysis = AnalysisPage(self._window.session)
        self.house = HousePage(self._window.session)
        self.privacy = PrivacyPage(self._window.settings)
        self.tabs.addTab(self.general, tr("General"))
        self.tabs.addTab(self.analysis, tr("Analysis"))
        self.tabs.addTab(self.house, tr("House style"))
        self.tabs.addTab(self.privacy, tr("Privacy"))
        self.tabs.setCurrentIndex(at)
        self.problem = Label("", "problem", wrap=True)
        self.analysis.complained.connect(self.problem.setText)
        self.general.complained.connect(self.problem.setText)
        self.house.complained.connect(self.problem.setText)
        self.tabs.currentChanged.connect(lambda _at: self.problem.setText(""))
        low = QHBoxLayout()
        low.setContentsMargins(*(theme.space(2),) * 4)
        low.addWidget(self.problem, 1)
        low.addWidget(button(tr("Close"), self.close))
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, theme.space(1), 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addWidget(hair())
        column.addLayout(low)
        for one in self._whole.findChildren(QPushButton):
            one.setAutoDefault(False)  # Enter hands on what was typed, and presses nothing
        self._column.addWidget(self._whole)
        self._go_back(held)

    def _held(self) -> int | None:
        """Return which of all fields has the keyboard; None before any is there."""
        held = self.focusWidget()
        return next((at for at, one in enumerate(self._fields()) if one is held), None)

    def _go_back(self, held: int | None) -> None:
        """Leave the keyboard where it was; the pages have the same fields as before."""
        fields = self._fields()
        field = self.tabs if held is None or held >= len(fields) else fields[held]
        field.setFocus()

    def _fields(self) -> list[QWidget]:
        inside = [] if self._whole is None else self._whole.findChildren(QWidget)
        return [one for one in inside if one.window() is self]  # no list of choices

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with the window, before the workspace is let go."""
        if watched is self._window and event.type() is QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._whole is not None:
            self._soon.start()
