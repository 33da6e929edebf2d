"""The customer's picture of very many people: it can be had, and its letters stay readable."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from app.model.audience import Audience, redact
from app.ui import export, proposal
from app.ui.picture_size import PictureSize
from tests.bench import shapes
from tests.export.customer_pictures import crowd
from tests.plans import DECISION


@pytest.fixture(scope="module")
def many():
    """An account of three thousand people, as its customer may have it."""
    return redact(shapes.plan(shapes.L), shapes.DECISION, Audience.CUSTOMER)


def sheet(plan, size: PictureSize):
    return proposal.sheet(plan, proposal.Wording(), size.shape, size.units, size.tallest)


@pytest.mark.parametrize(
    "size", [PictureSize.pixels(), PictureSize.pixels(1920), PictureSize.centimetres(16)]
)
def test_a_picture_of_three_thousand_people_fits_in_the_largest_there_is(qapp, many, size):
    made = sheet(many, size)

    high = made.height * size.width / made.width
    assert size.with_height(round(high)).high <= 20_000
    people = sum(len(card.faces) for card in made.cards)
    assert people == len(many.persons) + len(many.members)


def test_in_pixels_the_names_of_three_thousand_people_can_be_read(qapp, many):
    size = PictureSize.pixels()

    made = sheet(many, size)

    assert size.width / made.width > 0.8  # of how large they are drawn


def test_the_preview_is_arranged_as_the_picture_will_be(qapp, many):
    size = PictureSize.pixels()

    shown = sheet(many, size.shown_in(1200, 900))
    made = sheet(many, size)

    assert (shown.width, shown.height) == (made.width, made.height)


def test_on_a_page_a_crowd_stands_so_that_its_letters_come_out_largest(qapp):
    plan = redact(crowd(300, 9), DECISION, Audience.CUSTOMER)
    page = PictureSize.page("a4")

    made = sheet(plan, page)

    assert page.shape is not None
    assert made.height <= made.width * page.shape * 1.25


def test_few_people_stand_as_they_did(qapp):
    plan = redact(crowd(25, 6), DECISION, Audience.CUSTOMER)
    size = PictureSize.pixels()

    made = sheet(plan, size)
    least = proposal.sheet(plan, proposal.Wording(), None, size.units)

    assert (made.width, made.height) == (least.width, least.height)


def test_a_block_for_a_proposal_fills_the_width_of_its_page_with_a_crowd(qapp):
    content = export.content(
        crowd(300, 9), DECISION, shapes.AS_OF, export.Options(), "block.docx"
    )

    [picture] = pictures(content)
    assert picture.height / picture.width <= 1.26  # of a page


def pictures(content: bytes) -> list[Image.Image]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        found = [name for name in parts.namelist() if name.startswith("word/media/")]
        return [Image.open(io.BytesIO(parts.read(name))) for name in found]
