"""Looks at the map on the wall: at all of it, or at somebody, and moves there smoothly."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from app.model.values import Id
from app.ui import motion
from app.ui.canvas.content import MapContent
from app.ui.canvas.gliding import Gliding
from app.ui.meeting import lettering
from app.ui.meeting.stage_look import NAME
from app.ui.meeting.stage_scene import Lighting, StageScene
from app.ui.theme import Theme

AROUND, CLOSEST = 40.0, 1.5  # scene units around who is looked at; the largest scale
WHOLE = 1.6  # names this much larger than they are made for still fit, cut short
WORTH_IT = 1.2  # times as large: for less nothing is left out of the map
MOVE_MS = 380


class StageView(QGraphicsView):
    """The map, without anything to press; keys are the window's."""

    settled = Signal()  # it has come to rest on what is looked at

    def __init__(self, content: MapContent, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._wall = parent
        self.stage: StageScene | None = None
        self._content, self._look = content, look
        self._asked: Id | None = None
        self._area = QRectF()  # what is looked at, or on the way there
        self._aim = QRectF()  # what is looked at in the end
        self._clock = QVariantAnimation(self)
        self._clock.setDuration(MOVE_MS)
        self._clock.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._clock.valueChanged.connect(self._look_at)
        self._clock.finished.connect(self._settle)
        self._gliding: Gliding | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setBackgroundBrush(look.colour("surface.window"))

    # -- what is shown

    def show_content(self, content: MapContent, *, internal: bool) -> None:
        """Show another content: everybody stays, newcomers are made room for in a glide."""
        self._content = content
        scene = self._scene()
        assert self._gliding is not None, "made with the scene"
        known, sees_all = frozenset(scene.cards), self._aim == scene.sceneRect()
        before = self._gliding.places()
        self._gliding.end()
        scene.show_internal(on=internal)
        scene.show_content(content)
        self._gliding.begin(before)
        newcomers = frozenset(scene.cards) - known
        self._room_for(newcomers)
        if sees_all and not newcomers and self._aim != scene.sceneRect():
            self.look_there(gliding=True)  # who was added is gone again, with the room it took

    def light(self, lighting: Lighting, asked: Id | None = None) -> None:
        """Light who is told of; `asked` is whom to look at closely."""
        self._scene().light(lighting)
        if asked != self._asked or self._area.isEmpty() or not self._names_are_whole():
            self._asked = asked
            self.look_there(gliding=True)

    def show_look(self, look: Theme) -> None:
        """Take other colours."""
        self._look = look
        self.setBackgroundBrush(look.colour("surface.window"))
        if self.stage is not None:
            self.stage.show_look(look)

    # -- looking

    def look_there(self, *, gliding: bool) -> None:
        """Look at all, or at who was asked for, or at the light where all is too small."""
        goal = self._aim = self._goal()
        self._clock.stop()
        if gliding and motion.allowed() and not self._area.isEmpty() and goal != self._area:
            self._clock.setStartValue(QRectF(self._area))
            self._clock.setEndValue(goal)
            self._clock.start()
        else:
            self._look_at(goal)
            self._settle()

    def _goal(self) -> QRectF:
        scene = self._scene()
        whole = scene.sceneRect()
        if self._asked in scene.cards:
            around = {self._asked, *self._neighbours(self._asked)}
            return self._closer(scene.area_of(around))
        lit = scene.lighting.people
        if not self._names_are_whole() and lit:
            near = self._headed(self._closer(scene.area_of(lit)), scene.area_of(lit))
            if self._scale_of(near) >= WORTH_IT * self._scale_of(whole):
                return near
        return whole

    def _headed(self, area: QRectF, lit: QRectF) -> QRectF:
        """An area moved so that headings are seen with who is lit, where there is room."""
        whole, measures = self._scene().sceneRect(), self._scene().geometry.measures
        moved = QRectF(area)
        left, top = whole.left() + measures.gutter, whole.top() + measures.heading
        if area.left() < left and lit.right() <= whole.left() + area.width():
            moved.moveLeft(whole.left())
        if area.top() < top and lit.bottom() <= whole.top() + area.height():
            moved.moveTop(whole.top())
        return moved

    def _closer(self, area: QRectF) -> QRectF:
        """An area with air around it, no larger on the wall than at the largest scale."""
        area = area.adjusted(-AROUND, -AROUND, AROUND, AROUND)
        room = self.viewport().rect()
        wide, high = room.width() / self._closest(), room.height() / self._closest()
        more_wide, more_high = max(0.0, wide - area.width()), max(0.0, high - area.height())
        grown = area.adjusted(-more_wide / 2, -more_high / 2, more_wide / 2, more_high / 2)
        return self._within(self._shaped(grown))

    def _shaped(self, area: QRectF) -> QRectF:
        """An area made as wide or as high as the room shows of it anyway."""
        room = self.viewport().rect()
        scale = self._scale_of(area)
        made = QRectF(0, 0, room.width() / scale, room.height() / scale)
        made.moveCenter(area.center())
        return made

    def _within(self, area: QRectF) -> QRectF:
        """An area moved so that nothing beyond the map is seen, as far as the map is larger."""
        whole = self._scene().sceneRect()
        moved = QRectF(area)
        if area.width() <= whole.width():
            moved.moveLeft(min(max(area.left(), whole.left()), whole.right() - area.width()))
        if area.height() <= whole.height():
            low = whole.bottom() - area.height()
            moved.moveTop(min(max(area.top(), whole.top()), low))
        else:
            moved.moveTop(whole.center().y() - area.height() / 2)
        return moved

    def _closest(self) -> float:
        return CLOSEST * self._wall.height() / 1080

    def _neighbours(self, id: Id) -> set[Id]:
        return {
            other
            for one in self._scene().lines.values()
            for end, other in (
                (one.line.source, one.line.target), (one.line.target, one.line.source),
            )
            if end == id
        }  # fmt: skip

    def _names_are_whole(self) -> bool:
        """Return whether names can be told apart when all is looked at."""
        scale = self._scale_of(self._scene().sceneRect())
        return lettering.least(self._wall.height()) / scale <= WHOLE * NAME

    def _scale_of(self, area: QRectF) -> float:
        room = self.viewport().rect()
        return min(room.width() / max(area.width(), 1), room.height() / max(area.height(), 1))

    def _look_at(self, area: QRectF) -> None:
        self._area = QRectF(area)
        scale = min(self._scale_of(area), self._closest())
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(area.center())
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        self._scene().show_part(seen)

    def _settle(self) -> None:
        """Let names be as large as the scale of now asks."""
        least = lettering.least(self._wall.height()) / self.transform().m11()
        self._scene().show_letters(max(NAME, least), least)
        self.settled.emit()

    def is_cut_short(self) -> bool:
        """Return whether all is looked at, so far away that names are cut short."""
        return self._goal() == self._scene().sceneRect() and not self._names_are_whole()

    def _room_for(self, newcomers: frozenset[Id]) -> None:
        """Move only where somebody new would not be seen."""
        scene = self._scene()
        whole = scene.sceneRect()
        self.setSceneRect(whole.adjusted(-4000, -4000, 4000, 4000))
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        if newcomers and not seen.contains(scene.area_of(newcomers)):
            self.look_there(gliding=True)

    def _scene(self) -> StageScene:
        """The scene; made when first asked for, as its shape follows the room."""
        if self.stage is None:
            self.stage = StageScene(self._content, self._look, self._aspect())
            self._gliding = Gliding(self.stage)
            self.setScene(self.stage)
            self._room_for(frozenset())
        return self.stage

    def _aspect(self) -> float:
        return self.width() / max(self.height(), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.stage is not None:
            self.stage.shape(self._aspect())
            self._room_for(frozenset())
            self.look_there(gliding=False)
