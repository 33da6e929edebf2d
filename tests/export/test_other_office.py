"""Slides and documents as LibreOffice opens them, looked at as pictures."""

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from app import resources, usecases
from app.model.audience import Audience
from app.ui.export import Options, PictureSize, save_picture
from tests.export.test_slides import template
from tests.plans import AS_OF, DECISION, small_plan

LIKE = 0.06  # of all there is to differ: other letters, and no more


def sample(folder: Path, kind: str, audience: Audience, **options) -> Path:
    path = str(resources.path("samples", "hospital-sint-odrada.json"))
    subject = usecases.subject(path, None)
    asked = Options(audience=audience, language="en", **options)
    name = folder / f"{audience}{kind}"
    return save_picture(subject.plan, subject.opportunity, subject.as_of, asked, name)


def pictures(document: Path, width: int = 1280) -> list[Image.Image]:
    """The pages of a PDF as pictures of a width."""
    made = document.with_suffix("")
    command = ["pdftoppm", "-png", "-scale-to-x", str(width), "-scale-to-y", "-1"]
    subprocess.run([*command, str(document), str(made)], check=True, timeout=60)
    return [
        Image.open(one).convert("L")
        for one in sorted(document.parent.glob(f"{made.name}-*.png"))
    ]


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ, from 0 to 1, a little out of focus."""
    small = (one.width // 4, one.height // 4)
    apart = ImageChops.difference(one.resize(small), other.resize(small))
    return sum(value * count for value, count in enumerate(apart.histogram())) / (
        255 * small[0] * small[1]
    )


@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.INTERNAL])
def test_a_slide_looks_as_the_drawing_does(qapp, tmp_path, office, audience):
    shown = office(sample(tmp_path, ".pptx", audience))
    drawn = sample(tmp_path, ".png", audience, size=PictureSize.pixels(1280, 720))

    [page] = pictures(shown)
    assert page.size == (1280, 720)
    assert difference(page, Image.open(drawn).convert("L")) < LIKE
    text = PdfReader(shown).pages[0].extract_text()
    assert "Katrien Maes" in text
    assert ("INTERNAL" in text) is (audience is Audience.INTERNAL)


def test_a_slide_on_a_template_has_the_templates_size(qapp, tmp_path, office):
    asked = Options(audience=Audience.CUSTOMER, language="en", template=template(tmp_path))
    made = save_picture(small_plan(), DECISION, AS_OF, asked, tmp_path / "on.pptx")

    [page] = PdfReader(office(made)).pages

    assert float(page.mediabox.width) == pytest.approx(32 / 2.54 * 72, abs=2)
    assert "Karim El Amrani" in page.extract_text()
    assert "Margin of the last deal" not in page.extract_text()


def test_a_block_has_its_picture_text_and_table(qapp, tmp_path, office):
    shown = office(sample(tmp_path, ".docx", Audience.CUSTOMER))

    text = " ".join(page.extract_text() for page in PdfReader(shown).pages)
    assert "Consultation and escalation structure" in text
    assert "Level to be agreed" in " ".join(text.split())
    first = pictures(shown)[0]
    upper = first.crop((0, 0, first.width, first.height // 2))
    assert len(upper.getcolors(256) or ()) > 50  # a picture with shades, not only letters


def test_a_workbook_has_every_table_on_paper(qapp, tmp_path, office):
    made = office(sample(tmp_path, ".xlsx", Audience.INTERNAL))

    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(made).pages)
    for sheet in ("Relationship matrix", "People", "Gaps", "Action plan"):
        assert f"INTERNAL · {sheet} · " in text
    assert "Katrien Maes" in text
    assert not any(sign in text for sign in ("#NAME", "#REF", "#VALUE", "Err:"))
    assert len(pictures(made)[0].getcolors(256) or ()) > 2  # heads and cells have their shades
