"""The fields of a form: each shows a value and says so when the user has given another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStyle,
    QStyleOptionFrame,
    QWidget,
    QWidgetAction,
)

from app.errors import UserError
from app.i18n import tr
from app.model.labels import label
from app.model.values import MAX_TEXT
from app.ui import icons, theme
from app.ui.panels import days, typed_numbers
from app.ui.panels.controls import ToolButton
from app.ui.panels.labels import plain_tooltip
from app.ui.panels.overtaken import Typed

NOTE_LINES = 3
TEXT_MARGIN = 2  # pixels, that Qt leaves beside the text of a field
FIELD_HEIGHT, FIELD_EDGES, CORNER, CHEVRON = 28, 8, 6, 14  # pixels


class TextField(Typed, QLineEdit):
    """One line of text; handed on with Enter or when the field is left, Esc takes it back."""

    committed = Signal(object)  # str; empty means unknown

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(MAX_TEXT)
        self.editingFinished.connect(self._hand_on)

    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one."""
        self._show("" if value is None else str(value))

    def _show(self, text: str) -> None:
        typing = self.text() != self._shown and self.hasFocus()
        self._note(text, typing=typing)
        if not typing:
            if text != self.text() or self.isUndoAvailable():
                self.setText(text)  # and what was typed is no longer the field's to undo
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            self.begun = None
            return
        super().keyPressEvent(event)

    def shown_text(self) -> str:
        """Return what is seen: not edited and too long, it ends in …"""
        room = self._text_box().width()
        if self.hasFocus():
            return self.text()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _text_box(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return box.adjusted(TEXT_MARGIN, 0, -TEXT_MARGIN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = self.shown_text()
        self.setToolTip(plain_tooltip(self.text()) if seen != self.text() else "")
        if seen == self.text():
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self
        )
        painter.setPen(self.palette().text().color())
        painter.drawText(self._text_box(), Qt.AlignmentFlag.AlignVCenter, seen)
        painter.end()

    def flush(self) -> None:
        """Hand on what was typed, as leaving the field would."""
        self._hand_on()

    def _hand_on(self) -> None:
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)


class NumberField(TextField):
    """A number or nothing; thousands signs are read, anything else is refused with words."""

    complained = Signal(str)

    def __init__(self, name: str, *, whole: bool = False, hint: str = "") -> None:
        super().__init__(name, hint=hint)
        self._whole = whole

    def show_value(self, value: object) -> None:
        self._show("" if value is None else typed_numbers.write(float(str(value))))

    def _hand_on(self) -> None:
        text = self.text().strip()
        if text == self._shown:
            return
        try:
            value = typed_numbers.read(text)
        except ValueError:
            self.setText(self._shown)
            self.complained.emit(tr("{given} is not a number.", given=text))
            return
        self._shown = text
        self.committed.emit(int(value) if self._whole and value is not None else value)


class NoteField(Typed, QPlainTextEdit):
    """A few lines of free text; Tab leaves the field."""

    committed = Signal(object)

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * NOTE_LINES + 18)

    def show_value(self, value: object) -> None:
        text = "" if value is None else str(value)
        typing = self.toPlainText() != self._shown and self.hasFocus()
        self._note(text, typing=typing)
        if not typing and text != self.toPlainText():
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
            self.begun = None
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    @property
    def is_dirty(self) -> bool:
        """Return whether something was typed that is not handed on yet."""
        return self.toPlainText() != self._shown

    def flush(self) -> None:
        """Hand on what was typed, as leaving the field would."""
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)


class CodeField(QComboBox):
    """One code of a list in the user's words, or *unknown*."""

    committed = Signal(object)

    def __init__(
        self,
        name: str,
        codes: Sequence[Any],
        *,
        unknown: str | None = "",
        words: Callable[[Any], str] = label,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.codes: list[Any] = list(codes)
        if unknown is not None:
            self.codes.insert(0, None)
        for code in self.codes:
            text = (unknown or tr("unknown")) if code is None else words(code)
            self.addItem(text[:1].upper() + text[1:])
        self.activated.connect(lambda index: self.committed.emit(self.codes[index]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        hovered = self.underMouse() and self.isEnabled()
        edge = "edge.focus" if self.hasFocus() else "edge.field" if hovered else "edge.card"
        if self.isEnabled():
            painter.setPen(QPen(theme.colour(edge), 2 if self.hasFocus() else 1))
            painter.setBrush(theme.colour("surface.field"))
            painter.drawRoundedRect(box, CORNER, CORNER)
        known = self.value is not None
        painter.setPen(theme.colour("text.ink" if known else "text.faint"))
        room = box.adjusted(8, 0, -CHEVRON - 8, 0)
        words = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self.isEnabled():
            sign = QRectF(
                box.right() - CHEVRON - 6, box.center().y() - CHEVRON / 2, CHEVRON, CHEVRON
            )
            icons.draw(painter, "chevron-down", sign, theme.colour("text.faint"))
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(72, self._high())

    def _high(self) -> int:
        return max(FIELD_HEIGHT, self.fontMetrics().height() + FIELD_EDGES)

    @property
    def value(self) -> Any:
        index = self.currentIndex()
        return self.codes[index] if index >= 0 else None

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self):
            at = next((i for i, c in enumerate(self.codes) if _same(c, value)), -1)
            self.setCurrentIndex(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling past a field must not change it


class DayField(QWidget):
    """A day or nothing, typed or taken from a calendar."""

    committed = Signal(object)
    complained = Signal(str)

    def __init__(self, name: str, today: date, *, hint: str = "") -> None:
        super().__init__()
        self._today = today
        self._value: date | None = None
        self.edit = TextField(name, hint=hint or tr("day"), parent=self)
        self.edit.committed.connect(self._read)
        self.pick = ToolButton(self)
        self.pick.setProperty("look", "small")
        self.pick.setIcon(icons.icon("calendar", "text.faint", 16))
        self.pick.setAccessibleName(tr("Calendar for {name}", name=name))
        self.pick.setToolTip(tr("Calendar"))
        self.pick.clicked.connect(self._open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self.pick)
        self.setFocusProxy(self.edit)

    @property
    def value(self) -> date | None:
        return self._value

    def show_value(self, value: object) -> None:
        self._value = value if isinstance(value, date) else None
        self.edit.show_value(days.write(self._value))

    def flush(self) -> None:
        self.edit.flush()

    def sizeHint(self) -> QSize:
        return QSize(150, super().sizeHint().height())

    def _read(self, text: str) -> None:
        try:
            day = days.read(text, self._today)
        except UserError as error:
            self.show_value(self._value)
            self.edit.setText(days.write(self._value))
            self.complained.emit(str(error))
            return
        changed, begun = day != self._value, self.edit.begun
        self.show_value(day)
        self.edit.setText(days.write(day))
        self.edit.begun = begun  # until it is handed on
        if changed:
            self.committed.emit(day)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        shown = self._value or self._today
        calendar.setSelectedDate(shown)  # type: ignore[arg-type]  # PySide takes a date
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)

        def take(chosen: Any) -> None:
            menu.close()
            self._read(days.write(chosen.toPython()))

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()


class SwitchField(QCheckBox):
    """Yes or no."""

    committed = Signal(object)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda on: self.committed.emit(bool(on)))

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self):
            self.setChecked(bool(value))


def _same(code: Any, value: object) -> bool:
    return (
        code is value
        or (type(code) is type(value) and code == value)
        or (not isinstance(code, Enum) and code is not None and code == value)
    )
