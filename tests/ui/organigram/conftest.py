"""A small company in the organigram."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.vocabulary import Level
from app.ui.views.organigram import OrganigramView
from tests.ui.conftest import DECISION


@pytest.fixture
def company(document):
    """Anton over Eva, Eva over Nadia; Koen reports to nobody."""
    for id, name in (("nadia", "Nadia Haddad"), ("koen", "Koen Wuyts")):
        document.do(edits.add_person(document.plan, DECISION, name, id=id, level=Level.STAFF))
    for employee, manager in (("eva", "anton"), ("nadia", "eva")):
        document.do(edits.add_reporting_line(document.plan, employee, manager))
    return document


@pytest.fixture
def tree(company, shown):
    return shown(OrganigramView(company), 1000, 700)
