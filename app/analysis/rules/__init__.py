"""The gap rules, a file per family; every module put into this folder is found by itself.

A rule reads like its definition: a function from the network to gaps, under `@rule` with what
is known of it. Its words stand in `analysis/wording`, under the same id.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from app.analysis.gap import COVERAGE, Gap
from app.analysis.network import Network
from app.courtesy import giving_way
from app.i18n import tr
from app.model.entities import EntityType

Check = Callable[[Network], Iterable[Gap]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with what must be known of it to run, show and round what it finds."""

    id: str
    name: str  # msgid
    source: str  # where the rule comes from, in the reader's bookshelf
    reads: frozenset[EntityType]  # kinds whose change can alter what it finds
    check: Check
    action_is_contact: bool
    shows: str
    about_us: bool
    decimals: Mapping[str, int]  # of the figures in its evidence

    @property
    def label(self) -> str:
        """Return its name in the reader's language."""
        return tr(self.name)

    def gaps(self, network: Network) -> tuple[Gap, ...]:
        """Return what it finds, severities capped to 0..100."""
        return tuple(self._finished(gap) for gap in giving_way(self.check(network)))

    def is_parked(self, gap: Gap, network: Network) -> bool:
        """Return whether it advises contact, and a policy leaves nobody to have it with."""
        if not self.action_is_contact or not network.restrictions:
            return False
        if not gap.towards:
            return any(restriction.about is None for restriction in network.restrictions)
        return not any(network.may_contact(person) for person in gap.towards)

    def _finished(self, gap: Gap) -> Gap:
        shows, about_us = gap.shows or self.shows, self.about_us
        if 0.0 <= gap.severity <= 100.0 and (shows, about_us) == (gap.shows, gap.about_us):  # noqa: PLR2004  its range
            return gap
        severity = min(100.0, max(0.0, gap.severity))
        return Gap(  # `replace` takes four times as long, and there are hundreds in an edit
            gap.rule, gap.subject, severity, gap.evidence, gap.persons, gap.members, gap.ties,
            gap.towards, shows, about_us, gap.parked, gap.decision,
        )  # fmt: skip


RULES: dict[str, Rule] = {}


def rule(
    id: str,
    *,
    name: str,
    source: str,
    reads: Iterable[EntityType],
    action_is_contact: bool = True,
    shows: str = COVERAGE,
    about_us: bool = False,
    decimals: Mapping[str, int] | None = None,
) -> Callable[[Check], Check]:
    """Register a check as a rule of the catalogue."""

    def register(check: Check) -> Check:
        RULES[id] = Rule(
            id=id,
            name=name,
            source=source,
            reads=frozenset(reads),
            check=check,
            action_is_contact=action_is_contact,
            shows=shows,
            about_us=about_us,
            decimals=decimals or {},
        )
        return check

    return register


def _found(path: Iterable[str]) -> Iterator[str]:
    return (module.name for module in pkgutil.iter_modules(path))


for _name in sorted(_found(__path__)):
    import_module(f"{__name__}.{_name}")
