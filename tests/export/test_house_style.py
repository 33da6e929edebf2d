"""The house style: what it changes in what we hand over."""

import base64
import io
import zipfile
from xml.etree import ElementTree

import pytest
from PIL import Image, PngImagePlugin
from PySide6.QtGui import QColor, QFontDatabase

from app.model.audience import Audience
from app.model.edits.house import logo_type
from app.model.house import HouseStyle, LogoType
from app.ui import proposal_look, theme
from app.ui.dialogs.preferences_house_parts import as_png, contrast_words
from tests.export import slides
from tests.export.files import TOLD, holds, layers, saved
from tests.export.own_font import FAMILY, font_of_squares
from tests.plans import small_plan

RED, GREEN = "#7a1f2b", "#0b6b4f"
TEXT = "{http://www.w3.org/2000/svg}text"
SECRET = "made by Herman at home"
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">'
    b'<rect width="80" height="40" fill="#0b6b4f"/></svg>'
)


def picture(colour: str = "#ff00ff", size: tuple[int, int] = (60, 30)) -> bytes:
    """A logo that tells who made it."""
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", SECRET)
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG", pnginfo=about)
    return buffer.getvalue()


def style(logo: bytes | None = None, **given) -> HouseStyle:
    kind = None if logo is None else logo_type(logo)
    content = None if logo is None else base64.b64encode(logo).decode()
    return HouseStyle(logo=content, logo_type=kind, **given)


def svg(tmp_path, house: HouseStyle | None) -> str:
    return saved(small_plan(), tmp_path, ".svg", Audience.CUSTOMER, house=house).decode()


# -- what it changes


def test_titles_and_our_people_are_in_the_colours_of_the_house(qapp, tmp_path):
    made = svg(tmp_path, style(primary=RED, secondary=GREEN))

    assert f'fill="{RED}"' in made
    assert f'fill="{GREEN}"' in made
    assert RED not in svg(tmp_path, None)


def test_our_company_stands_above_our_people_unless_another_name_is_asked_for(qapp, tmp_path):
    house = style(company="Noorderlicht")

    assert "Your team at Noorderlicht" in svg(tmp_path, house)
    other = saved(
        small_plan(), tmp_path, ".svg", Audience.CUSTOMER, house=house, our_name="Zuid"
    )
    assert b"Your team at Zuid" in other


@pytest.mark.parametrize("logo", [picture(), DRAWING])
@pytest.mark.parametrize("kind", TOLD[Audience.CUSTOMER])
def test_the_logo_is_in_every_file_and_nothing_of_who_made_it(qapp, tmp_path, kind, logo):
    made = saved(small_plan(), tmp_path, kind, Audience.CUSTOMER, house=style(logo))

    assert made != saved(small_plan(), tmp_path, kind, Audience.CUSTOMER)
    assert not holds(made, SECRET)
    assert made == saved(small_plan(), tmp_path, kind, Audience.CUSTOMER, house=style(logo))


def test_on_a_slide_the_logo_is_a_picture_at_the_top_right(qapp, tmp_path):
    made = saved(small_plan(), tmp_path, ".pptx", Audience.CUSTOMER, house=style(picture()))

    [name] = [name for name in slides.names(made) if name.startswith("ppt/media/")]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        logo = Image.open(io.BytesIO(archive.read(name)))
    assert logo.size == (60, 30)
    assert logo.convert("RGB").getpixel((30, 15)) == (255, 0, 255)
    [shown] = slides.tree(made).iter(f"{slides.P}pic")
    left = int(shown.find(f".//{slides.A}off").get("x"))
    assert left > 12_192_000 * 0.75


def test_what_is_no_longer_a_logo_is_left_out(qapp, tmp_path):
    broken = HouseStyle(logo="not base64!", logo_type=LogoType.PNG)

    assert svg(tmp_path, broken) == svg(tmp_path, None)


def test_letters_are_those_of_the_house_where_this_computer_has_them(qapp, tmp_path):
    other = next(name for name in QFontDatabase.families() if name != theme.family())

    made = saved(
        small_plan(), tmp_path, ".pptx", Audience.CUSTOMER, house=style(font_family=other)
    )
    assert f'typeface="{other}"'.encode() in slides.part(made)
    with proposal_look.wearing(style(font_family=other)):
        assert proposal_look.family() == other
    with proposal_look.wearing(style(font_family="Nowhere Sans")):
        assert proposal_look.family() == theme.family()


def test_text_in_an_svg_is_set_and_measured_in_the_letters_of_the_house(qapp, tmp_path):
    number = QFontDatabase.addApplicationFont(
        str(font_of_squares(tmp_path / "squares.ttf", "Eva Brouwer"))
    )

    made = [svg(tmp_path, one) for one in (None, style(font_family=FAMILY))]

    QFontDatabase.removeApplicationFont(number)
    ours, theirs = (
        next(
            one
            for one in ElementTree.fromstring(content).iter(TEXT)
            if one.text == "Eva Brouwer"
        )
        for content in made
    )
    assert ours.get("font-family", "").startswith("Inter, ")
    assert theirs.get("font-family", "").startswith(f"'{FAMILY}', Inter, ")
    assert float(theirs.get("textLength", "0")) > 1.5 * float(ours.get("textLength", "0"))


@pytest.mark.parametrize("hue", ["#000000", "#ffffff", "#ffff00", "#7a1f2b", "#808080"])
def test_text_on_any_colour_of_the_house_can_be_read(qapp, hue):
    with proposal_look.wearing(style(primary=hue)):
        ground, white = QColor(hue), QColor("white")

        assert theme.contrast(proposal_look.on_hue(ground), ground) >= proposal_look.READABLE
        assert theme.contrast(proposal_look.colour("title"), white) >= proposal_look.READABLE


@pytest.mark.parametrize("kind", TOLD[Audience.CUSTOMER])
def test_without_a_house_style_everything_is_as_it_was(qapp, tmp_path, kind):
    plain = saved(small_plan(), tmp_path, kind, Audience.CUSTOMER)

    assert saved(small_plan(), tmp_path, kind, Audience.CUSTOMER, house=HouseStyle()) == plain


def test_too_little_contrast_with_white_is_told(qapp):
    assert "can hardly be read" in contrast_words("#ffd500")
    assert "can be read" in contrast_words("#1d45a8")


def test_a_photograph_becomes_a_png_of_nothing_but_pixels(qapp, tmp_path):
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = SECRET
    Image.new("RGB", (3000, 1000), "#0b6b4f").save(buffer, "JPEG", exif=exif)
    (tmp_path / "logo.jpg").write_bytes(buffer.getvalue())

    made = as_png(tmp_path / "logo.jpg")

    assert Image.open(io.BytesIO(made)).size == (1200, 400)
    assert not [layer for layer in layers(made) if SECRET.encode() in layer]
