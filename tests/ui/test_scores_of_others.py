"""The scores of accounts that are not in view: one that cannot be read holds up no other."""

from __future__ import annotations

from app import usecases
from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account
from app.ui import decision_lines


def account(id: str) -> AccountPlan:
    return AccountPlan([Account(id=id, name=id.title()), Opportunity(id=f"of-{id}")])


def test_the_accounts_after_one_that_cannot_be_read_are_scored(start, path, until, monkeypatch):
    scored = decision_lines.scores_of

    def scores_of(workspace, account, *given):
        if account == "beta":
            raise UserError("Beta cannot be read.")
        return scored(workspace, account, *given)

    monkeypatch.setattr(decision_lines, "scores_of", scores_of)
    with usecases.open_workspace(str(path)) as workspace:
        for id in ("alpha", "beta", "gamma"):
            workspace.add(account(id), "Sanne")

    session = start(path).session

    def unknown() -> set[str]:
        return {line.account for line in session.decisions.lines if line.score is None}

    until(lambda: unknown() == {"beta"})
    assert unknown() == {"beta"}
