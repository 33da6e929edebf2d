"""What the wall does with long names, hand-put cards, long reasons, and a large customer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from app.analysis.layout import arrange
from app.analysis.story import Row
from app.model import edits
from app.model.audience import OPPORTUNITY, Audience, redact
from app.model.change import Change, Edit, Message
from app.model.edits import ratings as judging
from app.model.people import Person
from app.model.ties import Counterpart
from app.model.values import joined
from app.model.vocabulary import Confidence, Lane, Level, Role
from app.ui.meeting import customer_pages, lettering
from app.ui.meeting.score_words import change_words
from app.ui.meeting.side import bar_room, fitted, name_end
from app.ui.meeting.stage_look import ON_THE_WALL, on_the_wall
from app.ui.meeting.stage_names import name_lines
from app.ui.proposal_look import look
from tests.plans import DECISION, person, small_plan


@pytest.mark.parametrize(
    ("width", "height", "ours", "lines"),
    [
        (400, 40, True, ["Karim El Amrani"]),
        (170, 80, False, ["Karim El", "Amrani"]),
        (150, 40, False, ["El Amrani"]),
        (120, 40, True, ["Karim E."]),
        (60, 40, False, ["KA"]),
    ],
)
def test_a_name_is_cut_short_in_the_way_that_keeps_most(qapp, width, height, ours, lines):
    assert name_lines("Karim El Amrani", width, height, 27, ours=ours) == lines


def test_of_a_long_name_its_beginning_is_kept_rather_than_initials(qapp):
    [line] = name_lines("Els Vanderstraeten", 130, 40, 27, ours=False)

    assert line.startswith("Vande")
    assert line.endswith("…")


def test_a_card_put_on_a_cell_by_hand_stands_in_that_cell_on_the_wall(qapp):
    plan = small_plan()
    layout = arrange(plan, DECISION)
    slot = layout.free_slot(layout.cards["eva"].side, Level.MIDDLE, 9_000, 0)
    at = layout.place_of(layout.cards["eva"].side, slot)
    plan = plan.apply(edits.move_cards(plan, DECISION, {"eva": at}))
    by_hand = arrange(plan, DECISION).cards["eva"].slot

    wall = arrange(on_the_wall(plan), DECISION, None, ON_THE_WALL)

    assert by_hand is not None
    assert wall.cards["eva"].slot == by_hand


def test_a_plan_without_hand_put_cards_is_shown_as_it_is():
    plan = small_plan()

    assert on_the_wall(plan) is plan


def test_reasons_that_are_too_long_get_smaller_and_then_end_at_a_whole_sentence(qapp):
    why, todo = "One sentence is this. " * 12, "Do the first thing. Do the second."
    sizes = (30, 24)

    short, deed, size = fitted(why.strip(), todo, 400, 420, sizes)

    assert size == 24
    assert why.startswith(short)
    assert short.endswith(".")
    assert deed.startswith("Do the first thing.")
    assert fitted("Why.", "Do.", 400, 420, sizes) == ("Why.", "Do.", 30)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(28.2, 33.1, "28 → 33"), (27.1, 27.4, "27.1 → 27.4"), (5.0, None, "5"),
     (5.0, 5.01, "5 → 5")],
)  # fmt: skip
def test_a_small_gain_is_told_with_a_decimal_and_an_unknown_one_is_not_guessed(
    before, after, words
):
    assert change_words(before, after) == words


def crowd(count: int):
    """A buying team of so many people, over all functions."""
    lanes = list(Lane)
    people = [
        one
        for number in range(count)
        for one in person(
            f"p{number}", f"Person {number} van der Meulen", Role.USER,
            lane=lanes[number % 4], level=Level.MIDDLE,
        )
    ]  # fmt: skip
    return small_plan(
        *(replace(one, title="Head of things") if isinstance(one, Person) else one
          for one in people)
    )  # fmt: skip


@pytest.mark.parametrize("count", [0, 7, 40])
def test_a_customer_can_read_every_page_and_everybody_is_on_one(qapp, count):
    plan = redact(crowd(count), DECISION, Audience.CUSTOMER)

    pages = customer_pages.pages(plan)

    assert all(customer_pages.is_readable(page.plan) for page in pages)
    on_pages = [id for page in pages for id in page.plan.persons]
    assert sorted(on_pages) == sorted(plan.persons)
    pairs = {id for page in pages for id in page.plan.table(Counterpart)}
    assert pairs == set(plan.table(Counterpart))
    assert all(OPPORTUNITY in page.plan.opportunities for page in pages)


def test_no_telephone_number_or_address_is_on_the_wall(qapp):
    plan = small_plan()
    sanne = plan.members["sanne"]
    plan = plan.apply(
        edits.set_fields(plan, type(sanne), "sanne", email="s@we.nl", phone="+31 6 1234 5678")
    )

    pages = customer_pages.pages(redact(plan, DECISION, Audience.CUSTOMER))

    shown = [member for page in pages for member in page.plan.members.values()]
    assert {(one.email, one.phone) for one in shown} == {(None, None)}


def test_no_text_has_a_size_below_the_least(qapp):
    for height in (720, 768, 900, 1080, 2160):
        for name in lettering.SHARES:
            assert lettering.pixels(name, height) >= height / 45


def test_every_letter_of_the_customers_drawing_can_be_read_from_the_last_row(qapp):
    made = customer_pages.pages(redact(crowd(24), DECISION, Audience.CUSTOMER))

    for page in made:
        sheet = customer_pages.drawing(page.plan)
        wide, high = (side - 2 * customer_pages.trim() for side in (sheet.width, sheet.height))
        scale = min(customer_pages.ROOM[0] / wide, customer_pages.ROOM[1] / high)
        sizes = [look()["font"][name] * scale for name in customer_pages.LETTERS]
        assert min(sizes) >= customer_pages.WALL / 45 - 0.5, page.title


def test_opinions_apart_are_seen_on_the_line_and_those_on_attitudes_only_when_asked_for(room):
    plan = small_plan()
    for about, value in ((joined("sanne", "eva"), 4), (joined(DECISION, "karim"), 2)):
        for rater, by in (("Sanne de Wit", 0), ("Herman Vos", 3)):
            plan = plan.apply(judging.rate(plan, about, rater, value - by))
    here = room(plan)
    here.document.judging.opened |= {joined("sanne", "eva"), joined(DECISION, "karim")}
    here.press("right")

    signs = here.stage.map.stage.spreads.signs
    assert [words for words, _box in signs.values()] == ["≠ 1 … 4"]

    here.press("v")

    signs = here.stage.map.stage.spreads.signs
    assert sorted(words for words, _box in signs.values()) == ["≠ 1 … 4", "≠ −1 … +2"]


def test_what_others_judge_is_not_shown_to_who_has_not_judged(room):
    plan = small_plan()
    for rater, value in (("Sanne de Wit", 4), ("Herman Vos", 1)):
        plan = plan.apply(judging.rate(plan, joined("sanne", "eva"), rater, value))
    here = room(plan)

    assert here.stage.map.stage.spreads.signs == {}


def test_what_is_assumed_looks_assumed_on_the_wall(room):
    plan = small_plan()
    eva = plan.persons["eva"]
    sure = here_looks(room, plan)
    guessed = Edit(eva, replace(eva, level_confidence=Confidence.ASSUMED))

    assert here_looks(room, plan.apply(Change(Message.of("x"), (guessed,)))) != sure


def here_looks(room, plan) -> bytes:
    """How the card of Eva looks on the wall."""
    card = room(plan).stage.map.stage.cards["eva"]
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    with QPainter(image) as painter:
        card.paint(painter, QStyleOptionGraphicsItem())
    return bytes(image.constBits())


def test_a_crowd_is_told_that_one_can_look_closer(room):
    here = room(crowd(60))
    assert "Names are cut short; Z looks closer at somebody." in here.read()

    here.press("z")
    here.type("karim")
    here.press("enter")

    assert "Names are cut short" not in here.read()
    assert "Names are cut short" not in room(small_plan()).read()


def test_all_of_the_map_is_looked_at_again_once_the_customer_has_gone(room):
    here = room(small_plan())
    before = here.stage.map.transform()

    here.press("c", "c", "c", "c")

    assert not here.meeting.is_for_customer
    assert here.stage.map.transform() == before


def test_beside_the_wall_every_role_is_named_whole_and_clear_of_what_follows(qapp):
    width, size = 375.0, 26
    rows = [
        Row("Initiatiefnemer", "65%", Role.INITIATOR, share=0.65),
        Row("Inkoper", "39%", Role.PURCHASER, share=0.39),
        Row("Poortwachter", "niemand", Role.GATEKEEPER, weak=True, share=0.0),
    ]

    bar = bar_room(rows, width, size)
    left = size * 1.5
    ends = {row.text: name_end(row, bar, width, size) for row in rows}

    assert bar[1] - bar[0] >= size
    assert all(left + lettering.wide(text, size) <= end for text, end in ends.items())
    assert ends["Poortwachter"] + lettering.wide("niemand", size) < width
