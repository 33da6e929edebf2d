"""The form that writes somebody on the map: name at once, Tab to title, Tab to role keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.analysis.roster import Band, Side
from app.i18n import tr
from app.model.guess import guess
from app.model.labels import label
from app.model.role_letters import LETTERS, ROLE_LETTERS
from app.model.values import MAX_TEXT
from app.model.vocabulary import SIX_ROLES, Role
from app.ui import icons, theme
from app.ui.canvas.drawn_edits import Written
from app.ui.canvas.popup import Popup
from app.ui.panels.chips import Chip

WIDTH = 320


class _RoleChip(Chip):
    """A role by badge and letter, small enough for six in a row."""

    def __init__(self, role: Role) -> None:
        words = label(role)
        super().__init__(
            words[:1].upper() + words[1:],
            tr("{role}, key {letter}", role=words, letter=LETTERS[role]),
        )
        self.role = role
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(44, super().sizeHint().height())

    def paint_sign(self, painter: QPainter, box: object) -> None:
        inside = self.rect()
        side = theme.space(2)
        badge = inside.adjusted(5, (inside.height() - side) // 2, 0, 0).toRectF()
        badge.setSize(QSize(side, side).toSizeF())
        icons.draw_badge(painter, self.role, badge, theme.current())
        painter.setPen(theme.colour("text.ink" if self.isChecked() else "text.soft"))
        painter.setFont(theme.font("small", strong=self.isChecked()))
        letter = inside.adjusted(side + 5, 0, 0, 0)
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, LETTERS[self.role])


class RoleRow(QWidget):
    """Six roles in a row: click one, or type its letter while the row has the keyboard."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Roles: type their letters"))
        self.chips: dict[Role, _RoleChip] = {role: _RoleChip(role) for role in SIX_ROLES}
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(4)
        for chip in self.chips.values():
            chip.clicked.connect(self.changed)
            row.addWidget(chip, 1)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for role, chip in self.chips.items() if chip.isChecked())

    def show_roles(self, roles: frozenset[Role]) -> None:
        for role, chip in self.chips.items():
            chip.setChecked(role in roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        role = ROLE_LETTERS.get(event.text().upper())
        if role is None:
            event.ignore()
            return
        self.chips[role].toggle()
        self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge.focus"), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class NameForm(Popup):
    """Name, title and roles of somebody new, or of somebody who is there."""

    def __init__(
        self,
        over: QWidget,
        side: Side,
        band: Band,
        written: Written | None = None,
        *,
        pointed: bool = False,
    ) -> None:
        """Write somebody into a band, one that the user `pointed` at or the likely one."""
        headings = {
            Side.OURS: tr("Colleague in our client team"),
            Side.THEIRS: tr("Contact person at the customer"),
            Side.OUTSIDE: tr("Organisation outside that weighs in"),
        }
        super().__init__(over, headings[side], WIDTH)
        self._side, self._band, self._new = side, band, written is None
        self._pointed = pointed and band is not None
        self.say(headings[side], "name")
        self.name = self._field(tr("Name"))
        self.title = self._field(tr("Function or title"))
        self.roles = RoleRow()
        self.column.addWidget(self.roles)
        self.hint = self.say("", "quiet")
        self.title.setVisible(side is not Side.OUTSIDE)
        self.roles.setVisible(side is Side.THEIRS)
        if written is not None:
            self.name.setText(written.name)
            self.title.setText(written.title or "")
            self.roles.show_roles(written.roles)
        self.name.selectAll()
        self.title.textChanged.connect(self._say_guess)
        self._say_guess()
        QWidget.setTabOrder(self.name, self.title)
        QWidget.setTabOrder(self.title, self.roles)
        self.setFocusProxy(self.name)

    @property
    def written(self) -> Written:
        """What stands in the form."""
        return Written(self.name.text(), self.title.text() or None, self.roles.roles)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the keyboard in the form; it goes round."""
        stops = [w for w in (self.name, self.title, self.roles) if w.isVisibleTo(self)]
        at = next((i for i, stop in enumerate(stops) if stop.hasFocus()), -1)
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason
        )
        return True

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setMaxLength(MAX_TEXT)
        self.column.addWidget(field)
        return field

    def _say_guess(self) -> None:
        """Tell which level and function the title makes likely, before it is taken."""
        if self._side is Side.OUTSIDE:
            self.hint.setText(tr("Enter keeps · Esc cancels"))
            return
        guessed = guess(self.title.text())
        level = guessed.level or (self._band if self._new else None)
        level = None if self._pointed else level  # what was pointed at is no guess
        known = [label(code) for code in (level, guessed.lane) if code is not None]
        lines = [tr("Assumed: {facts}", facts=", ".join(known))] if known else []
        lines.append(tr("Tab: title and roles · Enter keeps · Esc cancels"))
        if self._pointed and self._band is not None:
            lines.insert(0, tr("Level: {level}", level=label(self._band)))
        self.hint.setText("\n".join(lines))
        self.fit()
