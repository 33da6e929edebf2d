"""The plan in which leaks are looked for: no field of any entity is left out of it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.model.decision import Membership
from app.model.entities import KINDS, REFERENCES
from app.model.people import Person, TeamMember
from app.model.sources import FactSource
from app.model.ties import CompetitorTie
from tests.planted import MARK, OPEN, ORDER, planted_plan, strings

FIXED = {  # what else decides who is shown, or which of two kinds is pointed at
    (Person, "in_proposal"), (TeamMember, "in_proposal"), (Membership, "active"),
    (FactSource, "kind"),
}  # fmt: skip
FIELDS = [
    pytest.param(kind, field.name, id=f"{name}.{field.name}")
    for name, kind in KINDS.items()
    for field in fields(kind)
]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_is_marked_or_differs_unless_the_customer_may_read_it(kind, field):
    first, other = (
        [getattr(one, field) for one in planted_plan(variant).table(kind).values()]
        for variant in (0, 1)
    )
    assert first

    if field in OPEN.get(kind, ()):
        assert first == other
        assert not [text for text in strings(first) if MARK in text]
    elif field in ORDER or (kind, field) in FIXED:
        assert first == other
    elif field == "id" or field in REFERENCES.get(kind, {}):
        told = [text for text in strings(first) if text]
        assert told
        assert all(MARK in text for text in told)
    else:
        assert first != other
        assert all(MARK in text for text in strings(first))


def test_what_the_customer_may_read_are_fields_that_there_are():
    for kind, open_to_all in {**OPEN, CompetitorTie: {"id"}}.items():
        assert open_to_all <= {field.name for field in fields(kind)}
