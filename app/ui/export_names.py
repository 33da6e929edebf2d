"""What files are called: after what they show, the account and the decision; never a person."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from app import i18n
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.plain_text import plain
from app.model.values import Id
from app.ui.export_views import HEADINGS, View

if TYPE_CHECKING:
    from app.ui.export import Options

_LONGEST = 60  # of an account or a decision in a file's name, in characters
_MOST_BYTES = 200  # of a whole name: file systems hold 255, and copies get a number
_MARKS = {"INTERNAL", "INTERN"}  # in any language one may have spoken
_WORD = re.compile(r"[^\W_]+")
_RESERVED = frozenset(  # names that Windows keeps for devices, whatever their ending
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)


def heading(audience: Audience, view: View = View.MAP) -> str:
    """Return what a file is called inside; it names nobody, and says where it is internal."""
    if audience is Audience.CUSTOMER:
        return tr("Who works with whom")
    return tr(HEADINGS[view])


def description(audience: Audience, view: View = View.MAP) -> str:
    """Return a sentence about what is to be seen, for who cannot see it."""
    if audience is Audience.CUSTOMER:
        return tr("The people of both sides by function area, and who works with whom.")
    if view is View.MAP:
        return tr(
            "Both sides by level, the relationships between them and where they are thin."
        )
    return tr(HEADINGS[view])


def suggested_name(plan: AccountPlan, options: Options, kind: str = ".png") -> str:
    """Return a file name with the account's name, INTERN in it where it is not for outside.

    It holds nobody's name, also where the account is called after somebody.
    """
    return named_after(_subject_of(options), plan, kind)


def named_after(subject: str, plan: AccountPlan, kind: str) -> str:
    """Return a file name of what the file is and the account's name; it holds nobody's."""
    return _named([subject, _without_people(plan, plan.account.name)], kind)


def batch_name(plan: AccountPlan, opportunity: Id, options: Options, kind: str = ".png") -> str:
    """As `suggested_name`, with the decision's name as well."""
    decision = plan.opportunities[opportunity]
    names = (plan.account.name, decision.name)
    parts = [_without_people(plan, plain(name)) for name in names]
    return _named([_subject_of(options), *parts], kind)


def kept_internal(path: Path, suggested: str) -> Path:
    """Return where a file is written that was to be called as `suggested`.

    The name somebody chose instead bears the mark of what is internal as well, and never that
    of another file: nobody was asked about that one.
    """
    mark = next(iter(suggested.split()), "")
    if mark not in _MARKS or _MARKS & set(_WORD.findall(path.stem.upper())):
        return path
    taken = {one.name.casefold() for one in path.parent.glob("*")}
    return path.with_name(numbered(f"{mark} {path.name}", taken))


def numbered(name: str, taken: set[str]) -> str:
    """Return a name that is not among those taken, in any case of letters, and take it."""
    stem, dot, ending = name.rpartition(".")
    number, given = 1, name
    while given.casefold() in taken:
        number += 1
        given = f"{stem} ({number}){dot}{ending}"
    taken.add(given.casefold())
    return given


def _subject_of(options: Options) -> str:
    with i18n.speaking(options.language):
        return heading(Audience(options.audience), View(options.view))


def _without_people(plan: AccountPlan, name: str | None) -> str:
    """A name as it may stand in a file's name; empty where somebody is called so."""
    words = plain(name) or ""
    people = [plain(one.name) for one in (*plan.persons.values(), *plan.members.values())]
    if any(one and one.casefold() in words.casefold() for one in people):
        return ""
    kept = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in words)
    return " ".join(kept[:_LONGEST].split()).strip(" -")


def _named(parts: list[str], kind: str) -> str:
    stem = " - ".join(part for part in parts if part)
    while len(stem.encode()) > _MOST_BYTES:
        stem = stem[:-1].rstrip(" -")
    if stem.casefold() in _RESERVED:
        stem += " -"
    return (stem or tr("Picture")) + kind
