"""The panel of the plan, before and after a plan was asked for."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.vocabulary import Lane, Level, Role
from app.ui.panels.plan_panel import PlanPanel
from tests.ui.conftest import DECISION
from tests.ui.plan.asking import suggest


@pytest.fixture
def karim(analysed) -> None:
    """One more whom nobody of ours knows, so that there is more to suggest."""
    analysed.attempt(
        edits.add_person, DECISION, "Karim Saïdi", id="karim", roles=[Role.USER],
        lane=Lane.TECHNICAL, level=Level.STAFF,
    )  # fmt: skip


@pytest.fixture
def panel(analysed, shown):
    return shown(PlanPanel(analysed), 900, 600)


@pytest.fixture
def suggested(panel, qtbot):
    """The panel once the best plan is there."""
    suggest(panel, qtbot)
    return panel
