"""Edits of where facts come from: how sure we are, who says so, since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.certainty import ESTIMATED, Fact, is_known, own_field, source_of
from app.model.change import Change, Edit, Message
from app.model.edits.general import cleaned, title_of
from app.model.entities import NAMES, Entity
from app.model.sources import FactSource, SubjectKind
from app.model.vocabulary import Confidence

Noting = tuple[str | None, date | None]  # who wrote it down, and when


def set_source(
    plan: AccountPlan,
    fact: Fact,
    *,
    confidence: Confidence | None,
    source: str | None = None,
    by: str | None = None,
    on: date | None = None,
) -> Change:
    """Say how sure we are of a fact, who said it (`source`), and who noted that when.

    Where the entity says itself how sure we are, it is told in the same change. Without any of
    confidence and source nothing is noted any more. Raises UserError where nothing is known
    that one could be sure of.
    """
    entity: Entity | None = plan.find(fact.kind, fact.subject)
    if entity is None:
        raise UserError(tr("What you want to change is no longer there."))
    if not is_known(entity, fact.field):
        raise UserError(tr("Fill this in first; then say how sure we are of it."))
    was, said, own = source_of(plan, fact), cleaned(source), own_field(fact)
    now = None
    if confidence is not None or said is not None:
        now = _source(fact, was, (by, on), confidence, said)
    edits = [] if now == was else [Edit(was, now)]
    if own is not None and getattr(entity, own) is not confidence:
        values: dict[str, Any] = {own: confidence}
        edits.append(Edit(entity, replace(entity, **values)))
    message = Message.of("fact_source.changed", name=title_of(plan, entity))
    return Change(message, tuple(edits))


def with_sources(
    plan: AccountPlan, change: Change, *, by: str | None, on: date | None
) -> Change:
    """Return a change with a note of who gave an estimated field another value, and when.

    How sure we are stays as it was; a value of which nobody said so is assumed. Where the
    entity says it itself, that stands. A field that is emptied loses its source. What is added
    or removed whole brings no sources.
    """
    told = {edit.id for edit in change.edits if edit.kind is FactSource}
    found = [
        noted
        for edit in change.edits
        for fact in _changed(edit)
        if fact.source_id not in told
        if (noted := _noted(plan, fact, edit, (by, on))) is not None
    ]
    return Change(change.message, (*change.edits, *found)) if found else change


def _changed(edit: Edit) -> list[Fact]:
    before, after = edit.before, edit.after
    if before is None or after is None or edit.kind not in ESTIMATED:
        return []
    return [
        Fact(edit.kind, edit.id, field)
        for field, own in ESTIMATED[edit.kind].items()
        if getattr(before, field) != getattr(after, field)
        or (own is not None and getattr(before, own) != getattr(after, own))
    ]


def _noted(plan: AccountPlan, fact: Fact, edit: Edit, noting: Noting) -> Edit | None:
    was, before, after = source_of(plan, fact), edit.before, edit.after
    assert before is not None, "only what was there has changed"
    assert after is not None, "only what is still there has changed"
    if not is_known(after, fact.field):
        return None if was is None else Edit(was, None)
    own = own_field(fact)
    if own is not None:
        confidence = getattr(after, own)
    else:
        confidence = (was and was.confidence) or Confidence.ASSUMED
    same = getattr(before, fact.field) == getattr(after, fact.field)
    said = was.source if was is not None and same else None  # of another value it says nothing
    now = _source(fact, was, noting, confidence, said)
    return None if now == was else Edit(was, now)


def _source(
    fact: Fact,
    was: FactSource | None,
    noting: Noting,
    confidence: Confidence | None,
    said: str | None,
) -> FactSource:
    by, on = noting
    return FactSource(
        id=fact.source_id,
        kind=SubjectKind(NAMES[fact.kind]),
        subject=fact.subject,
        field=fact.field,
        confidence=confidence,
        noted_by=by,
        noted_on=on,
        source=said,
        note=None if was is None else was.note,
    )
