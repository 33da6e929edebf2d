"""`visavis export` in every kind of file."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from app import resources
from app.cli import main
from tests.export.files import holds

HOSPITAL = str(resources.path("samples", "hospital-sint-odrada.json"))
A4, SLIDE, BUSINESS_CARD = (842, 595), (960, 540), (241, 156)  # points


def export(target: Path, *more: str) -> int:
    return main(["export", HOSPITAL, "-o", str(target), "--lang", "nl", *more])


def page(target: Path) -> tuple[float, float]:
    [sheet] = PdfReader(target).pages
    return float(sheet.mediabox.width), float(sheet.mediabox.height)


@pytest.mark.parametrize("kind", [".svg", ".pdf"])
def test_a_drawing_is_for_the_customer_unless_said_otherwise(qapp, tmp_path, kind):
    assert export(tmp_path / f"map{kind}") == 0

    content = (tmp_path / f"map{kind}").read_bytes()
    assert holds(content, "Wie werkt met wie".casefold())
    assert not holds(content, "intern")


@pytest.mark.parametrize("kind", [".xlsx", ".csv", ".graphml"])
def test_a_table_is_for_ourselves_and_says_so(qapp, tmp_path, capsys, kind):
    target = tmp_path / f"map{kind}"

    assert export(target) == 0

    assert capsys.readouterr().out == f"{target}\n"
    assert holds(target.read_bytes(), "intern")


@pytest.mark.parametrize("kind", [".xlsx", ".csv", ".graphml"])
def test_no_table_is_made_for_the_customer(qapp, tmp_path, capsys, kind):
    target = tmp_path / f"map{kind}"

    assert export(target, "--audience", "customer") == 1

    told = capsys.readouterr().err
    assert told == (
        f"map{kind} zou voor intern gebruik zijn; de klant krijgt .png, .svg, .pdf, .pptx, .docx.\n"
    )
    assert not target.exists()


@pytest.mark.parametrize(
    ("asked", "points"),
    [
        ((), A4),
        (("--page", "slide"), SLIDE),
        (("--width-cm", "8.5", "--height-cm", "5.5"), BUSINESS_CARD),
    ],
)
@pytest.mark.parametrize("audience", ["customer", "internal"])
def test_a_pdf_is_a4_or_the_page_or_size_that_was_asked(
    qapp, tmp_path, asked, points, audience
):
    target = tmp_path / "map.pdf"

    assert export(target, "--audience", audience, *asked) == 0

    assert page(target) == pytest.approx(points, abs=1)


def test_a_page_and_a_size_together_are_wrong_usage(qapp, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        export(tmp_path / "map.pdf", "--page", "a4", "--width-cm", "12")

    assert ended.value.code == 2
    assert "niet allebei" in capsys.readouterr().err
