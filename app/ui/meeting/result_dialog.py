"""Shows what a meeting came to, and hands it on: for ourselves, or for those who were there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import files
from app.analysis.meeting_result import Ended, Page, for_ourselves
from app.errors import UserError
from app.i18n import mark, ntr, tr
from app.model.audience import Audience
from app.ui import proposal_look, theme
from app.ui.dialogs.export_parts import AudienceCard
from app.ui.file_dialogs import AskPath, ask_to_save, first_folder
from app.ui.meeting import result, result_out
from app.ui.meeting.result_body import ResultBody, Wording
from app.ui.meeting.result_out import EML, ICS, PDF
from app.ui.panels.controls import button
from app.ui.panels.labels import Label

if TYPE_CHECKING:
    from app.model.house import HouseStyle

SIZE, FRAME = (720, 760), 80  # pixels; what a system draws round a window
PATTERNS = {
    PDF: mark("Documents (*.pdf)"),
    ICS: mark("Calendar files (*.ics)"),
    EML: mark("Messages (*.eml)"),
}


class ResultDialog(QDialog):
    """One page; who it is for is chosen first, and everything goes out as that page."""

    def __init__(
        self, parent: QWidget | None, ended: Ended, house: HouseStyle | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Result of the meeting"))
        self.setModal(True)
        self._ended, self._house = ended, house
        self.ask_to_save: AskPath = ask_to_save
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.cards = _cards(with_customer=ended.with_customer)
        self.wording = Wording(result.offered(ended), self.show_page)
        self.area, self.told = QScrollArea(), Label("", "soft", wrap=True)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("Result of the meeting"))
        self._lay_out()
        for card in self.cards:
            card.radio.toggled.connect(self.show_page)
        self.show_page()

    @property
    def for_customer(self) -> bool:
        """Return whether the page is for those who were there with the customer."""
        return self.cards[1].radio.isChecked()

    def page(self) -> Page:
        """Return what is shown, and goes out."""
        if self.for_customer:
            return result.page_for_customer(self._ended, self.wording.chosen())
        return for_ourselves(self._ended)

    def show_page(self) -> None:
        """Show the page for who was chosen."""
        self.wording.setVisible(self.for_customer)
        page = self.page()
        self.area.setWidget(ResultBody(page))
        self._dates.setEnabled(bool(page.dated()))
        self._tell(self._left_out(page))

    # -- out

    def copy(self) -> None:
        """Put the page on the clipboard, as text and with headings."""
        QGuiApplication.clipboard().setMimeData(result_out.copied(self.page()))
        self._tell(tr("Copied."))

    def save(self, kind: str) -> None:
        """Ask where to, and write a PDF, a calendar file or a message with both."""
        page, plan = self.page(), self._ended.after
        name = result_out.file_name(page, plan, kind)
        chosen = self.ask_to_save(
            self, self.windowTitle(), str(first_folder() / name), tr(PATTERNS[kind])
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(kind)
        try:
            with proposal_look.wearing(self._house if self.for_customer else None):
                made = (
                    result_out.message(page, plan, self._ended.ended)
                    if kind == EML
                    else result_out.content(kind, page, self._ended.ended)
                )
            files.replace(path, made)
        except UserError as error:
            self._tell(str(error))
            return
        self._tell(tr("Saved: {name}", name=path.name))

    def mail(self) -> None:
        """Open the mail program of this computer with the page as text; nothing is sent."""
        if not self.open_url(result_out.mail_address(self.page())):
            self._tell(tr("No mail program answers; save a message instead."))

    # -- parts

    def _left_out(self, page: Page) -> str:
        if not self.for_customer:
            return ""
        told = sum(len(section.lines) for section in page.sections)
        left = len(self._ended.agreed) - told
        return ntr("{count} action is left out.", "{count} actions are left out.", left) if (
            left
        ) else ""  # fmt: skip

    def _tell(self, words: str) -> None:
        self.told.setText(words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(2),) * 4)
        column.setSpacing(theme.space(1.5))
        column.addWidget(Label(tr("Result of the meeting"), "page", wrap=True))
        row = QHBoxLayout()
        self._group = QButtonGroup(self)
        for card in self.cards:
            self._group.addButton(card.radio)
            row.addWidget(card, 1)
        column.addLayout(row)
        column.addWidget(self.wording)
        self.area.setFrameShape(QFrame.Shape.StyledPanel)
        column.addWidget(self.area, 1)
        column.addWidget(self.told)
        self._dates = button(tr("Calendar…"), lambda: self.save(ICS))
        below = QHBoxLayout()
        for one in (
            button(tr("Copy"), self.copy),
            button(tr("PDF…"), lambda: self.save(PDF)),
            button(tr("Mail"), self.mail),
            button(tr("Message with attachments…"), lambda: self.save(EML)),
            self._dates,
        ):
            one.setAutoDefault(False)
            below.addWidget(one)
        below.addStretch()
        close = button(tr("Close"), self.reject, "primary")
        close.setDefault(True)
        below.addWidget(close)
        column.addLayout(below)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height() - FRAME))
        close.setFocus()


def _cards(*, with_customer: bool) -> list[AudienceCard]:
    made = [
        AudienceCard(
            Audience.INTERNAL, tr("For ourselves"),
            tr("Everything: what changed, gaps, score, actions and opinions."),
        ),
        AudienceCard(
            Audience.CUSTOMER, tr("For those who were there"),
            tr("Only what was agreed, by whom and by when, with the names of the proposal."),
        ),
    ]  # fmt: skip
    made[with_customer].radio.setChecked(True)
    return made
