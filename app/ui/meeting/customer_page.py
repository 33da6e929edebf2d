"""What the wall shows with a customer in the room: the proposal's drawing, and nothing else.

It is handed a plan redacted for the customer and no document, so that it cannot show what it
does not hold.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.model.account_plan import AccountPlan
from app.ui import proposal
from app.ui.meeting.customer_pages import drawing, trim
from app.ui.proposal_sheet import Sheet

CORNER = 18.0


class CustomerPage(QWidget):
    """A redacted plan as large as the wall allows."""

    def __init__(self, parent: QWidget, plan: AccountPlan) -> None:
        super().__init__(parent)
        self._plan = plan
        self._made: Sheet | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("\n".join(self.texts()))

    def texts(self) -> list[str]:
        """Return every text of the drawing."""
        sheet = self._sheet()
        lines = [line.text for line in sheet.lines]
        lines += [band.heading.text for band in sheet.bands]
        faces = [face for card in sheet.cards for face in card.faces]
        lines += [text for face in faces for text in (face.initials,)]
        lines += [line.text for face in faces for line in face.lines]
        return lines + [link.agreed for link in sheet.links if link.agreed]

    def _sheet(self) -> Sheet:
        if self._made is None:
            self._made = drawing(self._plan)
        return self._made

    def paintEvent(self, event: QPaintEvent) -> None:
        sheet = self._sheet()
        edge = trim()
        wide, high = sheet.width - 2 * edge, sheet.height - 2 * edge
        scale = min(self.width() / wide, self.height() / high)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(Qt.GlobalColor.white))
            painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)
            painter.translate(
                (self.width() - wide * scale) / 2, (self.height() - high * scale) / 2
            )
            painter.scale(scale, scale)
            painter.translate(-edge, -edge)
            proposal.paint(painter, sheet)
