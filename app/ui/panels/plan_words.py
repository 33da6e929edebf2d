"""What the plan panel says: suggested contacts, both plans side by side, why there are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.i18n import mark, names, ntr, number, tr
from app.model.planning import Action, PlannedTie, RefusedSuggestion
from app.model.values import Id, joined
from app.model.vocabulary import ActionKind, TieLevel
from app.ui import shown_gaps

if TYPE_CHECKING:
    from app.analysis.gap import Gap, Key
    from app.analysis.network import Network
    from app.analysis.recommend import PlannedStep, Step, SuggestedPlan
    from app.model.account_plan import AccountPlan
    from app.ui.panels.plan_search import Found, Proposal

Named = tuple["Key", str]  # a gap, and what it is called
UNBROKEN = "\u00a0"  # a space where no line ends
SAME = 0.05  # points; less prints as nothing
DECIMALS = 1  # of points


@dataclass(frozen=True, slots=True)
class StepWords:
    """What the line of one suggested contact says."""

    member: Id
    person: Id
    kind: ActionKind
    level: TieLevel
    deed: str
    gain: str
    brings: str  # in a few words
    way: str  # the route of an introduction; empty where there is none
    why: str
    room: str
    closed: tuple[Named, ...]
    begun: tuple[Named, ...]
    opens: tuple[str, ...]  # gaps that only arise because of it
    path: tuple[Id, ...]  # to light on the map
    gaps: tuple[Key, ...]  # what an action that is noted is about
    only_here: bool = False  # not in the other plan

    @property
    def key(self) -> tuple[Id, Id, ActionKind]:
        return self.member, self.person, self.kind


def steps(found: Found, proposal: Proposal) -> list[StepWords]:
    """Return the contacts of a plan in words, most first."""
    others = [one for one in found.proposals if one is not proposal]
    elsewhere = {one.step.pair for other in others for one in other.plan.steps}
    opened = _opened_by(proposal.plan)
    lines = []
    for one, points in zip(proposal.plan.steps, _shown_gains(proposal.plan), strict=True):
        words = _words(one, found, proposal, opened.get(one.step.pair, []))
        words = replace(words, gain=gain(points))
        only = bool(others) and one.step.pair not in elsewhere
        lines.append(replace(words, only_here=only))
    return lines


def _shown_gains(plan: SuggestedPlan) -> list[float]:
    """Return the gains so rounded that they make the difference that the totals show."""
    from app.analysis.rounding import rounded_together  # noqa: PLC0415  beside the report

    whole = round(plan.after.score, DECIMALS) - round(plan.before.score, DECIMALS)
    return rounded_together([one.gain for one in plan.steps], whole, DECIMALS)


def undecided(
    steps: Iterable[Step], network: Network, plan: AccountPlan, since: date
) -> tuple[Step, ...]:
    """Return the contacts that were neither taken up, carried out nor refused since a day.

    Those that a contact policy forbids now are left out as well; `plan` may be later than the
    network, which is measured a moment after.
    """
    opportunity = network.opportunity_id
    made = {
        (one.member, one.person, one.kind)
        for one in plan.where(Action, "opportunity", opportunity)
        if one.done is not None and one.done >= since
    }
    return tuple(
        one
        for one in steps
        if plan.find(PlannedTie, joined(opportunity, *one.pair)) is None
        and plan.find(RefusedSuggestion, joined(opportunity, *one.pair, one.kind.value)) is None
        and (*one.pair, one.kind) not in made
        and one.member in plan.members
        and one.person in plan.persons
        and network.may_contact(one.person)
    )


def _words(
    one: PlannedStep, found: Found, proposal: Proposal, opened: Iterable[Gap]
) -> StepWords:
    from app.analysis.recommend import wording  # noqa: PLC0415  comes with the report

    network, step = found.network, one.step
    closed = [gap for gap in proposal.plan.closed if gap.key in one.closed]
    begun = [gap for gap in found.report.gaps if gap.key in one.begun]
    said = _titles(closed, found.ahead), _titles(begun, network)
    path = one.introduction
    return StepWords(
        member=step.member,
        person=step.person,
        kind=step.kind,
        level=step.level,
        deed=wording.deed(step, network),
        gain=gain(one.gain),
        brings=_brings(*said),
        way=wording.way(one, network) or "",
        why=wording.why(one, network),
        room=wording.room(one, network),
        closed=said[0],
        begun=said[1],
        opens=tuple(title for _key, title in _titles(opened, proposal.after)),
        path=step.pair if path is None else _path(path.nodes, step.member),
        gaps=tuple(sorted({*one.closed, *one.begun})),
    )


def _path(nodes: Iterable[Id], member: Id) -> tuple[Id, ...]:
    """Return a way over the map, from card to card."""
    way = tuple(nodes)[1:]
    return way if way[:1] == (member,) else (member, *way)


def _titles(gaps: Iterable[Gap], network: Network) -> tuple[Named, ...]:
    from app.analysis import wording  # noqa: PLC0415  comes with the report

    shown = shown_gaps.shown(gaps)
    return tuple((gap.key, wording.title(gap, network)) for gap in shown)


def _brings(closed: tuple[Named, ...], begun: tuple[Named, ...]) -> str:
    if closed:
        titles = ", ".join(dict.fromkeys(title for _key, title in closed))
        return ntr("Closes: {gaps}", "Closes {count}: {gaps}", len(closed), gaps=titles)
    if begun:
        titles = ", ".join(dict.fromkeys(title for _key, title in begun))
        return tr("A beginning for: {gaps}", gaps=titles)
    return tr("Closes no gap yet; it counts for the score.")


def _opened_by(plan: SuggestedPlan) -> dict[tuple[Id, Id], list[Gap]]:
    """Return the next steps of a plan by the first contact they are about."""
    found: dict[tuple[Id, Id], list[Gap]] = {}
    for gap in plan.next_steps:
        pairs = [one.step.pair for one in plan.steps]
        about = next((pair for pair in pairs if pair in gap.ties), None)
        about = about or next((pair for pair in pairs if pair[1] in gap.persons), None)
        if about is not None:
            found.setdefault(about, []).append(gap)
    return found


def loose_next_steps(proposal: Proposal) -> list[str]:
    """Return the next steps that are about none of the contacts alone."""
    tied = {gap.key for gaps in _opened_by(proposal.plan).values() for gap in gaps}
    loose = [gap for gap in proposal.plan.next_steps if gap.key not in tied]
    return [title for _key, title in _titles(loose, proposal.after)]


# -- both plans


def gain(points: float) -> str:
    """Return points to win with their sign; what rounds to nothing says so."""
    if abs(points) < SAME:
        return tr("0 points")
    figure = number(points, 1)
    return tr("+{points} points", points=figure)


def totals(plan: SuggestedPlan) -> list[str]:
    """Return what a plan changes: the score and the open gaps."""
    before, after = plan.before, plan.after
    return [
        _change(tr("score"), before.score, after.score, DECIMALS),
        _change(tr("open gaps"), before.gaps, after.gaps) + _of_which(plan),
    ]


def severity(plan: SuggestedPlan) -> str:
    """Return what a plan takes off the severities of the open gaps together."""
    before, after = plan.before, plan.after
    return _change(tr("severity of the open gaps together:"), before.severity, after.severity)


def _change(name: str, was: float, now: float, decimals: int = 0) -> str:
    told = f"{name} {number(was, decimals)} → {number(now, decimals)}"
    return told.replace(" ", UNBROKEN)


def _of_which(plan: SuggestedPlan) -> str:
    """Return how many of the open gaps stand apart in the list of gaps, and why."""
    before, after = plan.before, plan.after
    parts = [
        tr(text, count=str(was) if was == now else f"{was} → {now}")
        for text, was, now in (
            (mark("{count} to fill in"), before.to_fill_in, after.to_fill_in),
            (mark("{count} parked"), before.parked, after.parked),
        )
        if was or now
    ]
    return tr(", of which {parts}", parts=names(parts)) if parts else ""


def remarks(found: Found, proposal: Proposal, *, is_rest: bool = False) -> list[str]:
    """Return what is to be known of a plan, a sentence each."""
    from app.analysis.recommend import wording  # noqa: PLC0415  comes with the report

    said = []
    if is_rest:
        said.append(tr("This is what is left of the plan; its points are counted anew."))
    elif proposal.plan.steps:
        said.append(wording.method(proposal.plan))
    today, before = found.report.score.total, proposal.plan.before.score
    waits = _waiting_for_policy(found.network)
    if waits:
        said.insert(0, waits)
    if found.ahead is not found.network:
        said.insert(0, _counted_ahead(today, before))
    difference = _difference(found)
    return [*said, difference] if difference else said


def _waiting_for_policy(network: Network) -> str:
    """Return how much of what is agreed a contact policy forbids for now."""
    planned = network.plan.where(PlannedTie, "opportunity", network.opportunity_id)
    count = sum(not network.may_contact(one.person) for one in planned)
    if not count:
        return ""
    return ntr(
        "{count} agreed contact waits under the contact policy and does not count yet.",
        "{count} agreed contacts wait under the contact policy and do not count yet.",
        count,
    )


def _counted_ahead(today: float, before: float) -> str:
    if abs(before - today) < SAME:
        return tr("What is agreed already counts as carried out.")
    return tr(
        "What is agreed already counts as carried out: the plans start from {before}, while "
        "the score is {today} today.",
        before=number(before, 1),
        today=number(today, 1),
    )


def _difference(found: Found) -> str:
    """Return what one plan has that the other has not; empty while there is only one."""
    if found.best is None:
        return ""
    for_gaps, for_score = ([one.step for one in each.plan.steps] for each in found.best)
    pairs = [{step.pair for step in each} for each in (for_gaps, for_score)]
    plan = found.network.plan

    def told(steps: Iterable[tuple[Id, Id]]) -> str:
        return names(
            [f"{plan.label(member)} – {plan.label(person)}" for member, person in steps]
        )

    first = [step.pair for step in for_gaps if step.pair not in pairs[1]]
    second = [step.pair for step in for_score if step.pair not in pairs[0]]
    if not first and not second:
        return tr("The best plan for the score alone is the same.") if for_gaps else ""
    parts = []
    if first:
        parts.append(tr("Only in the plan for the gaps too: {pairs}.", pairs=told(first)))
    if second:
        parts.append(tr("Only in the plan for the score: {pairs}.", pairs=told(second)))
    return " ".join(parts)


# -- where there is nothing to suggest


def policy(network: Network) -> str:
    """Return what a contact policy in force leaves open; empty where contact is free."""
    from app.analysis.wording.suppression import restricted  # noqa: PLC0415  with the report

    if not network.restrictions:
        return ""
    return restricted(network.restrictions[0], network)


def may_contact_nobody(network: Network) -> bool:
    """Return whether a contact policy leaves nobody of the buying team to contact."""
    people = network.people
    return bool(people) and not any(network.may_contact(one) for one in people)


def invitation() -> str:
    """Return what a search would do, where none was asked for yet."""
    return tr(
        "Which few contacts bring most, and who of us makes them? Suggest weighs "
        "every colleague with every contact, keeps to the room each of us has, and "
        "says of each one why."
    )


def nothing_now() -> str:
    """Return what follows from a policy that forbids all contact."""
    return tr(
        "So nothing is suggested now: contact outside the tender can mean exclusion. "
        "What does not need the customer can still be noted under Agreed."
    )


def first_step(plan: AccountPlan, opportunity: Id) -> str:
    """Return what is to be on the map before a plan can be made; empty where all is there."""
    if not plan.dmu(opportunity):
        return tr(
            "A plan needs people to meet: put the buying team on the map first, then suggest "
            "who of us meets whom."
        )
    if not plan.members:
        return tr(
            "A plan needs somebody to go: put your colleagues on the map first, at the left."
        )
    return ""
