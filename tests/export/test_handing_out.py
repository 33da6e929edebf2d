"""What leaves by clipboard, by hand, on paper and in batches is what may leave in a file."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage

from app.errors import UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.called import Called
from app.model.decision import Opportunity
from app.model.entities import KINDS
from app.model.people import Account
from app.ui import batch, dragged_out, export, export_handed, printing
from app.ui.export_names import batch_name, numbered
from app.ui.export_views import View
from tests.export.files import INTERNAL, holds, page_text
from tests.export.handed import HANDS, SAME_BYTES, copied, driven, options, printed
from tests.plans import AS_OF, DECISION, person, small_plan
from tests.planted import MARK, opportunity, planted_plan


@pytest.mark.parametrize("hand", HANDS)
def test_no_planted_word_is_in_what_the_customer_is_handed(qapp, tmp_path, hand):
    content = HANDS[hand](planted_plan(), tmp_path, Audience.CUSTOMER, opportunity())

    assert len(content) > 1000
    assert not holds(content, MARK)
    assert not holds(content, "internal")


@pytest.mark.parametrize("hand", ["printed", "printed_whole", "driven", "in_batch"])
def test_the_test_would_find_a_planted_word_where_there_is_one(qapp, tmp_path, hand):
    plan = small_plan(*person("x", f"Known as {MARK}"))

    assert holds(HANDS[hand](plan, tmp_path, Audience.INTERNAL, DECISION), MARK)


@pytest.mark.parametrize("hand", ["printed", "printed_whole", "driven", "in_batch"])
def test_without_names_no_name_is_in_what_is_handed_out(qapp, tmp_path, hand):
    asked = (tmp_path, Audience.WITHOUT_NAMES, opportunity())
    content = HANDS[hand](planted_plan(), *asked)

    assert holds(content, "internal")
    assert not holds(content, "person name")
    assert not holds(content, MARK)


@pytest.mark.parametrize("hand", SAME_BYTES)
@pytest.mark.parametrize("marked", [*KINDS.values(), None], ids=[*KINDS.keys(), "all"])
def test_plans_that_differ_only_in_internal_values_are_handed_out_alike(
    qapp, tmp_path, hand, marked
):
    asked = (tmp_path, Audience.CUSTOMER, opportunity())

    first = HANDS[hand](planted_plan(), *asked)
    other = HANDS[hand](planted_plan(2, only_marked=marked), *asked)

    assert first == other


def test_a_name_that_is_called_otherwise_is_in_no_byte(qapp, tmp_path):
    plan = small_plan(*person("x", f"Known as {MARK}"))
    called = edits.call_in_proposal(plan, DECISION, "x", Called("R. Postma", "Buyer"))
    plan = plan.apply(called)

    path = export.save_picture(plan, DECISION, AS_OF, options(), tmp_path / "map.svg")

    assert holds(path.read_bytes(), "r. postma")
    assert not holds(path.read_bytes(), MARK)


# -- clipboard and drag


def test_the_clipboard_holds_pixels_that_others_can_read(qapp, tmp_path):
    copied(small_plan(), tmp_path)

    data = qapp.clipboard().mimeData()
    picture = Image.open(BytesIO(bytes(data.data("image/png").data())))
    assert picture.size[0] == 640
    assert data.hasImage()
    assert not data.hasText()
    assert not data.hasUrls()


def test_what_is_dragged_is_a_file_and_a_picture_and_goes_with_the_program(qapp):
    given = export_handed.Handed.of(small_plan(), DECISION, AS_OF, options())

    first = export_handed.in_a_file(given, "Who works with whom - Acme.png")
    second = export_handed.in_a_file(given, "Who works with whom - Acme.png")

    data = export_handed.mime(given, first)
    assert data.urls() == [QUrl.fromLocalFile(str(first))]
    assert QImage(str(first)).width() == QImage(str(second)).width() == 640
    assert first != second
    assert first.parent.parent.stat().st_mode & 0o077 == 0
    dragged_out.forget()
    assert not first.parent.parent.exists()


# -- paper


@pytest.mark.parametrize("audience", INTERNAL)
def test_an_internal_page_says_so_twice_and_bears_number_and_day(qapp, audience):
    made = printing.printout(
        small_plan(), DECISION, AS_OF, options(audience), printed_on=date(2026, 3, 4)
    )

    said = page_text(made.pdf())

    assert "INTERNAL" in said
    assert "Internal: not for others" in said
    assert "4 March 2026" in said
    assert "1 of 1" in said


def test_the_customers_page_bears_number_and_day_and_nothing_of_ours(qapp, tmp_path):
    said = page_text(printed(small_plan(), tmp_path))

    assert "2 March 2026" in said
    assert "1 of 1" in said
    assert "nternal" not in said


@pytest.mark.parametrize(("paper", "points"), [("a4", (842, 595)), ("a3", (1191, 842))])
def test_it_is_printed_lying_on_the_paper_that_is_asked(qapp, tmp_path, paper, points):
    made = printing.printout(small_plan(), DECISION, AS_OF, options(), paper=paper)

    [page] = PdfReader(BytesIO(made.pdf())).pages

    size = float(page.mediabox.width), float(page.mediabox.height)
    assert size == pytest.approx(points, abs=1)


def test_a_driver_gets_the_same_page_as_the_pdf(qapp, tmp_path):
    from_driver = PdfReader(BytesIO(driven(small_plan(), tmp_path))).pages[0]

    assert float(from_driver.mediabox.width) == pytest.approx(842, abs=1)
    own = page_text(printed(small_plan(), tmp_path)).split()
    assert from_driver.extract_text().split() == own


def test_everything_is_printed_in_numbered_pages(qapp):
    asked = options(Audience.INTERNAL, whole=True)

    made = printing.printout(small_plan(), DECISION, AS_OF, asked, printed_on=AS_OF)

    pages = PdfReader(BytesIO(made.pdf())).pages
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in page.extract_text()
        assert "Internal: not for others" in page.extract_text()


@pytest.mark.parametrize("view", [view for view in View if view is not View.MAP])
def test_a_view_is_printed_for_ourselves_and_refused_for_the_customer(qapp, view):
    inside = options(Audience.INTERNAL, view=view)
    said = page_text(printing.printout(small_plan(), DECISION, AS_OF, inside).pdf())
    assert "INTERNAL" in said

    with pytest.raises(UserError, match="who works with whom, not"):
        printing.printout(small_plan(), DECISION, AS_OF, options(view=view))


# -- batches


def test_of_every_decision_there_is_a_file_called_after_it(qapp, tmp_path):
    plan = small_plan(Opportunity(id="second", name="Second line"))
    work = batch.Batch(tmp_path, ".png", options(), AS_OF)

    made = [work.make(plan, id) for id in plan.opportunities]

    assert [one.file.name for one in made] == [
        "Who works with whom - Acme - Packaging line.png",
        "Who works with whom - Acme - Second line.png",
    ]
    assert sorted(tmp_path.iterdir()) == sorted(one.file for one in made)


def test_one_that_cannot_be_written_is_told_and_the_others_are_made(qapp, tmp_path):
    plan = small_plan(Opportunity(id="second", name="Second line"))
    (tmp_path / "Who works with whom - Acme - Packaging line.png").mkdir()
    work = batch.Batch(tmp_path, ".png", options(), AS_OF)

    first, second = (work.make(plan, id) for id in plan.opportunities)

    assert first.file is None
    assert first.line.startswith("Acme – Packaging line: Who works with whom")
    assert second.file.is_file()
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("account", "decision", "name"),
    [
        ("CON", "NUL", "Who works with whom - CON - NUL.png"),
        ("A/B\\C:D*E?", "..", "Who works with whom - A B C D E.png"),
        ("Acme\u202egnp.exe", "x\u0000y\n", "Who works with whom - Acmegnp exe - xy.png"),
        ("株式会社山田", "محمد", "Who works with whom - 株式会社山田 - محمد.png"),
        ("🙂", "Line 🙂 2", "Who works with whom - Line 2.png"),
        ("Karim El Amrani Holding", "For Eva Brouwer", "Who works with whom.png"),
        ("Acme. ", "- ", "Who works with whom - Acme.png"),
    ],
)
def test_a_name_of_a_file_holds_what_every_disk_takes_and_no_person(
    qapp, account, decision, name
):
    plan = _called(account, decision)

    assert batch_name(plan, DECISION, options()) == name


def test_a_long_name_is_cut_between_letters_and_fits_every_disk(qapp):
    plan = _called("山" * 500, "田" * 500)

    name = batch_name(plan, DECISION, options(), ".graphml")

    assert len(name.encode()) < 255
    assert name.endswith(".graphml")


def test_names_that_differ_in_case_only_get_a_number(qapp):
    taken: set[str] = set()

    assert [numbered(name, taken) for name in ("a.png", "A.png", "a.png")] == [
        "a.png", "A (2).png", "a (3).png",
    ]  # fmt: skip


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("audience", Audience)
def test_names_of_every_script_and_texts_turned_round_come_out_as_texts(
    qapp, tmp_path, hand, audience
):
    odd = "陳大文 محمد 🙂\u202etxt.exe\u2066"
    plan = small_plan(*person("odd", odd), Opportunity(id="second", name=odd))

    content = HANDS[hand](plan, tmp_path, audience, DECISION)

    assert "\u202e".encode() not in content
    assert "\u2066".encode() not in content


def _called(account, decision):
    plan = small_plan()
    changes = {Account: {"name": account}, Opportunity: {"name": decision}}
    return AccountPlan(replace(one, **changes.get(type(one), {})) for one in plan)
