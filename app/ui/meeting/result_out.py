"""The result of a meeting on its way out: clipboard, mail program, files that go along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QMimeData, QUrl

from app.analysis.meeting_result import Page, as_html, as_text
from app.exchange import mail_file
from app.exchange.calendar_file import Entry, calendar
from app.exchange.mail_file import Attachment
from app.model.account_plan import AccountPlan
from app.ui.export_names import named_after

PDF, ICS, EML = ".pdf", ".ics", ".eml"
KINDS = {PDF: "application/pdf", ICS: "text/calendar"}


def copied(page: Page) -> QMimeData:
    """Return a page for the clipboard, plain and with headings."""
    data = QMimeData()
    data.setText(as_text(page))
    data.setHtml(as_html(page))
    return data


def subject(page: Page) -> str:
    """Return the subject of a message: what it is, and INTERNAL where it is."""
    parts = (page.mark, page.title, page.about)
    return " · ".join(part for part in parts if part)


def mail_address(page: Page) -> QUrl:
    """Return what the user's mail program opens as a message to nobody yet."""
    return QUrl.fromEncoded(mail_file.address(subject(page), as_text(page)).encode())


def message(page: Page, plan: AccountPlan, ended: datetime) -> bytes:
    """Return a message as a file, with the page as PDF and the days that were agreed."""
    files = [(PDF, content(PDF, page, ended))]
    if page.dated():
        files.append((ICS, content(ICS, page, ended)))
    attached: Iterable[Attachment] = (
        Attachment(file_name(page, plan, kind), KINDS[kind], made) for kind, made in files
    )
    return mail_file.message(subject(page), as_text(page), as_html(page), attached)


def content(kind: str, page: Page, ended: datetime) -> bytes:
    """Return a page as PDF, or its days as a calendar file written when the meeting ended."""
    if kind == ICS:
        return calendar(
            [Entry(one.id, one.due, one.text, one.detail) for one in page.dated() if one.due],
            ended,
        )
    from app.ui.meeting import result_pdf  # noqa: PLC0415  brings in QtSvg

    return result_pdf.pdf(page)


def file_name(page: Page, plan: AccountPlan, kind: str) -> str:
    """Return a name that says what a file is and for whom; it names nobody."""
    return named_after(f"{page.mark} {page.title}".strip(), plan, kind)
