from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import UserError
from app.exchange import people_table, tables
from app.exchange.headings import Heading
from app.exchange.people_columns import Chosen, as_chosen, guessed
from tests.plans import DECISION, small_plan

LIST = "Naam\tFunctie\tBijnaam\nNadia Haddad\tverpleegkundige\tNaadje\n"
STRANGE = "Wie\tWaar\tWat\nHaddad N\tOK 3\tverpleegkundige\nMaes L\tinkoop\tinkoper\n"


def test_the_guess_says_of_every_column_what_it_holds():
    table = tables.pasted(LIST)

    assert guessed(table) == Chosen((Heading.NAME, Heading.TITLE, None), 1)


def test_the_guess_itself_reads_as_nobody_had_chosen():
    table, plan = tables.pasted(LIST), small_plan()

    alone = people_table.preview(table, plan, DECISION)
    chosen = people_table.preview(table, plan, DECISION, chosen=guessed(table))

    assert [row.words for row in alone.rows] == [row.words for row in chosen.rows]
    assert alone.ignored == chosen.ignored == ("Bijnaam",)


def test_another_column_can_hold_the_names():
    table = tables.pasted(LIST)
    chosen = replace(guessed(table), of=(None, Heading.TITLE, Heading.NAME))

    seen = people_table.preview(table, small_plan(), DECISION, chosen=chosen)

    assert [row.name for row in seen.rows] == ["Naadje"]
    assert seen.ignored == ("Naam",)


def test_a_list_whose_headings_nobody_knows_is_read_as_it_is_told():
    table = tables.pasted(STRANGE)
    chosen = Chosen((Heading.NAME, Heading.DEPARTMENT, Heading.TITLE), 1)

    seen = people_table.preview(table, small_plan(), DECISION, chosen=chosen)

    assert tables.recognise(table) is None
    assert guessed(table) == Chosen((None, None, None), 1)
    assert [row.name for row in seen.rows] == ["Haddad N", "Maes L"]


def test_without_headings_the_first_line_is_about_somebody():
    table = tables.pasted("Nadia Haddad\tverpleegkundige\nLies Maes\tinkoper\n")

    columns = as_chosen(table, Chosen((Heading.NAME, Heading.TITLE), 0))

    assert columns is not None
    assert columns.first == 0
    assert guessed(table).headings == 0


def test_without_a_column_of_names_nothing_is_read():
    table = tables.pasted(STRANGE)

    with pytest.raises(UserError, match="No column with names"):
        people_table.preview(table, small_plan(), chosen=guessed(table))
