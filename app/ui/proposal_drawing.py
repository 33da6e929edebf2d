"""The drawing of its own for the customer; it is handed nothing but the redacted plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.ui import proposal, proposal_parts
from app.ui.drawing import Drawing
from app.ui.proposal_look import lettering

if TYPE_CHECKING:
    from app.ui.export import Options


def drawing(redacted: AccountPlan, options: Options) -> Drawing:
    """Return who works with whom, arranged for the size that is asked for."""
    ours = options.our_name or (options.house.company if options.house else None)
    wording = proposal.Wording(options.title, ours, options.dated)
    wanted = options.size
    sheet = proposal.sheet(redacted, wording, wanted.shape, wanted.units, wanted.tallest)
    return Drawing(
        sheet.width,
        sheet.height,
        lambda painter: proposal.paint(painter, sheet),
        lambda: proposal_parts.parts(sheet),
        f"{tr('Who works with whom')}. {proposal_parts.described(redacted)}",
        lettering("name").font.pixelSize(),
    )
