"""Files of a plan, for window and command line alike: redacted first, drawn after."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app import files, i18n
from app.analysis.arrangement import Arrangement
from app.errors import UserError
from app.i18n import mark, tr
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact, shown_opportunity
from app.model.house import HouseStyle
from app.model.parameters import DEFAULT, Parameters
from app.model.plain_names import plain_names
from app.model.values import Id
from app.ui import (
    export_views,
    garbage,
    internal_files,
    legibility,
    proposal_drawing,
    proposal_look,
)
from app.ui.drawing import Drawing
from app.ui.export_names import description, heading, suggested_name
from app.ui.export_views import AS_AT_FIRST, AsShown, View
from app.ui.picture_size import PictureSize
from app.ui.png_file import DESCRIPTION, TITLE, png
from app.ui.proposal_look import colour

if TYPE_CHECKING:
    from app.analysis.score_line import ScoreLine

__all__ = [
    "Options", "PictureSize", "View", "picture", "png", "save_picture", "shrunk",
    "suggested_name",
]  # fmt: skip

PNG, SVG, PDF = PICTURES = (".png", ".svg", ".pdf")
PPTX, DOCX = OFFICE = (".pptx", ".docx")
FORMATS = {
    PNG: mark("Picture (PNG)"),
    SVG: mark("Drawing (SVG)"),
    PDF: mark("Document (PDF)"),
    PPTX: mark("Slide (PowerPoint)"),
    DOCX: mark("Block for a proposal (Word)"),
    ".xlsx": mark("Workbook (Excel)"),
    ".csv": mark("List of people (CSV)"),
    ".graphml": mark("Network (GraphML)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked of a picture."""

    audience: Audience = Audience.CUSTOMER
    view: View = View.MAP  # another one is for ourselves
    size: PictureSize = field(default_factory=PictureSize.pixels)
    transparent: bool = False
    title: bool = True
    legend: bool = True  # on the internal map; the customer's picture needs none
    language: str = "nl"
    our_name: str | None = None  # of our company, for the customer's picture
    dated: date | None = None  # printed on the customer's picture where it is given
    parameters: Parameters = DEFAULT  # of the workspace: what the internal map is judged by
    house: HouseStyle | None = None  # of the workspace: how what we hand over looks
    template: Path | None = None  # of a slide; None: our plain page
    whole: bool = False  # a PDF of the whole plan, in pages, instead of the drawing alone
    shown: AsShown = AS_AT_FIRST  # of what is for ourselves
    history: ScoreLine | None = None  # of the score over time; None: what snapshots tell


def save_picture(
    plan: AccountPlan, opportunity: Id, as_of: date, options: Options, path: Path
) -> Path:
    """Draw a decision for an audience and write it to a file; returns the path.

    Raises UserError for an unknown kind of file, a size that cannot be, a language the
    audience is not offered, and a folder or disk that refuses; an older file is then as it was.
    """
    return files.replace(path, content(plan, opportunity, as_of, options, path.name))


def content(
    plan: AccountPlan, opportunity: Id, as_of: date, options: Options, name: str
) -> bytes:
    """Return what is in a file of this name; raises UserError as `save_picture`."""
    ensure_application()
    kind = Path(name).suffix.lower()
    _refuse(kind, name, Audience(options.audience), View(options.view))
    if kind == PNG:
        return png(picture(plan, opportunity, as_of, options))
    return _content(kind, plan, opportunity, as_of, options)


def _refuse(kind: str, name: str, audience: Audience, view: View) -> None:
    """Raise UserError for a kind of file that there is not, or not for this audience."""
    export_views.check(view, audience)
    offered = formats_for(audience, view)
    if kind in offered:
        return
    words = {"name": name, "formats": ", ".join(offered)}
    if kind == DOCX:
        raise UserError(
            tr("{name} would be a block for a proposal: choose the customer.", name=name)
        )
    if kind in FORMATS and kind not in formats_for(audience):
        raise UserError(
            tr("{name} would be for internal use; the customer gets {formats}.", **words)
        )
    if kind in FORMATS:
        raise UserError(
            tr("A picture is saved as {formats}; {name} is none of these.", **words)
        )
    raise UserError(no_such_kind(name))


def no_such_kind(name: str, also: tuple[str, ...] = ()) -> str:
    """Return the sentence about a file of no kind that there is; it names all there are."""
    return tr(
        "A file is saved as {formats}; {name} is none of these.",
        formats=", ".join([*FORMATS, *also]),
        name=name,
    )


def formats_for(audience: Audience, view: View = View.MAP) -> tuple[str, ...]:
    """Return the endings of the files an audience can have of a view.

    The customer gets pictures, and the block that is made for a proposal; tables are ours. A
    view beside the map comes as a picture only.
    """
    if view is not View.MAP:
        return PICTURES
    if audience is Audience.CUSTOMER:
        return *PICTURES, *OFFICE
    return tuple(kind for kind in FORMATS if kind != DOCX)


def picture(plan: AccountPlan, opportunity: Id, as_of: date, options: Options) -> QImage:
    """Return the picture itself, as `save_picture` writes it; raises UserError as it does.

    It bears its title, and itself in words for who cannot see it.
    """
    return _painted(plan, opportunity, as_of, options)[0]


def _painted(
    plan: AccountPlan, opportunity: Id, as_of: date, options: Options
) -> tuple[QImage, Drawing]:
    ensure_application()
    with dressed(options):
        subject = subject_of(plan, opportunity, as_of, options)
        drawing = subject.drawing(options.size)
        image = painted(drawing, options.size, clear=options.transparent)
        image.setText(TITLE, subject.title)
        image.setText(DESCRIPTION, drawing.says)
        return image, drawing


def preview(
    plan: AccountPlan, opportunity: Id, as_of: date, options: Options, *, kind: str, room: QSize
) -> QImage:
    """Return how a file of this kind will look, in a picture of about so many pixels.

    It tells how large names are, where that follows from the size that is asked for.
    """
    ensure_application()
    if _is_document(kind, options):
        from app.ui import documents  # noqa: PLC0415  only for such a file

        with dressed(options):
            subject = subject_of(plan, opportunity, as_of, options)
            return documents.preview(subject, kind, room)
    small = shrunk(options, room.width(), room.height())
    image, drawing = _painted(plan, opportunity, as_of, small)
    if kind == SVG and not small.size.printed:
        return image  # one looks at it as near as one likes
    return legibility.tell(image, legibility.Letters.of(drawing, small.size))


def _is_document(kind: str, options: Options) -> bool:
    return kind in OFFICE or (kind == PDF and options.whole and options.view is View.MAP)


def _content(
    kind: str, plan: AccountPlan, opportunity: Id, as_of: date, options: Options
) -> bytes:
    """What is in a file of another kind than PNG."""
    audience = Audience(options.audience)
    with dressed(options):
        if _is_document(kind, options):
            from app.ui import documents  # noqa: PLC0415  only for such a file

            return documents.content(subject_of(plan, opportunity, as_of, options), kind)
        if kind not in PICTURES:
            subject = subject_of(plan, opportunity, as_of, options)
            write = internal_files.WRITERS[kind]
            return write(subject.plan, subject.opportunity, as_of, options.parameters)
        from app.ui import vector_files  # noqa: PLC0415  brings in QtSvg

        drawing = _drawing(plan, opportunity, as_of, options)
        title, clear = heading(audience, View(options.view)), options.transparent
        if kind == PDF:
            return vector_files.pdf(drawing, options.size, title, clear=clear)
        told = description(audience, View(options.view))
        return vector_files.svg(drawing, options.size, title, told, clear=clear)


@contextmanager
def dressed(options: Options) -> Iterator[None]:
    """Speak the language and wear the house style of a file while it is made or painted.

    Garbage is collected afterwards.

    Raises UserError where the audience is not offered the language.
    """
    with _speaking(options), proposal_look.wearing(options.house), garbage.postponed():
        yield


def _speaking(options: Options) -> AbstractContextManager[None]:
    """Speak the language asked for; raises UserError where the audience is not offered it."""
    customer = Audience(options.audience) is Audience.CUSTOMER
    offered = i18n.CUSTOMER_LANGUAGES if customer else i18n.LANGUAGES
    if options.language not in offered:
        raise UserError(
            tr(
                "This picture can be had in {offered}, not in {language}.",
                offered=", ".join(offered),
                language=options.language,
            )
        )
    return i18n.speaking(options.language)


def _drawing(plan: AccountPlan, opportunity: Id, as_of: date, options: Options) -> Drawing:
    """The one description of a picture, from which every kind of file is painted."""
    return subject_of(plan, opportunity, as_of, options).drawing(options.size)


def subject_of(plan: AccountPlan, opportunity: Id, as_of: date, options: Options) -> Subject:
    """What a file is about: the plan as its audience may have it, and nothing else of it."""
    audience, view = Audience(options.audience), View(options.view)
    export_views.check(view, audience)
    return Subject(
        plan=plain_names(redact(plan, opportunity, audience)),
        opportunity=shown_opportunity(opportunity, audience),
        as_of=as_of,
        options=options,
        title=heading(audience, view),
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """A decision as an audience may have it, and what is asked of the file about it."""

    plan: AccountPlan  # redacted
    opportunity: Id
    as_of: date
    options: Options
    title: str

    @property
    def for_customer(self) -> bool:
        return Audience(self.options.audience) is Audience.CUSTOMER

    @property
    def view(self) -> View:
        return View(self.options.view)

    @property
    def arrangement(self) -> Arrangement:
        """How the map stands; without names there are no departments to stand by."""
        internal = Audience(self.options.audience) is Audience.INTERNAL
        return self.options.shown.arrangement if internal else Arrangement.TWO_SIDED

    def drawing(
        self, size: PictureSize, *, title: bool | None = None, marked: bool = True
    ) -> Drawing:
        """Return the drawing arranged for a size; `marked` as for the internal picture."""
        titled = self.options.title if title is None else title
        if self.for_customer:
            asked = replace(self.options, size=size, title=titled)
            return proposal_drawing.drawing(self.plan, asked)
        if self.view is not View.MAP:
            return export_views.drawing(self, title=titled, marked=marked)
        from app.ui import internal_picture  # noqa: PLC0415  brings in the analysis

        return internal_picture.drawing(
            self.plan, self.opportunity, self.as_of, self.options.parameters,
            title=titled, key=self.options.legend, marked=marked, arrangement=self.arrangement,
        )  # fmt: skip


def shrunk(options: Options, width: int, height: int) -> Options:
    """Return the same picture in the size of a preview, of so many pixels at most."""
    return replace(options, size=options.size.shown_in(width, height))


def at_most(options: Options, side: int) -> Options:
    """Return the same picture with no side longer than so many pixels."""
    return shrunk(options, side, side)


def ensure_application() -> None:
    """Have an application object, without a screen where the program has none yet."""
    if QApplication.instance() is None:
        QLoggingCategory.setFilterRules("qt.text.font.db=false")  # of scripts no font here has
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QApplication(sys.argv[:1]))


_kept: list[QApplication] = []  # an application that nobody holds is gone at once


def painted(drawing: Drawing, wanted: PictureSize, *, clear: bool = False) -> QImage:
    """Paint a drawing at a size, on white or nothing; as high as it is where none is given."""
    scale = wanted.width / drawing.width
    size = wanted.with_height(round(drawing.height * scale))
    if clear:
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
