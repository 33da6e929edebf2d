"""How it works: the program explained on one page, with its headings and a search in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QWidget,
)

from app import i18n, resources
from app.i18n import tr
from app.ui import theme
from app.ui.dialogs.sheet import Sheet
from app.ui.panels.labels import Label

SIZE, HEADINGS, SEARCH = (900, 720), 220, 260  # pixels; widths of headings and search
LINE_HEIGHT = 125.0  # percent
_PROPORTIONAL = 1  # QTextBlockFormat.LineHeightTypes.ProportionalHeight
_PLACE = Qt.ItemDataRole.UserRole


def help_text(language: str) -> str:
    """Return the page in a language, as Markdown."""
    return resources.path("help", f"{language}.md").read_text("utf-8")


class _Reader(QTextBrowser):
    """Shows the page and fetches nothing: there are no pictures and no links in it."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None


class HelpPage(Sheet):
    """Goes to a heading, and from place to place of what is searched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("How it works"), tr("Find in this page"), SEARCH)
        self.text = _Reader()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("How it works"))
        self.text.setFont(theme.font("body"))
        self.text.document().setDocumentMargin(theme.space(2))
        self.text.setMarkdown(help_text(i18n.language()))
        _give_room(self.text.document())
        self.headings = QListWidget()
        self.headings.setAccessibleName(tr("Headings"))
        for block in _headings(self.text.document()):
            item = QListWidgetItem(block.text())
            item.setData(_PLACE, block.position())
            self.headings.addItem(item)
        self.headings.currentItemChanged.connect(self._go_to)
        self.search.textChanged.connect(self._find_first)
        self.search.returnPressed.connect(self.find_next)
        self.nothing = Label(tr("That does not stand here."), "soft")
        self.nothing.setVisible(False)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.FindNext), self, self.find_next)
        self.top.addWidget(self.nothing)
        self.furnish(self._beside(), SIZE)
        self.headings.setCurrentRow(0)
        self.search.setFocus()

    def find_next(self) -> None:
        """Go to the next place of what is searched, from the end to the beginning again."""
        asked = self.search.text().strip()
        if not asked:
            return
        if not self.text.find(asked):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(asked)

    def _find_first(self, text: str) -> None:
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        asked = text.strip()
        found = bool(asked) and self.text.find(asked)
        self.nothing.setVisible(bool(asked) and not found)

    def _go_to(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        cursor = self.text.textCursor()
        cursor.setPosition(item.data(_PLACE))
        self.text.moveCursor(QTextCursor.MoveOperation.End)  # so that it comes to the top
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect().top() - theme.space(1))

    def _beside(self) -> QSplitter:
        """Return the headings at the left of the page."""
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setHandleWidth(1)
        across.setChildrenCollapsible(False)
        across.addWidget(self.headings)
        across.addWidget(self.text)
        across.setStretchFactor(1, 1)
        across.setSizes([theme.grown(HEADINGS), SIZE[0]])
        return across


def _give_room(document: QTextDocument) -> None:
    """Part the paragraphs: Markdown alone sets them close together."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        given = block.blockFormat()
        given.setTopMargin(theme.space(2) if given.headingLevel() > 1 else 0)
        given.setBottomMargin(theme.space(1))
        given.setLineHeight(LINE_HEIGHT, _PROPORTIONAL)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(given)
        block = block.next()


def _headings(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the second-level headings of a page: its sections."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() > 1:
            yield block
        block = block.next()
