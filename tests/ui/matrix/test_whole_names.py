"""Names in the matrix are whole for as long as there is a way, also where texts are large."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from app.analysis.roster import Side
from app.model.vocabulary import Role
from app.ui import theme
from app.ui.canvas import marks
from app.ui.canvas.content import Face
from app.ui.theme import measure
from app.ui.views.matrix_cells import PersonRow
from app.ui.views.matrix_names import LEAST_SHARE, places, squeezed
from app.ui.views.matrix_widths import widths

LAPTOP, BAR = 667, 10  # of the matrix at 1366×768 with texts of 150 %
CELL = 54 - 8  # units of the narrowest cell, without its edges
CARD = QRectF(0, 0, 214, 38)


@pytest.fixture
def enlarged(qapp):
    theme.enlarge(150)
    yield
    theme.enlarge(100)


def row(name: str, *roles: Role, flag: int | None = None, restricted: str = "") -> PersonRow:
    return PersonRow(
        Face("one", Side.THEIRS, name, "Hoofd", roles=roles, flag=flag), restricted=restricted
    )


def lines(name: str, at: float):
    return marks.whole_lines(name, "body", at, strong=True, high=True, least=LEAST_SHARE)[1]


# -- above the columns


def test_cells_are_a_little_narrower_where_that_shows_the_last_colleague(qapp):
    seven, eight = (widths(694, 12, colleagues) for colleagues in (7, 8))

    assert seven.names + 7 * seven.cell + sum(seven.margins) + 12 <= 694
    assert seven.names >= measure("matrix.left_least")
    assert seven.cell < measure("matrix.column_least")
    assert eight.cell == measure("matrix.column_least")


@pytest.mark.parametrize("name", ["Janssens", "Charlotte", "Hermans", "Van Acker"])
def test_usual_names_are_whole_above_such_a_column_as_well(qapp, name):
    assert squeezed(name, measure("matrix.column_tight") - 8)[0] == name


@pytest.mark.parametrize("name", ["Janssens", "Charlotte", "Hermans", "El Amrani", "Van Acker"])
def test_usual_names_are_whole_above_the_narrowest_column(qapp, name):
    told, size, share = squeezed(name, CELL)

    assert told == name
    assert share * marks.text_width(told, size, strong=True) <= CELL


@pytest.mark.parametrize(
    ("name", "told"), [("van den Berg", "v.d. Berg"), ("van der Meulen", "v.d. Meulen")]
)
def test_small_words_are_told_by_their_letter_before_a_name_is_cut(qapp, name, told):
    roomy = marks.text_width(name, "small", strong=True) + 1

    assert squeezed(name, roomy)[0] == name
    assert squeezed(name, CELL)[0] == told


def test_a_name_that_is_too_long_keeps_a_size_that_can_be_read(qapp):
    told, size, share = squeezed("Vandenbroucke-Willems", CELL)

    assert (told, size, share) == ("Vandenbroucke-Willems", "caption", LEAST_SHARE)


# -- beside the rows


def test_a_long_name_takes_what_the_roles_of_its_row_leave(qapp):
    short = places(row("An Maes", Role.DECIDER), CARD, is_wide=False)
    long = places(row("Mohamed Vandenbroucke", Role.DECIDER), CARD, is_wide=False)
    flagged = places(row("Mohamed Vandenbroucke", Role.DECIDER, flag=3), CARD, is_wide=False)

    assert long.names.width() > flagged.names.width() > short.names.width()
    assert long.badges > short.badges


def test_all_roles_of_a_row_keep_their_room_beside_a_long_name(qapp):
    three = row("Mohamed Vandenbroucke", Role.DECIDER, Role.USER, Role.PURCHASER)

    at = places(three, CARD, is_wide=False)

    assert at.most == measure("matrix.roles_narrow")
    step = measure("card.badge") + measure("card.badge_gap")
    assert at.badges + at.most * step <= CARD.right()


def test_a_sign_of_a_contact_policy_stands_clear_of_a_long_name(qapp):
    at = places(row("Mohamed Vandenbroucke", restricted="no contact"), CARD, is_wide=False)

    assert at.names.right() + 14 <= at.badges


@pytest.mark.parametrize("name", ["Liesbet Van Acker", "Marc Thielemans", "Yves Lambrecht"])
def test_a_name_takes_two_lines_before_it_is_cut(qapp, name):
    card = QRectF(0, 0, measure("matrix.left_tight") - 8, 38)

    at = places(row(name, Role.DECIDER, flag=2), card, is_wide=False)

    assert " ".join(lines(name, at.names.width())) == name


# -- what is shared out


def test_names_and_margins_leave_room_for_cells_where_texts_are_large(qapp, enlarged):
    given = widths(LAPTOP, BAR, 12)

    assert given.names <= 0.42 * LAPTOP
    assert given.margins == tuple(theme.grown(wide) for wide in (58, 56))
    assert (LAPTOP - BAR - given.names) / given.cell > 4.5


def test_margins_keep_their_width_where_all_columns_have_room(qapp):
    given = widths(1000, BAR, 6)

    assert given.margins == (70, 76)
    assert BAR + given.names + 6 * given.cell + sum(given.margins) <= 1000


@pytest.mark.parametrize("room", [664, 680, 692])
def test_margins_get_narrower_before_a_column_is_cut(qapp, room):
    given = widths(room, BAR, 6)

    assert given.margins == (58, 56)
    assert BAR + given.names + 6 * given.cell + sum(given.margins) <= room
