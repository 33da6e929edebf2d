"""A lively history for the tests of the panel that tells it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.analysis.history import Entry
from app.model import edits
from app.model.change import Change, Message, additions
from app.model.vocabulary import Role, TieLevel
from app.model.working_copy import WorkingCopy
from app.ui.document import Document
from app.ui.panels.history import HistoryPanel
from tests.ui.conftest import DECISION, TODAY, small_plan

START = TODAY - timedelta(days=200)


class Workspace:
    """Stands in for the session: gives the log it holds, as often as it is asked."""

    def __init__(self) -> None:
        self.log: list[Entry] = []
        self.asked = 0

    def read(self, _work, then) -> None:
        self.asked += 1
        then(list(self.log))


@pytest.fixture
def workspace():
    return Workspace()


@pytest.fixture
def lively(qapp, workspace):
    """A document on an account with half a year of history."""
    plan = small_plan()
    whole = Change(Message.of("account.created"), additions(plan))
    workspace.log.append(Entry(START, "Sanne", whole))
    for ago, author, change in (
        (90, "Jan", lambda p: edits.set_tie(
            p, "sanne", "eva", level=TieLevel.TRUSTED, last_contact=START)),
        (20, "Herman", lambda p: edits.add_person(
            p, DECISION, "Nadia Haddad", id="nadia", roles=[Role.INFLUENCER])),
        (10, "Jan", lambda p: edits.set_parameter(p, "role_weight.influencer", 25)),
        (5, "Jan", lambda p: edits.add_tie(
            p, "sanne", "anton", level=TieLevel.WORKING, last_contact=TODAY)),
    ):  # fmt: skip
        made = change(plan)
        plan = plan.apply(made)
        workspace.log.append(Entry(TODAY - timedelta(days=ago), author, made))
    document = Document(WorkingCopy(plan, 5), DECISION, TODAY)
    document.author = "Sanne"
    yield document
    document.close()


@pytest.fixture
def panel(lively, workspace, shown, qtbot):
    panel = HistoryPanel(lively, workspace.read)
    shown(panel, 860, 260)
    qtbot.waitUntil(lambda: panel.parts.figure.accessibleDescription() != "", timeout=20_000)
    return panel
