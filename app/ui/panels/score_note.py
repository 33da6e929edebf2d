"""What the score is and is not: a note beside it, with the evidence against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import number, signed, tr
from app.ui import theme
from app.ui.panels.labels import Label, heading

if TYPE_CHECKING:
    from app.analysis.report import Report

WIDTH = 420  # pixels
EDGE = 8  # pixels kept free between the note and the end of the window


class ScoreNote(QFrame):
    """Floats beside the score until one clicks elsewhere or presses Esc."""

    def __init__(self, parent: QWidget | None, report: Report | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("note")
        self.setAccessibleName(tr("What the score says, and what it does not"))
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.Box)
        self.setStyleSheet(
            f"QFrame#note {{ background: {theme.colour('surface.panel').name()};"
            f" border: 1px solid {theme.colour('edge.card').name()}; }}"
        )
        self._column = QVBoxLayout(self)
        margin = theme.space(2)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(theme.space(0.75))
        self._column.addWidget(
            Label(tr("Coverage is no chance of winning"), "title", wrap=True)
        )
        for sentence in against():
            self._column.addWidget(Label(sentence, "soft", wrap=True))
        self._column.addSpacing(theme.space(0.5))
        self._column.addWidget(heading(tr("Beside the score")))
        for name, figure, sentence in beside(report):
            self._add(name, figure, sentence)

    def open_at(self, at: QPoint, within: QRect) -> None:
        """Appear with the lower left corner at a point, moved so that all of it is seen."""
        self.ensurePolished()
        high = max(self._column.totalHeightForWidth(WIDTH), self.minimumSizeHint().height())
        room = within.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        left = max(room.left(), min(at.x(), room.right() - WIDTH))
        top = max(room.top(), min(at.y() - high, room.bottom() - high))
        self.setGeometry(left, top, WIDTH, high)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def _add(self, name: str, figure: str, sentence: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        row.addWidget(Label(name, "name"), 1)
        row.addWidget(Label(figure, "name"))
        self._column.addLayout(row)
        self._column.addWidget(Label(sentence, "quiet", wrap=True))


def against() -> Iterator[str]:
    """Yield what speaks against reading the score as more than it is."""
    yield tr(
        "The score says how well we know those who decide, in the roles they play. It says "
        "nothing about our offer, the price or what a competitor does."
    )
    yield tr(
        "Relationships between people weigh considerably less than switching costs and the "
        "offer itself, and do not shield us from a better price (Wathne, Biong & Heide 2001)."
    )
    yield tr(
        "Sellers and buyers see a relationship differently: in only some 15% of cases do they "
        "give the same reason for a loss. A level is what we think it is: back it up with "
        "contacts that came from both sides."
    )
    yield tr(
        "Weights are judgements. Set them 30% higher or lower and the score moves a few "
        "points. So read whole numbers, compare a customer with itself over time, and do not "
        "rank customers that lie a few points apart."
    )


def beside(report: Report | None) -> Iterator[tuple[str, str, str]]:
    """Yield what stands beside the score: its name, its value, and what it is and is not."""
    unknown = "–"
    score = None if report is None else report.score
    yield (
        tr("Support"),
        unknown if score is None else signed(score.support),
        tr(
            "Who is for us and who against, by the points at stake, from −100 to +100. It is "
            "what we noted of their attitude, not what they will decide."
        ),
    )
    yield (
        tr("Map completeness"),
        unknown if score is None else tr("{share}%", share=number(score.completeness)),
        tr(
            "How much of what one should know is recorded. A full map can still hold mistakes, "
            "and filling in adds no points by itself."
        ),
    )
    yield (
        tr("Robustness"),
        unknown if report is None else number(_robustness(report)),
        tr(
            "What is left of the score if the colleague we would miss most left. It does not "
            "say how likely that is."
        ),
    )


def _robustness(report: Report) -> float:
    from app.analysis.departures import departures  # noqa: PLC0415  comes with the report

    return departures(report.network).robustness
