"""What was asked of an export, kept under a name for the next time, in the user's settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from math import isfinite
from pathlib import Path
from typing import Any

from app import i18n
from app.errors import UserError
from app.i18n import mark, tr
from app.model.audience import Audience
from app.model.house import HouseStyle
from app.model.parameters import DEFAULT, Parameters
from app.model.plain_text import plain
from app.ui import export
from app.ui.export_views import AS_AT_FIRST, AsShown, View
from app.ui.picture_size import FOUR_K, PAGES, PictureSize
from app.ui.settings import Settings

PRESETS, LAST, OUR_NAME = "export/presets", "export/last", "export/our_name"
PIXELS, CENTIMETRES = "px", "cm"  # else the name of a page
_MOST, _LONGEST = 100, 60  # presets, and characters of a name


@dataclass(frozen=True, slots=True)
class Preset:
    """Audience, format, size, background, title and language; nothing of a plan or a person."""

    name: str = ""
    audience: Audience = Audience.CUSTOMER
    view: View = View.MAP
    kind: str = export.PNG
    unit: str = PIXELS
    width: float = FOUR_K
    height: float = 0.0  # 0: by its content
    dpi: int = 300
    transparent: bool = False
    title: bool = True
    legend: bool = True
    whole: bool = False
    language: str = ""  # empty: the one the program speaks

    @property
    def size(self) -> PictureSize:
        """The size; raises UserError where it is too small or too large."""
        if self.unit in PAGES:
            return PictureSize.page(self.unit, self.dpi)
        if self.unit == CENTIMETRES:
            return PictureSize.centimetres(self.width, self.height or None, self.dpi)
        return PictureSize.pixels(round(self.width), round(self.height) or None)

    @property
    def size_asked(self) -> tuple[str, float, float, int]:
        """The size as it is asked; a page has no width and height of its own."""
        sides = (0.0, 0.0) if self.unit in PAGES else (self.width, self.height)
        return self.unit, *sides, self.dpi

    def spoken(self) -> str:
        """Return the language of the file: as asked for, where the audience has it."""
        customer = self.audience is Audience.CUSTOMER
        offered = i18n.CUSTOMER_LANGUAGES if customer else i18n.LANGUAGES
        return self.language if self.language in offered else i18n.language()

    def safe(self) -> Preset:
        """Return this preset with nothing in it that its audience cannot have."""
        view = View.MAP if self.audience is Audience.CUSTOMER else self.view
        offered = export.formats_for(self.audience, view)
        kind = self.kind if self.kind in offered else export.PNG
        return replace(self, view=view, kind=kind, language=self.spoken())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a file needs besides what is asked: of the workspace and of its window."""

    parameters: Parameters = DEFAULT
    house: HouseStyle | None = None
    our_name: str | None = None
    template: Path | None = None
    shown: AsShown = AS_AT_FIRST  # in the window
    history: Any = None  # ScoreLine, where it is known

    def options(self, preset: Preset) -> export.Options:
        """Return what to ask of `export`; raises UserError for a size that cannot be."""
        asked = preset.safe()
        return export.Options(
            audience=asked.audience, view=asked.view, size=asked.size,
            transparent=asked.transparent, title=asked.title, legend=asked.legend,
            language=asked.language, parameters=self.parameters, house=self.house,
            our_name=self.our_name,
            template=self.template if asked.kind == export.PPTX else None,
            whole=asked.kind == export.PDF and asked.whole,
            shown=self.shown, history=self.history,
        )  # fmt: skip


_SHIPPED = (
    Preset(mark("proposal, half page"), unit=CENTIMETRES, width=16.0, height=11.0),
    Preset(mark("board slide"), kind=export.PPTX, unit="slide"),
)


def shipped() -> list[Preset]:
    """Return the presets the program comes with, in the reader's words."""
    return [replace(one, name=tr(one.name)) for one in _SHIPPED]


class Presets:
    """The presets of this user: those the program comes with, then their own by name."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    def all(self) -> list[Preset]:
        return [*shipped(), *self.own()]

    def own(self) -> list[Preset]:
        """Return what was kept; what is damaged or from a later version is passed over."""
        found = {one.name: one for one in _read(self._settings.text(PRESETS, "[]")) if one.name}
        return sorted(found.values(), key=lambda one: one.name.casefold())

    def keep(self, preset: Preset, name: str) -> Preset:
        """Keep a preset under a name; one of our own of that name is replaced.

        Raises UserError without a name, or where the program's own bears it.
        """
        kept = replace(preset, name=_checked(name))
        others = [one for one in self.own() if not _same(one.name, kept.name)]
        if len(others) >= _MOST:
            raise UserError(tr("There are {most} presets already; remove one.", most=_MOST))
        self._put([*others, kept])
        return kept

    def rename(self, old: str, new: str) -> Preset:
        """Give one of our own another name; raises UserError as `keep`, or if it is taken."""
        name = _checked(new)
        own = self.own()
        if any(_same(one.name, name) and one.name != old for one in own):
            raise UserError(tr("There is a preset called {name} already.", name=name))
        self._put([replace(one, name=name) if one.name == old else one for one in own])
        return next(one for one in self.own() if one.name == name)

    def remove(self, name: str) -> None:
        self._put([one for one in self.own() if one.name != name])

    # -- what was asked last

    @property
    def last(self) -> Preset:
        """What was asked the last time; at first the customer's picture."""
        return next(_read(f"[{self._settings.text(LAST, '{}')}]"), Preset()).safe()

    def remember(self, preset: Preset) -> None:
        self._settings.put(LAST, json.dumps(asdict(replace(preset, name=""))))

    def _put(self, presets: list[Preset]) -> None:
        self._settings.put(PRESETS, json.dumps([asdict(one) for one in presets]))


def _checked(name: str) -> str:
    words = (plain(name) or "")[:_LONGEST].strip()
    if not words:
        raise UserError(tr("Give the preset a name."))
    if any(_same(one.name, words) for one in shipped()):
        raise UserError(tr("{name} comes with the program; choose another name.", name=words))
    return words


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _read(text: str) -> Iterator[Preset]:
    """What settings hold, which anybody may have edited: field by field, or its default."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict):
            yield _preset(one)


def _preset(held: dict[str, Any]) -> Preset:
    made = Preset()
    known = {field.name: getattr(made, field.name) for field in fields(Preset)}
    read: dict[str, Any] = {name: _like(held.get(name), usual) for name, usual in known.items()}
    read["name"], read["unit"] = plain(read["name"]) or "", _unit(read["unit"])
    return Preset(**read)


def _like(value: Any, usual: Any) -> Any:
    """A value of the same kind as the usual one, or else that."""
    if isinstance(usual, bool):
        return value if isinstance(value, bool) else usual
    if isinstance(usual, str) != isinstance(value, str) or isinstance(value, bool):
        return usual
    try:
        taken = type(usual)(value)
    except (TypeError, ValueError, OverflowError):
        return usual
    return taken if isinstance(taken, str) or isfinite(taken) else usual


def _unit(text: str) -> str:
    return text if text in (PIXELS, CENTIMETRES, *PAGES) else PIXELS
