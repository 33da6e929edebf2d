"""What the audience of an export does not get to see: counted in a worker, said in a line."""

from __future__ import annotations

from functools import partial

from app import i18n
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.omissions import left_out
from app.model.values import Id
from app.ui.drawing_work import DrawingWork
from app.ui.panels.labels import Label


def sentence(plan: AccountPlan, opportunity: Id, audience: Audience) -> str:
    """Return the sentence that says what this audience does not get to see."""
    if audience is Audience.INTERNAL:
        return tr("Nothing is left out. The picture says that it is internal.")
    several = left_out(plan, opportunity, audience)
    if not several:
        return tr("There is nothing to leave out.")
    return tr("Left out: {things}.", things=i18n.names(several))


class OmissionsLine(Label):
    """Says it of the plan and audience of now, never what the audience before did not get."""

    def __init__(self) -> None:
        super().__init__("", "soft", wrap=True)
        self.counting = DrawingWork(self)
        self._audience: Audience | None = None
        self._counted: tuple[AccountPlan, Id, Audience] | None = None

    def show_for(self, plan: AccountPlan, opportunity: Id, audience: Audience) -> None:
        """Say what this audience does not get of this plan, once it is counted."""
        known = self._counted
        asked = plan, opportunity, audience
        if known is not None and known[0] is plan and known[1:] == asked[1:]:
            return
        self._counted = asked
        if audience is not self._audience:
            self.setText("")
        self._audience = audience
        self.counting.ask(partial(sentence, *asked), self.setText, self.setText)
