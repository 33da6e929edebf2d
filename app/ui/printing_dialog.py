"""The preview of what is printed: for whom, on which paper, and in grey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGraphicsView,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.i18n import mark, tr
from app.model.audience import Audience
from app.ui import export, export_history, legibility, preview, printing, theme
from app.ui.dialogs.export_making import written
from app.ui.document import Document
from app.ui.drawing_work import DrawingWork
from app.ui.export_history import InWorkspace
from app.ui.export_names import kept_internal
from app.ui.export_presets import Preset, Surroundings
from app.ui.export_views import NAMES, View
from app.ui.file_dialogs import ask_to_save, first_folder
from app.ui.panels import style
from app.ui.panels.labels import Label, heading
from app.ui.sight import Sight

_SIDE, _WIDE, _HIGH, _ROUND = 36, 136, 92, 48  # steps, at 100 %; pixels left free
_AUDIENCES = {
    Audience.CUSTOMER: mark("For the customer"),
    Audience.INTERNAL: mark("Internal"),
    Audience.WITHOUT_NAMES: mark("Without names"),
}
_PAPERS = {"a4": mark("A4, landscape"), "a3": mark("A3, landscape")}

AskPath = Callable[[QWidget, str], Path | None]


def _pages(*subject: Any, **more: Any) -> tuple[printing.Printout, list[QImage]]:
    made = printing.printout(*subject, **more)
    return made, made.seen()


def _printed(made: printing.Printout, printer: QPrinter, name: str) -> None:
    made.paint(printer)
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise UserError(tr("{name} did not print.", name=name))


def ask_pdf(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to put the PDF; None when the user thinks better of it."""
    pattern = f"{tr('Document (PDF)')} (*.pdf)"
    where = str(first_folder() / suggested)
    chosen = ask_to_save(parent, tr("Save as a PDF"), where, pattern)
    return kept_internal(Path(chosen).with_suffix(".pdf"), suggested) if chosen else None


class PrintDialog(QDialog):
    """Shows the pages as they will come out; `told` says what came of it."""

    def __init__(
        self,
        document: Document,
        preset: Preset,
        around: Surroundings,
        parent: QWidget | None = None,
        *,
        ask: AskPath = ask_pdf,
        in_workspace: InWorkspace | None = None,
    ) -> None:
        super().__init__(parent)
        self.told = ""
        self._document, self._preset, self._around = document, preset.safe(), around
        self._ask = ask
        self.printout: printing.Printout | None = None
        self._seen: list[QImage] = []  # its pages
        self.drawing, self.making = DrawingWork(self), DrawingWork(self)
        self._unwanted = Event()  # the file that is being made
        self.setWindowTitle(tr("Print"))
        self.setStyleSheet(style.sheet())
        self.audience_field, self.view_field = QComboBox(), QComboBox()
        self.paper_field, self.printer_field = QComboBox(), QComboBox()
        self.whole = QCheckBox(tr("Everything, in several pages"))
        self.grey = QCheckBox(tr("See it in grey"))
        self.problem = Label("", "problem", wrap=True)
        self._of_views = heading(tr("What it shows"))
        self._printer = printing.printer_for(
            "a4", QPrinter(QPrinter.PrinterMode.ScreenResolution)
        )
        self.preview = QPrintPreviewWidget(self._printer)
        self.preview.setAccessibleName(tr("Preview of the pages"))
        for desk in self.preview.findChildren(QGraphicsView):
            desk.setBackgroundBrush(theme.colour("surface.quiet"))
            desk.setFrameShape(QFrame.Shape.NoFrame)
        self.history = export_history.History(document, in_workspace, self.show_pages)
        self._fill()
        self._lay_out()
        self._connect()
        self._on_audience()

    # -- what is asked

    @property
    def audience(self) -> Audience:
        """For whom it is printed."""
        return Audience(self.audience_field.currentData())

    def options(self) -> export.Options:
        """Return what is printed."""
        view = View(self.view_field.currentData())
        asked = replace(
            self._preset, audience=self.audience, view=view, kind=export.PDF,
            whole=self.whole.isChecked(), unit=self.paper_field.currentData(),
        )  # fmt: skip
        line = self.history.line if view is View.HISTORY else None
        return replace(self._around, history=line).options(asked)

    # -- what happens

    def show_pages(self) -> None:
        """Make the pages anew, in a worker, and show them once they are there."""
        subject = self._document.plan, self._document.opportunity, self._document.as_of
        paper = str(self.paper_field.currentData())
        self.problem.hide()
        try:
            options = self.options()
        except UserError as error:
            self._on_no_pages(str(error))
            return
        self.history.ask(View(options.view))
        self.print_button.setEnabled(False)
        make = partial(_pages, *subject, options, paper=paper, printed_on=date.today())
        self.drawing.ask(make, self._on_pages, self._on_no_pages)

    def _on_pages(self, made: tuple[printing.Printout, list[QImage]]) -> None:
        self.printout, self._seen = made
        whole = self.printout.options.whole
        said = legibility.caution(
            next(iter(self.printout.letters), None), self.audience, whole=whole
        )
        if said:
            self._complain(said)
        self._refresh()

    def _on_no_pages(self, words: str) -> None:
        self.printout, self._seen = None, []
        self._complain(words)
        self._refresh()

    def _refresh(self) -> None:
        self.print_button.setEnabled(self.printout is not None)
        printing.printer_for(str(self.paper_field.currentData()), self._printer)
        self.preview.updatePreview()
        self.preview.fitInView()

    def print_it(self) -> None:
        """Print on the printer that is chosen, or into a file; a refusal is shown."""
        if self.printout is None:
            return
        name = self.printer_field.currentData()
        try:
            if name is None:
                self._save(self.printout)
            else:
                self._send(self.printout, str(name))
        except UserError as error:
            self._complain(str(error))

    def _save(self, made: printing.Printout) -> None:
        suggested = export.suggested_name(self._document.plan, made.options, export.PDF)
        path = self._ask(self, suggested)
        if path is not None:
            self._unwanted = Event()
            told = tr("Picture saved: {name}", name=path.name)
            write = partial(written, made.pdf, path, self._unwanted)
            self.making.ask(write, lambda _path: self._on_printed(told), self._complain)

    def _send(self, made: printing.Printout, name: str) -> None:
        info = QPrinterInfo.printerInfo(name)
        if info.isNull():
            raise UserError(tr("The printer {name} is no longer there.", name=name))
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printing.printer_for(made.paper, printer)
        printer.setDocName(made.title)
        told = tr("Sent to {name}.", name=name)
        self.making.ask(
            partial(_printed, made, printer, name), lambda _: self._on_printed(told),
            self._complain,
        )  # fmt: skip

    def _on_printed(self, told: str) -> None:
        self.told = told
        self.accept()

    def done(self, result: int) -> None:
        self._unwanted.set()
        for work in (self.drawing, self.making):
            work.let_go()
        self.history.let_go()
        super().done(result)

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _paint(self, printer: QPrinter) -> None:
        """Put the pages as pictures on the preview; what is printed is painted as lines."""
        with QPainter(printer) as painter:
            for number, page in enumerate(self._seen):
                if number:
                    printer.newPage()
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                room = printer.pageLayout().fullRectPixels(printer.resolution())
                painter.drawImage(QRect(QPoint(), room.size()), page)

    def _on_audience(self) -> None:
        customer = self.audience is Audience.CUSTOMER
        if customer:
            self.view_field.setCurrentIndex(0)
        self._of_views.setVisible(not customer)
        self.view_field.setVisible(not customer)
        self._on_view()

    def _on_view(self) -> None:
        self.whole.setVisible(self.view_field.currentIndex() == 0)
        self.show_pages()

    def _on_grey(self, on: bool) -> None:
        preview.look_through(self.preview, Sight.GREYSCALE if on else Sight.NONE)

    def _on_printer(self) -> None:
        file = self.printer_field.currentData() is None
        self.print_button.setText(tr("&Save as a PDF…") if file else tr("&Print"))

    # -- how it is built

    def _fill(self) -> None:
        for audience, words in _AUDIENCES.items():
            self.audience_field.addItem(tr(words), audience)
        for view, words in NAMES.items():
            self.view_field.addItem(tr(words), view)
        for paper, words in _PAPERS.items():
            self.paper_field.addItem(tr(words), paper)
        default = QPrinterInfo.defaultPrinterName()
        for name in QPrinterInfo.availablePrinterNames():
            self.printer_field.addItem(name, name)
        self.printer_field.addItem(tr("Into a PDF file"), None)
        self.printer_field.setCurrentIndex(max(self.printer_field.findData(default), 0))
        asked = self._preset
        self.audience_field.setCurrentIndex(self.audience_field.findData(asked.audience))
        self.view_field.setCurrentIndex(self.view_field.findData(asked.view))
        self.paper_field.setCurrentIndex(max(self.paper_field.findData(asked.unit), 0))
        self.whole.setChecked(asked.whole and asked.kind == export.PDF)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(theme.grown(theme.space(_SIDE)))
        column = QVBoxLayout(side)
        column.setContentsMargins(*[theme.space(3)] * 4)
        column.setSpacing(theme.space())
        for label, field in (
            (heading(tr("For whom")), self.audience_field),
            (self._of_views, self.view_field),
            (heading(tr("Paper")), self.paper_field),
            (heading(tr("Printer")), self.printer_field),
        ):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            column.addWidget(label)
            column.addWidget(field)
        for part in (self.whole, self.grey, self.problem):
            column.addWidget(part)
        self.problem.hide()
        column.addStretch()
        buttons = QDialogButtonBox()
        self.print_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.print_button.setDefault(True)
        buttons.addButton(tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.print_it)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.setContentsMargins(*[theme.space(2)] * 4)
        right.setSpacing(theme.space(1.5))
        right.addWidget(self.preview, 1)
        right.addWidget(buttons)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(side)
        columns.addLayout(right, 1)
        self._on_printer()
        room = self.screen().availableGeometry().size() - QSize(_ROUND, _ROUND)
        self.resize(QSize(theme.space(_WIDE), theme.space(_HIGH)).boundedTo(room))

    def _connect(self) -> None:
        self.preview.paintRequested.connect(self._paint)
        self.audience_field.currentIndexChanged.connect(self._on_audience)
        self.view_field.currentIndexChanged.connect(self._on_view)
        self.paper_field.currentIndexChanged.connect(self.show_pages)
        self.printer_field.currentIndexChanged.connect(self._on_printer)
        self.whole.toggled.connect(self.show_pages)
        self.grey.toggled.connect(self._on_grey)
