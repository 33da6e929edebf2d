"""What is entered about a relationship on its page."""

from __future__ import annotations

from datetime import date

import pytest

from app.model import edits
from app.model.decision import Opportunity
from app.model.people import Person
from app.model.ties import Affinity, ContactTie, Influence
from app.model.values import joined
from app.model.vocabulary import (
    ContactPolicy,
    InfluenceDegree,
    TieLevel,
    TieStatus,
)
from app.ui.panels.inspector import Inspector
from app.ui.panels.labels import Label
from tests.ui.conftest import DECISION
from tests.ui.fields import SANNE_EVA, choose, field, pick, type_into


def test_a_relationship_is_asked_for_from_the_person(inspector, document, qtbot):
    document.select([(Person, "anton")])

    with qtbot.waitSignal(inspector.tie_asked) as asked:
        pick(inspector, "+ Relationship", "Herman Vos")

    assert asked.args == ["herman", "anton"]


def test_a_level_and_a_status_of_a_relationship_share_one_field(inspector, document, qtbot):
    document.select([(Person, "eva")])
    place = f"tie.{SANNE_EVA}.level"

    choose(qtbot, field(inspector, place), TieStatus.NOT_NEEDED)
    set_aside = document.plan.ties[SANNE_EVA]
    choose(qtbot, field(inspector, place), TieLevel.TRUSTED)

    now = document.plan.ties[SANNE_EVA]
    assert (set_aside.status, set_aside.level) == (TieStatus.NOT_NEEDED, TieLevel.GOOD)
    assert (now.status, now.level) == (None, TieLevel.TRUSTED)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("last_contact", "28-2-2026", date(2026, 2, 28)),
        ("last_f2f", "-10", date(2026, 2, 20)),
        ("cadence_days", "30", 30),
        ("two_way_12m", "4", 4),
    ],
)
def test_dates_and_rhythm_of_a_relationship_are_typed(
    inspector, document, qtbot, name, typed, value
):
    document.select([(ContactTie, SANNE_EVA)])

    type_into(qtbot, field(inspector, f"tie.{SANNE_EVA}.{name}"), typed)

    assert getattr(document.plan.ties[SANNE_EVA], name) == value


def test_what_is_no_day_is_refused_with_an_example(inspector, document, qtbot):
    document.select([(ContactTie, SANNE_EVA)])

    with qtbot.waitSignal(document.refused) as refused:
        type_into(qtbot, field(inspector, f"tie.{SANNE_EVA}.last_contact"), "soon")

    assert refused.args == ["soon is not a day. Write it like 2/3/2026."]
    assert document.plan.ties[SANNE_EVA].last_contact == date(2026, 2, 20)


def test_an_influence_has_a_weight_and_an_affinity_a_sign(inspector, document, qtbot):
    document.do(edits.add_influence(document.plan, "eva", "anton"))
    document.do(edits.add_affinity(document.plan, "anton", "eva", 1))
    influence, affinity = joined("eva", "anton"), joined("anton", "eva")

    document.select([(Influence, influence)])
    choose(qtbot, field(inspector, f"influence.{influence}.weight"), InfluenceDegree.HIGH)
    document.select([(Affinity, affinity)])
    choose(qtbot, field(inspector, f"affinity.{affinity}.sign"), -1)

    assert document.plan.find(Influence, influence).weight is InfluenceDegree.HIGH
    assert document.plan.find(Affinity, affinity).sign == -1


def test_the_warmest_route_is_a_measurement_where_contact_is_forbidden(analysed, shown, qtbot):
    inspector = shown(Inspector(analysed))
    analysed.select([(Person, "eva")])

    def said(words: str) -> bool:
        return any(words in label.text() for label in inspector.findChildren(Label))

    qtbot.waitUntil(lambda: said("Sanne de Wit → Eva Brouwer"))
    assert not said("A measurement, no advice")

    analysed.attempt(
        edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
    )

    qtbot.waitUntil(lambda: said("A measurement, no advice"))
