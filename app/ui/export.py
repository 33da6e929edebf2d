"""Pictures of a plan, for window and command line alike: redacted first, drawn after."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app import files, i18n
from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact, shown_opportunity
from app.model.parameters import DEFAULT, Parameters
from app.model.plain_text import plain
from app.model.values import Id
from app.ui import proposal
from app.ui.drawing import Drawing
from app.ui.picture_size import PictureSize
from app.ui.proposal_look import colour

__all__ = ["Options", "PictureSize", "picture", "save_picture", "shrunk", "suggested_name"]

FORMATS = (".png",)
_LONGEST_NAME = 60  # of the account in a file's name, in characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked of a picture."""

    audience: Audience = Audience.CUSTOMER
    size: PictureSize = field(default_factory=PictureSize.pixels)
    transparent: bool = False
    title: bool = True
    legend: bool = True  # on the internal map; the customer's picture needs none
    language: str = "nl"
    our_name: str | None = None  # of our company, for the customer's picture
    dated: date | None = None  # printed on the customer's picture where it is given
    parameters: Parameters = DEFAULT  # of the workspace: what the internal map is judged by


def save_picture(
    plan: AccountPlan, opportunity: Id, as_of: date, options: Options, path: Path
) -> Path:
    """Draw a decision for an audience and write it to a file; returns the path.

    Raises UserError for an unknown kind of file, a size that cannot be, a language the
    audience is not offered, and a folder or disk that refuses; an older file is then as it was.
    """
    if path.suffix.lower() not in FORMATS:
        raise UserError(
            tr(
                "A picture is saved as {formats}; {name} is none of these.",
                formats=", ".join(FORMATS),
                name=path.name,
            )
        )
    return files.replace(path, png(picture(plan, opportunity, as_of, options)))


def picture(plan: AccountPlan, opportunity: Id, as_of: date, options: Options) -> QImage:
    """Return the picture itself, as `save_picture` writes it; raises UserError as it does."""
    ensure_application()
    audience = Audience(options.audience)
    offered = i18n.CUSTOMER_LANGUAGES if audience is Audience.CUSTOMER else i18n.LANGUAGES
    if options.language not in offered:
        raise UserError(
            tr(
                "This picture can be had in {offered}, not in {language}.",
                offered=", ".join(offered),
                language=options.language,
            )
        )
    with i18n.speaking(options.language):
        redacted = redact(plan, opportunity, audience)
        if audience is Audience.CUSTOMER:
            return _painted(_for_customer(redacted, options), options)
        from app.ui import internal_picture  # noqa: PLC0415  brings in the analysis

        shown = shown_opportunity(opportunity, audience)
        drawing = internal_picture.drawing(
            redacted, shown, as_of, options.parameters,
            title=options.title, key=options.legend,
        )  # fmt: skip
        return _painted(drawing, options)


def shrunk(options: Options, width: int, height: int) -> Options:
    """Return the same picture in the size of a preview, of so many pixels at most."""
    return replace(options, size=options.size.shown_in(width, height))


def suggested_name(plan: AccountPlan, options: Options) -> str:
    """Return a file name with the account's name, INTERN in it where it is not for outside.

    It holds nobody's name, also where the account is called after somebody.
    """
    with i18n.speaking(options.language):
        customer = Audience(options.audience) is Audience.CUSTOMER
        subject = tr("Who works with whom") if customer else tr("INTERNAL relationship map")
    account = plain(plan.account.name) or ""
    people = [plain(one.name) for one in (*plan.persons.values(), *plan.members.values())]
    if any(name and name.casefold() in account.casefold() for name in people):
        account = ""
    kept = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in account)
    parts = (subject, " ".join(kept[:_LONGEST_NAME].split()))
    return " - ".join(part for part in parts if part) + FORMATS[0]


def png(image: QImage) -> bytes:
    """Return an image as a PNG file that holds pixels and their density, nothing else."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # wants bytes, takes str
        raise RuntimeError("Qt could not write a PNG into memory")
    return bytes(buffer.data().data())


def ensure_application() -> None:
    """Have an application object, without a screen where the program has none yet."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QApplication(sys.argv[:1]))


_kept: list[QApplication] = []  # an application that nobody holds is gone at once


def _for_customer(redacted: AccountPlan, options: Options) -> Drawing:
    """The drawing of its own for the customer; it is handed nothing but the redacted plan."""
    wording = proposal.Wording(options.title, options.our_name, options.dated)
    sheet = proposal.sheet(redacted, wording, options.size.shape, options.size.units)
    return Drawing(sheet.width, sheet.height, lambda painter: proposal.paint(painter, sheet))


def _painted(drawing: Drawing, options: Options) -> QImage:
    """Paint a drawing as large as asked for; as high as its content where no height was."""
    wanted = options.size
    scale = wanted.width / drawing.width
    size = wanted.with_height(round(drawing.height * scale))
    if options.transparent:
        image = QImage(size.width, size.high, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
    else:
        image = QImage(size.width, size.high, QImage.Format.Format_RGB32)
        image.fill(colour("background"))
    image.setDotsPerMeterX(size.dots_per_metre)
    image.setDotsPerMeterY(size.dots_per_metre)
    scale = min(scale, size.high / drawing.height)
    with QPainter(image) as painter:
        painter.translate((size.width - drawing.width * scale) / 2, 0)
        painter.scale(scale, scale)
        drawing.paint(painter)
    return image
