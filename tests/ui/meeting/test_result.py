"""What a meeting came to is shown when it is left, found again later, and handed on."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import i18n
from app.analysis.meeting_result import Agreed, Ended, Line, Page, Section
from app.ui.meeting import result, result_out, result_pdf
from app.ui.meeting.result_dialog import ResultDialog
from tests.plans import AS_OF, DECISION, small_plan
from tests.planted import MARK
from tests.ui.hand import ready

MOMENT = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.fixture
def held(window, qtbot):
    """A window in which a meeting was held: something was agreed, and somebody is new."""
    assert ready(window)
    window.actions_["meeting.present"].trigger()
    stage = window.doing.meetings.stage
    qtbot.waitUntil(stage.hasFocus)
    for key, words in ((Qt.Key.Key_N, "@Wim send the offer friday"),
                       (Qt.Key.Key_A, "Nadia Nieuw, nurse, U")):  # fmt: skip
        QTest.keyClick(stage, key)
        line = stage.capture.line
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        if stage.capture is not None:
            QTest.keyClick(line, Qt.Key.Key_Escape)
    window.doing.meetings.meeting.leave()
    qtbot.waitUntil(lambda: dialog_of(window) is not None)
    yield window
    for one in window.findChildren(ResultDialog):
        one.reject()
    QApplication.processEvents()


def dialog_of(window) -> ResultDialog | None:
    return next((one for one in window.findChildren(ResultDialog) if one.isVisible()), None)


def words_of(content: bytes) -> str:
    reader = PdfReader(BytesIO(content))
    return "\n".join(page.extract_text() for page in reader.pages)


def page_with(*lines: Line, mark: str = "INTERNAL") -> Page:
    return Page("Result of the meeting", "Acme", (Section("Agreed", lines),), mark, "")


def test_it_is_shown_in_place_when_the_meeting_is_left(held):
    page = dialog_of(held).page()

    told = [line.text for section in page.sections for line in section.lines]
    assert "send the offer" in told
    assert "New: Nadia Nieuw (nurse)" in told
    assert held.doing.meetings.stage is None


def test_a_meeting_that_came_to_nothing_shows_nothing_but_can_be_asked_for(window, qtbot):
    assert ready(window)
    window.actions_["meeting.present"].trigger()
    window.doing.meetings.meeting.leave()
    QApplication.processEvents()
    assert dialog_of(window) is None

    window.actions_["meeting.result"].trigger()

    qtbot.waitUntil(lambda: dialog_of(window) is not None)
    dialog_of(window).reject()


def test_it_opens_for_those_who_were_there_where_a_customer_was_in_the_room(window, qtbot):
    assert ready(window)
    window.actions_["meeting.present"].trigger()
    window.doing.meetings.meeting.turn_audience()
    window.doing.meetings.meeting.turn_audience()
    window.doing.meetings.meeting.leave()
    QApplication.processEvents()

    window.actions_["meeting.result"].trigger()

    qtbot.waitUntil(lambda: dialog_of(window) is not None)
    assert dialog_of(window).for_customer
    assert dialog_of(window).page().mark != "INTERNAL"
    dialog_of(window).reject()


def test_it_opens_for_ourselves_where_we_were_among_ourselves(held):
    assert not dialog_of(held).for_customer


def test_it_is_found_again_by_the_menu(held):
    dialog_of(held).reject()
    QApplication.processEvents()

    held.actions_["meeting.result"].trigger()

    assert dialog_of(held) is not None
    assert "send the offer" in str(dialog_of(held).page())


def test_it_holds_what_stood_at_the_end_whatever_is_changed_later(held):
    before = dialog_of(held).page()

    held.document.undo()
    held.document.undo()

    assert dialog_of(held).page() == before


def test_without_a_meeting_it_says_so(window):
    assert ready(window)

    window.actions_["meeting.result"].trigger()

    assert dialog_of(window) is None


def test_copying_puts_text_and_headings_on_the_clipboard(held):
    dialog_of(held).copy()

    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("INTERNAL · Result of the meeting")
    assert "send the offer" in data.html()


def test_the_mail_program_is_handed_an_address_and_nothing_is_sent(held):
    opened: list[QUrl] = []
    dialog = dialog_of(held)

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    dialog.open_url = open_url

    dialog.mail()

    [url] = opened
    assert url.scheme() == "mailto"
    assert "send%20the%20offer" in url.toEncoded().data().decode()


def test_a_mail_program_that_is_not_there_is_told(held):
    dialog = dialog_of(held)
    dialog.open_url = lambda _url: False

    dialog.mail()

    assert dialog.told.text() == "No mail program answers; save a message instead."


def test_a_saved_message_has_pdf_and_calendar_with_it(held, tmp_path):
    asked: list[tuple[object, ...]] = []
    dialog = dialog_of(held)
    path = tmp_path / "result.eml"

    def ask_to_save(*given: object) -> str:
        asked.append(given)
        return str(path)

    dialog.ask_to_save = ask_to_save

    dialog.save(".eml")

    made = message_from_bytes(path.read_bytes(), policy=default)
    names = [one.get_filename() for one in made.iter_attachments()]
    assert [name.rpartition(".")[2] for name in names] == ["pdf", "ics"]
    assert all(name.startswith("INTERNAL Result of the meeting") for name in names)
    assert "INTERNAL" in str(asked[0][2])
    pdf, calendar = (one.get_content() for one in made.iter_attachments())
    assert "send the offer" in words_of(pdf)
    assert "SUMMARY;LANGUAGE=en:send the offer" in str(calendar)


def test_a_folder_that_refuses_is_told_and_the_dialog_stays(held, tmp_path):
    dialog = dialog_of(held)
    dialog.ask_to_save = lambda *_: str(tmp_path / "gone" / "x.pdf")

    dialog.save(".pdf")

    assert "could not be written" in dialog.told.text()
    assert dialog.isVisible()


def test_for_those_who_were_there_only_what_was_let_through_is_shown(held):
    dialog = dialog_of(held)

    dialog.cards[1].radio.setChecked(True)
    assert "send the offer" not in str(dialog.page())
    assert dialog.told.text() == "1 action is left out."

    next(iter(dialog.wording.boxes.values())).setChecked(True)
    assert "send the offer" in str(dialog.page())
    assert "Nadia" not in str(dialog.page())
    assert "INTERNAL" not in result_out.file_name(dialog.page(), held.document.plan, ".pdf")
    dialog.copy()
    assert "INTERNAL" not in QGuiApplication.clipboard().text()


# -- the files


def test_the_pdf_is_one_page_with_its_mark_its_text_and_the_same_bytes(qapp):
    page = page_with(Line("Send the offer", "Sanne, 6 Mar 2026"))

    first, second = result_pdf.pdf(page), result_pdf.pdf(page)

    reader = PdfReader(BytesIO(first))
    assert first == second
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width / 72 * 2.54, 1), round(box.height / 72 * 2.54, 1)) == (21.0, 29.7)
    assert "INTERNAL" in words_of(first)
    assert "Send the offer" in words_of(first)


def test_a_very_long_meeting_still_is_one_page_and_counts_what_has_no_room(qapp):
    lines = [Line(f"Point {number} " + "with many words " * 6) for number in range(200)]

    content = result_pdf.pdf(page_with(*lines))

    assert len(PdfReader(BytesIO(content)).pages) == 1
    assert "more" in words_of(content)


def test_nothing_planted_is_in_any_file_for_those_who_were_there(qapp):
    i18n.use("en")
    one = Agreed(f"{MARK}1", f"{MARK} text", "sanne", AS_OF, member="herman", person="karim",
                 noted=f"{MARK} noted")  # fmt: skip
    end = Ended(before=small_plan(), after=small_plan(), opportunity=DECISION, began=MOMENT,
                ended=MOMENT, agreed=(one,), noted=(f"{MARK} remark",))  # fmt: skip
    page = result.page_for_customer(end, {})

    pdf = result_out.content(".pdf", page, MOMENT)
    calendar = result_out.content(".ics", page, MOMENT)
    mail = result_out.message(page, end.after, MOMENT)
    data = result_out.copied(page)

    address = result_out.mail_address(page).toEncoded().data()
    attached = [
        bytes(part.get_payload(decode=True) or b"") for part in message_from_bytes(mail).walk()
    ]
    everything = b"".join(
        [pdf, words_of(pdf).encode(), calendar, mail, *attached, address,
         data.text().encode(), data.html().encode()]
    )  # fmt: skip
    assert "Herman Vos" in words_of(pdf)
    assert MARK.encode() not in everything
    assert b"INTERN" not in everything.upper()
