"""What a customer gets in French is French: not a word of ours is left in another language."""

from __future__ import annotations

import gettext
import io
import re
from datetime import date
from typing import Any

import pytest

from app import i18n, resources
from app.exchange import case_json
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.house import HouseStyle
from app.model.people import Person, TeamMember
from app.model.ties import Counterpart
from app.model.vocabulary import CounterpartTier
from app.ui import export, printing
from tests.export.customer_pictures import crowd
from tests.export.files import OFFERED, PAGES, holds, page_text, saved
from tests.plans import AS_OF, DECISION, small_plan

_FILLED_IN = re.compile(r"\{\w+\}")
KINDS = [kind for kind, audience in OFFERED if audience is Audience.CUSTOMER]


def in_another_language(asked: Noting, content: bytes) -> list[str]:
    """The texts without French that are in a file; checks of values ask for theirs too."""
    fixed = {text: max(_FILLED_IN.split(text), key=len) for text in asked.lacking}
    return [text for text, part in fixed.items() if holds(content, part.lower())]


class Noting:
    """A catalogue that notes what it is asked for and does not hold."""

    def __init__(self) -> None:
        file = resources.path("translations", "fr.mo")
        self.held = gettext.GNUTranslations(io.BytesIO(file.read_bytes()))
        self.lacking: set[str] = set()

    def gettext(self, text: str) -> str:
        found = self.held.gettext(text)
        if found == text:
            self.lacking.add(text)
        return found

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        found = self.held.ngettext(singular, plural, count)
        if found in (singular, plural):
            self.lacking.add(singular)
        return found


@pytest.fixture
def asked(monkeypatch) -> Noting:
    noting = Noting()
    monkeypatch.setattr(i18n, "_catalogue", lambda _language: noting)
    return noting


def agreed() -> AccountPlan:
    """A plan with every level of counterparts, some with how often, some without."""
    plan = crowd(9, 9)
    for number, tier in enumerate((*CounterpartTier, None)):
        pair = f"t{number}", f"c{number}"
        plan = plan.apply(edits.toggle_counterpart(plan, DECISION, *pair))
        [one] = [one for one in plan.table(Counterpart).values() if one.member == pair[0]]
        values = {"tier": tier, "rhythm": "mensuel" if number % 2 else None}
        plan = plan.apply(edits.set_fields(plan, Counterpart, one.id, **values))
    return plan


def empty() -> AccountPlan:
    plan = small_plan()
    people: list[Person | TeamMember] = [*plan.persons.values(), *plan.members.values()]
    gone = [(type(one), one.id) for one in people]
    return plan.apply(edits.remove(plan, gone))


PLANS = {"agreed": agreed, "crowd": lambda: crowd(40, 9), "nobody": empty}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plan", PLANS)
def test_every_word_of_a_customers_file_has_its_french(qapp, tmp_path, asked, kind, plan):
    more: dict[str, Any] = {"language": "fr", "dated": date(2026, 8, 3)}

    plain = saved(PLANS[plan](), tmp_path, kind, Audience.CUSTOMER, **more)
    house = HouseStyle(company="Noorderlicht")
    dressed = saved(PLANS[plan](), tmp_path, kind, Audience.CUSTOMER, house=house, **more)

    assert in_another_language(asked, plain) == []
    assert in_another_language(asked, dressed) == []


@pytest.mark.parametrize("whole", [False, True])
def test_every_word_of_a_customers_page_on_paper_has_its_french(qapp, asked, whole):
    made = printing.printout(
        agreed(), DECISION, AS_OF, _french(whole),
        printed_on=date(2026, 8, 3),
    )  # fmt: skip

    content = made.pdf()

    assert in_another_language(asked, content) == []
    assert "3 août 2026" in page_text(content)


def _french(whole: bool) -> export.Options:
    return export.Options(
        audience=Audience.CUSTOMER, size=export.PictureSize.page("a4"), language="fr",
        whole=whole,
    )  # fmt: skip


def test_the_test_would_find_a_word_that_is_not_french(qapp, tmp_path, asked):
    content = saved(small_plan(), tmp_path, ".svg", Audience.CUSTOMER, language="fr")
    with i18n.speaking("fr"):
        for text in ("Packaging line", "no such text anywhere"):
            i18n.tr(text)

    assert in_another_language(asked, content) == ["Packaging line"]


def test_a_sample_in_french_has_dates_headings_sentences_and_table(qapp, tmp_path):
    sample = resources.path("samples", "hospital-sint-odrada.json")
    case = case_json.read(sample)

    content = saved(
        case.plan, tmp_path, PAGES, Audience.CUSTOMER, case.opportunity, language="fr",
        dated=date(2026, 8, 3),
    )  # fmt: skip

    said = " ".join(page_text(content).split())
    for words in ("Qui travaille avec qui", "DIRECTION GÉNÉRALE", "3 août 2026", "Niveau",
                  "Fréquence", "à convenir", "Structure de concertation"):  # fmt: skip
        assert words in said
