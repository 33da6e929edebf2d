"""In French no line breaks before a semicolon or a colon."""

from __future__ import annotations

import re

import pytest

from app import i18n, resources
from app.exchange import case_json
from app.exchange.consultation import structure
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from app.model.ties import Counterpart
from app.model.vocabulary import CounterpartTier
from app.ui.proposal_parts import described
from tests.plans import DECISION, small_plan

NARROW, UNBROKEN = "\u202f", "\u00a0"
_WRONG = re.compile(rf"[^{NARROW}](?=[;!?])|[^{UNBROKEN}](?=:\s)")


def redacted() -> AccountPlan:
    """The sample account as its customer may have it."""
    case = case_json.read(resources.path("samples", "hospital-sint-odrada.json"))
    return redact(case.plan, case.opportunity, Audience.CUSTOMER)


def agreed() -> AccountPlan:
    """The same, with all suggested pairs agreed on at one level."""
    plan = redacted()
    values = {"tier": CounterpartTier.TACTICAL, "rhythm": "mensuel"}
    for one in plan.table(Counterpart):
        plan = plan.apply(edits.set_fields(plan, Counterpart, one, **values))
    return plan


def test_sentences_of_the_consultation_structure_are_spaced_as_in_french():
    with i18n.speaking("fr"):
        told = [
            *structure(agreed()).paragraphs,
            *structure(redacted()).paragraphs,
        ]

    assert any(f"{NARROW}; " in words for words in told)
    assert any(f"{UNBROKEN}: " in words for words in told)
    assert [words for words in told if _WRONG.search(words)] == []


def test_the_picture_in_words_is_spaced_as_in_french():
    with i18n.speaking("fr"):
        said = described(redacted())

    assert f"{NARROW}; " in said
    assert f"{UNBROKEN}: " in said
    assert not _WRONG.search(said)


def test_no_french_text_has_a_straight_apostrophe_or_a_space_that_breaks():
    folder = resources.path("translations", "fr.mo").parent / "fr"
    lines = [
        line
        for file in sorted(folder.glob("*.po"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith("msgstr") and "charset" not in line
    ]

    assert len(lines) > 20
    assert [line for line in lines if re.search(r" [;:!?]|\w'\w", line)] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "A, B; C"), ("en", "A, B; C"), ("fr", f"A, B{NARROW}; C")],
)
def test_clauses_are_parted_as_the_language_does(language, said):
    with i18n.speaking(language):
        assert i18n.clauses(["A, B", "C"]) == said


def test_dutch_and_english_are_spaced_as_before():
    redacted = redact(small_plan(), DECISION, Audience.CUSTOMER)
    for language in ("nl", "en"):
        with i18n.speaking(language):
            assert NARROW not in described(redacted)
            assert UNBROKEN not in described(redacted)
