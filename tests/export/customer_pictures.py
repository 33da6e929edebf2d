"""The customer's picture of a plan, as a file and as a drawing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app import i18n
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from app.model.people import TeamMember
from app.model.vocabulary import Lane, Level
from app.ui import proposal
from app.ui.export import Options, PictureSize, save_picture
from app.ui.proposal_sheet import Sheet
from tests.plans import AS_OF, DECISION, person, small_plan

SMALL = PictureSize.pixels(1280)


def saved(plan: AccountPlan, path: Path, decision: str = DECISION, **options) -> bytes:
    """The bytes of the customer's picture of a plan."""
    asked = replace(Options(size=SMALL, language="en"), **options)
    return save_picture(plan, decision, AS_OF, asked, path / "picture.png").read_bytes()


def drawn(
    plan: AccountPlan, language: str = "en", shape: float | None = None, **wording
) -> Sheet:
    redacted = redact(plan, DECISION, Audience.CUSTOMER)
    with i18n.speaking(language):
        return proposal.sheet(redacted, proposal.Wording(**wording), shape)


def texts(sheet: Sheet) -> list[str]:
    """Every text of a drawing, in the order of painting."""
    return [
        *(band.heading.text for band in sheet.bands),
        *(line.text for card in sheet.cards for face in card.faces for line in face.lines),
        *(link.agreed for link in sheet.links if link.agreed),
        *(line.text for line in sheet.lines),
    ]


def crowd(theirs: int, ours: int, *more) -> AccountPlan:
    """So many people on either side, over all lanes and levels and some unknown."""
    lanes, levels = (*Lane, None), (*Level, None)
    people = [
        entity
        for n in range(theirs)
        for entity in person(
            f"c{n}", f"Customer Person {n:02}", lane=lanes[n % 5], level=levels[n % 4]
        )
    ]
    team = [
        TeamMember(
            id=f"t{n}",
            name=f"Colleague {n:02}",
            title="Specialist",
            email=f"colleague.{n}@supplier.example",
            phone="+31 6 1234 5678",
            lane=lanes[n % 5],
            level=levels[n % 5],
        )
        for n in range(ours)
    ]
    return small_plan(*people, *team, *more)
