"""The points of a role: how many of them we earn, as a value and in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.i18n import ntr, tr
from app.model.labels import label
from app.model.vocabulary import Role


@dataclass(frozen=True, slots=True)
class RoleShare:
    """The points of one role: earned, of how many."""

    points: float
    of: float

    @property
    def share(self) -> float:
        """Return the part earned, 0..1; a role that counts for nothing has none."""
        return 0.0 if self.of <= 0 else min(max(self.points / self.of, 0.0), 1.0)


def words_of(role: Role, share: RoleShare | None) -> str:
    """Return a role's share as a sentence, for tooltips and screen readers."""
    if share is None:
        return tr("{role}: not computed yet", role=label(role))
    if share.of <= 0:
        return tr("{role}: confirmed absent, counts for nothing", role=label(role))
    return ntr(
        "{role}: {points} of {count} point",
        "{role}: {points} of {count} points",
        round(share.of),
        role=label(role),
        points=round(share.points),
    )
