"""The picture a customer gets: what cannot be in it, and what it looks like."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRectF

from app import i18n
from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from app.model.decision import Membership
from app.model.entities import KINDS
from app.model.people import Person, TeamMember
from app.model.ties import Counterpart
from app.model.values import joined
from app.model.vocabulary import CounterpartTier, Lane, Level
from app.ui import proposal
from app.ui.export import Options, PictureSize, save_picture, suggested_name
from app.ui.proposal_arrangement import in_order
from app.ui.proposal_sheet import Sheet
from tests.plans import AS_OF, DECISION, person, small_plan
from tests.planted import DAY, MARK, opportunity, planted_plan

SMALL = PictureSize.pixels(1280)
ALLOWED_CHUNKS = {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def saved(plan: AccountPlan, path: Path, decision: str = DECISION, **options) -> bytes:
    """The bytes of the customer's picture of a plan."""
    asked = replace(Options(size=SMALL, language="en"), **options)
    return save_picture(plan, decision, AS_OF, asked, path / "picture.png").read_bytes()


def chunks(content: bytes) -> list[bytes]:
    """The kinds of the chunks of a PNG file, in order."""
    found, at = [], 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        found.append(content[at + 4 : at + 8])
        at += 12 + length
    return found


def drawn(
    plan: AccountPlan, language: str = "en", shape: float | None = None, **wording
) -> Sheet:
    redacted = redact(plan, DECISION, Audience.CUSTOMER)
    with i18n.speaking(language):
        return proposal.sheet(redacted, proposal.Wording(**wording), shape)


def texts(sheet: Sheet) -> list[str]:
    """Every text of a drawing, in the order of painting."""
    return [
        *(band.heading.text for band in sheet.bands),
        *(line.text for card in sheet.cards for face in card.faces for line in face.lines),
        *(link.agreed for link in sheet.links if link.agreed),
        *(line.text for line in sheet.lines),
    ]


def crowd(theirs: int, ours: int, *more) -> AccountPlan:
    """So many people on either side, over all lanes and levels and some unknown."""
    lanes, levels = (*Lane, None), (*Level, None)
    people = [
        entity
        for n in range(theirs)
        for entity in person(
            f"c{n}", f"Customer Person {n:02}", lane=lanes[n % 5], level=levels[n % 4]
        )
    ]
    team = [
        TeamMember(
            id=f"t{n}",
            name=f"Colleague {n:02}",
            title="Specialist",
            email=f"colleague.{n}@supplier.example",
            phone="+31 6 1234 5678",
            lane=lanes[n % 5],
            level=levels[n % 5],
        )
        for n in range(ours)
    ]
    return small_plan(*people, *team, *more)


# -- what may not leave


def test_no_planted_word_is_in_the_customers_file_or_among_the_drawn_texts(qapp, tmp_path):
    plan = planted_plan()

    content = saved(plan, tmp_path, opportunity())

    assert MARK.encode() not in content
    assert MARK.encode("utf-16-le") not in content
    redacted = redact(plan, opportunity(), Audience.CUSTOMER)
    words = texts(proposal.sheet(redacted, proposal.Wording(), None))
    assert "person name 0" in words
    assert not [text for text in words if MARK in text.casefold()]


def test_the_file_holds_pixels_and_their_density_and_nothing_else(qapp, tmp_path):
    content = saved(small_plan(), tmp_path)

    assert set(chunks(content)) == ALLOWED_CHUNKS
    assert Image.open(io.BytesIO(content)).info.keys() == {"dpi"}


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


# -- where everything stands


@pytest.mark.parametrize("shape", [None, 9 / 16, 1.4], ids=["by content", "slide", "page"])
@pytest.mark.parametrize(("theirs", "ours"), [(0, 0), (1, 0), (9, 4), (60, 12)])
def test_cards_stand_apart_and_no_line_runs_through_one(qapp, theirs, ours, shape):
    sheet = drawn(crowd(theirs, ours), shape=shape)

    areas = [card.area for card in sheet.cards]
    assert sum(len(card.faces) for card in sheet.cards) == theirs + ours + 4
    for n, area in enumerate(areas):
        assert QRectF(0, 0, sheet.width, sheet.height).contains(area)
        assert not [other for other in areas[n + 1 :] if area.intersects(other)]
    lefts = [area.right() for area in areas if area.left() < sheet.width / 4]
    rights = [area.left() for area in areas if area.left() > sheet.width / 4]
    for link in sheet.links:
        assert link.start.x() >= max(lefts)
        assert link.end.x() <= min(rights)
    assert len(sheet.links) <= theirs + 2


def test_everybody_of_the_customer_stands_at_the_end_of_a_line(qapp):
    sheet = drawn(crowd(60, 9))

    ends = [link.end for link in sheet.links]
    theirs = [card for card in sheet.cards if card.faces[0].hue is None]
    for card in theirs:
        assert [end for end in ends if card.area.adjusted(-1, 0, 1, 0).contains(end)]


def test_sixty_people_fit_about_a_page(qapp):
    sheet = drawn(crowd(60, 9))

    assert sheet.height <= 1.5 * sheet.width
    assert len(texts(sheet)) > 60


def test_a_long_name_goes_on_in_a_next_line_and_is_cut_off_at_last(qapp):
    long = "Wilhelmina Alexandra van Oranje-Nassau tot Lippe-Biesterfeld"
    plan = small_plan(*person("w", long), *person("x", "x" * 9000))

    sheet = drawn(plan)

    words = " ".join(texts(sheet)).replace("- ", "-")
    assert long in words
    assert "xx…" in words
    for card in sheet.cards:
        assert all(line.at.y() < card.area.bottom() for f in card.faces for line in f.lines)


def test_people_without_a_lane_come_last_under_a_heading_of_their_own(qapp):
    sheet = drawn(small_plan(*person("x", "Xander")))

    lowest = max(sheet.bands, key=lambda band: band.area.top())
    assert lowest.heading.text == "OTHER FUNCTIONS"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([0.0, 50.0], [0.0, 50.0]),
        ([50.0, 0.0], [20.0, 30.0]),
        ([-5.0, 0.0, 200.0], [0.0, 10.0, 90.0]),
        ([], []),
    ],
)
def test_places_keep_their_order_and_come_as_near_as_they_can(wanted, expected):
    spans = [10.0] * len(wanted)

    places = in_order(wanted, spans, 0.0, 70.0)

    assert places == pytest.approx(expected)


# -- the file


def test_a_picture_is_four_k_wide_when_nothing_is_asked(qapp, tmp_path):
    content = saved(small_plan(), tmp_path, size=Options().size)

    assert Image.open(io.BytesIO(content)).width == 3840


def test_a_picture_has_the_size_in_pixels_that_was_asked(qapp, tmp_path):
    content = saved(small_plan(), tmp_path, size=PictureSize.pixels(1000, 700))

    assert Image.open(io.BytesIO(content)).size == (1000, 700)


def test_a_picture_in_centimetres_has_its_dots_per_inch_in_the_file(qapp, tmp_path):
    content = saved(small_plan(), tmp_path, size=PictureSize.centimetres(16, 9, 254))

    image = Image.open(io.BytesIO(content))
    assert image.size == (1600, 900)
    assert image.info["dpi"] == pytest.approx((254, 254), abs=0.1)


def test_the_ground_is_white_or_clear_as_asked(qapp, tmp_path):
    white = Image.open(io.BytesIO(saved(small_plan(), tmp_path)))
    clear = Image.open(io.BytesIO(saved(small_plan(), tmp_path, transparent=True)))

    assert white.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)
    assert clear.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: PictureSize.pixels(20_001),
        lambda: PictureSize.pixels(20_000, 20_000),
        lambda: PictureSize.pixels(0),
        lambda: PictureSize.pixels(400, -3),
        lambda: PictureSize.centimetres(500, dpi=1200),
        lambda: PictureSize.centimetres(float("nan")),
        lambda: PictureSize.centimetres(float("inf")),
        lambda: PictureSize.centimetres(16, dpi=1),
    ],
)
def test_a_size_that_cannot_be_is_refused_in_a_sentence(ask):
    with pytest.raises(UserError, match=r"^A picture .*\.$"):
        ask()


def test_a_picture_that_would_grow_too_high_is_refused(qapp, tmp_path):
    with pytest.raises(UserError, match="20,000"):
        saved(crowd(900, 2), tmp_path, size=PictureSize.pixels(19_000))


def test_an_unknown_kind_of_file_is_refused_and_the_known_ones_are_named(qapp, tmp_path):
    with pytest.raises(
        UserError, match=r"saved as \.png, \.svg, \.pdf, \.pptx, \.docx; map\.bmp is none"
    ):
        save_picture(small_plan(), DECISION, DAY, Options(), tmp_path / "map.bmp")

    assert list(tmp_path.iterdir()) == []


def test_an_internal_picture_is_not_to_be_had_in_french(qapp, tmp_path):
    with pytest.raises(UserError, match="nl, en, not in fr"):
        saved(small_plan(), tmp_path, audience=Audience.INTERNAL, language="fr")


def test_a_disk_that_refuses_leaves_the_old_file_and_names_the_folder(
    qapp, tmp_path, monkeypatch
):
    old = saved(small_plan(), tmp_path)
    monkeypatch.setattr("os.fsync", _full_disk)

    with pytest.raises(UserError, match=str(tmp_path)):
        saved(small_plan(*person("ruud", "Ruud Postma")), tmp_path)

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [old]


def _full_disk(_: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("account", "audience", "expected"),
    [
        ("AZ Sint-Odrada, Lier", "customer", "Wie werkt met wie - AZ Sint-Odrada Lier.png"),
        ("../etc:Acme", "internal", "INTERN relatiekaart - etc Acme.png"),
        ("Acme", "without-names", "INTERN relatiekaart - Acme.png"),
        ("Eva Brouwer Advies", "customer", "Wie werkt met wie.png"),
        (None, "customer", "Wie werkt met wie.png"),
    ],
)
def test_a_suggested_file_name_says_internal_and_names_nobody(account, audience, expected):
    plan = small_plan()
    named = AccountPlan([*plan, type(plan.account)(id="acme", name=account)])

    name = suggested_name(named, Options(audience=Audience(audience), language="nl"))

    assert name == expected
