"""Messages that are written and not sent: an address for the mail program, or a file."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

from app.exchange.mail_file import LONGEST, Attachment, address, message


def read(address_: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address_).query, strict_parsing=True)


def test_an_address_holds_subject_and_text_whatever_signs_are_in_them():
    made = address("Tom & Eva = 100% ü", "one?\ntwo&three #4")

    assert made.startswith("mailto:?")
    assert read(made) == {"subject": ["Tom & Eva = 100% ü"], "body": ["one?\r\ntwo&three #4"]}


def test_a_long_text_is_cut_after_a_line_so_that_programs_take_the_address():
    made = address("Result", "\n".join(f"line {number} é" for number in range(500)))

    lines = read(made)["body"][0].split("\r\n")
    assert len(made) <= LONGEST
    assert lines[-1] == "…"
    assert lines[-2] == f"line {len(lines) - 2} é"


def test_a_subject_cannot_bring_in_a_header_of_its_own():
    made = message("Result\r\nBcc: x@example.org", "text", "<p>text</p>")

    assert message_from_bytes(made, policy=default)["Bcc"] is None


def test_a_message_is_a_draft_to_nobody_with_its_parts_and_files():
    files = [Attachment("Resultaat – Acme.pdf", "application/pdf", b"%PDF"),
             Attachment("plan.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n")]  # fmt: skip

    made = message_from_bytes(message("Ünder us", "plain é", "<p>rich</p>", files),
                              policy=default)  # fmt: skip

    assert made["Subject"] == "Ünder us"
    assert made["X-Unsent"] == "1"
    assert (made["To"], made["From"], made["Date"]) == (None, None, None)
    assert made.get_body(("plain",)).get_content().strip() == "plain é"
    assert made.get_body(("html",)).get_content().strip() == "<p>rich</p>"
    found = [(one.get_filename(), one.get_content_type()) for one in made.iter_attachments()]
    assert found == [
        ("Resultaat – Acme.pdf", "application/pdf"), ("plan.ics", "text/calendar"),
    ]  # fmt: skip
    assert next(made.iter_attachments()).get_content() == b"%PDF"


def test_the_same_message_is_the_same_bytes_and_another_is_parted_otherwise():
    one = [Attachment("a.pdf", "application/pdf", b"1")]

    assert message("s", "t", "h", one) == message("s", "t", "h", one)
    assert message("s", "t", "h", one) != message("s", "t2", "h", one)
