"""Which parts and gaps of the story a meeting tells, and on which screen, kept by account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QVBoxLayout, QWidget

from app.analysis.story import PART_NAMES, Part, tells_of_people
from app.i18n import tr
from app.model.values import Id
from app.ui import theme
from app.ui.dialogs.form import FormDialog
from app.ui.meeting.meeting import FIRST
from app.ui.meeting.numbering import Numbers

if TYPE_CHECKING:
    from app.analysis.gap import Key
    from app.analysis.report import Report
    from app.ui.document import Document
    from app.ui.settings import Settings

_HIGH = 26  # of the list of gaps at most, in steps of the rhythm


def parts_of(settings: Settings, account: Id) -> tuple[Part, ...]:
    """Return the parts that were chosen last for an account; all of them at first."""
    kept = settings.text(_key(account, "parts"), "").split()
    found = tuple(part for part in Part if part.value in kept)
    return found or tuple(Part)


def screen_of(settings: Settings, account: Id, own: QScreen) -> QScreen:
    """Return the screen that was chosen last, while it is there; else one beside our own."""
    screens = QGuiApplication.screens()
    kept = settings.text(_key(account, "screen"), "")
    named = next((one for one in screens if one.name() == kept), None)
    return named or next((one for one in screens if one is not own), own)


def gaps_of(settings: Settings, account: Id, opportunity: Id) -> frozenset[Key]:
    """Return the gaps that were chosen last for a decision; none: the first seven are told."""
    lines = settings.text(_key(account, f"gaps/{opportunity}"), "").splitlines()
    parts = (line.partition(" ") for line in lines)
    return frozenset((rule, subject) for rule, _space, subject in parts)


def keep_gaps(settings: Settings, account: Id, opportunity: Id, chosen: Iterable[Key]) -> None:
    """Keep which gaps are told for the next meeting on a decision."""
    lines = sorted(" ".join(key) for key in chosen)
    settings.put(_key(account, f"gaps/{opportunity}"), "\n".join(lines))


def keep(settings: Settings, account: Id, parts: tuple[Part, ...], screen: str) -> None:
    """Keep a choice for the next meeting on an account."""
    settings.put(_key(account, "parts"), " ".join(part.value for part in parts))
    settings.put(_key(account, "screen"), screen)


class ChoiceDialog(FormDialog):
    """Ticks what is told, and says where."""

    def __init__(
        self, parent: QWidget | None, settings: Settings, account: Id,
        begin: Callable[[], object], document: Document | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, tr("Present"), tr("Present"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings, self._account, self._begin = settings, account, begin
        chosen = parts_of(settings, account)
        self.boxes: dict[Part, QCheckBox] = {}
        self.gaps: dict[Key, QCheckBox] = {}
        self._opportunity: Id | None = None if document is None else document.opportunity
        self._usual: frozenset[Key] = frozenset()  # the gaps that are told where none is chosen
        for part in Part:
            box = QCheckBox(tr(PART_NAMES[part]))
            box.setChecked(part in chosen)
            self.boxes[part] = box
            self.form.addRow(box)
            if part is Part.GAPS and document is not None and document.report is not None:
                self._ask_gaps(document, document.report, box)
        self.screens = QComboBox()
        for screen in QGuiApplication.screens():
            size = screen.size()
            words = f"{screen.name()} ({size.width()} × {size.height()})"
            self.screens.addItem(words, screen.name())
        wall = screen_of(settings, account, self.screen())
        self.screens.setCurrentIndex(max(self.screens.findData(wall.name()), 0))
        if self.screens.count() > 1:
            self.ask(tr("Screen"), self.screens)

    def _ask_gaps(self, document: Document, report: Report, whole: QCheckBox) -> None:
        """Tick gap by gap, as far as gaps are told at all."""
        numbers = Numbers()
        numbers.follow(report, document.plan)
        found = numbers.all()
        quiet = [one.gap.key for one in found if not tells_of_people(one.gap)]
        self._usual = frozenset(quiet[:FIRST])
        chosen = gaps_of(self._settings, self._account, document.opportunity)
        chosen = chosen & {one.gap.key for one in found} or self._usual
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.space(2), 0, 0, 0)
        for one in found:
            words = f"{one.number}  {one.text.title}"
            if tells_of_people(one.gap):
                words = tr("{gap} (once V is pressed)", gap=words)
            box = QCheckBox(words.replace("&", "&&"))
            box.setChecked(one.gap.key in chosen)
            self.gaps[one.gap.key] = box
            column.addWidget(box)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(inside.sizeHint().width() + theme.space(3))
        area.setFixedHeight(min(inside.sizeHint().height(), theme.space(_HIGH)))
        area.setWidget(inside)
        area.setEnabled(whole.isChecked())
        whole.toggled.connect(area.setEnabled)
        self.form.addRow(area)

    def confirm(self) -> None:
        """Keep the choice, and begin."""
        parts = tuple(part for part, box in self.boxes.items() if box.isChecked())
        ticked = frozenset(key for key, box in self.gaps.items() if box.isChecked())
        if not parts:
            self.complain(tr("Tick at least one part."))
            return
        if Part.GAPS in parts and self.gaps and not ticked:
            self.complain(tr("Tick at least one gap, or tell none gap by gap."))
            return
        if self._opportunity is not None and self.gaps:
            chosen = frozenset() if ticked in (self._usual, frozenset()) else ticked
            keep_gaps(self._settings, self._account, self._opportunity, chosen)
        keep(self._settings, self._account, parts, str(self.screens.currentData()))
        self.accept()
        self._begin()


def _key(account: Id, name: str) -> str:
    return f"meeting/{account}/{name}"
