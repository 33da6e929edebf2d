"""The ground of the wall's map: levels as bands with their names, and where we have nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.analysis.geometry import Layout
from app.analysis.roster import Side
from app.i18n import tr
from app.ui.canvas.backdrop import ghosts, rect
from app.ui.meeting import lettering
from app.ui.meeting.stage_look import BAND_NAMES, DIM, PARTED

if TYPE_CHECKING:
    from app.ui.meeting.stage_scene import StageScene


class StageGround(QGraphicsItem):
    """The levels as bands across both sides, their names, and where we have nobody."""

    def __init__(self, scene: StageScene) -> None:
        super().__init__()
        self._scene = scene
        self._box = QRectF()
        self.setZValue(-10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def take(self) -> None:
        """Follow the scene."""
        self.prepareGeometryChange()
        self._box = self._scene.sceneRect()
        self.update()

    def texts(self) -> list[str]:
        """Return what is read on it."""
        layout = self._scene.geometry
        bands = [tr(BAND_NAMES[band.level]).replace(PARTED, "") for band in layout.bands]
        return [*bands, *(text for text, _, _ in self._sides(layout))]

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        scene, look = self._scene, self._scene.look
        layout = scene.geometry
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for band in layout.bands:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("surface.band"))
            painter.drawRoundedRect(rect(band.box), 12, 12)
            painter.setPen(look.colour("text.soft"))
            gutter = layout.measures.gutter - 22
            into = rect(band.box).adjusted(14, 12, 0, -8)
            into.setWidth(gutter)
            size = max(scene.letters * 0.94, scene.least)
            if self._is_whole(QRectF(into.left(), into.top(), gutter, size)):
                words = parted(tr(BAND_NAMES[band.level]), size, gutter)
                lettering.write(painter, into, as_high(words, size, into), size)
        for band, box in ghosts(layout):
            self._paint_ghost(painter, rect(box), told=scene.lighting.tells_of(band.level))
        painter.setPen(look.colour("text.soft"))
        for text, left, right in self._sides(layout):
            size = max(scene.letters * 0.98, scene.least)
            into = QRectF(left, 4, right - left, 44)
            if not self._is_whole(QRectF(left, (44 - size) / 2, size, size)):
                continue
            shown = lettering.elided(text, size, right - left, strong=True)
            painter.setFont(lettering.font(size, strong=True))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.drawText(into, flags, shown)

    def _is_whole(self, words: QRectF) -> bool:
        """Return whether words are seen, and not cut by the edge of what is looked at."""
        seen = self._scene.seen
        return seen.isEmpty() or seen.adjusted(-1, -1, 1, 1).contains(words)

    def _paint_ghost(self, painter: QPainter, box: QRectF, *, told: bool) -> None:
        scene, look = self._scene, self._scene.look
        painter.setOpacity(1.0 if told or scene.lighting.people is None else DIM)
        colour = look.colour("text.ink" if told else "edge.ghost")
        pen = QPen(colour, 3 if told else 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(colour if told else look.colour("text.faint"))
        painter.setFont(lettering.font(scene.letters, strong=told))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("nobody"))
        painter.setOpacity(1.0)

    def _sides(self, layout: Layout) -> list[tuple[str, float, float]]:
        plan = self._scene.content.plan
        ours = layout.origin[Side.OURS], layout.origin[Side.THEIRS] - 16
        theirs = layout.origin[Side.THEIRS], layout.bands[0].box.right
        found = [
            (tr("Our client team"), *ours),
            (tr("Buying team {account}", account=plan.account.label), *theirs),
        ]
        if layout.columns.get(Side.OUTSIDE) and plan.outside:
            left = layout.origin[Side.OUTSIDE]
            found.append((tr("Outside"), left, left + layout.measures.outsider[0]))
        return found


def parted(name: str, size: float, width: float) -> str:
    """Return a name of a level with its long words parted where they may be, else cut short."""
    return " ".join(_fitted(word, size, width) for word in name.split())


def as_high(words: str, size: float, into: QRectF) -> str:
    """Return the lines of a name that have room in a band; the last ends in dots then."""
    lines = words.replace(" ", "\n").split("\n")
    if lettering.tall(words, size, into.width()) <= into.height():
        return words
    most = max(1, int(into.height() / lettering.metrics(size).lineSpacing()))
    kept = lines[:most]
    kept[-1] = lettering.elided(f"{kept[-1].rstrip('-')}…", size, into.width())
    return "\n".join(kept)


def _fitted(word: str, size: float, width: float) -> str:
    whole, (begun, _sign, rest) = word.replace(PARTED, ""), word.partition(PARTED)
    if not rest or lettering.metrics(size).horizontalAdvance(whole) <= width:
        return lettering.elided(whole, size, width)
    begun += "-" * begun[-1:].isalpha()
    return "\n".join(lettering.elided(part, size, width) for part in (begun, rest))
