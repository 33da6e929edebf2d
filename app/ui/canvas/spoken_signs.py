"""What stands on the map besides cards and lines, for a screen reader: flags, the minimap."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QAccessible
from shiboken6 import Shiboken

from app.i18n import tr
from app.model.people import Account
from app.ui import gaps_of_all
from app.ui.canvas import flags_of_all
from app.ui.canvas.content import Ref
from app.ui.canvas.spoken_part import Part

Text = QAccessible.Text


class SpokenFlag(Part):
    """The flag of a gap about many, with the heading before which it stands."""

    @property
    def number(self) -> int:
        return int(self.id)

    def isValid(self) -> bool:
        if not Shiboken.isValid(self.view):
            return False
        return self.number in flags_of_all.numbers(self.view)

    def ref(self) -> Ref:
        return Account, self.view.document.plan.account.id

    def area(self) -> QRectF:
        return flags_of_all.box_of(self.view, self.number)

    def press(self) -> None:
        """Choose the gap, as a click does."""
        flags_of_all.ask(self.view, self.number)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.offscreen = not self.view.visible_area().intersects(self.area())
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not Text.Name:
            return ""
        document = self.view.document
        heading = tr("Buying team {account}", account=document.plan.account.label)
        return f"{heading}, {gaps_of_all.words(document, self.number)}"


class SpokenMinimap(Part):
    """The small picture of the whole map; it tells how much of it is seen."""

    def isValid(self) -> bool:
        return Shiboken.isValid(self.view) and self.view.minimap.is_shown

    def ref(self) -> Ref:
        return Account, self.view.document.plan.account.id

    def area(self) -> QRectF:
        return self.view.map.sceneRect()

    def press(self) -> None:
        """Show the whole map."""
        self.view.fit()

    def rect(self) -> QRect:
        box = self.view.minimap.box
        return QRect(self.view.viewport().mapToGlobal(box.topLeft()), box.size())

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def text(self, kind: QAccessible.Text) -> str:
        if kind is Text.Name:
            return tr("Minimap of all cards")
        return tr("The frame is what is seen of the map") if kind is Text.Description else ""
