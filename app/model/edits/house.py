"""Edits of the house style, in the plan that all accounts of a workspace share."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits.general import cleaned
from app.model.house import HOUSE, HouseStyle, LogoType

MAX_LOGO = 512 * 1024  # bytes of the file
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PNG = b"\x89PNG\r\n\x1a\n"
# What makes a drawing fetch or run something: it could read files of whoever opens it.
_REACHES_OUT = re.compile(
    r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|<\s*script|<\s*foreignObject|@import"
    r"|\bon[a-z]+\s*=|href\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)


def house_style(shared: AccountPlan) -> HouseStyle | None:
    """Return the house style of a workspace's shared plan, if one was set."""
    return shared.find(HouseStyle, HOUSE)


def set_house_style(
    plan: AccountPlan,
    *,
    company: str | None = None,
    logo: bytes | None = None,
    primary: str | None = None,
    secondary: str | None = None,
    font_family: str | None = None,
) -> Change:
    """Set the whole house style; with nothing given there is none any more.

    Raises UserError for a colour that is not #rrggbb and for a logo that is neither PNG nor
    SVG, has over 512 kB, or is a drawing that reaches outside itself.
    """
    kind = None if logo is None else logo_type(logo)
    now: HouseStyle | None = HouseStyle(
        company=cleaned(company),
        logo=None if logo is None else base64.b64encode(logo).decode(),
        logo_type=kind,
        primary=_colour(primary),
        secondary=_colour(secondary),
        font_family=cleaned(font_family),
    )
    if now == HouseStyle():
        now = None
    was = house_style(plan)
    edits = () if now == was else (Edit(was, now),)
    return Change(Message.of("house_style.changed"), edits)


def set_in_house_style(plan: AccountPlan, **given: Any) -> Change:
    """Set some things of the house style, as `set_house_style`, and leave the others."""
    style = house_style(plan) or HouseStyle()
    values: dict[str, Any] = {
        "company": style.company,
        "logo": logo_of(style),
        "primary": style.primary,
        "secondary": style.secondary,
        "font_family": style.font_family,
    }
    return set_house_style(plan, **(values | given))


def logo_of(style: HouseStyle) -> bytes | None:
    """Return the logo as the file it was; None for none, and for what is none of ours.

    A workspace may come from a stranger, so what it holds is looked at again.
    """
    try:
        logo = base64.b64decode(style.logo or "", validate=True)
        return logo if logo and logo_type(logo) is style.logo_type else None
    except (binascii.Error, ValueError, UserError):
        return None


def logo_type(logo: bytes) -> LogoType:
    """Return what a picture file is; raises UserError when it cannot be a logo."""
    if len(logo) > MAX_LOGO:
        raise UserError(tr("A logo is at most 512 kB; choose a smaller picture."))
    if logo.startswith(_PNG):
        return LogoType.PNG
    try:
        drawing = logo.decode("utf-8-sig")
    except UnicodeDecodeError:
        drawing = ""
    if "\0" in drawing or not re.search(r"<(\w+:)?svg\b", drawing[:2000]):
        raise UserError(tr("A logo is a PNG or SVG file; choose one of these."))
    if _REACHES_OUT.search(drawing):
        raise UserError(
            tr("This SVG file refers to something outside itself; save it as a plain SVG.")
        )
    return LogoType.SVG


def _colour(given: str | None) -> str | None:
    colour = cleaned(given)
    if colour is not None and not _COLOUR.fullmatch(colour):
        raise UserError(tr("A colour is written as #1a2b3c; {given} is not.", given=colour))
    return None if colour is None else str(colour).lower()
