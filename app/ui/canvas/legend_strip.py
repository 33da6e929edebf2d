"""The strip below the map: which lines show, and the legend of what is in use."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.canvas import legend
from app.ui.canvas.line_kinds import LineKind
from app.ui.canvas.scene import MapScene
from app.ui.panels.chips import Chip

SWITCHED: tuple[tuple[str, frozenset[LineKind]], ...] = (
    ("reporting", frozenset({LineKind.REPORTING})),
    ("influences", frozenset({LineKind.INFLUENCE})),
    ("affinities", frozenset({LineKind.ALLIANCE, LineKind.CONFLICT})),
)
_SWITCH_HEIGHT = 24


class Switch(Chip):
    """Shows or hides one kind of line; a tick says which, not colour alone."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setFixedHeight(theme.grown(_SWITCH_HEIGHT))
        self.setFont(theme.font("small"))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(f"✓  {words}") + 22)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(self.font())
        painter.setPen(theme.colour("text.ink" if self.isChecked() else "text.soft"))
        sign = "✓" if self.isChecked() else "+"
        words = f"{sign}  {self.accessibleName()}"
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class LegendStrip(QWidget):
    """Switches on the first row, the marks in use below."""

    switched = Signal(str, bool)  # a name of SWITCHED

    def __init__(self, scene: MapScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._entries: list[legend.Entry] = []
        self.setAccessibleName(tr("Lines and legend"))
        names = {
            "reporting": tr("Reporting lines"),
            "influences": tr("Influence lines"),
            "affinities": tr("Alliances and conflicts"),
        }
        self.switches = {name: Switch(names[name]) for name, _kinds in SWITCHED}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(2), theme.space(), theme.space(2), 0)
        self._row.setSpacing(theme.space())
        self._row.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for name, switch in self.switches.items():
            switch.clicked.connect(lambda on, n=name: self.switched.emit(n, on))
            self._row.addWidget(switch)
        self.show_scene()

    def show_scene(self) -> None:
        """Show what is in use now."""
        for name, kinds in SWITCHED:
            self.switches[name].setChecked(kinds <= self._scene.kinds)
        entries = legend.entries(self._scene)
        if [entry.text for entry in entries] != [entry.text for entry in self._entries]:
            self.update()
        self._entries = entries

    def heightForWidth(self, width: int) -> int:
        marks = legend.height(self._entries, width - 2 * theme.space(2))
        return round(theme.grown(_SWITCH_HEIGHT) + 2 * theme.space() + marks)

    def hasHeightForWidth(self) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("surface.panel"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("edge.hair"))
        painter.translate(theme.space(2), theme.grown(_SWITCH_HEIGHT) + 1.5 * theme.space())
        width = self.width() - 2 * theme.space(2)
        legend.paint(painter, self._entries, width, theme.current())
        painter.end()
