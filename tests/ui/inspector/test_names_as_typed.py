"""A name in a list to choose from stands there as it was typed, without a capital of ours."""

from __future__ import annotations

import pytest

from app import i18n
from app.model import edits
from app.model.decision import Membership
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import joined
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.panels import folds
from app.ui.panels.fields import CodeField
from app.ui.panels.named_field import NamedField
from tests.ui.conftest import DECISION
from tests.ui.fields import SANNE_EVA


@pytest.fixture(autouse=True)
def _in_small_letters(document):
    i18n.use("en")
    document.attempt(edits.set_fields, Person, "eva", name="van Dijk")
    document.attempt(edits.set_fields, TeamMember, "sanne", name="de Wit")


def texts(field: CodeField) -> list[str]:
    return [field.itemText(at) for at in range(field.count())]


def found(inspector, name: str) -> NamedField:
    fields: list[NamedField] = inspector.findChildren(NamedField)
    [field] = [one for one in fields if one.accessibleName() == name]
    return field


def test_who_judges_is_called_as_they_signed(document, inspector):
    document.author = "root"
    folds.keep_open("rating")
    document.select({(ContactTie, SANNE_EVA)})
    for fold in inspector.findChildren(folds.Fold):
        fold.open()

    shown = texts(found(inspector, "Who judges"))

    assert "root" in shown
    assert "de Wit" in shown


def test_who_a_colleague_reports_to_is_called_as_noted_and_nobody_has_a_capital(
    document, inspector
):
    document.select({(TeamMember, "herman")})

    assert texts(found(inspector, "Reports to")) == ["Nobody", "de Wit"]


def test_a_decision_is_called_as_noted_where_a_contact_is_logged(document, qtbot):
    document.attempt(edits.add_opportunity, "eProcurement", id="other")
    dialog = LogContactDialog(None, document, ("eva",), ("sanne",))
    qtbot.addWidget(dialog)

    assert "eProcurement" in texts(dialog.decision)
    assert texts(dialog.channel)[1][0].isupper()


def test_a_part_in_a_decision_still_begins_with_a_capital(document, inspector):
    document.select({(Person, "eva")})
    assert document.plan.find(Membership, joined(DECISION, "eva")) is not None

    codes = [one for one in inspector.findChildren(CodeField) if type(one) is CodeField]

    assert codes
    assert all(text[:1] == text[:1].upper() for one in codes for text in texts(one))
