"""Buttons one chooses with: roles as badges, attitude as symbols, influence as bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from app.i18n import tr
from app.model.labels import label
from app.model.role_letters import LETTERS
from app.model.vocabulary import SIX_ROLES, Attitude, InfluenceDegree, Role
from app.ui import icons, theme
from app.ui.panels.labels import plain_tooltip

HEIGHT, LEAST, BADGE, BAR = 30, 32, 16, 4
ATTITUDES: tuple[Attitude | None, ...] = (*sorted(Attitude, reverse=True), None)
DEGREES: tuple[InfluenceDegree | None, ...] = (*InfluenceDegree, None)
_SIGNS: dict[Attitude | None, str] = {
    Attitude.ADVOCATE: "★",
    Attitude.FOR: "▲",
    Attitude.NEUTRAL: "●",
    Attitude.RESERVED: "▼",
    Attitude.AGAINST: "✕",
    None: "?",
}


class Chip(QAbstractButton):
    """A rounded box that is chosen or not; what is in it is painted by its kind."""

    def __init__(self, name: str, tip: str = "") -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedHeight(theme.grown(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(tip or name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(44, theme.grown(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, theme.grown(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        painter.setBrush(
            theme.colour(
                "surface.selected"
                if on
                else "surface.hover"
                if self.underMouse() and self.isEnabled()
                else "surface.panel"
            )
        )
        edge = "edge.focus" if on or self.hasFocus() else "edge.card"
        painter.setPen(QPen(theme.colour(edge), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(box, 7, 7)
        if not (self.isEnabled() or on):
            painter.setOpacity(0.5)
        self.paint_sign(painter, box)
        painter.end()

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        """Paint what the chip stands for: its words, where it has no sign of its own."""
        painter.setPen(theme.colour("text.ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.accessibleName())


class RoleChip(Chip):
    """A role with its badge; its key in the tooltip."""

    def __init__(self, role: Role) -> None:
        words = label(role)
        words = words[:1].upper() + words[1:]
        super().__init__(
            words, tr("{role}, key {letter} on the map", role=words, letter=LETTERS[role])
        )
        self.role = role

    def sizeHint(self) -> QSize:
        return QSize(120, theme.grown(HEIGHT))

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        badge = QRectF(box.left() + 6, box.center().y() - BADGE / 2, BADGE, BADGE)
        icons.draw_badge(painter, self.role, badge, theme.current())
        painter.setPen(theme.colour("text.ink" if self.isChecked() else "text.soft"))
        painter.setFont(theme.font("small", strong=self.isChecked()))
        room = box.adjusted(BADGE + 11, 0, -4, 0)
        words = painter.fontMetrics().elidedText(
            self.accessibleName(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class AttitudeChip(Chip):
    """An attitude by its symbol, in the colour that only attitude has."""

    def __init__(self, attitude: Attitude | None) -> None:
        super().__init__(label(attitude))
        self.attitude = attitude

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        name = "unknown" if self.attitude is None else self.attitude.name.lower()
        painter.setPen(theme.colour(f"attitude.{name}"))
        painter.setFont(theme.font("strong", strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _SIGNS[self.attitude])


class InfluenceChip(Chip):
    """Influence as one to three bars."""

    def __init__(self, degree: InfluenceDegree | None) -> None:
        super().__init__(label(degree))
        self.degree = degree

    def sizeHint(self) -> QSize:
        return QSize(60, theme.grown(HEIGHT))

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        if self.degree is None:
            painter.setPen(theme.colour("attitude.unknown"))
            painter.setFont(theme.font("strong", strong=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
            return
        painter.setPen(Qt.PenStyle.NoPen)
        left, foot = box.center().x() - 9, box.center().y() + 6
        for step in InfluenceDegree:
            filled = step <= self.degree
            painter.setBrush(theme.colour("influence.filled" if filled else "influence.empty"))
            height = 3.0 + 3 * step
            at = QRectF(left + (step - 1) * (BAR + 3), foot - height, BAR, height)
            painter.drawRoundedRect(at, 1, 1)


class RoleField(QWidget):
    """The six roles as toggles; one click, one change."""

    toggled = Signal(object)  # Role

    def __init__(self) -> None:
        super().__init__()
        self.chips = {role: RoleChip(role) for role in SIX_ROLES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, (role, chip) in enumerate(self.chips.items()):
            chip.clicked.connect(lambda _=False, chosen=role: self.toggled.emit(chosen))
            grid.addWidget(chip, number // 2, number % 2)

    def show_value(self, value: object) -> None:
        held: Iterable[Role] = value if isinstance(value, frozenset) else ()
        for role, chip in self.chips.items():
            chip.setChecked(role in held)


class ChoiceField(QWidget):
    """One of several chips; arrow keys move along them."""

    committed = Signal(object)

    def __init__(self, name: str, chips: Sequence[tuple[Any, Chip]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.chips = dict(chips)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for value, chip in chips:
            chip.setAccessibleName(f"{name}: {chip.accessibleName()}")
            chip.clicked.connect(lambda _=False, chosen=value: self.committed.emit(chosen))
            self._group.addButton(chip)
            row.addWidget(chip, 1)

    def show_value(self, value: object) -> None:
        for chosen, chip in self.chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(chosen is value or (value is not None and chosen == value))
                chip.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def attitude_field() -> ChoiceField:
    """Return the choice of an attitude, from advocate to unknown."""
    return ChoiceField(tr("Attitude"), [(value, AttitudeChip(value)) for value in ATTITUDES])


def influence_field() -> ChoiceField:
    """Return the choice of how much somebody weighs."""
    return ChoiceField(tr("Influence"), [(value, InfluenceChip(value)) for value in DEGREES])
