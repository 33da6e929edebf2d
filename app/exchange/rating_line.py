"""What colleagues think of one thing, side by side in a line: `jan 4 els 1`, `Jan +1, Els -2`.

Behind it may stand who looks into it by when: `jan 4 els 1 @sanne vrijdag`. A figure alone
settles it: that is what holds from now on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from app.errors import UserError
from app.exchange import action_line
from app.exchange.called import called
from app.exchange.quick_line import Understood
from app.exchange.untrusted import one_line
from app.i18n import day, names, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Message
from app.model.decision import Membership
from app.model.edits import ratings as judging
from app.model.labels import label
from app.model.places import Rating
from app.model.ratings import ratings_of, spread_words
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Attitude, TieLevel

Rated = ContactTie | Membership

MOST = 400  # characters that are looked at
_VALUE = r"(?P<value>[+\-−]?\d)(?=[\s,;@]|$)[,;]?\s*"
_RATED = re.compile(r"(?P<who>[^\d+\-−,;@]{1,80}?)[\s:=]*" + _VALUE)
_ALONE = re.compile(r"[=]?\s*(?P<value>[+\-−]?\d)$")


def understand(
    line: str, plan: AccountPlan, opportunity: Id, about: Rated | None, today: date
) -> Understood:
    """Return what a line would note of a tie's level, or of somebody's attitude."""
    if about is None:
        return Understood(problem=tr("Take a person or a relationship in hand first."))
    text, title = one_line(line)[:MOST], _title(plan, about)
    if not text:
        return Understood(sentence=title, facts=spread(plan, about), quiet=_quiet(about))
    try:
        if (alone := _ALONE.match(text)) is not None:
            return _settled(plan, about, _figure(alone["value"]), title)
        return _noted(text, plan, opportunity, about, today)
    except UserError as error:
        return Understood(sentence=title, problem=str(error))


def spread(
    plan: AccountPlan, about: Rated, among: Iterable[Rating] | None = None
) -> tuple[str, ...]:
    """Return who thinks what, as one line in a tuple; empty where nobody said so."""
    found = list(ratings_of(plan, about.id) if among is None else among)
    return (spread_words(found, signed=isinstance(about, Membership)),) if found else ()


def _settled(plan: AccountPlan, about: Rated, value: int, title: str) -> Understood:
    scale = TieLevel if isinstance(about, ContactTie) else Attitude
    if value not in [code.value for code in scale]:
        low, high = int(min(scale)), int(max(scale))
        raise UserError(tr("That runs from {low} to {high}.", low=low, high=high))
    change = judging.settle_ratings(plan, about.id, value)
    words = tr("Settled: {value}", value=label(scale(value)))
    return Understood(sentence=title, facts=(words,), change=change, quiet=_quiet(about))


def _noted(
    text: str, plan: AccountPlan, opportunity: Id, about: Rated, today: date
) -> Understood:
    title = _title(plan, about)
    said, rest = _rated(text)
    if not said:
        raise UserError(tr("Say who thinks what, as: Jan 4, Els 1."))
    steps, later = [], plan
    for who, value in said:
        steps.append(judging.rate(later, about.id, _rater(plan, who), value, on=today))
        later = later.apply(steps[-1])
    raters = {edit.id for step in steps for edit in step.edits}
    facts, told, by = spread(later, about), names([_rater(plan, who) for who, _ in said]), ""
    if rest:
        looked = action_line.meant(rest, plan, today)
        steps.append(
            judging.look_into_ratings(
                later, opportunity, about.id, owner=looked.owner, due=looked.due
            )
        )
        due = day(looked.due) if looked.due else ""  # it is there, or the change was refused
        by = tr("looked into by {name}, {day}", name=plan.label(looked.owner or ""), day=due)
        facts = (*facts, by)
    if not raters and not rest:
        return Understood(sentence=title, problem=tr("This is known already."))
    change = edits.combined(Message.of("rating.added", name=told), steps)
    quiet = _quiet(about, told, by)
    return Understood(sentence=title, facts=facts, change=change, quiet=quiet)


def _quiet(about: Rated, *facts: str) -> tuple[str, ...] | None:
    """The facts for where attitudes are not told; what people think of a tie is no secret."""
    return None if isinstance(about, ContactTie) else tuple(filter(None, facts))


def _rated(text: str) -> tuple[list[tuple[str, int]], str]:
    """Who thinks what from the beginning of a text on, and what is left."""
    found, at = [], 0
    while (match := _RATED.match(text, at)) is not None:
        found.append((match["who"].strip(), _figure(match["value"])))
        at = match.end()
    return found, text[at:].strip(" ,;")


def _figure(text: str) -> int:
    return int(text.replace("−", "-"))


def _rater(plan: AccountPlan, who: str) -> str:
    """Whose name it is among ours, else the name as it was typed."""
    fits = called(who, plan.members)
    if len(fits) > 1:
        listed = names([plan.label(id) for id in fits[:4]])
        raise UserError(tr("Several people fit: {names}.", names=listed))
    return plan.label(fits[0]) if fits else who


def _title(plan: AccountPlan, about: Rated) -> str:
    if isinstance(about, ContactTie):
        return f"{plan.label(about.member)} – {plan.label(about.person)}"
    return tr("Attitude of {name}", name=plan.label(about.person))
