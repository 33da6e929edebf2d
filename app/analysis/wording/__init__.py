"""Gaps in the reader's words: what is wrong, why, and what to do, with the names of the case.

A file per family, found by itself like the rules. What a rule advises is put into words only
when a contact policy allows it, so that no text can leak advice that it forbids.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from app.analysis.candidates import Suggestion
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.rules import RULES
from app.analysis.wording.suppression import why_suppressed
from app.model.values import Id


@dataclass(frozen=True, slots=True)
class GapText:
    """A gap in whole sentences; without an action, `suppressed` may say why."""

    title: str
    explanation: str
    action: str | None = None
    suppressed: str | None = None
    introduction: str | None = None  # the route along which to ask for one
    contacts: tuple[Suggestion, ...] = ()  # as of `Advice`


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do and who does it, and the route of an introduction where there is one.

    `contacts` says the same as data: who of ours comes to whom, how near, for how many points;
    empty where the action makes no contact, or leaves open who is to have it.
    """

    action: str
    introduction: str | None = None
    contacts: tuple[Suggestion, ...] = ()

    @property
    def member(self) -> Id | None:
        """Who of ours it sends; None unless it is exactly one contact."""
        return self.contacts[0].member if len(self.contacts) == 1 else None

    @property
    def person(self) -> Id | None:
        """To whom it sends them; None unless it is exactly one contact."""
        return self.contacts[0].person if len(self.contacts) == 1 else None


Explain = Callable[[Gap, Network], tuple[str, str]]  # title and explanation
Advise = Callable[[Gap, Network], Advice]  # `towards` holds only whom we may contact

_EXPLANATIONS: dict[str, Explain] = {}
_ADVICE: dict[str, Advise] = {}


def explains(rule: str) -> Callable[[Explain], Explain]:
    """Register what words a rule's title and explanation."""

    def register(explain: Explain) -> Explain:
        _EXPLANATIONS[rule] = explain
        return explain

    return register


def advises(rule: str) -> Callable[[Advise], Advise]:
    """Register what words a rule's action."""

    def register(advise: Advise) -> Advise:
        _ADVICE[rule] = advise
        return advise

    return register


def title(gap: Gap, network: Network) -> str:
    """Return what is wrong, as `words` does, where nothing else is told of a gap."""
    explain = _EXPLANATIONS.get(gap.rule)
    return explain(gap, network)[0] if explain else RULES[gap.rule].label


def words(gap: Gap, network: Network) -> GapText:
    """Return a gap in the reader's language, with what its contact policy leaves to advise."""
    rule = RULES[gap.rule]
    explain = _EXPLANATIONS.get(gap.rule)
    title, explanation = explain(gap, network) if explain else (rule.label, "")
    if rule.is_parked(gap, network):
        return GapText(title, explanation, suppressed=why_suppressed(gap, network))
    advise = _ADVICE.get(gap.rule)
    if advise is None:
        return GapText(title, explanation)
    open_to_us = tuple(person for person in gap.towards if network.may_contact(person))
    allowed = gap if open_to_us == gap.towards else replace(gap, towards=open_to_us)
    advice = advise(allowed, network)
    contacts = tuple(one for one in advice.contacts if network.may_contact(one.person))
    return GapText(title, explanation, advice.action, None, advice.introduction, contacts)


for _module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")
