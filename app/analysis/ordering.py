"""Which cell of its level band everybody gets, so that lines are short and cross seldom.

Barycentre sweeps over fixed layers (Sugiyama, Tagawa & Toda 1981), the bands wrapped into rows
from left to right, so that a neighbour in another band stays above or below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.analysis.roster import Band, Links, Roster, Side
from app.courtesy import giving_way
from app.model.values import Id

SWEEPS = 8
OWN_PULL = 0.6  # how much somebody holds on to the place of the last sweep


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of the map: a band, a row in it and a column of its side, both from 0."""

    band: Band
    row: int
    column: int
    lower: bool = False  # the second of two colleagues beside one row of customers

    @property
    def twin(self) -> Slot:
        """The other half of the cell."""
        return Slot(self.band, self.row, self.column, not self.lower)


def slots_of_theirs(roster: Roster, columns: int) -> dict[Id, Slot]:
    """Return a cell for each customer person, on `columns` columns."""
    bands = [(band, roster.of(Side.THEIRS, band)) for band in roster.bands]
    bands = [(band, _by_lane(roster, ids)) for band, ids in bands if ids]
    at: dict[Id, int] = {}
    for _band, ids in bands:
        at |= _wrapped(ids, columns)
    best, least = dict(at), _length(at, roster.links)
    for sweep in range(SWEEPS):
        for _band, ids in giving_way(bands if sweep % 2 == 0 else reversed(bands)):
            wanted = {id: _wanted(id, at, roster) for id in ids}
            ids.sort(key=wanted.__getitem__)
            at |= _fitted(ids, wanted, columns)
        length = _length(at, roster.links)
        if length < least:
            best, least = dict(at), length
    slots: dict[Id, Slot] = {}
    for band, ids in bands:
        for column in giving_way(range(columns)):
            stack = [id for id in ids if best[id] == column]
            stack.sort(key=lambda id: _height(id, band, roster))
            slots |= {id: Slot(band, row, column) for row, id in enumerate(stack)}
    return slots


def slots_of_ours(
    roster: Roster, columns: int, rows_of_theirs: Mapping[Band, int]
) -> dict[Id, Slot]:
    """Return a cell for each colleague; who knows most stands nearest the customer.

    In a single column two can share a row; with more, lines need the room between the rows.
    """
    slots: dict[Id, Slot] = {}
    for band in roster.bands:
        ids = roster.of(Side.OURS, band)
        ids.sort(key=lambda id: -len(roster.links.get(id, ())))
        if columns == 1:
            rows = max(rows_of_theirs.get(band, 1), rows_for(len(ids), 1))
            slots |= {
                id: Slot(band, place % rows, 0, place >= rows) for place, id in enumerate(ids)
            }
            continue
        rows = max(rows_for(len(ids), columns), 1)
        for position, id in enumerate(ids):
            column, row = divmod(position, rows)
            slots[id] = Slot(band, row, columns - 1 - column)
    return slots


def rows_for(colleagues: int, columns: int) -> int:
    """Return how many rows so many colleagues need on so many columns."""
    return -(-colleagues // (2 if columns == 1 else columns))


def _by_lane(roster: Roster, ids: list[Id]) -> list[Id]:
    return sorted(ids, key=lambda id: roster.lane[id] or "~")


def _wrapped(ids: list[Id], columns: int) -> dict[Id, int]:
    return {id: position * columns // len(ids) for position, id in enumerate(ids)}


def _wanted(id: Id, at: dict[Id, int], roster: Roster) -> float:
    """The column where the lines of somebody pull; our colleagues pull to the left."""
    total, weight = at[id] * OWN_PULL, OWN_PULL
    for other, pull in roster.links.get(id, ()):
        column = at.get(other)
        if column is not None:
            total, weight = total + pull * column, weight + pull
        elif roster.side[other] is Side.OURS:
            weight += pull * 0.5
    return total / weight


def _fitted(ids: list[Id], wanted: dict[Id, float], columns: int) -> dict[Id, int]:
    """Give each a column near the wanted one, in this order, no column over its share."""
    rows = -(-len(ids) // columns)
    at: dict[Id, int] = {}
    column, used = 0, 0
    for position, id in enumerate(ids):
        latest = columns - -(-(len(ids) - position) // rows)  # the rest must fit to the right
        target = max(column, min(round(wanted[id]), latest))
        if target > column:
            column, used = target, 0
        elif used == rows:
            column, used = column + 1, 0
        at[id] = column
        used += 1
    return at


def _height(id: Id, band: Band, roster: Roster) -> float:
    """Negative for who has more lines to higher bands: on top within the column."""
    here = band or 0
    return sum(
        here - (roster.band[b] or 0) for b, _ in roster.links.get(id, ()) if b in roster.band
    )


def _length(at: dict[Id, int], links: Links) -> float:
    return sum(
        pull * abs(column - at[other])
        for id, column in at.items()
        for other, pull in links.get(id, ())
        if other in at
    )
