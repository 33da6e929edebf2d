"""What the matrix shows next, and in which order; of many it is found out in a worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from app.model.values import Id
from app.ui.views import matrix_order
from app.ui.views.matrix_cells import MatrixContent, Pair, Seen, content_of
from app.ui.views.matrix_order import Grouping, Sort

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a heading, somebody at the customer, or (neither) the totals."""

    heading: str | None = None
    person: Id | None = None


TOTALS = Line()


@dataclass(frozen=True, slots=True)
class Order:
    """Rows from the top and columns from the left, and why they stand so."""

    lines: tuple[Line, ...] = (TOTALS,)
    members: tuple[Id, ...] = ()
    shape: object = None  # as long as it is the same, rows stay put


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shown, and what is shown so far."""

    seen: Seen
    grouping: Grouping
    ordering: Sort
    shown: frozenset[Id] | None  # None: everybody
    before: MatrixContent
    shape: object  # None: rows and columns are put in order anew


@dataclass(frozen=True, slots=True)
class Differing:
    """What looks different than before, where rows and columns are the same."""

    cells: tuple[Pair, ...] = ()
    people: tuple[Id, ...] = ()
    colleagues: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is shown from now on; without `order` rows and columns stay where they are."""

    content: MatrixContent
    order: Order | None = None
    differing: Differing = field(default_factory=Differing)


def outcome(wish: Wish) -> Outcome:
    """Return what comes of a wish; it may be asked in a worker."""
    before, now = wish.before, content_of(wish.seen)
    shape = _shape(now, wish.grouping)
    if wish.shape == shape and now.analysed == before.analysed:
        return Outcome(now, differing=_differing(before, now))
    return Outcome(now, _ordered(now, wish, shape))


def _shape(content: MatrixContent, grouping: Grouping) -> object:
    members = {id: one.face.level for id, one in content.colleagues.items()}
    return matrix_order.shape(content, grouping), members


def _ordered(content: MatrixContent, wish: Wish, shape: object) -> Order:
    def rank(id: Id) -> tuple[int, str]:
        face = content.colleagues[id].face
        return -(face.level or 0), face.name.casefold()

    shown = content.people.keys() if wish.shown is None else wish.shown
    lines: list[Line] = []
    groups = matrix_order.groups_of(
        content, wish.grouping, wish.ordering, lambda id: id in shown
    )
    for group in groups:
        if group.heading:
            lines.append(Line(heading=group.heading))
        lines += [Line(person=id) for id in group.people]
    return Order((*lines, TOTALS), tuple(sorted(content.colleagues, key=rank)), shape)


def _differing(before: MatrixContent, now: MatrixContent) -> Differing:
    return Differing(
        _altered(before.cells, now.cells),
        _altered(before.people, now.people),
        _altered(before.colleagues, now.colleagues),
    )


def _altered(before: Mapping[K, object], now: Mapping[K, object]) -> tuple[K, ...]:
    keys = before.keys() | now.keys()
    return tuple(key for key in keys if before.get(key) != now.get(key))
