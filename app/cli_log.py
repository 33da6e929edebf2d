"""The command that tells the log of an account: who changed what, when, from what to what."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app import usecases
from app.errors import UserError
from app.i18n import tr

if TYPE_CHECKING:
    from app.model.altered import Called
    from app.past import Done


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], day: Callable[[str], date]
) -> argparse.ArgumentParser:
    """Add `log`; return it, for what all commands take."""
    told = commands.add_parser("log", help=tr("who changed what and when, the newest first"))
    told.add_argument("account", metavar="ACCOUNT")
    told.add_argument("--author", metavar="NAME", help=tr("only what this colleague did"))
    told.add_argument("--since", type=day, metavar="DATE")
    told.add_argument("--until", type=day, metavar="DATE")
    told.add_argument("--format", choices=("text", "json"), default="text")
    told.set_defaults(command=_log)
    return told


def _log(given: argparse.Namespace) -> int:
    from app import past
    from app.model import altered

    with usecases.open_workspace(given.workspace, create=False) as workspace:
        account = usecases.find_account(workspace, given.account)
        if account is None:
            raise UserError(
                tr("There is no account {name} in this workspace.", name=given.account)
            )
        plan, log = workspace.load(account).plan, past.log_of(workspace, account)
    called = altered.calling(plan, (one.change for one in log))
    found = [one for one in log if _is_asked(one, given)]
    if given.format == "json":
        print(
            json.dumps([_as_json(one, called) for one in found], ensure_ascii=False, indent=1)
        )
    else:
        for line in _as_text(found, called):
            print(line)
    return 0


def _is_asked(one: Done, given: argparse.Namespace) -> bool:
    on = one.at.astimezone().date()
    return (
        (given.author is None or one.author.casefold() == given.author.casefold())
        and (given.since is None or on >= given.since)
        and (given.until is None or on <= given.until)
    )


def _as_text(log: Sequence[Done], called: Called) -> Iterator[str]:
    from app.keeping import moment
    from app.model import altered
    from app.model.plain_text import plain

    for one in log:
        yield "  ".join((moment(one.at), plain(one.author) or "?", plain(one.words) or "?"))
        yield from (f"    {words}" for words in altered.in_words(one.change, called))
    if not log:
        yield tr("No changes")


def _as_json(one: Done, called: Called) -> dict[str, Any]:
    from app.model import altered

    return {
        "at": one.at.isoformat(),
        "author": one.author,
        "what": one.words,
        "altered": [
            {
                "about": each.about,
                "field": each.what,
                "before": each.before,
                "after": each.after,
            }
            for each in altered.altered(one.change, called)[: altered.MOST]
        ],
        "revision": one.revision,
        "for_all_accounts": one.of_workspace,
        "lost": bool(one.lost),
    }
