"""`visavis export` in every kind of file."""

from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from app import resources, usecases
from app.cli import main
from app.model import edits
from tests.export.files import holds

HOSPITAL = str(resources.path("samples", "hospital-sint-odrada.json"))
A4, SLIDE, BUSINESS_CARD = (842, 595), (960, 540), (241, 156)  # points


def export(target: Path, *more: str) -> int:
    return main(["export", HOSPITAL, "-o", str(target), "--lang", "nl", *more])


def page(target: Path) -> tuple[float, float]:
    [sheet] = PdfReader(target).pages
    return float(sheet.mediabox.width), float(sheet.mediabox.height)


@pytest.mark.parametrize("kind", [".svg", ".pdf", ".pptx", ".docx"])
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
        f"map{kind} zou voor intern gebruik zijn; "
        "de klant krijgt .png, .svg, .pdf, .pptx, .docx.\n"
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


def test_the_kind_of_file_can_be_given_by_name(qapp, tmp_path, capsys):
    assert export(tmp_path / "map", "--format", "pptx") == 0

    assert capsys.readouterr().out == f"{tmp_path / 'map.pptx'}\n"
    assert len(Presentation(str(tmp_path / "map.pptx")).slides) == 1


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("map.pdf", ("--format", "pptx"), "map.pdf eindigt niet op .pptx"),
        ("map.pdf", ("--template", "ours.pptx"), "--template hoort bij een dia"),
        ("map.pptx", ("--whole",), "--whole hoort bij een document"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(qapp, tmp_path, capsys, name, more, told):
    with pytest.raises(SystemExit) as stopped:
        export(tmp_path / name, *more)

    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_a_hostile_template_ends_in_one_sentence(qapp, tmp_path, capsys):
    (tmp_path / "ours.pptx").write_bytes(b"PK\x03\x04")

    given = ("--template", str(tmp_path / "ours.pptx"))
    assert export(tmp_path / "map.pptx", *given) == 1

    told = capsys.readouterr().err
    assert told.startswith("ours.pptx is niet bruikbaar als sjabloon")
    assert told.count("\n") == 1


def test_a_block_comes_in_french(qapp, tmp_path):
    assert export(tmp_path / "block.docx", "--lang", "fr") == 0

    assert holds((tmp_path / "block.docx").read_bytes(), "qui travaille avec qui")


def test_the_whole_plan_comes_in_pages(qapp, tmp_path):
    given = ("--whole", "--audience", "internal", "--page", "a3")
    assert export(tmp_path / "plan.pdf", *given) == 0

    pages = PdfReader(tmp_path / "plan.pdf").pages
    assert len(pages) > 5
    assert float(pages[0].mediabox.width) == pytest.approx(1191, abs=1)


def test_an_account_is_exported_in_the_house_style_of_its_workspace(qapp, tmp_path):
    address = str(tmp_path / "w.visavis")
    assert main(["import", HOSPITAL, "--workspace", address]) == 0
    with usecases.open_workspace(address) as workspace:
        opened = usecases.open_shared(workspace)
        opened.copy.edit(edits.set_house_style(opened.copy.plan, company="Noorderlicht"))
        opened.store.exchange(opened.copy.pending, opened.copy.revision, "Herman")

    given = ["--workspace", address, "--lang", "nl", "-o", str(tmp_path / "map.svg")]
    assert main(["export", "acc1", *given]) == 0

    assert holds((tmp_path / "map.svg").read_bytes(), "uw team bij noorderlicht")
