from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.calendar_file import LINE, Entry, calendar

NOON = datetime(2026, 3, 2, 13, 0, 5, tzinfo=timezone(timedelta(hours=1)))


def lines(*entries: Entry) -> list[str]:
    """The lines of the file, put together again where they were folded."""
    return calendar(entries, NOON).replace(b"\r\n ", b"").decode().split("\r\n")


def value(name: str, entry: Entry) -> str:
    """What stands after the name of a property, escapes undone."""
    line = next(line for line in lines(entry) if line.split(":")[0].split(";")[0] == name)
    text = line.split(":", 1)[1]
    for escaped, plain in (("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
        text = text.replace(escaped, plain)
    return text


def test_a_due_day_is_a_whole_day_that_stays_free_and_is_confidential():
    found = lines(Entry("p1", date(2026, 3, 16), "See Anton van Dijk", "Herman Vos"))

    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-2:] == ["END:VCALENDAR", ""]
    assert {
        "VERSION:2.0",
        "DTSTAMP:20260302T120005Z",
        "DTSTART;VALUE=DATE:20260316",
        "DTEND;VALUE=DATE:20260317",
        "CLASS:CONFIDENTIAL",
        "TRANSP:TRANSPARENT",
    } <= set(found)


def test_an_entry_ends_on_the_first_of_the_next_month_after_the_last_day_of_one():
    found = lines(Entry("p1", date(2028, 2, 29), "See Anton"))

    assert "DTEND;VALUE=DATE:20280301" in found


def test_the_same_thing_has_the_same_name_in_every_file_and_another_one_another():
    def uid(entry: Entry) -> str:
        return value("UID", entry)

    first = uid(Entry("anton", date(2026, 3, 16), "See Anton"))

    assert first == uid(Entry("anton", date(2026, 4, 1), "See Anton again"))
    assert first != uid(Entry("eva", date(2026, 3, 16), "See Eva"))
    assert "anton" not in first


def test_signs_with_a_meaning_are_escaped_and_control_characters_left_out():
    entry = Entry("p1", date(2026, 3, 16), "Ask: a, b; c\\d\nthen\x07 e")

    raw = next(line for line in lines(entry) if line.startswith("SUMMARY"))

    assert raw.endswith("Ask: a\\, b\\; c\\\\d\\nthen e")


@given(st.text(max_size=300))
def test_no_text_makes_a_line_too_long_or_a_line_of_its_own(text):
    entry = Entry("p1", date(2026, 3, 16), text, text)

    written = calendar([entry], NOON)

    parts = written.split(b"\r\n")
    assert all(len(part) <= LINE for part in parts)
    assert all(part.decode() is not None for part in parts)
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert b"\r" not in written.replace(b"\r\n", b"")
    assert len(lines(entry)) == len(lines(Entry("p1", date(2026, 3, 16), "x", "x"))) - (
        0 if text else 1
    )


def test_nothing_due_is_an_empty_calendar():
    assert lines()[0] == "BEGIN:VCALENDAR"
    assert not any("VEVENT" in line for line in lines())
