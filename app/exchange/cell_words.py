"""What people write in a cell for a role, an attitude, a level or a relationship."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import TypeVar

from app.exchange.headings import plain, spellings
from app.model.role_letters import ROLE_LETTERS
from app.model.vocabulary import (
    Attitude,
    InfluenceDegree,
    Lane,
    Level,
    Role,
    TieLevel,
    TieStatus,
)

C = TypeVar("C", bound=Enum)
Mark = TieLevel | TieStatus

_NOT_SAID = spellings(
    ",onbekend, unknown, inconnu, nb, n b, niet beoordeeld, not assessed, other, overig, anders"
)

# Beside our own words: the picklists of Salesforce and the codes of HubSpot.
_ROLES = {
    Role.INITIATOR: "initiator, initiatiefnemer, initiateur, aanvrager, aanjager",
    Role.DECIDER: """decider, decision maker, beslisser, beslissers, decideur, besluitnemer,
        economic buyer, economic decision maker, budget holder, budgethouder, eindbeslisser""",
    Role.INFLUENCER: """influencer, beinvloeder, influenceur, prescripteur, adviseur,
        evaluator, executive sponsor, champion""",
    Role.PURCHASER: "purchaser, buyer, inkoper, aankoper, acheteur, inkoop, aankoop",
    Role.GATEKEEPER: "gatekeeper, poortwachter, technical buyer, blocker, filtre",
    Role.USER: "user, gebruiker, eindgebruiker, end user, business user, utilisateur",
    Role.APPROVER: "approver, goedkeurder, approbateur, legal and compliance",
}
_ATTITUDES = {
    Attitude.AGAINST: "-2, against, tegen, tegenstander, opponent, contre, enemy",
    Attitude.RESERVED: """-1, reserved, terughoudend, afhoudend, sceptisch, sceptical,
        sceptic, skeptic, non supporter, reserve""",
    Attitude.NEUTRAL: "0, neutral, neutraal, neutre",
    Attitude.FOR: "1, for, voor, voorstander, supporter, positief, positive, pour",
    Attitude.ADVOCATE: "2, advocate, ambassadeur, mentor, fan, champion",
}
_ATTITUDE_SIGNS = {"--": Attitude.AGAINST, "+": Attitude.FOR,
                   "++": Attitude.ADVOCATE, "+/-": Attitude.NEUTRAL}  # fmt: skip
_INFLUENCES = {
    InfluenceDegree.LOW: "1, low, laag, lage, l, faible, klein, kleine, weinig, little",
    InfluenceDegree.MEDIUM: "2, medium, middel, gemiddeld, gemiddelde, midden, m, moyen",
    InfluenceDegree.HIGH: "3, high, hoog, hoge, h, groot, grote, veel, much, fort, eleve",
}
_LEVELS = {
    Level.STAFF: """1, staff, medewerker, medewerkers, uitvoerend, uitvoering, employe,
        operationeel""",
    Level.MIDDLE: "2, middle, middle management, middenkader, midden, tactisch, cadre moyen",
    Level.HEAD: """3, head, head of department, senior, afdelingshoofd, afdelingshoofden,
        afdelingshoofd mt, mt, management, managementteam, chef de service, hoofd""",
    Level.EXECUTIVE: """4, executive, executives, top, top management, directie, bestuur,
        directie bestuur, c level, raad van bestuur, direction, strategisch""",
}
_LANES = {
    Lane.MANAGEMENT: """management, general management, algemene leiding, algemeen,
        directie, leiding, direction generale""",
    Lane.FINANCIAL: "financial, finance, financieel, financien, financier",
    Lane.TECHNICAL: """technical, operational technical, operational, operationeel
        technisch, operationeel, technisch, techniek, ict, it, technique, operations""",
    Lane.COMMERCIAL: """commercial, commercial purchasing, purchasing, commercieel,
        commercieel inkoop, inkoop, aankoop, verkoop, sales, achats""",
}
_MARKS: dict[Mark, str] = {
    TieLevel.NONE: """0, geen, none, no, not, nee, niet, aucun, niets, geen contact,
        geen relatie""",
    TieLevel.ACQUAINTED: """1, oppervlakkig, kennismaking, acquainted, weak, zwak, kent,
        bekend, bekende, faible, slecht""",
    TieLevel.WORKING: """2, werkcontact, working contact, working, werkrelatie, contact,
        redelijk, matig, gemiddeld, medium, fair, regelmatig, x, v, ja, yes, moyen""",
    TieLevel.GOOD: """3, goed, goede relatie, good, well, good relationship, xx, bon, bonne
        relation, fort""",
    TieLevel.TRUSTED: """4, vertrouwd, vertrouwensrelatie, trusted, vertrouwen, strong,
        sterk, hecht, zeer goed, uitstekend, excellent, very good, xxx, confiance""",
    TieStatus.NOT_NEEDED: "nvt, n v t, niet nodig, not needed, na, n a, not applicable",
    TieStatus.LOST: "verloren, lost, kwijt, perdu, weg",
}
_MARK_SIGNS: dict[str, Mark] = {
    "✓": TieLevel.WORKING, "✔": TieLevel.WORKING, "✗": TieLevel.WORKING, "×": TieLevel.WORKING,
    "•": TieLevel.WORKING, "●": TieLevel.WORKING, "■": TieLevel.WORKING, "*": TieLevel.WORKING,
    "+": TieLevel.WORKING, "++": TieLevel.GOOD, "+++": TieLevel.TRUSTED, "✓✓": TieLevel.GOOD,
    "✔✔": TieLevel.GOOD, "××": TieLevel.GOOD, "**": TieLevel.GOOD,
}  # fmt: skip
_NUMBER_FIRST = re.compile(r"([0-4])(?:[.,]0+)?(?:$|\s*(?:[-–—·:=.,;]\s*|\s)(?=\D))")
_REMARK = re.compile(r"\(([^()]*)\)\s*$")


def is_unsaid(text: str) -> bool:
    """Return whether a cell leaves it open: empty, a dash, a question mark, "onbekend"."""
    return plain(text) in _NOT_SAID and not re.search(r"[+*✓✔✗×•●■]", text)


def roles(text: str) -> frozenset[Role] | None:
    """Return the roles a cell names, by word or by letter; None when one is not understood."""
    found: set[Role] = set()
    for part in re.split(r"[,;/+&|\n]|\ben\b|\band\b|\bet\b", text):
        word = part.strip()
        if is_unsaid(word):
            continue
        role = _coded(_ROLES, word)
        letters = [ROLE_LETTERS.get(letter) for letter in word.replace(" ", "")]
        if role is not None:
            found.add(role)
        elif len(word) <= len(ROLE_LETTERS) and all(letters):
            found.update(letter for letter in letters if letter)
        else:
            return None
    return frozenset(found)


def attitude(text: str) -> Attitude | None:
    """Return what a cell says of somebody's attitude; None when it is not understood."""
    compact = text.replace(" ", "").replace("−", "-").replace("–", "-")
    signed = compact if re.fullmatch(r"[+-]?[0-2]", compact) else None
    if signed is not None:
        return Attitude(int(signed))
    if compact in _ATTITUDE_SIGNS:
        return _ATTITUDE_SIGNS[compact]
    return _coded(_ATTITUDES, text)


def influence(text: str) -> InfluenceDegree | None:
    return _coded(_INFLUENCES, text)


def level(text: str) -> Level | None:
    return _coded(_LEVELS, text)


def lane(text: str) -> Lane | None:
    return _coded(_LANES, text)


def mark(text: str) -> tuple[Mark | None, str]:
    """Return what a cell of a matrix says, and a remark between brackets beside it.

    None where it says nothing that we understand: `3`, `goed`, `xx`, `1 · oppervlakkig`,
    `X (L)` are understood, and so is a status such as `nvt`.
    """
    remark = _REMARK.search(text)
    said = text[: remark.start()].strip() if remark else text
    beside = remark[1].strip() if remark else ""
    found = _MARK_SIGNS.get(said.replace(" ", "")) or _coded(_MARKS, said)
    if found is None and (numbered := _NUMBER_FIRST.match(said)):
        found = TieLevel(int(numbered[1]))
        beside = "" if _coded(_MARKS, said[numbered.end() :]) == found else beside
    return found, beside


def is_mark(text: str) -> bool:
    """Return whether a cell belongs in a matrix: a mark, or an open question."""
    return mark(text)[0] is not None or is_unsaid(text)


def _coded(codes: Mapping[C, str], text: str) -> C | None:
    return _by_word(tuple(codes.items())).get(plain(text))


@cache
def _by_word(codes: tuple[tuple[C, str], ...]) -> dict[str, C]:
    return {" ".join(word.split()): code for code, words in codes for word in words.split(",")}
