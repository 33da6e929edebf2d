"""A PNG file as other programs read it: every pixel, how dense, a title, and no more."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngImageFile
from PySide6.QtGui import QColor, QImage

from app.model import edits
from app.model.audience import Audience
from app.model.called import Called
from app.ui.export import picture
from app.ui.png_file import DESCRIPTION, TITLE, png
from tests.export.customer_pictures import saved
from tests.export.files import holds
from tests.export.handed import options
from tests.plans import AS_OF, DECISION, small_plan
from tests.planted import MARK, opportunity, planted_plan


def noise(width: int, height: int, form: QImage.Format) -> QImage:
    """A picture of which no two neighbours are alike."""
    chance = random.Random(3)
    image = QImage(width, height, form)
    for x in range(width):
        for y in range(height):
            red, green, blue = (chance.randrange(256) for _ in range(3))
            image.setPixelColor(x, y, QColor(red, green, blue, 255 if x % 2 else 0))
    return image


def opened(content: bytes) -> PngImageFile:
    """The picture in a file as another program opens it."""
    read = Image.open(io.BytesIO(content))
    assert isinstance(read, PngImageFile)
    return read


@pytest.mark.parametrize("form", [QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 1), (5, 2), (33, 21), (7, 400)])
def test_another_program_reads_every_pixel(qapp, tmp_path, form, width, height):
    image = noise(width, height, form)
    image.save(str(tmp_path / "qt.png"))

    read = Image.open(io.BytesIO(png(image)))

    by_qt = Image.open(tmp_path / "qt.png")
    assert read.mode == by_qt.mode == ("RGBA" if image.hasAlphaChannel() else "RGB")
    assert ImageChops.difference(read, by_qt).getbbox() is None
    assert read.tobytes() == by_qt.tobytes()


def test_a_picture_has_its_title_and_its_words_in_the_file_and_no_other_text(qapp, tmp_path):
    content = saved(small_plan(), tmp_path)

    read = opened(content)
    read.load()

    assert set(read.text) == {TITLE, DESCRIPTION}
    assert read.text[TITLE] == "Who works with whom"
    assert "Karim El Amrani" in read.text[DESCRIPTION]
    assert set(read.info) == {TITLE, DESCRIPTION, "dpi"}


def test_the_words_are_in_the_language_of_the_picture_and_of_its_audience(qapp, tmp_path):
    french = opened(saved(small_plan(), tmp_path, language="fr"))
    internal = opened(saved(small_plan(), tmp_path, audience=Audience.INTERNAL, language="nl"))

    assert french.text[TITLE] == "Qui travaille avec qui"
    assert internal.text[TITLE].startswith("INTERN ")
    assert internal.text[DESCRIPTION].startswith("INTERN.")


def test_who_is_called_otherwise_is_so_in_the_words_too(qapp, tmp_path):
    plan = small_plan()
    plan = plan.apply(edits.call_in_proposal(plan, DECISION, "eva", Called("E. B.", "Team")))

    content = saved(plan, tmp_path)

    assert holds(content, "e. b.")
    assert not holds(content, "eva brouwer")


def test_what_is_copied_bears_the_same_words(qapp):
    image = picture(small_plan(), DECISION, AS_OF, options())

    assert image.text(TITLE) == "Who works with whom"
    assert set(image.textKeys()) == {TITLE, DESCRIPTION}


def test_without_names_the_words_of_a_picture_hold_no_name_and_nothing_of_ours(qapp, tmp_path):
    asked = {"audience": Audience.WITHOUT_NAMES, "decision": opportunity()}

    content = saved(planted_plan(), tmp_path, **asked)

    assert holds(content, "internal")
    assert not holds(content, "person name")
    assert not holds(content, MARK)
