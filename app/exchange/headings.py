"""Headings of columns about people, as address books, CRMs and Dutch spreadsheets have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache

from app.i18n import mark, tr


class Heading(StrEnum):
    """What a column about people holds."""

    NAME = "name"
    FIRST_NAME = "first_name"
    INFIX = "infix"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    INITIALS = "initials"
    TITLE = "title"
    TITLE_OR_ADDRESS = "title_or_address"  # "Title": the function, or Mr and Ms
    DEPARTMENT = "department"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    LOCATION = "location"
    LANGUAGE = "language"
    COMPANY = "company"
    MANAGER = "manager"
    MANAGER_KEY = "manager_key"
    KEY = "key"
    DELETED = "deleted"
    ROLES = "roles"
    ATTITUDE = "attitude"
    INFLUENCE = "influence"
    LEVEL = "level"
    LANE = "lane"


NAMES: dict[Heading, str] = {
    Heading.NAME: mark("name"),
    Heading.FIRST_NAME: mark("first name"),
    Heading.INFIX: mark("surname prefix"),
    Heading.MIDDLE_NAME: mark("middle name"),
    Heading.LAST_NAME: mark("last name"),
    Heading.INITIALS: mark("initials"),
    Heading.TITLE: mark("job title"),
    Heading.TITLE_OR_ADDRESS: mark("form of address"),
    Heading.DEPARTMENT: mark("department"),
    Heading.EMAIL: mark("e-mail address"),
    Heading.PHONE: mark("phone number"),
    Heading.MOBILE: mark("mobile number"),
    Heading.LOCATION: mark("location"),
    Heading.LANGUAGE: mark("language"),
    Heading.COMPANY: mark("company"),
    Heading.MANAGER: mark("reports to"),
    Heading.MANAGER_KEY: mark("reports to (record)"),
    Heading.KEY: mark("record"),
    Heading.DELETED: mark("deleted"),
    Heading.ROLES: mark("roles"),
    Heading.ATTITUDE: mark("attitude"),
    Heading.INFLUENCE: mark("influence"),
    Heading.LEVEL: mark("level"),
    Heading.LANE: mark("function area"),
}

# Spelled as `plain` leaves them. Labels and API names of one system stand side by side.
_SPELLINGS: dict[Heading, str] = {
    Heading.NAME: """naam, volledige naam, name, full name, fullname, contact,
        contactpersoon, contactpersonen, contact full name, contact name, weergavenaam,
        display name, nom complet, persoon, person, personen, medewerker, relatie, contact
        persoon, stakeholder, naam contactpersoon, nom, dmu lid, dmu, klant contact,
        contactpersoon klant""",
    Heading.FIRST_NAME: """voornaam, voornamen, roepnaam, first name, firstname, given name,
        givenname, prenom""",
    Heading.INFIX: """tussenvoegsel, tussenvoegsels, tussenv, voorvoegsel, voorvoegsels,
        infix, prefix, tussenvoegsel s""",
    Heading.MIDDLE_NAME: "middle name, middlename, additional name, tweede voornaam",
    Heading.LAST_NAME: """achternaam, familienaam, last name, lastname, surname, family
        name, familyname, nom de famille""",
    Heading.INITIALS: "voorletters, voorletter, initialen, initials, initiales",
    Heading.TITLE: """functie, functietitel, functienaam, functieomschrijving, functie
        titel, functiebenaming, job title, jobtitle, job titles, job title description,
        jobtitledescription, position, organization title, organization 1 title, fonction,
        poste, beroep, functie rol""",
    Heading.TITLE_OR_ADDRESS: "title, titel, titre",
    Heading.DEPARTMENT: """afdeling, department, dienst, departement, service, business
        unit, organization department, organization 1 department, afdeling dienst, onderdeel""",
    Heading.EMAIL: """e mail, email, mail, e mailadres, emailadres, mailadres, email
        address, e mail address, e mail adres, email adres, e mail 1 value, business email,
        work email, e mail werk, zakelijk e mailadres, courriel, adresse e mail, adresse
        email, emailaddress""",
    Heading.PHONE: """telefoon, telefoonnummer, tel, tel nr, phone, phone number, business
        phone, work phone, telephone, telefoon werk, telefoon zakelijk, zakelijke telefoon,
        telefoon op werk, phone 1 value, numero de telephone, telefoon vast, vast nummer,
        businessphone""",
    Heading.MOBILE: """mobiel, mobiele telefoon, mobiel nummer, mobiele nummer, mobile,
        mobile phone, mobilephone, mobile number, gsm, gsm nummer, cell, cell phone,
        portable""",
    Heading.LOCATION: """locatie, vestiging, plaats, standplaats, location, office location,
        business city, city, site, lieu, ville, kantoor""",
    Heading.LANGUAGE: "taal, language, langue, correspondentietaal, contact language, voertaal",
    Heading.COMPANY: """bedrijf, bedrijfsnaam, company, company name, organisatie,
        organization, organisation, organization name, organization 1 name, account, account
        name, klant, associated company, werkgever, societe, entreprise, relatienaam,
        klantnaam""",
    Heading.MANAGER: """leidinggevende, manager, manager s name, managers name, manager
        name, rapporteert aan, reports to, valt onder, superieur, hierarchie, chef, naam
        leidinggevende, naam manager, reports to name, responsable""",
    Heading.MANAGER_KEY: "reportstoid, reports to id, manager id",
    Heading.KEY: """id, record id, contact id, contactid, record id contact, do not modify
        contact, recordid, nummer, contactnummer""",
    Heading.DELETED: "isdeleted, is deleted, deleted, verwijderd",
    Heading.ROLES: """rol, rollen, role, roles, dmu rol, dmu rollen, rol in dmu, rol in de
        dmu, rol dmu, buying role, buying roles, hs buying role, contact role, rol in
        besluit, rol in beslissing, beslisrol""",
    Heading.ATTITUDE: """houding, attitude, stance, houding t o v ons voorstel, houding t o
        v ons, standpunt, attitude to our proposal""",
    Heading.INFLUENCE: """invloed, influence, mate van invloed, influence level, invloed op
        besluit""",
    Heading.LEVEL: """niveau, level, hierarchisch niveau, management level, seniority,
        niveau hierarchie""",
    Heading.LANE: """functiegebied, lane, function area, functional area, vakgebied,
        discipline, domein, kolom""",
}

# Mr and Ms in three languages: then "Title" is how to address somebody, not the function.
_ADDRESS = """mr, mrs, ms, miss, mx, dr, drs, ir, ing, prof, mevr, mevrouw, mw, dhr, de, heer,
    dame, m, mme, mlle, monsieur, madame, maitre, me, bc, sir"""


def spellings(text: str) -> frozenset[str]:
    """Return what a list between commas holds."""
    return frozenset(" ".join(spelling.split()) for spelling in text.split(","))


def plain(text: str) -> str:
    """Return a text in small letters, without accents and signs, its words one space apart."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", kept))


def known(text: str) -> Heading | None:
    """Return what a column with this heading holds, or None when we do not know."""
    return _by_spelling().get(plain(text)) if len(text) < 80 else None  # noqa: PLR2004  else prose


def count_known(cells: Iterable[str]) -> int:
    """Return how many different things these cells are headings of."""
    return len({heading for cell in cells if (heading := known(cell))})


def is_address(values: Sequence[str]) -> bool:
    """Return whether values say how to address somebody: Mr, Mevr., Dr."""
    return bool(values) and all(
        set(plain(value).split()) <= spellings(_ADDRESS) for value in values
    )


def name_of(heading: Heading) -> str:
    """Return what a column holds in the reader's words."""
    return tr(NAMES[heading])


@cache
def _by_spelling() -> dict[str, Heading]:
    return {
        spelling: heading
        for heading, text in _SPELLINGS.items()
        for spelling in spellings(text)
    }
