"""The decisions of a workspace as they are listed, with their scores; without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.model.account_plan import AccountPlan
from app.model.edits.closing import RESULTS
from app.model.parameters import Parameters
from app.model.values import Id
from app.model.vocabulary import Stage
from app.ui.panels.days_left import due_on

if TYPE_CHECKING:
    from app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision of the workspace as it is listed; None: its score is not known yet."""

    account: Id
    account_label: str
    opportunity: Id
    label: str
    score: float | None = None
    due: date | None = None  # the day it is expected; None once it has ended
    ended: Stage | None = None  # how; None while it is open


def with_scores(
    lines: Sequence[DecisionLine], scores: Mapping[Id, float | None]
) -> list[DecisionLine]:
    """Return the lines with the scores that are known now, by decision."""
    return [
        line
        if line.opportunity not in scores
        else replace(line, score=scores[line.opportunity])
        for line in lines
    ]


def without_scores(lines: Sequence[DecisionLine], *, but: Id | None) -> list[DecisionLine]:
    """Return the lines with no score known, save those of one account."""
    return [line if line.account == but else replace(line, score=None) for line in lines]


def taking_over_scores(
    lines: Sequence[DecisionLine], before: Sequence[DecisionLine]
) -> list[DecisionLine]:
    """Return new lines, with the scores that were known where they bring none."""
    known = {(line.account, line.opportunity): line.score for line in before}
    return [
        line
        if line.score is not None
        else replace(line, score=known.get((line.account, line.opportunity)))
        for line in lines
    ]


def with_account(lines: Sequence[DecisionLine], plan: AccountPlan) -> list[DecisionLine]:
    """Return the lines with an account's as it stands now, also decisions that were added."""
    account = plan.account
    known = {line.opportunity: line for line in lines if line.account == account.id}
    here = [
        DecisionLine(
            account.id, account.label, one.id, one.label,
            known[one.id].score if one.id in known else None,
            due_on(one.decision_date, one.stage), ended_as(one.stage),
        )
        for one in plan.opportunities.values()
    ]  # fmt: skip
    place = next((i for i, line in enumerate(lines) if line.account == account.id), len(lines))
    others = [line for line in lines if line.account != account.id]
    return [*others[:place], *here, *others[place:]]


def ended_as(stage: Stage | None) -> Stage | None:
    """Return the stage a decision ended in; None while it is open."""
    return stage if stage in RESULTS else None


def lines_of(workspace: Workspace) -> list[DecisionLine]:
    """Return every decision of a workspace, not scored yet."""
    return [
        DecisionLine(
            account.id,
            account.label,
            one.id,
            one.label,
            None,
            due_on(one.decision_date, one.stage),
            ended_as(one.stage),
        )
        for account in workspace.accounts()
        for one in account.opportunities
    ]


def scores_of(
    workspace: Workspace, account: Id, as_of: date, base: Parameters
) -> dict[Id, float]:
    """Load an account and compute the score of each of its decisions."""
    from app.analysis.network import Network  # noqa: PLC0415  imports NetworkX

    plan = workspace.load(account).plan
    return {id: Network(plan, id, as_of, base).score.total for id in plan.opportunities}
