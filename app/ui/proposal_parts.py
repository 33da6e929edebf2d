"""The customer's picture in parts: bands, cards that can be moved, lines between them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from app import i18n
from app.exchange.slide_shapes import Connector, End, Look, Picture
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.people import Person, TeamMember
from app.model.ties import Counterpart
from app.ui import proposal
from app.ui.drawing import CardPart, Ground, Part
from app.ui.proposal_look import logo, logo_png, size
from app.ui.proposal_sheet import Card, Link, Sheet


def parts(drawing: Sheet) -> Iterator[Part]:
    """Return what a sheet is made of, from back to front."""
    yield Ground(lambda painter: proposal.paint_ground(painter, drawing))
    if drawing.logo is not None and logo() is not None:
        box = drawing.logo.getRect()  # four numbers, which PySide calls an object
        yield Picture(box, logo_png(), "")  # type: ignore[arg-type]
    cards = {_key(card.area): card for card in drawing.cards}
    for link in drawing.links:
        yield _connector(link, cards)
    yield Ground(lambda painter: proposal.paint_headings(painter, drawing))
    for key, card in cards.items():
        yield _card(key, card)
    if any(link.agreed for link in drawing.links):
        yield Ground(lambda painter: proposal.paint_chips(painter, drawing))


def _card(key: str, card: Card) -> CardPart:
    people = ["\n".join(line.text for line in face.lines) for face in card.faces]
    name = " · ".join(face.lines[0].text for face in card.faces if face.lines)
    return CardPart(
        key, name, "\n".join(people), lambda painter: proposal.paint_card(painter, card)
    )


def _key(area: QRectF) -> str:
    return f"{area.x():.1f} {area.y():.1f}"


def _connector(link: Link, cards: dict[str, Card]) -> Connector:
    ours = next(
        key
        for key, card in cards.items()
        if abs(card.area.right() - link.start.x()) < 1 and _beside(card, link.start.y())
    )
    theirs = next(
        key
        for key, card in cards.items()
        if abs(card.area.left() - link.end.x()) < 1 and _beside(card, link.end.y())
    )
    look = Look(stroke=proposal.hue_of(link).name()[1:].upper(), width=size("line"))
    points = (link.start.x(), link.start.y()), (link.end.x(), link.end.y())
    names = f"{_first(cards[ours])} – {_first(cards[theirs])}"
    says = i18n.about(names, link.agreed) if link.agreed else names
    return Connector(ours, theirs, points, curved=True, look=look, arrives=End.NONE, says=says)


def _beside(card: Card, y: float) -> bool:
    return card.area.top() <= y <= card.area.bottom()


def _first(card: Card) -> str:
    return next((line.text for face in card.faces for line in face.lines), "")


def described(plan: AccountPlan) -> str:
    """Return who works with whom in words, from a plan redacted for the customer."""
    pairs = list(plan.table(Counterpart).values())
    told = []
    for member in plan.members.values():
        theirs = [plan.persons[one.person] for one in pairs if one.member == member.id]
        met = ", ".join(map(_named, theirs))
        told.append(i18n.about(_named(member), met) if met else _named(member))
    met_by_us = {one.person for one in pairs}
    told += [_named(one) for one in plan.persons.values() if one.id not in met_by_us]
    return i18n.clauses(told)


def _named(one: Person | TeamMember) -> str:
    lane = label(one.lane) if one.lane else None
    about = ", ".join(part for part in (one.title, lane) if part)
    return f"{one.label} ({about})" if about else one.label
