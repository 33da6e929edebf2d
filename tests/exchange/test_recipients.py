"""Who a mail goes to, copied from Outlook and other mail programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import people_table, recipients, tables
from app.i18n import speaking
from app.model.people import Person
from tests.plans import DECISION, small_plan

TWO = [("Jan Jansen", "jan@example.org"), ("Piet Peters", "piet@example.org")]


def imported(text: str) -> list[tuple[str | None, str | None]]:
    """Who joins when a text is pasted: name and address."""
    plan = small_plan()
    preview = people_table.preview(tables.pasted(text), plan, DECISION)
    after = plan.apply(preview.change_without_faulty)
    people = [one for one in after if isinstance(one, Person) and one.id not in plan.persons]
    return sorted((one.name, one.email) for one in people)


@pytest.mark.parametrize(
    "text",
    [
        "Jansen, Jan <jan@example.org>; Peters, Piet <piet@example.org>",
        "Jan Jansen <jan@example.org>, Piet Peters <piet@example.org>",
        '"Jansen, Jan" <jan@example.org>; "Peters, Piet" <piet@example.org>;',
        "Aan: Jan Jansen <jan@example.org>; Piet Peters <piet@example.org>",
        "Jan Jansen <jan@example.org>\r\nPiet Peters <piet@example.org>\r\n",
        "Aan: Jan Jansen <jan@example.org>\nCC: Piet Peters <piet@example.org>",
        "'Jan Jansen' <jan@example.org>; Piet Peters <piet@example.org>",
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_a_mail_goes_to_comes_in_with_name_and_address(text, language):
    with speaking(language):
        assert imported(text) == TWO


def test_an_address_alone_gives_the_name_that_stands_in_it():
    assert imported("jan.jansen@example.org; piet_peters@example.org") == [
        ("Jan Jansen", "jan.jansen@example.org"),
        ("Piet Peters", "piet_peters@example.org"),
    ]


def test_who_is_known_by_the_address_is_not_added_again():
    known = small_plan()
    [eva] = [one for one in known.persons.values() if one.id == "eva"]
    text = f"{eva.name} <eva@example.org>"

    preview = people_table.preview(tables.pasted(text), known, DECISION)

    after = known.apply(preview.change_without_faulty)
    assert after.persons["eva"].email == "eva@example.org"
    assert len(after.persons) == len(known.persons)


@pytest.mark.parametrize(
    "text",
    [
        "Naam\tE-mail\nJan Jansen\tjan@example.org\n",
        "Naam;E-mail\nJan Jansen;jan@example.org\n",
        "Jan Jansen\nPiet Peters\n",
        "Dear Jan <jan@example.org>, as we agreed I send you the offer.",
        "",
    ],
)
def test_anything_else_is_no_list_of_recipients(text):
    assert recipients.table(text) is None


@given(st.text(alphabet='ab@<>;," \n', max_size=60))
def test_no_text_stops_it(text):
    found = recipients.table(text)

    assert found is None or all("@" in row.cell(1) for row in found.rows[1:])
