"""What others get of a plan without a file being saved: clipboard, drag, paper, batch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.ui import batch, export, export_handed, printing
from app.ui.export_handed import Handed
from tests.export.files import SMALL
from tests.plans import AS_OF, DECISION

Hand = Callable[[AccountPlan, Path, Audience, str], bytes]


def options(audience: Audience = Audience.CUSTOMER, **more) -> export.Options:
    return export.Options(audience=audience, size=SMALL, language="en", **more)


def copied(plan, _folder, audience=Audience.CUSTOMER, decision=DECISION) -> bytes:
    """Everything that lies on the clipboard, in every form it has there."""
    export_handed.on_clipboard(Handed.of(plan, decision, AS_OF, options(audience)))
    data = QGuiApplication.clipboard().mimeData()
    return in_every_form(data)


def dragged(plan, _folder, audience=Audience.CUSTOMER, decision=DECISION) -> bytes:
    """What is dragged out: the forms of it, and the bytes and the name of the file."""
    asked = options(audience)
    given = Handed.of(plan, decision, AS_OF, asked)
    name = export.suggested_name(plan, asked)
    file = export_handed.in_a_file(given, name)
    forms = in_every_form(export_handed.mime(given))
    return b"\n".join([forms, file.name.encode(), file.read_bytes()])


def printed(plan, _folder, audience=Audience.CUSTOMER, decision=DECISION) -> bytes:
    """The PDF that is written for who has no printer."""
    made = printing.printout(plan, decision, AS_OF, options(audience), printed_on=AS_OF)
    return made.pdf()


def printed_whole(plan, _folder, audience=Audience.CUSTOMER, decision=DECISION) -> bytes:
    asked = options(audience, whole=True)
    return printing.printout(plan, decision, AS_OF, asked, printed_on=AS_OF).pdf()


def driven(plan, folder, audience=Audience.CUSTOMER, decision=DECISION) -> bytes:
    """What a printer's driver is handed, as a PDF."""
    made = printing.printout(plan, decision, AS_OF, options(audience), printed_on=AS_OF)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "driven.pdf"))
    printing.printer_for(made.paper, printer)
    printer.setDocName(made.title)
    made.paint(printer)
    printed: bytes = (folder / "driven.pdf").read_bytes()
    return printed


def in_batch(plan, folder, audience=Audience.CUSTOMER, decision=DECISION) -> bytes:
    """The files of every decision, with their names."""
    work = batch.Batch(folder, ".svg", options(audience), AS_OF)
    made = [work.make(plan, id) for id in plan.opportunities]
    assert [one.problem for one in made] == [None] * len(made)
    return b"\n".join(one.file.name.encode() + one.file.read_bytes() for one in made)


def in_every_form(data: QMimeData) -> bytes:
    """All that other programs can ask of a clipboard or a drag."""
    forms = sorted(data.formats())
    return b"\n".join(one.encode() + b"\n" + bytes(data.data(one).data()) for one in forms)


HANDS: dict[str, Hand] = {
    one.__name__: one for one in (copied, dragged, printed, printed_whole, driven, in_batch)
}
SAME_BYTES = [name for name in HANDS if name != "driven"]  # Qt dates what a driver gets
