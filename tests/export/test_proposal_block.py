"""The block for a proposal: the picture, who consults whom as text and as a table."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from PIL import Image

from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.decision import Opportunity
from app.model.house import HouseStyle
from app.model.people import Account, TeamMember
from app.model.ties import Counterpart
from app.model.values import joined
from app.model.vocabulary import CounterpartTier, Lane
from tests.export.files import saved
from tests.plans import DECISION, person, small_plan


def pair(
    member: str, person: str, tier: CounterpartTier | None = None, rhythm: str | None = None
):
    id = joined(DECISION, member, person)
    return Counterpart(
        id=id, opportunity=DECISION, member=member, person=person, tier=tier, rhythm=rhythm
    )


AGREED = (
    pair("herman", "karim", CounterpartTier.STRATEGIC, "twice a year"),
    pair("sanne", "eva", CounterpartTier.OPERATIONAL, "every month"),
)


def block(tmp_path, *more, **options):
    content = saved(small_plan(*AGREED, *more), tmp_path, ".docx", Audience.CUSTOMER, **options)
    return Document(io.BytesIO(content))


def table(document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def inside(element, path: str) -> Any:
    return element.xpath(path)


def told(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


@pytest.mark.parametrize(
    ("language", "heading", "level"),
    [
        ("nl", "Overleg- en escalatiestructuur", "Strategisch"),
        ("en", "Consultation and escalation structure", "Strategic"),
        ("fr", "Structure de concertation et d’escalade", "Stratégique"),
    ],
)
def test_a_block_speaks_the_customers_language(qapp, tmp_path, language, heading, level):
    document = block(tmp_path, language=language)

    assert heading in told(document)
    assert table(document)[1][0] == level


def test_it_says_who_meets_whom_at_which_level_and_how_often(qapp, tmp_path):
    document = block(tmp_path)

    assert "At strategic level: Herman Vos with Karim El Amrani (twice a year)." in told(
        document
    )
    assert "At operational level: Sanne de Wit with Eva Brouwer (every month)." in told(
        document
    )
    assert any("goes to the next" in line for line in told(document))


def test_the_table_names_our_telephone_and_e_mail_where_one_is_known(qapp, tmp_path):
    ours = TeamMember(
        id="bo", name="Bo", title="Engineer", phone="+32 3 1", email="bo@ours.example",
        lane=Lane.FINANCIAL,
    )  # fmt: skip

    rows = table(block(tmp_path, ours, *person("x", "Ann"), pair("bo", "x"), our_name="Ours"))

    assert rows[0] == [
        "Level", "Contact at Ours", "Telephone and e-mail", "Contact at Acme", "How often",
    ]  # fmt: skip
    assert rows[-1] == [
        "Level to be agreed", "Bo\nEngineer", "+32 3 1\nbo@ours.example", "Ann", "to be agreed",
    ]  # fmt: skip


def test_a_column_nobody_filled_in_is_left_out(qapp, tmp_path):
    assert table(block(tmp_path))[0] == [
        "Level", "Contact on our side", "Contact at Acme", "How often",
    ]  # fmt: skip


def test_the_heading_of_the_table_is_repeated_on_every_page(qapp, tmp_path):
    first, *others = block(tmp_path).tables[0].rows

    assert inside(first._tr, "./w:trPr/w:tblHeader")  # noqa: SLF001  python-docx does not tell
    assert all(inside(row._tr, "./w:trPr/w:cantSplit") for row in others)  # noqa: SLF001


def test_the_picture_is_told_in_words_and_fits_between_the_margins(qapp, tmp_path):
    [picture] = block(tmp_path).inline_shapes

    said = picture._inline.docPr.get("descr")  # noqa: SLF001  nor has it this
    assert said.startswith("Who works with whom. ")
    assert "Sanne de Wit (commercial/purchasing): Eva Brouwer" in said
    assert picture.width.cm == pytest.approx(16, abs=0.01)


def test_the_picture_in_it_is_sharp_enough_to_print(qapp, tmp_path):
    content = saved(small_plan(), tmp_path, ".docx", Audience.CUSTOMER)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".png")]
        width = Image.open(io.BytesIO(archive.read(name))).width
    assert width / (16 / 2.54) >= 200


def test_a_block_tells_nobody_who_made_it_with_what_or_when(qapp, tmp_path):
    document = block(tmp_path)

    about = document.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.title == "Who works with whom · Consultation and escalation structure"
    names = [str(part.partname) for part in document.part.package.iter_parts()]
    assert not [name for name in names if "custom" in name or "app.xml" in name]


def test_a_name_from_right_to_left_is_marked_as_such(qapp, tmp_path):
    document = block(tmp_path, *person("x", "محمد علي\u202e"), pair("sanne", "x"))

    [run] = [
        run
        for row in document.tables[0].rows
        for run in row.cells[2].paragraphs[0].runs
        if "محمد" in run.text
    ]
    assert run.text == "محمد علي"
    assert inside(run._r, "./w:rPr/w:rtl")  # noqa: SLF001


def test_a_block_is_made_for_the_customer_only(qapp, tmp_path):
    with pytest.raises(UserError, match="would be a block for a proposal: choose the customer"):
        saved(small_plan(), tmp_path, ".docx", Audience.INTERNAL)


def test_the_house_style_is_worn_by_headings_table_and_letters(qapp, tmp_path):
    style = HouseStyle(primary="#7a1f2b", secondary="#0b6b4f", font_family="Georgia")

    document = block(tmp_path, house=style)

    heading = next(one for one in document.paragraphs if one.style.name == "Heading 1")
    assert str(heading.runs[0].font.color.rgb) == "7A1F2B"
    first = document.tables[0].rows[0].cells[0]
    assert inside(first._tc, "./w:tcPr/w:shd/@w:fill") == ["0B6B4F"]  # noqa: SLF001
    assert str(first.paragraphs[0].runs[0].font.color.rgb) == "FFFFFF"
    assert document.styles["Normal"].font.name == "Georgia"


def test_a_plan_without_people_gives_a_block_without_a_table(qapp, tmp_path):
    plan = AccountPlan([Account(id="a", name="Acme"), Opportunity(id=DECISION, name="Line")])

    document = Document(io.BytesIO(saved(plan, tmp_path, ".docx", Audience.CUSTOMER)))

    assert document.tables == []
    assert "Consultation and escalation structure" in told(document)
