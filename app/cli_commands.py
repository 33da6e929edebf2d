"""The commands of the command line, and how they are called."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from app import cli_export, cli_log, cli_workspace, i18n, usecases
from app.cli_window import on_one_line, open_window
from app.errors import UserError
from app.i18n import tr

EXIT_DONE = 0


def run(arguments: Sequence[str]) -> int:
    """Do what was asked for; wrong usage ends the program with status 2."""
    given = _parser().parse_args(arguments)
    if getattr(given, "lang", None) in i18n.LANGUAGES:
        i18n.use(given.lang)
    return cli_workspace.run(given.command, given)


def _window(given: argparse.Namespace, *, demo: bool = False) -> int:
    return open_window(given.workspace, given.lang, demo=demo)


def _demo(given: argparse.Namespace) -> int:
    return _window(given, demo=True)


def _import(given: argparse.Namespace) -> int:
    from app import keeping  # the model is slow to import, and the window waits for this module

    path = Path(given.file)
    if not usecases.is_file(path):
        raise UserError(tr("There is no file {path}.", path=given.file))
    is_case = path.suffix.lower() == ".json"
    if not is_case and given.account is None:
        raise UserError(tr("Name the account these people belong to with --account."))
    case = usecases.read_case(path) if is_case else None  # before a workspace is made
    with usecases.open_workspace(given.workspace) as workspace:
        signed = usecases.author(workspace)
        if workspace.accounts():
            keeping.back_up_before_import(workspace)
        if case is None:
            imported = usecases.import_people(workspace, path, given.account, signed)
        else:
            imported = usecases.import_case(workspace, case, signed)
    print(on_one_line(imported.sentence))
    return EXIT_DONE


def _list(given: argparse.Namespace) -> int:
    lines = _standings(given)
    if not lines:
        print(tr("This workspace is empty. Bring an account in with: visavis import CASE.json"))
    shown = None
    for line in lines:
        if line.account != shown:
            print(on_one_line(f"{line.account_label}  [{line.account}]"))
            shown = line.account
        due = i18n.day(line.decision_date) if line.decision_date else ""
        what = on_one_line(f"{line.opportunity_label}  [{line.opportunity}]")
        print(f"  {round(line.score):>3}  {what}  {due}".rstrip())
    return EXIT_DONE


def _analyse(given: argparse.Namespace) -> int:
    subject = usecases.subject(given.source, given.workspace, given.opportunity, given.as_of)
    from app.analysis.report import Report

    report = Report(subject.plan, subject.opportunity, subject.as_of, subject.parameters)
    if given.format == "json":
        import json

        from app.analysis.json_form import as_json

        print(json.dumps(as_json(report), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        from app.analysis.text_form import as_text

        print(as_text(report))
    return EXIT_DONE


def _standings(given: argparse.Namespace) -> list[usecases.Standing]:
    """The lines of the list; without a workspace of one's own yet there are none."""
    if given.workspace is None:
        from app.store.address import Address

        if Address.parse(None).is_missing():
            return []
    with usecases.open_workspace(given.workspace, create=False) as workspace:
        return usecases.standings(workspace, given.as_of or date.today())


def _history(given: argparse.Namespace) -> int:
    with usecases.open_workspace(given.workspace, create=False) as workspace:
        account = usecases.find_account(workspace, given.account)
        if account is None:
            raise UserError(
                tr("There is no account {name} in this workspace.", name=given.account)
            )
        plan = workspace.load(account).plan
        log = usecases.log_of(workspace, account)
    from app.analysis import history_form
    from app.analysis.history import story
    from app.analysis.history_words import lines

    opportunity = usecases.choose_opportunity(plan, given.opportunity)
    until = given.until or max(date.today(), log[-1].made_on)
    since = given.since or min(log[0].made_on - timedelta(days=1), until)
    if until < since:
        raise UserError(tr("The last day comes before the first one."))
    told = story(log, opportunity, since, until)
    found = lines(told)
    if given.format == "json":
        import json

        print(json.dumps(history_form.as_json(told, found), ensure_ascii=False, indent=1))
    else:
        title = " – ".join((plan.account.label, plan.label(opportunity)))
        print(history_form.as_text(told, found, on_one_line(title)), end="")
    return EXIT_DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="visavis",
        description=tr("Draw a buying team opposite your own and see what is missing."),
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help=tr("the version"))
    _common(parser)
    parser.set_defaults(command=_window)
    commands = parser.add_subparsers(title=tr("commands"), metavar="COMMAND")

    demo = commands.add_parser(
        "demo", help=tr("the window on a throw-away copy of the sample account")
    )
    demo.set_defaults(command=_demo)

    bring = commands.add_parser(
        "import", help=tr("a case file, people or a relationship matrix into the workspace")
    )
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--account", metavar="NAME", help=tr("account the people belong to"))
    bring.set_defaults(command=_import)

    listing = commands.add_parser("list", help=tr("accounts and decisions with their scores"))
    listing.add_argument("--as-of", type=_day, metavar="DATE")
    listing.set_defaults(command=_list)

    analyse = commands.add_parser("analyse", help=tr("score and gaps of a decision"))
    _source(analyse)
    analyse.add_argument("--format", choices=("text", "json"), default="text")
    analyse.set_defaults(command=_analyse)

    history = commands.add_parser("history", help=tr("why a score changed between two days"))
    history.add_argument("account", metavar="ACCOUNT")
    history.add_argument("--opportunity", metavar="ID")
    history.add_argument("--since", type=_day, metavar="DATE")
    history.add_argument("--until", type=_day, metavar="DATE")
    history.add_argument("--format", choices=("text", "json"), default="text")
    history.set_defaults(command=_history)
    told = cli_log.add_to(commands, _day)

    export = cli_export.add_to(commands)
    _source(export, needed=False)

    of_workspaces = cli_workspace.add_to(commands)
    for command in (demo, bring, listing, analyse, history, told, *of_workspaces):
        _common(command, nested=True)
    _common(export, nested=True, languages=i18n.CUSTOMER_LANGUAGES)
    return parser


def _source(parser: argparse.ArgumentParser, *, needed: bool = True) -> None:
    """Let a command be about a decision; where that is not needed it says so itself."""
    parser.add_argument("source", metavar="CASE.json|ACCOUNT", nargs=None if needed else "?")
    parser.add_argument("--opportunity", metavar="ID")
    parser.add_argument("--as-of", type=_day, metavar="DATE")


def _common(
    parser: argparse.ArgumentParser,
    *,
    nested: bool = False,
    languages: Sequence[str] = i18n.LANGUAGES,
) -> None:
    absent = argparse.SUPPRESS if nested else None
    parser.add_argument(
        "--workspace",
        metavar="ADDRESS",
        default=absent,
        help=tr("a file or a database address"),
    )
    parser.add_argument("--lang", choices=languages, default=absent)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        example = datetime.now().date().isoformat()
        raise argparse.ArgumentTypeError(
            tr("{text} is not a date; write it as {example}.", text=text, example=example)
        ) from error


class _ShowVersion(argparse.Action):
    """Looks the version up when it is asked for, which every start would wait for else."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: object) -> None:
        print(f"visavis {_version()}")
        parser.exit(EXIT_DONE)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("visavis")
    except PackageNotFoundError:
        return "0"
