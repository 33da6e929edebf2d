"""What a view says while there is nobody to show: what will stand there, and how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.analysis.roster import taking_part
from app.i18n import mark, tr
from app.model.places import Seat
from app.ui import theme
from app.ui.document import Document
from app.ui.panels.controls import button
from app.ui.panels.labels import Label

WIDTH = 520


LESSONS = {  # by view: what stands there, and how it comes about
    "matrix": (
        mark("Who of ours knows whom of theirs"),
        mark(
            "Contacts stand down, colleagues across, and each cell says how well the two "
            "know each other, from 0 to 4. Paste the relationship matrix you have in Excel, or "
            "begin with one line."
        ),
    ),
    "organigram": (
        mark("Who reports to whom at the customer"),
        mark(
            "Bring in the contacts first. Then drag a card onto another: that is whom somebody "
            "reports to."
        ),
    ),
    "power": (
        mark("Who weighs in, and where they stand"),
        mark(
            "Bring in the contacts first. Then drag them to their place: up for more "
            "influence, to the right for who is for our proposal."
        ),
    ),
}


class Teaching(QWidget):
    """Covers a view while nobody takes part in the decision; has its keyboard meanwhile."""

    def __init__(
        self, page: QWidget, document: Document, view: str, actions: Sequence[QAction]
    ) -> None:
        """Teach on the page of a view; the first of the actions is the likeliest."""
        super().__init__(page)
        title, words = LESSONS[view]
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page, self._document = page, document
        self._proxy = page.focusProxy()
        self._is_on: bool | None = None  # not known yet
        inside = QWidget()
        inside.setFixedWidth(theme.grown(WIDTH))
        column = QVBoxLayout(inside)
        column.setSpacing(theme.space(1.5))
        column.addWidget(Label(tr(title), "page", wrap=True))
        column.addWidget(Label(tr(words), "soft", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        self.buttons = [_button(one, first=not at) for at, one in enumerate(actions)]
        for one in self.buttons:
            row.addWidget(one)
        row.addStretch()
        column.addLayout(row)
        QVBoxLayout(self).addWidget(inside, 0, Qt.AlignmentFlag.AlignCenter)
        self._actions = tuple(actions)
        for action in actions:
            action.changed.connect(self._follow_actions)
        page.installEventFilter(self)
        document.changed.connect(self.follow)
        document.turned.connect(self.follow)
        self.follow()

    def follow(self, _change: object = None) -> None:
        """Stand there while nobody takes part, and no longer."""
        plan, opportunity = self._document.plan, self._document.opportunity
        is_empty = not taking_part(plan, opportunity)
        is_empty = is_empty and not plan.where(Seat, "opportunity", opportunity)
        if is_empty is self._is_on:
            return
        self._is_on = is_empty
        had_keyboard = self._page.hasFocus() or self.isAncestorOf(self._page.focusWidget())
        self.setGeometry(self._page.rect())
        self.setVisible(is_empty)
        self.raise_()
        proxy = self.buttons[0] if is_empty else self._proxy
        self._page.setFocusProxy(proxy)  # type: ignore[arg-type]  # None is nobody: Qt has it so
        if had_keyboard:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_actions(self) -> None:
        for made, action in zip(self.buttons, self._actions, strict=True):
            made.setEnabled(action.isEnabled())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)


def _button(action: QAction, *, first: bool) -> QWidget:
    words = action.text().replace("&", "")
    made = button(words, action.trigger, "primary" if first else "")
    made.setEnabled(action.isEnabled())
    return made
