"""Who judges here now, and whose judgements are seen: nobody's before one's own."""

from __future__ import annotations

from app.model.account_plan import AccountPlan
from app.model.places import Rating
from app.model.ratings import has_rated, ratings_of
from app.model.values import Id


class Judging:
    """Belongs to a document while it is open; nothing of it is kept."""

    def __init__(self) -> None:
        self.rater = ""  # who judged here last; empty: who works here
        self.opened: set[Id] = set()  # what somebody chose to see without judging

    def may_see(self, plan: AccountPlan, about: Id, author: str) -> bool:
        """Return whether what others think of this may be shown."""
        if about in self.opened:
            return True
        return has_rated(ratings_of(plan, about), self.rater or author)

    def unseen(self, plan: AccountPlan, author: str) -> frozenset[Id]:
        """Return what is judged by others, and not yet by who judges here."""
        about = {rating.about for rating in plan.table(Rating).values()}
        return frozenset(one for one in about if not self.may_see(plan, one, author))
