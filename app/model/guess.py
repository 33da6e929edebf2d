"""Lane, level and role guessed from a job title, in Dutch, Flemish, English and French.

A guess is only ever noted as assumed; where a title says nothing, nothing is guessed. The word
lists are our own, tuned on titles as they stand on cards: the first list that knows a word of
the title decides. A star stands for any letters, as in `*directeur`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from app.model.vocabulary import Lane, Level, Role

Code = TypeVar("Code", Lane, Level, Role)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a title makes likely; None is not known."""

    lane: Lane | None = None
    level: Level | None = None


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


_SECRETARIES_GENERAL = _phrases(
    """
    secretaire general*, secretary general
    """
)
_NOT_AS_HIGH = _phrases(
    """
    *adviseur raad van bestuur, *adviseur rvb, *adviseur directie, *adviseur van de directie,
    product owner, process owner, data owner, system owner, teamhoofd, ploeghoofd
    """
)
_GUIDES = _phrases(
    """
    *begeleider, *begeleidster, *opleider, *opleidster
    """
)
_ASSISTANTS = _phrases(
    """
    *secretaresse, secretariaat*, secretariat, *secretary, secretaire de direction,
    secretaire, *assistent, *assistente, *assistant, assistante, stagiair*, trainee,
    intern, junior, pa
    """
)
_DEPUTIES = _phrases(
    """
    vice president, vp, svp, evp, adjunct*, deputy, plaatsvervangend, directeur adjoint,
    associate director
    """
)
_TOP = _phrases(
    """
    ceo, cfo, coo, cto, cio, cmo, cco, cpo, chro, cdo, chief * officer, algemeen
    directeur, algemene directie, directeur generaal, directeur general, directrice
    generale, dga, pdg, general manager, managing director, executive director, managing
    partner, gedelegeerd bestuurder, administrateur delegue, bestuurder, bestuurslid,
    bestuursvoorzitter, raad van bestuur, rvb, board member, raad van toezicht, raad van
    commissarissen, commissaris, president, presidente, zaakvoerder, gerant, eigenaar,
    eigenares, owner, founder, cofounder, oprichter, fondateur, burgemeester, wethouder,
    schepen, bourgmestre, mayor, gedeputeerde, minister, gemeentesecretaris,
    provinciesecretaris, stadssecretaris, secretaris generaal, secretaris directeur,
    algemeen secretaris, dijkgraaf, rector, hoofdarts, medisch directeur, statutair
    directeur, financieel directeur, finance director, financial director, directeur
    financien, directeur financier, directrice financiere, operationeel directeur,
    directielid, lid directie, lid van de directie, technisch directeur, chief human
    resources officer, secretaire general
    """
)
_FUNCTION_DIRECTORS = _phrases(
    """
    hoofd, diensthoofd, afdelingshoofd, sectorhoofd, bedrijfshoofd, head, chef de
    service, chef de departement, responsable, *directeur *, *directrice *, *directeur
    van *, directeur d*, * director, director of, concerncontroller, group controller,
    raadsgriffier, griffier, decaan, dean, department manager, afdelingsmanager,
    *griffier, * directeur, * directrice, *bedrijfsleider, plant manager, *hoofd
    """
)
_DIRECTORS = _phrases(
    """
    directeur, directrice, director, directie, direction
    """
)
_COMPOUND_DIRECTORS = _phrases(
    """
    *directeur, *directrice, *director
    """
)
_MIDDLE = _phrases(
    """
    *accountmanager, account manager, account executive, *projectmanager, project
    manager, *programmamanager, program manager, programme manager, *productmanager,
    product manager, *servicemanager, service manager, *bidmanager, bid manager,
    *teammanager, team manager, success manager, *contractmanager, contract manager,
    categorymanager, category manager, *casemanager, office manager, *officemanager,
    *procesmanager, process manager, delivery manager, change manager, *teamleider,
    *teamleidster, teamleader, team leader, team lead, ploegbaas, *coordinator,
    coordinateur, coordinatrice, supervisor, *projectleider, chef de projet, chef d
    equipe, *adviseur, *adviseuse, adviser, advisor, consultant*, conseiller,
    conseillere, *architect, architecte, *controller, controleur de gestion, treasurer,
    *jurist, juriste, legal counsel, *inkoper, *inkoopster, *aankoper, buyer, purchaser,
    acheteur, acheteuse, *specialist, *arts, *radioloog, chirurg, *fysicus,
    functionaris, *ingenieur, engineer, *hoofdlaborant, hoofdverpleegkundige,
    hoofdlaborante, kwartiermaker, *strateeg, beleidsmedewerker, *leider, *leidster,
    *hoofdverpleegkundige, *coordinatrice, *ploegchef, *werkplaatschef, souschef, voorman,
    meestergast, *floormanager, floor manager, shift manager, *shiftmanager
    """
)
_MANAGERS = _phrases(
    """
    *manager, *manageress, *chef
    """
)
_EXPERTS = _phrases(
    """
    ciso, officer, lead, senior, key user
    """
)
_STAFF = _phrases(
    """
    *medewerker, *medewerkster, employee, employe, operator, operateur, *beheerder,
    *administrateur, administratief, *verpleegkundige, *laborant, *laborante, *monteur,
    *technicus, technician, technicien, clerk, receptionist*, gebruiker, *planner,
    *analist, analyst, analyste, *ontwikkelaar, developer, developpeur, lid
    ondernemingsraad, ondernemingsraad, docent*, leraar, teacher, chauffeur, magazijn*,
    *boekhouder, *boekhoudster, comptable, bookkeeper, accountant, arbeider, worker,
    vakman, *bediende, *agent, *verkoper, representative, vertegenwoordiger,
    gemeenteraadslid, user, werkvoorbereider, *assistente
    """
)
_LEADING = _phrases(
    """
    ceo, algemeen directeur, algemene directie, directeur generaal, directeur general,
    directrice generale, dga, pdg, general manager, managing director, managing partner,
    gedelegeerd bestuurder, administrateur delegue, raad van bestuur, rvb, bestuurder,
    bestuurslid, *bestuursvoorzitter, zaakvoerder, gerant, eigenaar, owner, founder,
    oprichter, burgemeester, wethouder, schepen, bourgmestre, gedeputeerde,
    *gemeentesecretaris, provinciesecretaris, secretaris generaal, algemeen secretaris,
    secretaire general, rector, *griffier, hoofdarts, medisch directeur,
    directieassistent*, directiesecretaresse, management assistent*, management
    assistant, secretaire de direction, secretariaat, secretaresse
    """
)
_COMMERCIAL = _phrases(
    """
    *inkoop*, *inkoper, *aankoop*, *aankoper, purchas*, procurement, buyer, sourcing,
    achats, achat, acheteur, acheteuse, commerc*, *verkoop*, *verkoper, sales,
    *marketing*, *accountmanager, account manager, account executive, bid*, tender*,
    aanbested*, *contractmanag*, contract manager, category, categorymanager, vente,
    ventes, cco, cmo, cpo, business development, leveranciers*, supplier, vendor,
    vendor*
    """
)
_FINANCIAL = _phrases(
    """
    financ*, *controller, *controle de gestion, controleur de gestion, planning en
    control, planning control, cfo, treasur*, tresor*, boekhoud*, comptab*, accountant,
    accounting, bookkeep*, economisch, fiscal*, tax, audit*, belasting*, credit*,
    debiteuren*, crediteuren*, control, lease, leasing, salarisadmin*
    """
)
_TECHNICAL = _phrases(
    """
    ict, it, i a, informat*, techn*, *technisch, *techniek, *operati*, produc*, cio,
    cto, coo, ciso, cdo, *engineer*, *ingenieur*, onderhoud*, maintenance, kwaliteit*,
    quality, qualite, hse, qhse, veiligheid*, safety, securi*, *arts, *radiolo*,
    *laborant*, verpleegkund*, hoofdverpleegkundige, medisch*, klinisch*, *fysi*, zorg*,
    facilit*, logist*, supply chain, *architect*, *beheerder, *service*, project*, chef
    de projet, planner, *applicatie*, developer, *ontwikkelaar, data*, digit*, r d,
    research, onderzoek*, lab, laborator*, plant, plant manager, fabriek*,
    bedrijfsleider, usine, magazijn*, functionaris gegevensbescherming, monteur,
    software, systeem*, system*, success, gebruiker, apotheker, biotechn*, energie*,
    energy, installatie*, bouw*, vastgoed, huisvesting, werkvoorbereider
    """
)
_OTHERWISE_LEADING = _phrases(
    """
    directie, directeur, directrice, director, bestuur*, board, president
    """
)

_NO_LONGER = _phrases(
    """
    ex, oud, voormalig, former, emeritus, ancien, ancienne
    """
)
_KEEPING_THE_GATE = _phrases(
    """
    directieassistent*, directiesecretar*, *secretaresse, secretariaat*, *secretariaat,
    secretariat, secretaire de direction, assistant* de direction, *management assistent*,
    *managementassistent*, management assistant, executive assistant, personal assistant,
    pa, office manager, *officemanager, assistent* van de directie, assistent* directie,
    secretary to, executive secretary
    """
)
_PURCHASING = _phrases(
    """
    *inkoop*, *inkoper, *inkoopster, *aankoop*, *aankoper, *aankoopster, procurement,
    purchas*, buyer, sourcing, cpo, achats, acheteur, acheteuse
    """
)
_DECIDING = _phrases(
    """
    algemeen directeur, directeur eigenaar, eigenaar directeur, eigenaar, eigenares, dga,
    pdg, ceo, chief executive officer, chief executive, managing director, managing
    partner, general manager, directeur generaal, directeur general, directrice generale,
    president directeur, bestuursvoorzitter, directievoorzitter, voorzitter directie,
    voorzitter van de directie, voorzitter raad van bestuur, voorzitter van de raad van
    bestuur, vz raad van bestuur, voorzitter rvb, vz rvb, voorzitter college van bestuur,
    gedelegeerd bestuurder, administrateur delegue, zaakvoerder, gerant
    """
)
# Whoever keeps the money seldom chooses, but is heard on every large purchase; a decider or
# approver would be too bold a first assumption, and would put the wrong gap on top.
_KEEPING_THE_MONEY = _phrases(
    """
    cfo, chief financial officer, financieel directeur, directeur financien, finance
    director, financial director, directeur financier, directrice financiere
    """
)
_ADVISING = _phrases(
    """
    *adviseur, *adviseuse, adviser, advisor, conseiller, conseillere, consultant*,
    *architect, architecte, *kwaliteit*, quality, qualite, *engineer, *ingenieur, *fysicus
    """
)
_USING = _phrases(
    """
    *gebruiker, key user, user, *operator, operateur, *laborant, *laborante,
    *verpleegkundige, infirmier, infirmiere, nurse, *teamleider, *teamleidster, teamleader,
    team leader, team lead, *planner, *monteur
    """
)

_LEVELS = (
    (Level.EXECUTIVE, _SECRETARIES_GENERAL),
    (Level.MIDDLE, _NOT_AS_HIGH),
    (Level.STAFF, _GUIDES),
    (Level.STAFF, _ASSISTANTS),
    (Level.HEAD, _DEPUTIES),
    (Level.EXECUTIVE, _TOP),
    (Level.HEAD, _FUNCTION_DIRECTORS),
    (Level.EXECUTIVE, _DIRECTORS),
    (Level.HEAD, _COMPOUND_DIRECTORS),
    (Level.MIDDLE, _MIDDLE),
    (Level.HEAD, _MANAGERS),
    (Level.MIDDLE, _EXPERTS),
    (Level.STAFF, _STAFF),
)
_LANES = (
    (Lane.MANAGEMENT, _LEADING),
    (Lane.COMMERCIAL, _COMMERCIAL),
    (Lane.FINANCIAL, _FINANCIAL),
    (Lane.TECHNICAL, _TECHNICAL),
    (Lane.MANAGEMENT, _OTHERWISE_LEADING),
)
_ROLES = (
    (Role.GATEKEEPER, _KEEPING_THE_GATE),
    (Role.PURCHASER, _PURCHASING),
    (Role.INFLUENCER, _ADVISING),  # whoever advises the managing director does not decide
    (Role.DECIDER, _DECIDING),
    (Role.INFLUENCER, _KEEPING_THE_MONEY),
    (Role.USER, _USING),
)
_NOT_USING = (Lane.COMMERCIAL, Lane.FINANCIAL)  # a team leader there uses nothing we sell


def guess(title: str | None, department: str | None = None) -> Guess:
    """Return what a title makes likely; the department helps where it leaves the lane open."""
    words = _plain(title)
    level = _first(_LEVELS, words)
    lane = _first(_LANES, words) or _first(_LANES, _plain(department))
    if lane is None and level is Level.EXECUTIVE:
        lane = Lane.MANAGEMENT
    return Guess(lane, level)


def guess_role(title: str | None, department: str | None = None) -> Role | None:
    """Return the role in a buying team that a title says plainly; most titles say none.

    Who stands in for the top, assists it or has left it does not decide. A head of
    department may hold any role, so nothing is assumed but that purchasing purchases.
    """
    words = _plain(title)
    if not words or _pattern(_NO_LONGER).search(words):
        return None
    role = _first(_ROLES, words)
    likely = guess(title, department)
    if role is Role.DECIDER and likely.level is not Level.EXECUTIVE:
        return None
    if role is Role.USER and likely.lane in _NOT_USING:
        return None
    return role


def _plain(text: str | None) -> str:
    """Return a text in small letters without accents, its words set apart by single spaces."""
    letters = unicodedata.normalize("NFKD", text or "").casefold()
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", kept))


def _first(lists: Iterable[tuple[Code, tuple[str, ...]]], words: str) -> Code | None:
    """Return the code of the first list that knows a word or phrase among these."""
    for code, phrases in lists:
        if words and _pattern(phrases).search(words):
            return code
    return None


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    forms = "|".join(phrase.replace("*", r"\w*") for phrase in phrases)
    return re.compile(rf"\b(?:{forms})\b")
