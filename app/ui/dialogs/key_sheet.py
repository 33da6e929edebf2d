"""The sheet of all keys: searched as one types, in columns as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.ui import theme
from app.ui.dialogs.sheet import Sheet
from app.ui.key_groups import KeyGroup, KeyLine
from app.ui.panels.labels import Label, heading

SIZE, SEARCH = (1060, 720), 280  # pixels
COLUMN, WORDS, KEYS = 330, 150, 150  # pixels: least of a column and words, most of keys
CAP = 22  # pixels of a cap round its letters, and to the next
_ARROWS = {
    Qt.Key.Key_Left: "←",
    Qt.Key.Key_Right: "→",
    Qt.Key.Key_Up: "↑",
    Qt.Key.Key_Down: "↓",
}
_OR = " · "
_LONGEST = 16  # letters that a cap holds


class KeySheet(Sheet):
    """Groups of keys, narrowed to what is searched."""

    def __init__(self, parent: QWidget | None, groups: Sequence[KeyGroup]) -> None:
        super().__init__(parent, tr("Keyboard"), tr("Search in the keys"), SEARCH)
        self._sheet = QWidget()
        self._blocks = [_Block(self._sheet, group) for group in groups]
        self.search.textChanged.connect(self._on_search)
        self.nothing = Label(tr("No key does that; the menus and Ctrl+K do more."), "soft")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("Keyboard"))
        self._sheet.setObjectName("panel")
        self._columns = QHBoxLayout(self._sheet)
        self._columns.setContentsMargins(*(theme.space(3),) * 4)
        self._columns.setSpacing(theme.space(4))
        self.area.setWidget(self._sheet)
        self._count = 0
        self.foot.addWidget(self.nothing, 1)
        self._on_search("")
        self.furnish(self.area, SIZE)
        self.search.setFocus()

    def shown(self) -> list[KeyLine]:
        """Return what is on the sheet now, in the order it is read."""
        return [line for block in self._blocks for line in block.shown()]

    def _on_search(self, asked: str) -> None:
        for block in self._blocks:
            block.narrow(asked)
        self.nothing.setVisible(not self.shown())
        self._lay_out()

    def _lay_out(self) -> None:
        """Put each block where the columns before it are full; the order stays readable."""
        while self._columns.count():
            item = self._columns.takeAt(0)
            below = None if item is None else item.layout()
            while below is not None and below.count():
                below.takeAt(0)
        seen = [block for block in self._blocks if block.shown()]
        for column in _parted(seen, self._count or 1):
            stack = QVBoxLayout()
            stack.setSpacing(theme.space(2))
            for block in column:
                stack.addWidget(block)
            stack.addStretch()
            self._columns.addLayout(stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        count = max(1, min(3, self.width() // theme.grown(COLUMN)))
        if count != self._count:
            self._count = count
            self._lay_out()


class _Block(QFrame):
    """A group with its lines: words at the left, keys at the right."""

    def __init__(self, sheet: QWidget, group: KeyGroup) -> None:
        super().__init__(sheet)  # a part of nothing would be shown as a window of its own
        self._rows = [
            (line, Label(line.words, wrap=True), _Keys(line.keys)) for line in group.lines
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(2))
        grid.setVerticalSpacing(theme.space(0.75))
        grid.addWidget(heading(group.title), 0, 0, 1, 2)
        top = Qt.AlignmentFlag.AlignTop
        for row, (_line, words, keys) in enumerate(self._rows, 1):
            grid.addWidget(words, row, 0, top)
            grid.addWidget(keys, row, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(0, theme.grown(WORDS))
        self._asked = ""

    def narrow(self, asked: str) -> None:
        """Show the lines that a search means."""
        self._asked = asked
        for line, words, keys in self._rows:
            words.setVisible(line.meets(asked))
            keys.setVisible(line.meets(asked))
        self.setVisible(bool(self.shown()))

    def shown(self) -> list[KeyLine]:
        return [line for line, _words, _keys in self._rows if line.meets(self._asked)]


class _Keys(QWidget):
    """Keys as caps; what is said of the pointer stands as words."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self.setMaximumWidth(theme.grown(KEYS))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for way in _rows(_with_arrows(keys).split(_OR)):
            row = QHBoxLayout()
            row.setSpacing(4)
            row.addStretch()
            for cap in way:
                is_cap = _is_keys(cap)
                row.addWidget(Label(cap, "key" if is_cap else "soft", wrap=not is_cap))
            lines.addLayout(row)
        self.setAccessibleName(keys)


def _with_arrows(keys: str) -> str:
    """Return keys with the signs that stand on arrow keys, for their names in any language."""
    native = QKeySequence.SequenceFormat.NativeText
    for key, sign in _ARROWS.items():
        name = QKeySequence(key).toString(native)
        keys = keys.replace(f"+{name}", f"+{sign}")
    return keys


def _rows(ways: list[str]) -> list[list[str]]:
    """Return ways beside one another where they have room, else each in a row of its own."""
    metrics = QFontMetrics(theme.font("small", strong=True))
    wide = sum(metrics.horizontalAdvance(way) + CAP for way in ways)
    if wide <= theme.grown(KEYS):
        return [ways]
    return [[way] for way in ways]


def _is_keys(way: str) -> bool:
    return len(way) <= _LONGEST and ", " not in way


def _parted(blocks: Sequence[_Block], count: int) -> list[list[_Block]]:
    """Return blocks in columns of about the same height, in their order."""
    heights = [len(block.shown()) + 2 for block in blocks]
    share = sum(heights) / count
    columns: list[list[_Block]] = [[] for _ in range(count)]
    at = 0.0
    for block, height in zip(blocks, heights, strict=True):
        columns[min(count - 1, int((at + height / 2) / share))].append(block)
        at += height
    return columns
