"""The look: colours, sizes and fonts as data, a file a theme, for widgets and pictures."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app import resources

Choice = Literal["system", "light", "dark", "high-contrast"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
THEMES = tuple(choice for choice in CHOICES if choice != "system")
TEXT_SIZES = (100, 115, 130, 150)  # percent
FALLBACK_FAMILIES = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
NO_WIDER_FAMILIES = (  # than ours: for readers of a file who lack it
    "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans Condensed",
)  # fmt: skip


@dataclass(frozen=True)
class Theme:
    """One set of colours; a token is written `group.name`, as in the TOML file."""

    name: str
    dark: bool
    tokens: dict[str, QColor]

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """Return a colour, `alpha` from 0 (clear) to 1; KeyError for an unknown token."""
        colour = QColor(self.tokens[token])
        if alpha < 1.0:  # asked a thousand times in a frame, nearly always for the whole colour
            colour.setAlphaF(alpha)
        return colour

    def palette(self) -> QPalette:
        """Return a palette with every role written out, for Fusion."""
        palette = QPalette()
        shared = _shared()
        for group in (
            QPalette.ColorGroup.Active,
            QPalette.ColorGroup.Inactive,
            QPalette.ColorGroup.Disabled,
        ):
            places = dict(shared["palette"])
            if group is QPalette.ColorGroup.Disabled:
                places |= shared["palette_disabled"]
            for role, token in places.items():
                palette.setColor(group, QPalette.ColorRole[role], self.colour(token))
        return palette


class _Changes(QObject):
    """Tells that another theme holds now."""

    changed = Signal()


@cache
def changes() -> _Changes:
    """Return the object whose `changed` signal tells that the theme is another one now."""
    return _Changes()


class _State:
    """Which theme was asked for and which one holds."""

    choice: Choice = "light"
    theme: Theme | None = None
    following = False
    text_size = 100


@cache
def loaded(name: str) -> Theme:
    """Return the theme of a TOML file, whichever holds in the window; pictures take `light`."""
    table = _read(name)
    tokens = {
        f"{group}.{key}": QColor(value)
        for group, values in table.items()
        if isinstance(values, dict)
        for key, value in values.items()
    }
    return Theme(name=table["name"], dark=table["dark"], tokens=tokens)


def current() -> Theme:
    """Return the theme that holds in the window."""
    return _State.theme or loaded("light")


def use(choice: Choice) -> None:
    """Let a theme hold from now on; `system` follows the computer, light where unknown."""
    _State.choice = choice
    hints = QGuiApplication.styleHints() if QGuiApplication.instance() else None
    if hints is not None and not _State.following:
        _State.following = True
        hints.colorSchemeChanged.connect(_on_scheme)
        wanted = _wanted_contrast()
        if wanted is not None:
            wanted.contrastPreferenceChanged.connect(_on_scheme)
    _hold(loaded(_system() if choice == "system" else choice))


def choice() -> Choice:
    """Return what was asked for: a theme, or the system's."""
    return _State.choice


def enlarge(percent: int) -> None:
    """Let texts be as large as this from now on; another size than the known ones is 100."""
    percent = percent if percent in TEXT_SIZES else TEXT_SIZES[0]
    if percent != _State.text_size:
        _State.text_size = percent
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(font("body"))
        changes().changed.emit()


def text_size() -> int:
    """Return how large texts are, in percent."""
    return _State.text_size


def grown(pixels: float) -> int:
    """Return a length that goes with the text in it, as large as that is now."""
    return round(pixels * _State.text_size / 100)


def eased(pixels: float) -> int:
    """Return a length that goes half as far with the text: for what has to share a window."""
    return round((pixels + grown(pixels)) / 2)


def apply(application: QApplication, choice: Choice = "system") -> None:
    """Give the application its style, font and colours; once, before the first window."""
    if application.style().objectName().lower() != "fusion":  # else all widgets are polished
        application.setStyle("Fusion")
    use(choice)
    application.setFont(font("body"))


def colour(token: str, alpha: float = 1.0) -> QColor:
    """Return a colour of the theme that holds."""
    return current().colour(token, alpha)


def mixed(upper: QColor, ground: QColor, share: float) -> QColor:
    """Return what a colour comes to that lies over another with an opacity of 0..1."""
    if share >= 1:
        return upper
    return QColor.fromRgbF(
        share * upper.redF() + (1 - share) * ground.redF(),
        share * upper.greenF() + (1 - share) * ground.greenF(),
        share * upper.blueF() + (1 - share) * ground.blueF(),
    )


def space(steps: float = 1) -> int:
    """Return a distance in pixels; one step is the unit of the 8-pixel rhythm."""
    return round(float(_shared()["space"]["unit"]) * steps)


@cache
def measure(token: str) -> float:
    """Return a shared size in pixels, as `space.radius` or `font.title`."""
    group, name = token.split(".")
    return float(_shared()[group][name])


def font(size: str = "body", *, strong: bool = False, grows: bool = True) -> QFont:
    """Return the shipped typeface at a size named in shared.toml, in one of its two weights.

    It grows with the text size that was chosen, but for drawings: those one zooms, and in
    those every letter is drawn as itself, so that a PDF knows what text it is.
    """
    pixels = measure(f"font.{size}")
    return QFont(_cut(grown(pixels) if grows else int(pixels), strong, not grows))


@cache
def _cut(pixels: int, strong: bool, drawn: bool) -> QFont:
    """The typeface at a size: its copies share the letters that Qt found for it."""
    made = QFont([family(), *FALLBACK_FAMILIES])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if drawn:
        made.setFeature(QFont.Tag("calt"), 0)
    return made


@cache
def family() -> str:
    """Load the shipped fonts and return the name of their family; needs an application."""
    found: list[str] = []
    for file in sorted(resources.path("fonts").glob("*.otf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            found += QFontDatabase.applicationFontFamilies(number)
    return min(found, key=len, default="sans-serif")


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  WCAG's own constants

    red, green, blue = (
        linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hold(theme: Theme) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setPalette(theme.palette())
    if theme is not _State.theme:
        _State.theme = theme
        changes().changed.emit()


def _on_scheme() -> None:
    if _State.choice == "system":
        _hold(loaded(_system()))


def _system() -> str:
    if QGuiApplication.instance() is None:
        return "light"
    wanted = _wanted_contrast()
    if wanted and wanted.contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "high-contrast"
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _wanted_contrast() -> Any:
    """Return what tells how much contrast the computer asks for; None before Qt 6.10."""
    hints = QGuiApplication.styleHints()
    return hints.accessibility() if hasattr(hints, "accessibility") else None


@cache
def _shared() -> dict[str, Any]:
    return _read("shared")


def _read(name: str) -> dict[str, Any]:
    with resources.path("themes", f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)
