"""Which edits the map shows at once, however great it is: others are prepared beside it."""

from __future__ import annotations

from app.model.change import Change, Edit
from app.model.decision import Membership, Opportunity
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.model.planning import Placement
from app.ui.canvas.content import LINES_OF
from app.ui.document import SUPPOSED

FEW = 8  # edits; a value brings the note of where it is from
_STAND = frozenset({Person, TeamMember, OutsideInfluence, Membership, Seat, Opportunity})
_PLACED_BY = ("level", "lane", "department", "takes_part")  # fields of theirs


def is_cheap(change: Change) -> bool:
    """Return whether a change is shown within a moment, or was made by a hand on the map.

    The first leaves everybody where they stand, and every line as it is. What a hand put
    somewhere must not jump back first.
    """
    if change is SUPPOSED or len(change.edits) > FEW:
        return False
    by_hand = any(edit.kind is Placement and edit.after is not None for edit in change.edits)
    return by_hand or all(map(_leaves_all_in_place, change.edits))


def _leaves_all_in_place(edit: Edit) -> bool:
    before, after = edit.before, edit.after
    if edit.kind in LINES_OF or edit.kind is Placement:
        return False
    if before is None or after is None:
        return edit.kind not in _STAND
    return all(getattr(before, name, None) == getattr(after, name, None) for name in _PLACED_BY)
