"""A PDF of everything: pages with bookmarks for ourselves, and what a proposal needs."""

import io
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QFontDatabase

from app.model.audience import Audience
from app.model.people import TeamMember
from app.model.planning import Action
from app.model.ties import Counterpart
from app.model.values import joined
from app.model.vocabulary import CounterpartTier, Lane, Level, Role
from app.ui import pdf_bookmarks
from app.ui.export import PictureSize
from tests.export.files import PAGES, saved
from tests.export.own_font import FAMILY, font_of_squares
from tests.plans import DECISION, person, small_plan

A4, A3, SLIDE = (842, 595), (1191, 842), (960, 540)  # points
HAN = "陳大文"


def opened(tmp_path, audience=Audience.INTERNAL, plan=None, **options) -> Any:
    content = saved(plan or small_plan(), tmp_path, PAGES, audience, **options)
    return PdfReader(io.BytesIO(content))


def bookmarks(reader: Any) -> dict[str, int]:
    """The number of the page each leads to."""
    return {one["/Title"]: reader.get_destination_page_number(one) for one in reader.outline}


def page(reader: Any, title: str) -> Any:
    return reader.pages[bookmarks(reader)[title]].extract_text()


def test_bookmarks_lead_to_the_chapters_in_their_order(qapp, tmp_path):
    reader = opened(tmp_path)

    found = bookmarks(reader)
    assert [*found] == [
        "Summary", "Map", "Score by role", "Relationship matrix", "Gaps", "Still to fill in",
        "Action plan",
    ]  # fmt: skip
    assert [*found.values()] == sorted(found.values())
    assert reader.trailer["/Root"]["/PageMode"] == "/UseOutlines"


def test_every_page_for_ourselves_says_that_it_is_internal_and_which_it_is(qapp, tmp_path):
    reader = opened(tmp_path)

    count = len(reader.pages)
    for number, one in enumerate(reader.pages, 1):
        text = one.extract_text()
        assert "INTERNAL" in text
        assert f"{number} of {count}" in text


def test_the_cover_has_score_and_day(qapp, tmp_path):
    text = page(opened(tmp_path), "Summary")

    assert "Packaging line" in text
    assert "2 March 2026" in text
    assert "of 100 points" in text


def test_the_gaps_tell_why_and_what_to_do(qapp, tmp_path):
    text = page(opened(tmp_path), "Gaps")

    assert "Why" in text
    assert "What to do" in text
    assert "Karim El Amrani" in text


def test_the_action_plan_has_owners_and_days(qapp, tmp_path):
    todo = Action(
        id="a", opportunity=DECISION, text="Invite Karim", owner="sanne", due=date(2026, 5, 4)
    )

    text = page(opened(tmp_path, plan=small_plan(todo)), "Action plan")

    assert "Invite Karim" in text
    assert "Sanne de Wit" in text
    assert "4 May 2026" in text


def test_the_customer_gets_the_drawing_and_who_consults_whom_and_nothing_else(qapp, tmp_path):
    marked = Counterpart(
        id=joined(DECISION, "sanne", "eva"), opportunity=DECISION, member="sanne", person="eva",
        tier=CounterpartTier.TACTICAL, rhythm="every month",
    )  # fmt: skip
    reader = opened(tmp_path, Audience.CUSTOMER, small_plan(marked))

    assert [*bookmarks(reader)] == [
        "Who works with whom", "Consultation and escalation structure",
    ]  # fmt: skip
    text = page(reader, "Consultation and escalation structure")
    assert "At tactical level: Sanne de Wit with Eva Brouwer (every month)." in text
    assert "INTERNAL" not in "".join(one.extract_text() for one in reader.pages)


@pytest.mark.parametrize(("name", "points"), [("a4", A4), ("a3", A3), ("slide", SLIDE)])
@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.INTERNAL])
def test_every_page_has_the_size_that_was_asked(qapp, tmp_path, audience, name, points):
    reader = opened(tmp_path, audience, size=PictureSize.page(name))

    for one in reader.pages:
        shown = float(one.mediabox.width), float(one.mediabox.height)
        assert shown == pytest.approx(points, abs=1)


def test_the_typeface_is_embedded_on_every_page(qapp, tmp_path):
    for one in opened(tmp_path).pages:
        fonts = [font.get_object() for font in one["/Resources"]["/Font"].values()]
        described = [f["/DescendantFonts"][0].get_object()["/FontDescriptor"] for f in fonts]
        assert described
        assert all("/FontFile2" in one for one in described)


def test_sixty_people_take_more_pages_and_all_of_them_are_there(qapp, tmp_path):
    many = [
        one
        for number in range(60)
        for one in person(
            f"x{number:02}", f"Person {number:02} van den Broeck-Vandenberghe tot Overijssel",
            Role.USER, lane=list(Lane)[number % 4], level=list(Level)[number % 4],
        )
    ]  # fmt: skip
    team = [TeamMember(id=f"t{number}", name=f"Colleague {number}") for number in range(30)]

    reader = opened(tmp_path, plan=small_plan(*many, *team))

    text = "".join(one.extract_text() for one in reader.pages)
    assert all(f"Person {number:02}" in text for number in range(60))
    assert all(f"Colleague {number}" in text for number in range(30))
    assert len(reader.pages) > 8


@pytest.fixture
def han(qapp, tmp_path):
    """A font for a Chinese name, which a plain machine lacks."""
    number = QFontDatabase.addApplicationFont(str(font_of_squares(tmp_path / "f.ttf", HAN)))
    assert QFontDatabase.applicationFontFamilies(number) == [FAMILY]
    yield HAN
    QFontDatabase.removeApplicationFont(number)


def test_names_in_other_scripts_are_set_and_control_characters_are_not(han, tmp_path):
    plan = small_plan(*person("x", f"{han} \u202eevil\u2069"), *person("y", "محمد"))

    text = "".join(one.extract_text() for one in opened(tmp_path, plan=plan).pages)

    assert han in text
    assert "evil" in text
    assert "\u202e" not in text


def test_what_qt_did_not_write_gets_no_bookmarks():
    with pytest.raises(ValueError, match="no PDF as Qt writes it"):
        pdf_bookmarks.with_bookmarks(b"%PDF-1.4\ntrailer\n", ["One"])
