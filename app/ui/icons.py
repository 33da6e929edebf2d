"""Icons: the shipped SVG outlines, tinted with a colour of the theme."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import resources
from app.model.vocabulary import Role
from app.ui import theme

# Qt writes the unpainted frame that every icon has as a black one into PDF and SVG files.
_FRAME = re.compile(r'<path[^>]*\bd="M0 0h24v24H0z"[^>]*/>')
ROLE_ICONS: dict[Role, str] = {
    Role.INITIATOR: "bulb",
    Role.DECIDER: "gavel",
    Role.INFLUENCER: "speakerphone",
    Role.PURCHASER: "currency-euro",
    Role.GATEKEEPER: "door",
    Role.USER: "user",
    Role.APPROVER: "check",
}


def icon(name: str, token: str = "text.soft", size: int = 20) -> QIcon:
    """Return an icon in a colour of the theme, greyed where disabled; `size` in pixels.

    The tint is of the theme that holds now: ask again when it changes.
    """
    kept = (name, theme.colour(token).name(), theme.colour("text.disabled").name(), size)
    return QIcon(_icon(*kept, tuple(_ratios())))


@cache
def _icon(name: str, colour: str, disabled: str, size: int, ratios: tuple[float, ...]) -> QIcon:
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for ratio in ratios:
            made.addPixmap(pixmap(name, QColor(tint), size, ratio), mode)
    return made


def role_icon(role: Role, size: int = 20) -> QIcon:
    """Return a role's badge: its sign on its hue, as the map draws it."""
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(_badge(role, size, ratio, theme.current().name))
    return made


def pixmap(name: str, colour: QColor, size: int, ratio: float | None = None) -> QPixmap:
    """Return an icon as a picture `size` pixels wide, at the screen's own sharpness."""
    image = _blank(size, ratio or QGuiApplication.primaryScreen().devicePixelRatio())
    with QPainter(image) as painter:
        draw(painter, name, QRectF(0, 0, size, size), colour)
    return image


def draw(painter: QPainter, name: str, into: QRectF, colour: QColor) -> None:
    """Paint an icon as lines, sharp at every scale; raises KeyError for an unknown name."""
    _renderer(name, colour.name()).render(painter, into)


def draw_badge(painter: QPainter, role: Role, into: QRectF, look: theme.Theme) -> None:
    """Paint a role's sign on a rounded square of its hue."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(f"role.{role.value}"))
    corner = into.width() * 0.26
    painter.drawRoundedRect(into, corner, corner)
    inset = into.width() * 0.16
    sign = into.adjusted(inset, inset, -inset, -inset)
    draw(painter, ROLE_ICONS[role], sign, look.colour("role.glyph"))
    painter.restore()


def stamp_badge(painter: QPainter, role: Role, into: QRectF, look: theme.Theme) -> None:
    """Paint a role's sign from a kept picture on whole pixels, for what is painted often."""
    ratio = painter.device().devicePixelRatio()
    picture = _badge(role, round(into.width()), ratio, look.name)
    painter.drawPixmap(into.topLeft().toPoint(), picture)


def _ratios() -> list[float]:
    """Return how sharp an icon is kept: as the screen is now, and as another one may be."""
    return sorted({1.0, 2.0, QGuiApplication.primaryScreen().devicePixelRatio()})


@cache
def _badge(role: Role, size: int, ratio: float, look: str) -> QPixmap:
    image = _blank(size, ratio)
    with QPainter(image) as painter:
        draw_badge(painter, role, QRectF(0, 0, size, size), theme.loaded(look))
    return image


def _blank(size: int, ratio: float) -> QPixmap:
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


@cache
def _source(name: str) -> str:
    file = resources.path("icons", f"{name}.svg")
    if not file.is_file():
        raise KeyError(name)
    return _FRAME.sub("", file.read_text(encoding="utf-8"))
