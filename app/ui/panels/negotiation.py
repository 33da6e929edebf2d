"""How a negotiation stands, on the page of its decision: latest judgements and earlier."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from app.i18n import day, ntr, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import NegotiationReadiness
from app.model.edits.judging import scores_of
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import Condition
from app.ui import icons, theme
from app.ui.dialogs.negotiation import NegotiationDialog
from app.ui.panels.controls import ToolButton, button, link
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.reading import editing


def judgements(plan: AccountPlan, opportunity: Id) -> list[NegotiationReadiness]:
    """Return what was judged in a decision, the latest first."""
    judged = plan.where(NegotiationReadiness, "opportunity", opportunity)
    return sorted(judged, key=lambda one: (one.date is not None, one.date), reverse=True)


def add_negotiation(page: Page) -> None:
    """Add how it stands with each counterpart, earlier judgements folded, and the form."""
    latest: dict[str, NegotiationReadiness] = {}
    earlier = []
    for one in judgements(page.plan, page.document.opportunity):
        if one.who in latest:
            earlier.append(one)
        else:
            latest[one.who] = one
    for one in latest.values():
        _add_judgement(page, one)
    if not latest:
        words = tr("Not judged yet: seven conditions for a result that both gain by.")
        page.column.addWidget(Label(words, "quiet", wrap=True))
    judge = button(tr("Judge the conditions…"), partial(_judge, page, None))
    judge.setObjectName("negotiation.judge")
    page.buttons(judge)
    if earlier:
        words = ntr("{count} earlier judgement", "{count} earlier judgements", len(earlier))
        page.fold("negotiation.earlier", words, lambda: _add_all(page, earlier))


def judgement_words(one: NegotiationReadiness, below: int) -> str:
    """Return which conditions are weak, below a threshold, on their side and ours."""
    lines = []
    if theirs := _listed(scores_of(one.scores), below):
        lines.append(tr("Weak with the customer: {conditions}", conditions=theirs))
    if ours := _listed(scores_of(one.scores_us), below):
        lines.append(tr("Weak with us: {conditions}", conditions=ours))
    return "\n".join(lines) or tr("No condition is weak.")


def _listed(scores: dict[Condition, int], below: int) -> str:
    weak = [(score, label(condition)) for condition, score in scores.items() if score < below]
    return ", ".join(f"{words} {score}" for score, words in sorted(weak))


def _add_judgement(page: Page, one: NegotiationReadiness) -> None:
    from app.model.rhythm import parameters_of  # noqa: PLC0415  as the page is built, seldom

    line = QHBoxLayout()
    line.setSpacing(theme.space(0.5))
    when = "" if one.date is None else f" · {day(one.date)}"
    name = page.plan.label(one.who)
    line.addWidget(editing(link(name + when, partial(_judge, page, one.who))), 1)
    remove = ToolButton()
    remove.setIcon(icons.icon("x", size=14))
    remove.setFixedSize(24, 24)
    remove.setToolTip(tr("Remove"))
    remove.setAccessibleName(tr("Remove the judgement of {name}", name=name))
    remove.clicked.connect(lambda: page.attempt(edits.remove_judgement, one.id))
    line.addWidget(editing(remove))
    page.column.addLayout(line)
    words = judgement_words(one, parameters_of(page.plan, page.document.base).weak_condition)
    page.column.addWidget(Label(words, "quiet", wrap=True))


def _add_all(page: Page, judged: list[NegotiationReadiness]) -> None:
    for one in judged:
        _add_judgement(page, one)


def _judge(page: Page, who: Id | None) -> None:
    page.flush()
    NegotiationDialog(page.window(), page.document, who).open()
