"""The command that exports: pictures, slides, documents, tables, case files."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import i18n, usecases
from app.errors import UserError
from app.i18n import tr

if TYPE_CHECKING:
    from app.analysis.score_line import ScoreLine
    from app.model.account_plan import AccountPlan
    from app.model.house import HouseStyle
    from app.model.parameters import Parameters
    from app.ui.batch import Made
    from app.ui.export import Options, PictureSize

_FORMATS = ("png", "svg", "pdf", "pptx", "docx", "xlsx", "csv", "graphml", "json")
_VIEWS = ("map", "matrix", "organigram", "power", "roles", "history")
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
    export.add_argument(
        "--view", choices=_VIEWS, default="map",
        help=tr("what is drawn; another view than the map is for ourselves"),
    )  # fmt: skip
    export.add_argument(
        "--audience",
        choices=_AUDIENCES,
        help=tr(
            "who will see it; if not said the customer, of tables and other views ourselves"
        ),
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
    export.add_argument(
        "--all", action="store_true",
        help=tr(
            "a file of every decision: of the account or case file, else of the workspace; "
            "FILE is a folder"
        ),
    )  # fmt: skip
    export.set_defaults(command=run, usage=export)
    made: argparse.ArgumentParser = export
    return made


def run(given: argparse.Namespace) -> int:
    """Make the file; return 0. Raises UserError for what the user can mend."""
    if given.all:
        return _run_all(given)
    if given.source is None:
        given.usage.error(tr("Name the case file or the account, or give --all."))
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
        options = replace(
            asked,
            parameters=subject.parameters,
            house=_house(given),
            history=_line(given, subject),
        )
        written = export.save_picture(
            subject.plan, subject.opportunity, subject.as_of, options, target
        )
    print(written)
    return 0


def _run_all(given: argparse.Namespace) -> int:
    """Make a file of every decision; tell of each, by line, where it is or why there is none.

    Returns 0, or raises UserError where one could not be made: the others are there then.
    """
    kind = _kind_of_all(given)
    folder = Path(given.output)
    from app.model.audience import Audience
    from app.ui import batch, export_views

    options = _picture_options(given, kind)
    export_views.check(export_views.View(options.view), Audience(options.audience))
    options = replace(options, house=_house(given))
    made: list[batch.Made] = []
    with contextlib.ExitStack() as stack:
        work: batch.Batch | None = None
        for found in _plans(given, stack):
            if isinstance(found, batch.Made):
                made.append(found)
                print(found.line, file=sys.stderr)
                continue
            plan, parameters, lines, as_of = found
            if work is None:
                work = batch.Batch(batch.folder_for(folder), kind, options, as_of)
            work.options = replace(options, parameters=parameters)
            for opportunity in plan.opportunities:
                line = lines(opportunity) if options.view == "history" else None
                made.append(work.make(plan, opportunity, line))
                stream = sys.stdout if made[-1].file else sys.stderr
                print(made[-1].line, file=stream)
    wrong = sum(one.file is None for one in made)
    if not made:
        raise UserError(tr("There is nothing to export in this workspace."))
    if wrong:
        raise UserError(tr("{count} of {all} could not be made.", count=wrong, all=len(made)))
    return 0


def _kind_of_all(given: argparse.Namespace) -> str:
    """The kind of the files, where what is asked goes together."""
    if given.opportunity is not None:
        given.usage.error(tr("--all makes every decision: leave --opportunity out."))
    if given.format == "json":
        given.usage.error(tr("A case file of each decision is made one by one."))
    folder = Path(given.output)
    if usecases.is_file(folder):
        given.usage.error(tr("--all writes into a folder; {name} is a file.", name=folder.name))
    kind = f".{given.format or 'png'}"
    _check_kind(given, kind)
    return kind


Lines = Callable[[str], "ScoreLine | None"]


def _plans(
    given: argparse.Namespace, stack: contextlib.ExitStack
) -> Iterator[tuple[AccountPlan, Parameters, Lines, date] | Made]:
    """Every account that is asked for, with what it is judged by, and its scores over time.

    Of one that cannot be read, why.
    """
    today = given.as_of or date.today()
    if given.source is not None and _is_case(given):
        from app.model.parameters import DEFAULT

        case = usecases.read_case(Path(given.source))
        yield case.plan, DEFAULT, lambda _opportunity: None, given.as_of or case.as_of or today
        return
    from app.ui import export_history
    from app.ui.batch import Made

    workspace = stack.enter_context(usecases.open_workspace(given.workspace, create=False))
    names = {summary.id: summary.label for summary in workspace.accounts()}
    ids = list(names)
    if given.source is not None:
        found = usecases.find_account(workspace, given.source)
        if found is None:
            raise UserError(
                tr("There is no account {name} in this workspace.", name=given.source)
            )
        ids = [found]
    parameters = usecases.workspace_parameters(workspace)
    for id in ids:
        line = partial(export_history.of_account, workspace, id, as_of=today)
        try:
            plan = workspace.load(id).plan
        except UserError as error:
            yield Made(names[id], problem=str(error))
        else:
            yield plan, parameters, line, today


def _line(given: argparse.Namespace, subject: usecases.Subject) -> ScoreLine | None:
    """The score over time, where that is drawn; a case file tells its snapshots only."""
    if given.view != "history" or _is_case(given):
        return None
    from app.ui import export_history

    with usecases.open_workspace(given.workspace, create=False) as workspace:
        account = subject.plan.account.id
        return export_history.of_account(workspace, account, subject.opportunity, subject.as_of)


def _is_case(given: argparse.Namespace) -> bool:
    source = Path(given.source)
    return source.suffix.lower() == ".json" or usecases.is_file(source)


def _house(given: argparse.Namespace) -> HouseStyle | None:
    """The house style of the workspace; a case file belongs to none."""
    if given.source is not None and _is_case(given):
        return None
    from app.model import edits

    with usecases.open_workspace(given.workspace, create=False) as workspace:
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
    _check_kind(given, kind)
    return target


def _check_kind(given: argparse.Namespace, kind: str) -> None:
    """Refuse what does not go with a kind of file; UserError for a kind that there is not."""
    if kind.removeprefix(".") not in _FORMATS:
        from app.ui import export

        raise UserError(export.no_such_kind(Path(given.output).name, also=(".json",)))
    if given.template is not None and kind != ".pptx":
        given.usage.error(tr("--template goes with a slide: FILE.pptx."))
    if given.whole and kind != ".pdf":
        given.usage.error(tr("--whole goes with a document in pages: FILE.pdf."))


def _picture_options(given: argparse.Namespace, kind: str) -> Options:
    from app.model.audience import Audience
    from app.ui import export

    tables = set(export.FORMATS) - set(export.formats_for(Audience.CUSTOMER))
    ours = kind in tables or given.view != "map"
    usual = Audience.INTERNAL if ours else Audience.CUSTOMER
    return export.Options(
        audience=Audience(given.audience or usual),
        view=export.View(given.view),
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
