"""The plan below the map: what the program suggests, and what is agreed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.ui import theme
from app.ui.document import Document
from app.ui.panels import plan_words
from app.ui.panels.agreed_list import AgreedPage
from app.ui.panels.agreed_words import as_text
from app.ui.panels.beside import Beside
from app.ui.panels.controls import ToolButton, button
from app.ui.panels.labels import Label, plain_tooltip
from app.ui.panels.plan_parts import MOST_CONTACTS, CountField
from app.ui.panels.plan_search import PlanSearch
from app.ui.panels.plan_suggestions import SuggestionsPage

BAR, BAR_HEIGHT = 72, 6  # pixels


class PlanPanel(QWidget):
    """Two pages; what belongs to the page in front stands beside their names."""

    pointed = Signal(object)  # Suggestion to draw on the map, or None
    gap_asked = Signal(object)
    log_asked = Signal(object, object)
    calendar_asked = Signal()
    told = Signal(str)  # what was done that is not seen

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self.search = PlanSearch.of(document)
        self.suggestions = SuggestionsPage(document, self.search)
        self.agreed = AgreedPage(document)
        self.pages, self._beside = QStackedWidget(), QStackedWidget()
        self.tabs = [self._tab(tr("Suggestions"), 0), self._tab("", 1)]
        group = QButtonGroup(self)
        for tab in self.tabs:
            group.addButton(tab)
        for page in (self.suggestions, self.agreed):
            self.pages.addWidget(page)
        self._beside.addWidget(self._about_suggestions())
        self._beside.addWidget(self._about_agreed())
        top = Beside(self.tabs, [self._beside])
        top.setContentsMargins(
            theme.space(1.5), theme.space(0.5), theme.space(1.5), theme.space(0.5)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.pages, 1)
        self.suggestions.pointed.connect(self.pointed)
        self.suggestions.gap_asked.connect(self.gap_asked)
        self.suggestions.emptied.connect(self.tabs[0].setFocus)
        self.agreed.emptied.connect(self.tabs[1].setFocus)
        self.agreed.log_asked.connect(self.log_asked)
        self.agreed.counted.connect(self._count)
        self.search.changed.connect(self._follow)
        self.search.progressed.connect(self._show_progress)
        for signal in (document.analysed, document.changed, document.turned):
            signal.connect(self._follow)
        self._count(len(self.agreed.lines))
        self._follow()

    def suggest(self) -> None:
        """Search for a plan, and show it."""
        self.show_page(0)
        if self._can_suggest():
            self.search.begin()

    def show_page(self, page: int) -> None:
        """Show the suggestions (0) or what is agreed (1)."""
        self.tabs[page].setChecked(True)
        self.pages.setCurrentIndex(page)
        self._beside.setCurrentIndex(page)
        self.pointed.emit(None)
        if page == 0:
            self.suggestions.show_pointed()

    def copy_list(self) -> None:
        """Put what is agreed on the clipboard, to paste into a message."""
        QGuiApplication.clipboard().setText(as_text(self._document.plan, self.agreed.lines))
        self.told.emit(
            tr("The list is on the clipboard. It names people: keep it in the team.")
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pages.currentIndex() == 0:
            self.suggestions.show_pointed()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what is suggested off the map, where nobody sees any more what it is of."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.pointed.emit(None)

    # -- what stands above

    def _tab(self, name: str, page: int) -> QToolButton:
        made = ToolButton()
        made.setCheckable(True)
        made.setChecked(page == 0)
        made.setText(name)
        made.setFont(theme.font("body", strong=True))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda _=False: self.show_page(page))
        return made

    def _about_suggestions(self) -> QWidget:
        self.most = CountField(tr("Contacts in the plan"), 1, MOST_CONTACTS, self.search.most)
        self.most.setToolTip(plain_tooltip(tr("Contacts in the plan")))
        self.most.valueChanged.connect(self._set_most)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Looking for the best plan"))
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(BAR, BAR_HEIGHT)
        self.stop = button(tr("Stop"), self.search.stop)
        self.do = button(tr("Suggest"), self.suggest, "primary")
        searching = _row(self.bar, self.stop)
        wishing = _row(Label(tr("contacts"), "quiet"), self.most, self.do)
        self._wish = QStackedWidget()  # one or the other, so that both fit a narrow window
        for part in (wishing, searching):
            self._wish.addWidget(part)
        return self._wish

    def _about_agreed(self) -> QWidget:
        self.copy = button(tr("Copy list"), self.copy_list)
        self.calendar = button(tr("Calendar file…"), self.calendar_asked.emit)
        for made in (self.copy, self.calendar):
            made.setToolTip(plain_tooltip(tr("For the team only: it names people.")))
        return _row(self.copy, self.calendar)

    def _set_most(self, most: int) -> None:
        self.search.most = most

    def _can_suggest(self) -> bool:
        document = self._document
        report = document.report
        return (
            report is not None
            and not plan_words.first_step(document.plan, document.opportunity)
            and not plan_words.may_contact_nobody(report.network)
        )

    def _follow(self) -> None:
        self._wish.setCurrentIndex(int(self.search.is_searching))
        self.do.setEnabled(self._can_suggest())
        self._show_progress(self.search.progress)

    def _show_progress(self, done: float) -> None:
        self.bar.setValue(round(100 * done))

    def _count(self, count: int) -> None:
        self.tabs[1].setText(tr("Agreed ({count})", count=count) if count else tr("Agreed"))
        for made in (self.copy, self.calendar):
            made.setEnabled(count > 0)


def _row(*parts: QWidget) -> QWidget:
    """Return parts beside one another, at the right."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.space(1))
    line.addStretch(1)
    for part in parts:
        line.addWidget(part)
    return holder
