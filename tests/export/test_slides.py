"""Slides: cards as groups, lines glued to them, text as text, nothing of their makers."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Cm

from app.errors import UserError
from app.model.audience import Audience
from app.model.people import Person, TeamMember
from app.model.ties import Counterpart
from app.model.values import joined
from app.model.vocabulary import Lane, Level
from app.ui.export import PictureSize
from tests.export import slides
from tests.export.files import saved
from tests.export.slides import A, P
from tests.plans import DECISION, person, small_plan

WIDE = (12_192_000, 6_858_000)
ONE = 12_700  # EMU: a point


def slide(tmp_path, audience=Audience.CUSTOMER, plan=None, **options) -> slides.Element:
    return slides.tree(saved(plan or small_plan(), tmp_path, ".pptx", audience, **options))


def template(folder: Path, name: str = "ours.pptx") -> Path:
    """A company's presentation: its own size, a slide with a secret on it, and its maker."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(32), Cm(18)
    deck.core_properties.author = "Herman Vos"
    page = deck.slides.add_slide(deck.slide_layouts[0])
    page.shapes.title.text = "Margin of the last deal"
    page.notes_slide.notes_text_frame.text = "Do not tell"
    deck.slide_master.name = "Company master"
    path = folder / name
    deck.save(str(path))
    return path


def repacked(path: Path, **changed: bytes) -> Path:
    """A presentation with other parts; a name is written with __ for / and _X_ for the dot."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {
        name.replace("__", "/").replace("_X_", "."): part for name, part in changed.items()
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


# -- what is on it


@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.INTERNAL])
def test_everybody_is_a_group_of_shapes_with_their_name_as_text(qapp, tmp_path, audience):
    cards = slides.groups(slide(tmp_path, audience))

    for name in ("Karim El Amrani", "Eva Brouwer", "Sanne de Wit"):
        assert name in slides.texts(cards[name])
        assert slides.says(cards[name]).startswith(name)


def test_a_customers_line_is_glued_to_both_cards(qapp, tmp_path):
    found = list(slides.glued(slide(tmp_path)))

    assert sorted(found) == [("Herman Vos", "Karim El Amrani"), ("Sanne de Wit", "Eva Brouwer")]


def test_every_line_of_the_map_is_glued_to_both_cards(qapp, tmp_path):
    found = set(slides.glued(slide(tmp_path, Audience.INTERNAL)))

    assert found == {("Sanne de Wit", "Eva Brouwer"), ("Eva Brouwer", "Karim El Amrani")}


def test_the_dot_of_a_reporting_line_is_as_small_as_on_the_map(qapp, tmp_path):
    shown = slide(tmp_path, Audience.INTERNAL, small_plan())

    dots = [end for end in shown.iter(f"{A}tailEnd") if end.get("type") == "oval"]
    assert dots
    assert {(dot.get("w"), dot.get("len")) for dot in dots} == {("sm", "sm")}


@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.INTERNAL])
def test_a_connector_ends_where_the_card_has_a_site_for_it(qapp, tmp_path, audience):
    several = [
        Counterpart(
            id=joined(DECISION, m, "karim"), opportunity=DECISION, member=m, person="karim"
        )
        for m in ("sanne", "herman")
    ]
    shown = slide(tmp_path, audience, small_plan(*several))

    for line in shown.iter(f"{P}cxnSp"):
        told = line.find(f"{P}nvCxnSpPr/{P}cNvCxnSpPr")
        for place, end in zip(slides.ends(line), ("st", "end"), strict=True):
            glue = told.find(f"{A}{end}Cxn")
            site = slides.sites(shown, glue.get("id"))[int(glue.get("idx"))]
            assert max(abs(a - b) for a, b in zip(place, site, strict=True)) <= ONE


@pytest.mark.parametrize("audience", list(Audience))
def test_no_two_things_on_a_slide_have_one_number(qapp, tmp_path, audience):
    shown = slide(tmp_path, audience)

    for choice in list(shown.iter(f"{slides.MC}AlternateContent")):
        choice.remove(choice.find(f"{slides.MC}Fallback"))  # the same line in another way
    numbers = [one.get("id") for one in shown.iter(f"{P}cNvPr")]
    assert len(numbers) == len(set(numbers))


def test_a_line_with_bends_is_a_shape_for_programs_that_bend_lines_themselves(qapp, tmp_path):
    shown = slide(tmp_path, Audience.INTERNAL)

    bent = list(shown.iter(f"{slides.MC}AlternateContent"))
    for one in bent:
        assert one.find(f"{slides.MC}Choice/{P}cxnSp") is not None
        assert one.find(f"{slides.MC}Fallback/{P}sp//{A}custGeom") is not None
    straight = shown.findall(f".//{P}spTree/{P}cxnSp")
    assert len(bent) + len(straight) == 2


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (Audience.CUSTOMER, "Sanne de Wit (commercial/purchasing): Eva Brouwer"),
        (Audience.INTERNAL, "INTERNAL. Acme · Packaging line. Score"),
    ],
)
def test_the_slide_is_told_in_words(qapp, tmp_path, audience, words):
    assert words in slides.says(slides.groups(slide(tmp_path, audience))["Background 1"])


def test_initials_stand_in_their_disc(qapp, tmp_path):
    card = slides.groups(slide(tmp_path))["Sanne de Wit"]

    [disc] = [s for s in card.iter(f"{P}sp") if "SW" in slides.texts(s)]
    assert disc.find(f".//{A}prstGeom").get("prst") == "ellipse"


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.WITHOUT_NAMES])
def test_an_internal_slide_says_so_on_its_face(qapp, tmp_path, audience):
    assert "INTERNAL" in slides.texts(slide(tmp_path, audience))


def test_a_slide_is_wide_unless_a_page_is_asked_for(qapp, tmp_path):
    wide = Presentation(io.BytesIO(saved(small_plan(), tmp_path, ".pptx", Audience.CUSTOMER)))
    paper = Presentation(
        io.BytesIO(
            saved(
                small_plan(), tmp_path, ".pptx", Audience.CUSTOMER, size=PictureSize.page("a3")
            )
        )
    )

    assert (wide.slide_width, wide.slide_height) == WIDE
    assert paper.slide_width / 360_000 == pytest.approx(42.0, abs=0.05)
    assert len(wide.slides) == len(paper.slides) == 1


def test_arabic_chinese_and_emoji_come_out_and_what_turns_text_around_does_not(qapp, tmp_path):
    odd = "\u202eevil\u202c \u2066x\u2069\u200e"
    plan = small_plan(
        *person("a", "محمد علي"), *person("b", "陳大文"), *person("c", f"Bo 🙂 {odd}")
    )

    shown = slide(tmp_path, plan=plan)
    words = slides.texts(shown)

    assert {"محمد علي", "陳大文", "Bo 🙂 evil x"} <= set(words)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", "".join(words))
    turned = [one for one in shown.iter(f"{A}p") if one.find(f"{A}pPr").get("rtl") == "1"]
    assert {"".join(t.text for t in one.iter(f"{A}t")) for one in turned} >= {"محمد علي"}


@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.INTERNAL])
def test_sixty_people_with_long_names_stay_on_the_slide(qapp, tmp_path, audience):
    long = "Maximiliaan van Oldenbarnevelt-Hooghiemstra tot den Engh zu "
    people = [
        one
        for number in range(60)
        for one in person(
            f"x{number}", f"{long[:57]}{number:03}",
            lane=list(Lane)[number % 4], level=list(Level)[number % 4],
        )
    ]  # fmt: skip
    colleague = TeamMember(id="new", name=long, title=long, email=f"{long[:20]}@ours.example")

    shown = slide(tmp_path, audience, small_plan(*people, colleague))

    boxes = [frame for frame in shown.iter(f"{A}xfrm") if frame.find(f"{A}off") is not None]
    assert len(slides.groups(shown)) > 5
    for frame in boxes:
        x, y = (int(frame.find(f"{A}off").get(side)) for side in "xy")
        wide, high = (int(frame.find(f"{A}ext").get(side)) for side in ("cx", "cy"))
        assert x >= -ONE
        assert y >= -ONE
        assert x + wide <= WIDE[0] + ONE
        assert y + high <= WIDE[1] + ONE


# -- whose it is


def test_a_slide_tells_nobody_who_made_it_with_what_or_when(qapp, tmp_path):
    content = saved(small_plan(), tmp_path, ".pptx", Audience.CUSTOMER)
    deck = Presentation(io.BytesIO(content))

    about = deck.core_properties
    assert (about.title, about.language) == ("Who works with whom", "en")
    assert (about.author, about.last_modified_by, about.created, about.modified) == (
        "", "", None, None,
    )  # fmt: skip
    told = ("docProps/app.xml", "docProps/thumbnail.jpeg", "printerSettings")
    assert not [name for name in slides.names(content) if any(one in name for one in told)]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_a_slide_goes_on_the_empty_page_of_a_template_and_takes_nothing_else_of_it(
    qapp, tmp_path
):
    content = saved(
        small_plan(), tmp_path, ".pptx", Audience.CUSTOMER, template=template(tmp_path)
    )
    deck = Presentation(io.BytesIO(content))

    [page] = deck.slides
    assert (deck.slide_width, deck.slide_height) == (Cm(32), Cm(18))
    assert page.slide_layout.name == "Blank"
    assert len(deck.slide_layouts) == 11
    assert not list(page.placeholders)
    everything = b"".join(slides.part(content, name) for name in slides.names(content))
    assert not re.search(rb"Margin of|Do not tell|Herman Vos, |Steve Canny", everything)
    assert not [name for name in slides.names(content) if "notes" in name]


def test_a_template_as_powerpoint_keeps_templates_will_do(qapp, tmp_path):
    path = template(tmp_path, "ours.potx")
    kinds = slides.part(path.read_bytes(), "[Content_Types].xml")
    kinds = kinds.replace(b"presentation.main+xml", b"template.main+xml")
    repacked(path, **{"[Content_Types]_X_xml": kinds})

    content = saved(small_plan(), tmp_path, ".pptx", Audience.CUSTOMER, template=path)

    assert len(Presentation(io.BytesIO(content)).slides) == 1


def broken(folder: Path, how: str) -> Path:
    path = template(folder)
    if how == "is no archive":
        path.write_bytes(b"PK\x03\x04 but no more")
    elif how == "is empty":
        path.write_bytes(b"")
    elif how == "is a picture":
        path.write_bytes(b"\x89PNG\r\n\x1a\n")
    elif how == "lacks its presentation":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
    elif how == "unpacks without end":
        repacked(path, ppt__media__x_X_bin=b"0" * 40_000_000)
    elif how == "declares entities":
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
        repacked(path, ppt__theme__theme1_X_xml=bomb)
    elif how == "has a broken master":
        repacked(path, ppt__slideMasters__slideMaster1_X_xml=b"<p:sldMaster>")
    elif how == "has no page":
        told = slides.part(path.read_bytes(), "ppt/presentation.xml")
        told = re.sub(rb"<p:sldSz[^>]*/>", b"", told)
        repacked(path, ppt__presentation_X_xml=told)
    return path


@pytest.mark.parametrize(
    "how",
    [
        "is no archive", "is empty", "is a picture", "lacks its presentation",
        "unpacks without end", "declares entities", "has a broken master", "has no page",
    ],
)  # fmt: skip
def test_a_template_that_is_no_use_is_refused_in_one_sentence(qapp, tmp_path, how):
    with pytest.raises(UserError, match=r"^ours.pptx cannot be used as a template: [^.]*\.$"):
        saved(small_plan(), tmp_path, ".pptx", template=broken(tmp_path, how))

    assert not (tmp_path / "file.pptx").exists()


def test_a_template_that_is_not_there_is_named(qapp, tmp_path):
    with pytest.raises(UserError, match=r"^The template gone\.pptx could not be read: .*\.$"):
        saved(small_plan(), tmp_path, ".pptx", template=tmp_path / "gone.pptx")


def test_a_template_that_fetches_pictures_from_elsewhere_is_refused(qapp, tmp_path):
    path = template(tmp_path)
    named = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    told = slides.part(path.read_bytes(), named).replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/image" Target="http://tracker.example/a.png" TargetMode="External"/>'
        b"</Relationships>",
    )
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | {named: told}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    with pytest.raises(UserError, match="points to files outside itself"):
        saved(small_plan(), tmp_path, ".pptx", template=path)


def test_signs_that_mean_something_in_xml_are_shown_as_they_are(qapp, tmp_path):
    plan = small_plan(*person("x", 'Ann & <Bob> "x" \x0b\x01'), Person(id="y", name="&"))

    assert 'Ann & <Bob> "x"' in slides.texts(slide(tmp_path, plan=plan))


def test_a_text_of_two_directions_is_one_text_as_it_was_written(qapp, tmp_path):
    plan = small_plan(*person("x", "محمد علي (CFO)"))

    for audience in (Audience.CUSTOMER, Audience.INTERNAL):
        assert "محمد علي (CFO)" in slides.texts(slide(tmp_path, audience, plan))


def test_what_a_lane_is_called_lies_over_the_lines(qapp, tmp_path):
    plan = small_plan(*person("x", "Ann", lane=Lane.FINANCIAL))
    shapes = list(slide(tmp_path, plan=plan).find(f".//{P}spTree"))

    lines = [at for at, one in enumerate(shapes) if one.tag == f"{P}cxnSp"]
    said = [slides.texts(one) for one in shapes]
    assert max(lines) < min(at for at, one in enumerate(said) if "FINANCIAL" in one)
