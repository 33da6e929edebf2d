"""Which gaps the window shows and which first, by action and person, and under which number.

A list is of one decision; so what is equally grave is equally near to a decision date, and
`Gap.order` has nothing to add for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from app import i18n
from app.model.account_plan import AccountPlan
from app.model.edits.closing import RESULTS
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import Role
from app.ui import gap_filter, privacy
from app.ui.canvas.content import OF_ALL

if TYPE_CHECKING:
    from app.analysis.candidates import Suggestion
    from app.analysis.gap import Gap
    from app.analysis.network import Network
    from app.analysis.report import Report
    from app.analysis.wording import GapText
    from app.ui.document import Ref

TOP = 7
MOST_FLAGGED = 12  # people of one gap who wear its number
_ROLES: dict[str | None, Role] = {role.value: role for role in Role}


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Gaps that one contact is advised for, or about one person, the gravest first.

    `contact` is None unless several gaps ask for the same two to meet; `about` is None for what
    concerns several people.
    """

    about: Id | None
    gaps: tuple[Gap, ...]
    contact: Suggestion | None = None


_said: WeakKeyDictionary[Network, dict[tuple[str, str, str, bool], GapText]] = (
    WeakKeyDictionary()
)
# what was grouped last in a state of a decision: map, list and flags ask for the same
_grouped: WeakKeyDictionary[Network, tuple[list[Gap], AccountPlan, list[GapGroup]]] = (
    WeakKeyDictionary()
)


def words_of(gap: Gap, report: Report) -> GapText:
    """Return a gap in the reader's words; for one state of a decision they are found once."""
    network = report.network
    said = _said.get(network)
    if said is None:
        said = _said[network] = {}
    key = _key(gap)
    text = said.get(key)
    if text is None:
        from app.analysis import wording  # noqa: PLC0415  comes with the report

        text = said[key] = wording.words(gap, network)
    return text


def title_of(gap: Gap, report: Report) -> str:
    """Return what is wrong with nothing else: what to do about it is not looked for."""
    network = report.network
    known = _said.get(network, {}).get(_key(gap))
    if known is not None:
        return known.title
    from app.analysis import wording  # noqa: PLC0415  comes with the report

    return wording.title(gap, network)


def _key(gap: Gap) -> tuple[str, str, str, bool]:
    return i18n.language(), gap.rule, gap.subject, gap.parked


def shown(gaps: Iterable[Gap]) -> list[Gap]:
    """Return the gaps that the window may show, as the user chose what it tells of people."""
    return [gap for gap in gaps if not privacy.hides(gap)]


def is_closed(report: Report) -> bool:
    """Return whether the decision was won, lost, or ended without one."""
    return report.network.opportunity.stage in RESULTS


def waiting(report: Report) -> list[Gap]:
    """Return the open gaps that may be shown, whatever is picked out of them.

    Where the decision is closed nothing waits for us any more.
    """
    return [] if is_closed(report) else shown(report.open_gaps)


def offered(report: Report) -> list[Gap]:
    """Return what is listed as open: of a closed decision only what a filter picks out."""
    hidden = is_closed(report) and not gap_filter.current().is_on
    return [] if hidden else picked(report.open_gaps, report)


def picked(gaps: Iterable[Gap], report: Report) -> list[Gap]:
    """Return those of some gaps that may be shown and that the filter picks out."""
    chosen = gap_filter.current()
    if not chosen.is_on:
        return shown(gaps)
    return [gap for gap in shown(gaps) if chosen.picks(gap, partial(_texts, gap, report))]


def at_customer(report: Report) -> list[Gap]:
    """Return the open gaps picked that speak of the customer, and so can be numbered."""
    return [gap for gap in offered(report) if not gap.about_us]


def about_us(report: Report) -> list[Gap]:
    """Return the open gaps picked that speak of colleagues; they stand apart."""
    return [gap for gap in offered(report) if gap.about_us]


def top(report: Report, plan: AccountPlan) -> list[GapGroup]:
    """Return the top seven: first by the contact that several ask for, then by person."""
    return by_action(at_customer(report)[:TOP], report, plan)


def rest(report: Report, plan: AccountPlan) -> list[GapGroup]:
    """Return the open gaps after the top seven, by person."""
    return grouped(at_customer(report)[TOP:], plan)


def by_action(gaps: Iterable[Gap], report: Report, plan: AccountPlan) -> list[GapGroup]:
    """Return gaps by the contact that several of them ask for, else by person.

    What else there is about the person of such a contact stands with it. A group stands where
    its gravest gap stands; the contact aims for the most that one of its gaps asks.
    """
    found, network = list(gaps), report.network
    known = _grouped.get(network)
    if known is not None and known[1] is plan and _are_same(known[0], found):
        return known[2]
    groups = _by_action(found, report, plan)
    _grouped[network] = found, plan, groups
    return groups


def _are_same(some: list[Gap], others: list[Gap]) -> bool:
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))


def _by_action(found: list[Gap], report: Report, plan: AccountPlan) -> list[GapGroup]:
    pairs = {
        gap.key: (only.member, only.person) for gap in found if (only := _only(gap, report))
    }
    asked = Counter(pairs.values())
    shared = {pair[1]: pair for pair, count in reversed(asked.most_common()) if count > 1}
    groups: dict[object, list[Gap]] = {}
    for gap in found:
        pair = pairs.get(gap.key)
        about = subject_person(gap, plan)
        if pair is None or asked[pair] == 1:
            pair = None if about is None else shared.get(about)
        groups.setdefault(pair or _person_key(gap, plan), []).append(gap)
    return [_group(key, gaps_of, report, plan) for key, gaps_of in groups.items()]


def _only(gap: Gap, report: Report) -> Suggestion | None:
    """The contact that a gap asks for, where it is exactly one."""
    advised = words_of(gap, report).contacts
    return advised[0] if len(advised) == 1 else None


def _group(key: object, gaps: list[Gap], report: Report, plan: AccountPlan) -> GapGroup:
    asked = [only for gap in gaps if (only := _only(gap, report))]
    same = [only for only in asked if (only.member, only.person) == key]
    if not same:
        return GapGroup(subject_person(gaps[0], plan), tuple(gaps))
    most = max(same, key=lambda one: (one.gain, one.level))
    return GapGroup(most.person, tuple(gaps), most)


def grouped(gaps: Iterable[Gap], plan: AccountPlan) -> list[GapGroup]:
    """Return gaps by the person they are about, in the order of the first of each."""
    groups: dict[object, list[Gap]] = {}
    for gap in gaps:
        groups.setdefault(_person_key(gap, plan), []).append(gap)
    return [GapGroup(subject_person(found[0], plan), tuple(found)) for found in groups.values()]


def _person_key(gap: Gap, plan: AccountPlan) -> object:
    return subject_person(gap, plan) or gap


def subject_person(gap: Gap, plan: AccountPlan) -> Id | None:
    """Return the one person or colleague a gap is about; None where it is about several."""
    for end in reversed(gap.subject.split("->")):
        if end in plan.persons or end in plan.members or end in plan.outside:
            return end
    return gap.persons[0] if len(gap.persons) == 1 else None


def numbered(report: Report, plan: AccountPlan) -> list[tuple[int, Gap]]:
    """Return the top seven in the order of the list, each with its number."""
    gaps = [gap for group in top(report, plan) for gap in group.gaps]
    return list(enumerate(gaps, start=1))


def flag_numbers(report: Report, plan: AccountPlan) -> dict[Id, int]:
    """Return per person the number of the gap among the top seven that is most about them.

    A gap about a whole buying team is flagged once, `OF_ALL`.
    """
    found = numbered(report, plan)
    numbers = flags_of(
        ((number, gap) for number, gap in found if not is_about_all(gap, plan)), plan
    )
    whole = (number for number, gap in found if is_about_all(gap, plan))
    return numbers | {f"{OF_ALL}{number}": number for number in whole}


def flags_of(numbered: Iterable[tuple[int, Gap]], plan: AccountPlan) -> dict[Id, int]:
    """Return per person one number: of the gap about the fewest people, then of the first."""
    concerned = [(_concerned(gap, plan), number) for number, gap in numbered]
    flags: dict[Id, int] = {}
    for people, number in sorted(concerned, key=lambda one: (len(one[0]), one[1])):
        for person in people:
            flags.setdefault(person, number)
    return flags


def is_about_all(gap: Gap, plan: AccountPlan) -> bool:
    """Return whether a gap is about so many that a flag at each would single out nobody."""
    return len(_concerned(gap, plan)) > MOST_FLAGGED


def _concerned(gap: Gap, plan: AccountPlan) -> tuple[Id, ...]:
    about = subject_person(gap, plan)
    return tuple(dict.fromkeys(gap.persons)) if about is None else (about,)


def refs(gap: Gap, plan: AccountPlan) -> frozenset[Ref]:
    """Return the people and relationships of a gap, as far as they are in the plan."""
    found: set[Ref] = set()
    for person in gap.persons:
        for kind in (Person, OutsideInfluence):
            if plan.find(kind, person) is not None:
                found.add((kind, person))
    found |= {(TeamMember, member) for member in gap.members if member in plan.members}
    found |= {(ContactTie, joined(*pair)) for pair in gap.ties if joined(*pair) in plan.ties}
    return frozenset(found)


def refs_of_contact(contact: Suggestion, plan: AccountPlan) -> frozenset[Ref]:
    """Return the two whom a contact brings together, and what there is between them."""
    kind = Person if contact.person in plan.persons else OutsideInfluence
    found: set[Ref] = {(kind, contact.person), (TeamMember, contact.member)}
    tie = joined(contact.member, contact.person)
    if tie in plan.ties:
        found.add((ContactTie, tie))
    return frozenset(ref for ref in found if plan.find(*ref) is not None)


def role_of(gap: Gap, report: Report, plan: AccountPlan) -> Role | None:
    """Return the role whose badge a gap carries: its own, or the weightiest of its person."""
    named = _ROLES.keys() & {gap.subject, gap.evidence.get("role")}
    if named:
        return min((_ROLES[code] for code in named), key=list(Role).index)
    about = subject_person(gap, plan)
    if about is None:
        return None
    held = report.network.roles_of(about)
    weight = report.network.weights
    return max(held, key=lambda role: weight.get(role, 0.0), default=None)


def gain(gap: Gap, report: Report) -> float | None:
    """Return the points that exactly what a gap advises would add; None where it adds none.

    What is parked advises nothing now, and so adds nothing.
    """
    contacts = words_of(gap, report).contacts
    found = sum({one.person: one.gain for one in contacts}.values())
    return found if found > 0 else None


def _texts(gap: Gap, report: Report) -> list[str]:
    """What a gap says, to search in."""
    said = words_of(gap, report)
    return [gap.rule, said.title, said.explanation, said.action or said.suppressed or ""]
