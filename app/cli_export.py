"""The command that exports: pictures, slides, documents, tables, case files."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import i18n, usecases
from app.errors import UserError
from app.i18n import tr

if TYPE_CHECKING:
    from app.model.house import HouseStyle
    from app.ui.export import Options, PictureSize

_FORMATS = ("png", "svg", "pdf", "pptx", "docx", "xlsx", "csv", "graphml", "json")
_AUDIENCES = ("internal", "customer", "without-names")


def add_to(commands: Any) -> argparse.ArgumentParser:
    """Add the command; what it exports is for the caller to add."""
    export = commands.add_parser(
        "export", help=tr("a picture, slide or document, tables, or a case file")
    )
    export.add_argument("-o", "--output", required=True, metavar="FILE")
    export.add_argument(
        "--format", choices=_FORMATS, help=tr("kind of file; by the ending of FILE if not said")
    )
    export.add_argument("--view", choices=("map",), default="map")
    export.add_argument(
        "--audience", choices=_AUDIENCES, help=tr("who will see it; the customer if not said")
    )
    export.add_argument("--width", type=_count, metavar="PIXELS")
    export.add_argument("--height", type=_count, metavar="PIXELS")
    export.add_argument("--width-cm", type=_size, metavar="CM")
    export.add_argument("--height-cm", type=_size, metavar="CM")
    export.add_argument("--page", choices=("a4", "a3", "slide"), help=tr("lying, or 16:9"))
    export.add_argument("--dpi", type=_count, metavar="DOTS")
    export.add_argument("--transparent", action="store_true")
    export.add_argument("--no-title", action="store_true")
    export.add_argument(
        "--template", metavar="FILE.pptx", help=tr("presentation whose page a slide goes on")
    )
    export.add_argument(
        "--whole", action="store_true", help=tr("a PDF of the whole plan, in pages")
    )
    export.set_defaults(command=run, usage=export)
    made: argparse.ArgumentParser = export
    return made


def run(given: argparse.Namespace) -> int:
    """Make the file; return 0. Raises UserError for what the user can mend."""
    target = _target(given)
    subject = usecases.subject(given.source, given.workspace, given.opportunity, given.as_of)
    if target.suffix.lower() == ".json":
        if given.audience not in (None, "internal"):
            raise UserError(
                tr(
                    "A case file holds everything and is for internal use; "
                    "for the customer make a picture."
                )
            )
        written = usecases.write_case(subject, target)
    else:
        from app.ui import export

        asked = _picture_options(given, target.suffix.lower())
        options = replace(asked, parameters=subject.parameters, house=_house(given))
        written = export.save_picture(
            subject.plan, subject.opportunity, subject.as_of, options, target
        )
    print(written)
    return 0


def _house(given: argparse.Namespace) -> HouseStyle | None:
    """The house style of the workspace; a case file belongs to none."""
    source = Path(given.source)
    if source.suffix.lower() == ".json" or usecases.is_file(source):
        return None
    from app.model import edits

    with usecases.open_workspace(given.workspace) as workspace:
        return edits.house_style(workspace.shared().plan)


def _target(given: argparse.Namespace) -> Path:
    """The file to write; its ending says of what kind it is, or else --format."""
    target = Path(given.output)
    kind = target.suffix.lower()
    if given.format is not None:
        if kind and kind != f".{given.format}":
            given.usage.error(
                tr("{name} does not end in .{kind}.", name=target.name, kind=given.format)
            )
        target = target.with_suffix(f".{given.format}")
        kind = target.suffix
    if given.template is not None and kind != ".pptx":
        given.usage.error(tr("--template goes with a slide: FILE.pptx."))
    if given.whole and kind != ".pdf":
        given.usage.error(tr("--whole goes with a document in pages: FILE.pdf."))
    return target


def _picture_options(given: argparse.Namespace, kind: str) -> Options:
    from app.model.audience import Audience
    from app.ui import export

    tables = set(export.FORMATS) - set(export.formats_for(Audience.CUSTOMER))
    usual = Audience.INTERNAL if kind in tables else Audience.CUSTOMER
    return export.Options(
        audience=Audience(given.audience or usual),
        size=_size_wanted(given, kind),
        transparent=given.transparent,
        title=not given.no_title,
        language=given.lang or i18n.language(),
        template=None if given.template is None else Path(given.template),
        whole=given.whole,
    )


def _size_wanted(given: argparse.Namespace, kind: str) -> PictureSize:
    """The size of a picture, on a page of its own or not; a PDF is on A4 when not said."""
    from app.ui.picture_size import FOUR_K, PictureSize

    pixels, paper = (given.width, given.height), (given.width_cm, given.height_cm)
    if given.page is not None and any(value is not None for value in (*pixels, *paper)):
        given.usage.error(tr("Give a page or a size, not both."))
    if given.page or (kind == ".pdf" and not any((*pixels, *paper))):
        return PictureSize.page(given.page or "a4", given.dpi or 300)
    if given.width_cm is None and (given.height_cm, given.dpi) != (None, None):
        given.usage.error(tr("--height-cm and --dpi go with --width-cm."))
    if given.width_cm is not None:
        if pixels != (None, None):
            given.usage.error(tr("Give a size in pixels or in centimetres, not both."))
        return PictureSize.centimetres(*paper, given.dpi or 300)
    return PictureSize.pixels(given.width or FOUR_K, given.height)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(
            tr("{text} is not a positive whole number.", text=text)
        )
    return int(text)


def _size(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = 0.0
    if not 0 < value < 1000:  # noqa: PLR2004  ten metres; also refuses nan
        raise argparse.ArgumentTypeError(tr("{text} is not a size in centimetres.", text=text))
    return value
