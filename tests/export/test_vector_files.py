"""SVG and PDF, as programs that are not ours read them."""

import io
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from app.model.audience import Audience
from app.ui.export import Options, PictureSize, save_picture
from tests.export.files import page_text, saved
from tests.plans import DECISION, person, small_plan

SVG = "{http://www.w3.org/2000/svg}"
A4, A3, SLIDE = (842, 595), (1191, 842), (960, 540)  # points


def drawn(tmp_path, audience=Audience.CUSTOMER, plan=None, **options) -> ElementTree.Element:
    content = saved(plan or small_plan(), tmp_path, ".svg", audience, **options)
    return ElementTree.fromstring(content)


def words(root: ElementTree.Element) -> list[str]:
    return [(text.text or "").strip() for text in root.iter(f"{SVG}text")]


def opened(tmp_path, audience=Audience.CUSTOMER, **options) -> PdfReader:
    return PdfReader(io.BytesIO(saved(small_plan(), tmp_path, ".pdf", audience, **options)))


# -- SVG


@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.INTERNAL])
def test_text_in_an_svg_is_text_in_our_typeface(qapp, tmp_path, audience):
    root = drawn(tmp_path, audience)

    assert {"Karim El Amrani", "Eva Brouwer", "Sanne de Wit"} <= set(words(root))
    families = {text.get("font-family") for text in root.iter(f"{SVG}text")}
    assert [name.split(", ")[0] for name in families] == ["Inter"]
    assert all(name.endswith(", sans-serif") for name in families)


def test_a_text_says_how_wide_it_is_for_who_lacks_the_typeface(qapp, tmp_path):
    lengths = {
        (text.text or "").strip(): float(text.get("textLength", "0"))
        for text in drawn(tmp_path).iter(f"{SVG}text")
    }

    assert 80 < lengths["Karim El Amrani"] < 180
    assert lengths["Eva Brouwer"] < lengths["Karim El Amrani"]


@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.INTERNAL])
def test_who_lacks_the_typeface_and_stretches_no_text_takes_one_that_is_no_wider(
    qapp, tmp_path, audience
):
    [families] = {
        t.get("font-family", "") for t in drawn(tmp_path, audience).iter(f"{SVG}text")
    }

    after = families.split(", ")
    wide = min(after.index(one) for one in ("Noto Sans", "DejaVu Sans", "sans-serif"))
    assert {"Arial", "Liberation Sans", "DejaVu Sans Condensed"} <= set(after[:wide])


@pytest.mark.parametrize("audience", list(Audience))
def test_an_svg_holds_lines_and_no_pictures(qapp, tmp_path, audience):
    root = drawn(tmp_path, audience)

    assert not list(root.iter(f"{SVG}image"))
    assert list(root.iter(f"{SVG}path"))


def test_an_svg_has_a_title_and_a_description_and_no_other_metadata(qapp, tmp_path):
    root = drawn(tmp_path)

    assert root.findtext(f"{SVG}title") == "Who works with whom"
    assert "who works with whom" in (root.findtext(f"{SVG}desc") or "")
    assert not list(root.iter(f"{SVG}metadata"))
    assert b"<!--" not in saved(small_plan(), tmp_path, ".svg")


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (PictureSize.pixels(1000, 700), ("1000px", "700px")),
        (PictureSize.centimetres(16, 9, 254), ("16cm", "9cm")),
    ],
)
def test_an_svg_has_the_size_that_was_asked(qapp, tmp_path, size, expected):
    root = drawn(tmp_path, size=size)

    assert (root.get("width"), root.get("height")) == expected


def test_the_whole_drawing_lies_in_the_part_that_is_shown(qapp, tmp_path):
    root = drawn(tmp_path, Audience.INTERNAL, size=PictureSize.pixels(1600, 400))

    left, top, wide, high = map(float, (root.get("viewBox") or "").split())
    assert wide / high == pytest.approx(4, rel=0.01)
    assert left < 0
    assert top == 0


@pytest.mark.parametrize(("clear", "grounds"), [(False, 1), (True, 0)])
def test_an_svg_has_a_white_ground_or_none(qapp, tmp_path, clear, grounds):
    root = drawn(tmp_path, transparent=clear)

    rects = [one for one in root.findall(f"{SVG}rect") if one.get("fill") == "#ffffff"]
    assert len(rects) == grounds


def test_signs_that_mean_something_in_xml_are_shown_as_they_are(qapp, tmp_path):
    plan = small_plan(*person("x", "Ann & <Bob> \x0b\u0001"))

    assert "Ann & <Bob>" in words(drawn(tmp_path, plan=plan))
    assert "Ann & <Bob>" in " ".join(words(drawn(tmp_path, Audience.INTERNAL, plan=plan)))


# -- PDF


@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.INTERNAL])
def test_text_in_a_pdf_can_be_selected(qapp, tmp_path, audience):
    text = page_text(saved(small_plan(), tmp_path, ".pdf", audience))

    assert "Karim El Amrani" in text
    assert "Eva Brouwer" in text
    assert "Acme · Packaging line" in text
    assert ("INTERNAL" in text) is (audience is Audience.INTERNAL)


def test_a_plus_between_capitals_is_a_plus_when_copied(qapp, tmp_path):
    plan = small_plan(*person("x", "Team 3T + 7X"))

    assert "3T + 7X" in page_text(saved(plan, tmp_path, ".pdf", Audience.CUSTOMER))


def test_the_typeface_is_embedded(qapp, tmp_path):
    resources: Any = opened(tmp_path).pages[0]["/Resources"]

    fonts = [font.get_object() for font in resources["/Font"].values()]
    described = [f["/DescendantFonts"][0].get_object()["/FontDescriptor"] for f in fonts]
    assert described
    assert all("Inter" in one["/FontName"] and "/FontFile2" in one for one in described)


def test_a_pdf_holds_no_pictures(qapp, tmp_path):
    [page] = opened(tmp_path, Audience.INTERNAL).pages

    assert not page.images


@pytest.mark.parametrize(
    ("audience", "title"),
    [
        (Audience.CUSTOMER, "Who works with whom"),
        (Audience.INTERNAL, "INTERNAL relationship map"),
        (Audience.WITHOUT_NAMES, "INTERNAL relationship map"),
    ],
)
def test_a_pdf_tells_its_title_and_nothing_else(qapp, tmp_path, audience, title):
    reader = opened(tmp_path, audience)

    told = dict(reader.metadata or {})
    assert told.pop("/Trapped", "/False") == "/False"
    assert told == {"/Title": title}


@pytest.mark.parametrize(("page", "points"), [("a4", A4), ("a3", A3), ("slide", SLIDE)])
@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.INTERNAL])
def test_a_pdf_is_one_page_of_the_size_that_was_asked(qapp, tmp_path, audience, page, points):
    [sheet] = opened(tmp_path, audience, size=PictureSize.page(page)).pages

    shown = float(sheet.mediabox.width), float(sheet.mediabox.height)
    assert shown == pytest.approx(points, abs=1)


def test_a_pdf_without_a_height_is_as_high_as_its_content(qapp, tmp_path):
    [sheet] = opened(tmp_path, size=PictureSize.centimetres(16)).pages

    assert float(sheet.mediabox.width) == pytest.approx(16 / 2.54 * 72, abs=1)
    assert 100 < float(sheet.mediabox.height) < 700


def test_headings_are_spaced_as_on_the_screen(qapp, tmp_path):
    text = page_text(saved(small_plan(), tmp_path, ".pdf", Audience.INTERNAL))

    assert "O U R" not in text


def test_the_day_the_map_was_looked_at_does_not_show_in_a_customers_pdf(qapp, tmp_path):
    asked = Options(size=PictureSize.page("a4"))
    days = date(2026, 3, 2), date(2031, 1, 1)

    files = [
        save_picture(small_plan(), DECISION, day, asked, tmp_path / f"{day}.pdf")
        for day in days
    ]

    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_frame_that_icons_have_is_not_drawn(qapp, tmp_path):
    paths = [
        path.get("d") or "" for path in drawn(tmp_path, Audience.INTERNAL).iter(f"{SVG}path")
    ]

    assert not [way for way in paths if way.startswith("M0,0 L24,0 L24,24 L0,24")]
