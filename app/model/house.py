"""The house style: how what we hand over looks, the same for every account of a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.values import Id

HOUSE: Id = "house"  # there is one


class LogoType(StrEnum):
    """The picture files a logo may be."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """Our own company's name, logo, colours and letter; it stands in the shared plan."""

    id: Id = HOUSE
    company: str | None = None
    logo: str | None = None  # the file in base64
    logo_type: LogoType | None = None
    primary: str | None = None  # #rrggbb
    secondary: str | None = None  # #rrggbb
    font_family: str | None = None  # None: the program's own
