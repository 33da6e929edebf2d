"""How often two meet is told in the proposal's language, whatever language it was chosen in."""

import pytest

from app import i18n
from app.exchange import consultation
from app.model import how_often
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from app.model.ties import Counterpart
from app.model.values import joined
from app.model.vocabulary import CounterpartTier
from app.ui.dialogs.export_agreed import AgreedLink
from tests.export.customer_pictures import drawn, texts
from tests.plans import DECISION, small_plan


def agreed(rhythm: str) -> Counterpart:
    return Counterpart(
        id=joined(DECISION, "sanne", "eva"), opportunity=DECISION, member="sanne", person="eva",
        tier=CounterpartTier.TACTICAL, rhythm=rhythm,
    )  # fmt: skip


def told(plan: AccountPlan, language: str) -> str:
    """What the block of a proposal tells, sentences and table."""
    with i18n.speaking(language):
        made = consultation.structure(redact(plan, DECISION, Audience.CUSTOMER))
    cells = (line for column in made.columns for cell in column.cells for line in cell)
    return "\n".join([*made.paragraphs, *cells])


@pytest.mark.parametrize(
    ("chosen", "language", "expected"),
    [
        ("elk kwartaal", "fr", "chaque trimestre"),
        ("elk kwartaal", "en", "every quarter"),
        ("every month", "nl", "elke maand"),
        ("une fois par an", "nl", "een keer per jaar"),
        ("Twee keer per jaar", "fr", "deux fois par an"),
    ],
)
def test_a_rhythm_of_the_list_comes_out_in_the_language_of_the_proposal(
    qapp, chosen, language, expected
):
    plan = small_plan(agreed(chosen))

    block, picture = told(plan, language), "\n".join(texts(drawn(plan, language)))

    assert block.count(expected) == 2
    assert expected in picture
    assert chosen.lower() not in (block + picture).lower()


@pytest.mark.parametrize("typed", ["na elke levering", "Elk Kwartaal"])
def test_ones_own_words_stay_as_they_were_typed(qapp, typed):
    assert typed in told(small_plan(agreed(typed)), "nl")


def test_words_that_are_nobodys_phrase_stay_in_every_language(qapp):
    assert "na elke levering" in told(small_plan(agreed("na elke levering")), "fr")


def test_every_rhythm_of_the_list_has_its_words_in_every_language():
    for language in ("nl", "fr"):
        with i18n.speaking(language):
            assert not {how_often.said(one) for one in how_often.RHYTHMS} & {*how_often.RHYTHMS}


def test_another_window_marks_what_was_chosen_among_its_own_words(qtbot):
    i18n.use("en")
    link = AgreedLink([agreed("elk kwartaal")], {"sanne": "Sanne"})
    qtbot.addWidget(link)

    link.menu().aboutToShow.emit()

    offered = link.menu().actions()
    assert link.text() == "tactical · every quarter"
    assert [one.text() for one in offered if one.isChecked()] == ["Tactical", "Every quarter"]
    assert "Elk kwartaal" not in [one.text() for one in offered]
