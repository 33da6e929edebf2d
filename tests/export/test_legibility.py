"""Names that would be too small to read: told with what helps, before a file is made."""

import pytest
from PySide6.QtCore import QSize

from app import i18n
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.working_copy import WorkingCopy
from app.ui import export, legibility
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.document import Document
from app.ui.export import Options, PictureSize
from app.ui.export_presets import Preset, Surroundings
from app.ui.legibility import Letters
from app.ui.printing_dialog import PrintDialog
from tests.export.settled import drawn, settled
from tests.plans import AS_OF, DECISION, person, small_plan

A4 = PictureSize.page("a4")
MANY = 180


@pytest.fixture
def crowd() -> AccountPlan:
    people = [entity for n in range(MANY) for entity in person(f"p{n}", f"Piet Jansen {n}")]
    return small_plan(*people)


@pytest.fixture
def opened(qtbot, crowd):
    document = Document(WorkingCopy(crowd, 0), DECISION, AS_OF)

    def made(kind):
        dialog = kind(document)
        qtbot.addWidget(dialog)
        return settled(dialog)

    yield made
    document.close()


def letters(plan: AccountPlan, kind: str, audience=Audience.CUSTOMER, **more) -> Letters | None:
    options = Options(audience=audience, language="en", **more)
    image = export.preview(plan, DECISION, AS_OF, options, kind=kind, room=QSize(400, 300))
    return legibility.told(image)


@pytest.mark.parametrize(
    ("kind", "more"),
    [(".pdf", {"size": A4}), (".pdf", {"size": A4, "whole": True}), (".docx", {}),
     (".pptx", {"size": PictureSize.page("slide")})],
)  # fmt: skip
def test_on_a_page_names_of_a_few_can_be_read_and_those_of_a_crowd_not(qapp, crowd, kind, more):
    assert letters(small_plan(), kind, **more).can_be_read
    assert not letters(crowd, kind, **more).can_be_read
    assert letters(crowd, kind, **more).on_paper


def test_our_own_pages_of_everything_tell_how_large_names_on_the_map_are(qapp, crowd):
    few = letters(small_plan(), ".pdf", Audience.INTERNAL, size=A4, whole=True)
    many = letters(crowd, ".pdf", Audience.INTERNAL, size=A4, whole=True)

    assert many.size < few.size


def test_a_preview_tells_of_the_picture_in_its_full_size(qapp):
    large, small = (
        letters(small_plan(), ".png", size=PictureSize.pixels(wide)) for wide in (3840, 320)
    )

    assert large.size == pytest.approx(12 * small.size)
    assert large.can_be_read
    assert not small.can_be_read


def test_of_a_drawing_that_one_can_come_near_to_nothing_is_told(qapp, crowd):
    assert letters(crowd, ".svg", size=PictureSize.pixels(320)) is None
    assert not letters(crowd, ".svg", size=PictureSize.centimetres(4)).can_be_read


def test_a_picture_that_is_written_tells_nothing_of_it(qapp, tmp_path, crowd):
    options = Options(language="en", size=PictureSize.pixels(320))

    image = export.picture(crowd, DECISION, AS_OF, options)

    assert legibility.told(image) is None


def test_the_dialog_says_what_helps_until_it_can_be_read(opened):
    i18n.use("en")
    dialog = opened(ExportDialog)
    before = dialog.caution.isHidden()

    dialog.choices.kind_field.setCurrentIndex(dialog.choices.kind_field.findData(".pdf"))
    drawn(dialog)
    said = dialog.caution.text()
    dialog.choices.kind_field.setCurrentIndex(0)
    dialog.choices.size_field.unit.setCurrentIndex(0)
    drawn(dialog)

    assert before
    assert "too small to read well. Show fewer people in the proposal" in said
    assert dialog.caution.isHidden()


def test_before_printing_it_is_told_too(opened):
    dialog = opened(lambda document: PrintDialog(document, Preset(), Surroundings()))

    assert "too small to read well" in dialog.problem.text()
    assert not dialog.problem.isHidden()
