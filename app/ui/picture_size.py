"""How large a picture is asked for: in pixels, or in centimetres and dots per inch."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app import i18n
from app.errors import UserError
from app.i18n import tr

FOUR_K = 3840  # pixels wide
PROPOSAL_UNITS = 1280.0  # the proposal in its own units: letters as large as on a slide
_LEAST_SIDE, MOST_SIDE = 64, 20_000  # pixels
_MOST_PIXELS = 200_000_000
PAGES = {"a4": (29.7, 21.0), "a3": (42.0, 29.7), "slide": (33.867, 19.05)}  # centimetres, lying
CM_PER_INCH, _METRES_PER_INCH = 2.54, 0.0254
_LEAST_DPI, _MOST_DPI = 30, 2400
_UNITS_PER_CM = 60.0  # of the proposal: letters of 8 points at least on a page 16 cm wide
_NARROWEST, _WIDEST = 960.0, 1600.0


@dataclass(frozen=True, slots=True)
class PictureSize:
    """How large a picture is; without a height it is as high as its content asks for."""

    width: int  # pixels
    height: int | None = None
    dpi: float = 300
    printed: bool = False  # asked for in centimetres
    asked: int | None = None  # how wide in truth, where this is a preview

    @classmethod
    def pixels(cls, width: int = FOUR_K, height: int | None = None) -> PictureSize:
        """Return a size in pixels; raises UserError for one that no program can open."""
        return cls(width, height).checked()

    @classmethod
    def centimetres(
        cls, width: float, height: float | None = None, dpi: int = 300
    ) -> PictureSize:
        """Return a size on paper; raises UserError as `pixels` does."""
        if not _LEAST_DPI <= dpi <= _MOST_DPI:
            raise UserError(
                tr(
                    "A picture has {low} to {high} dots per inch, not {given}.",
                    low=_LEAST_DPI,
                    high=_MOST_DPI,
                    given=dpi,
                )
            )
        tall = None if height is None else _dots(height, dpi)
        return cls(_dots(width, dpi), tall, dpi, printed=True).checked()

    @classmethod
    def page(cls, name: str, dpi: int = 300) -> PictureSize:
        """Return the size of a lying page: a4, a3, or slide (16:9); KeyError for another."""
        return cls.centimetres(*PAGES[name], dpi)

    def checked(self) -> PictureSize:
        """Return this size; raises UserError where it is too small or too large."""
        sides = [self.width, *([] if self.height is None else [self.height])]
        if max(sides) > MOST_SIDE or self.width * self.high > _MOST_PIXELS:
            raise UserError(
                tr(
                    "A picture is at most {side} pixels a side and {million} million in all; "
                    "choose a smaller size or fewer dots per inch.",
                    side=i18n.number(MOST_SIDE),
                    million=_MOST_PIXELS // 1_000_000,
                )
            )
        if min(sides) < _LEAST_SIDE:
            raise UserError(
                tr("A picture is at least {least} pixels wide and high.", least=_LEAST_SIDE)
            )
        return self

    def with_height(self, height: int) -> PictureSize:
        """Return this size with its height settled; raises UserError as `pixels` does."""
        return replace(self, height=self.height or height).checked()

    def shown_in(self, width: int, height: int) -> PictureSize:
        """Return this size as small as a preview of at most so many pixels."""
        scale = min(width / self.width, height / self.height if self.height else 1.0, 1.0)
        tall = None if self.height is None else max(round(self.height * scale), 1)
        return replace(
            self, width=max(round(self.width * scale), 1), height=tall, dpi=self.dpi * scale,
            asked=self.asked or self.width,
        )  # fmt: skip

    @property
    def high(self) -> int:
        """The height where it is settled, else 1."""
        return self.height or 1

    @property
    def dots_per_metre(self) -> int:
        return round(self.dpi / _METRES_PER_INCH)

    @property
    def shape(self) -> float | None:
        """Height over width, where both are given."""
        return None if self.height is None else self.height / self.width

    @property
    def tallest(self) -> float:
        """How many times as high as wide a picture of this width may be at most."""
        width = self.asked or self.width
        return min(MOST_SIDE, _MOST_PIXELS / width) / width

    @property
    def units(self) -> float:
        """How wide to draw the proposal, in its own units, so that it can be read."""
        if not self.printed:
            return PROPOSAL_UNITS
        wanted = self.width / self.dpi * CM_PER_INCH * _UNITS_PER_CM
        return min(max(wanted, _NARROWEST), _WIDEST)


def _dots(centimetres: float, dpi: float) -> int:
    dots = centimetres / CM_PER_INCH * dpi
    return (
        round(max(dots, 0.0)) if dots < _MOST_PIXELS else _MOST_PIXELS
    )  # what is no number, too
