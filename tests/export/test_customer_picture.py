"""The picture a customer gets: what cannot be in it, and what it says."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from app.model.decision import Membership
from app.model.entities import KINDS
from app.model.people import Person
from app.model.ties import Counterpart
from app.model.values import joined
from app.model.vocabulary import CounterpartTier
from app.ui import proposal
from app.ui.export import Options, PictureSize, save_picture
from app.ui.proposal_sheet import Sheet
from tests.export.customer_pictures import drawn, saved, texts
from tests.plans import AS_OF, DECISION, person, small_plan
from tests.planted import MARK, opportunity, planted_plan

SMALL = PictureSize.pixels(1280)
ALLOWED_CHUNKS = {b"IHDR", b"pHYs", b"iTXt", b"IDAT", b"IEND"}


def chunks(content: bytes) -> list[bytes]:
    """The kinds of the chunks of a PNG file, in order."""
    found, at = [], 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        found.append(content[at + 4 : at + 8])
        at += 12 + length
    return found


def test_no_planted_word_is_in_the_customers_file_or_among_the_drawn_texts(qapp, tmp_path):
    plan = planted_plan()

    content = saved(plan, tmp_path, opportunity())

    assert MARK.encode() not in content
    assert MARK.encode("utf-16-le") not in content
    redacted = redact(plan, opportunity(), Audience.CUSTOMER)
    words = texts(proposal.sheet(redacted, proposal.Wording(), None))
    assert "person name 0" in words
    assert not [text for text in words if MARK in text.casefold()]


def test_the_file_holds_pixels_their_density_title_and_words_and_nothing_else(qapp, tmp_path):
    content = saved(small_plan(), tmp_path)

    assert set(chunks(content)) == ALLOWED_CHUNKS
    assert Image.open(io.BytesIO(content)).info.keys() == {"dpi", "Title", "Description"}


@pytest.mark.parametrize("kind", [*KINDS.values(), None], ids=[*KINDS.keys(), "all"])
def test_plans_that_differ_only_in_internal_values_give_the_same_bytes(qapp, tmp_path, kind):
    size = PictureSize.pixels(400)

    first = saved(planted_plan(), tmp_path, opportunity(), size=size)
    other = saved(planted_plan(2, only_marked=kind), tmp_path, opportunity(), size=size)

    assert first == other


def test_the_day_the_map_was_looked_at_does_not_show(qapp, tmp_path):
    asked = Options(size=SMALL)
    plan = small_plan()

    first = save_picture(plan, DECISION, AS_OF, asked, tmp_path / "a.png")
    other = save_picture(plan, DECISION, date(2031, 1, 1), asked, tmp_path / "b.png")

    assert first.read_bytes() == other.read_bytes()


def test_what_the_customer_may_see_does_make_a_difference(qapp, tmp_path):
    plan = small_plan(*person("ruud", "Ruud Postma"))

    assert saved(plan, tmp_path) != saved(small_plan(), tmp_path)


def test_the_drawing_is_handed_the_redacted_plan_only(qapp, tmp_path, monkeypatch):
    handed = []
    draw = proposal.sheet

    def looked_at(plan: AccountPlan, *rest) -> Sheet:
        handed.append(plan)
        return draw(plan, *rest)

    monkeypatch.setattr(proposal, "sheet", looked_at)

    saved(small_plan(), tmp_path)

    assert handed == [redact(small_plan(), DECISION, Audience.CUSTOMER)]


def test_who_is_kept_out_of_the_proposal_is_not_drawn(qapp):
    plan = small_plan(
        Person(id="ruud", name="Ruud Postma", in_proposal=False),
        Membership(
            id=joined(DECISION, "ruud"),
            opportunity=DECISION,
            person="ruud",
            roles=frozenset(),
        ),
    )

    assert "Ruud Postma" not in texts(drawn(plan))


# -- what it says


@pytest.mark.parametrize(
    ("language", "title", "team", "lane"),
    [
        ("nl", "Wie werkt met wie", "Ons team", "OPERATIONEEL/TECHNISCH"),
        ("en", "Who works with whom", "Our team", "OPERATIONAL/TECHNICAL"),
        ("fr", "Qui travaille avec qui", "Notre équipe", "OPÉRATIONS/TECHNIQUE"),
    ],
)
def test_headings_are_in_the_customers_language(qapp, language, title, team, lane):
    words = texts(drawn(small_plan(), language))

    assert {title, team, lane} <= set(words)


def test_our_company_is_named_where_it_is_known(qapp):
    words = texts(drawn(small_plan(), our_name="Noorderlicht"))

    assert "Acme and Noorderlicht · Packaging line" in words
    assert "Your team at Noorderlicht" in words


def test_the_title_can_be_left_out(qapp):
    words = texts(drawn(small_plan(), title=False))

    assert "Who works with whom" not in words
    assert "Acme · Packaging line" not in words
    assert "Acme" in words


def test_a_date_is_printed_only_where_one_is_given(qapp):
    words = texts(drawn(small_plan(), dated=date(2026, 11, 21)))

    assert "21 November 2026" in words
    assert not [text for text in texts(drawn(small_plan())) if "20" in text]


def test_what_counterparts_agreed_stands_on_their_line(qapp):
    plan = small_plan(
        Counterpart(
            id=joined(DECISION, "sanne", "karim"),
            opportunity=DECISION,
            member="sanne",
            person="karim",
            rhythm="per kwartaal",
            tier=CounterpartTier.STRATEGIC,
        )
    )

    assert "Stratégique · per kwartaal" in texts(drawn(plan, "fr"))


def test_somebody_without_a_name_has_an_empty_disc(qapp):
    plan = small_plan(*person("x", "x"), *person("y", "Dr. Anton van Dijk"))

    faces = [face for card in drawn(plan).cards for face in card.faces]

    assert {face.initials for face in faces if face.hue is None} == {"", "AD", "KA", "EB"}
