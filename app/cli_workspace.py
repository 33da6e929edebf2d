"""The commands about workspaces themselves, and the password that a server may ask for."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable

from app import workspace_care
from app.errors import Damaged, PasswordWanted
from app.i18n import ntr, tr

EXIT_DONE, EXIT_FAULTY = 0, 1
_TRIES = 3

Command = Callable[[argparse.Namespace], int]


def run(command: Command, given: argparse.Namespace) -> int:
    """Run a command; where a server wants a password, ask for it and begin again.

    A command opens before it does anything, so that nothing is done twice. Raises
    PasswordWanted when there is nobody to ask, or who does not know either.
    """
    for _ in range(_TRIES):
        try:
            return command(given)
        except PasswordWanted as wanted:
            if not sys.stdin.isatty():
                raise
            print(wanted, file=sys.stderr)
            _ask(wanted.place)
    return command(given)


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> list[argparse.ArgumentParser]:
    """Add `workspace` with its own commands; return these, for what all commands take."""
    group = commands.add_parser("workspace", help=tr("make, check and copy workspaces"))
    kinds = group.add_subparsers(title=tr("commands"), metavar="COMMAND", required=True)

    create = kinds.add_parser("create", help=tr("a new workspace; on a server its roles too"))
    create.set_defaults(command=_create)
    check = kinds.add_parser("check", help=tr("whether all of a workspace can be read"))
    check.set_defaults(command=_check)
    login = kinds.add_parser("login", help=tr("keep a server's password in the keyring"))
    login.set_defaults(command=_login)
    for one in (create, check, login):
        one.add_argument("address", metavar="ADDRESS")

    copy = kinds.add_parser("copy", help=tr("everything in a workspace into an empty one"))
    copy.add_argument("source", metavar="FROM")
    copy.add_argument("target", metavar="TO")
    copy.set_defaults(command=_copy)

    salvage = kinds.add_parser("salvage", help=tr("what can be read of a damaged file"))
    salvage.add_argument("source", metavar="FROM")
    salvage.add_argument("target", metavar="TO")
    salvage.set_defaults(command=_salvage)
    return [create, check, login, copy, salvage]


def _create(given: argparse.Namespace) -> int:
    print(tr("The workspace was made: {place}", place=workspace_care.create(given.address)))
    return EXIT_DONE


def _check(given: argparse.Namespace) -> int:
    try:
        found = workspace_care.check(given.address)
    except Damaged as error:
        print(error, file=sys.stderr)
        _tell_ways_out(given.address)
        return EXIT_FAULTY
    print(found.place)
    print(_words_for(found))
    newest = workspace_care.newest_backup(given.address)
    if newest is not None:
        print(tr("Newest backup: {moment} ({what}).", moment=newest.moment, what=newest.words))
    for fault in found.faults:
        print(fault)
    if found.faults:
        return EXIT_FAULTY
    print(tr("All of it can be read and agrees with its history."))
    return EXIT_DONE


def _tell_ways_out(address: str) -> None:
    """Say how to go on with a file that is damaged."""
    newest = workspace_care.newest_backup(address)
    if newest is not None:
        print(
            tr(
                "The newest good backup is {file} ({moment}, {what}); the window restores it.",
                file=str(newest.backup.file),
                moment=newest.moment,
                what=newest.words,
            )
        )
    print(tr("“visavis workspace salvage FROM TO” saves what can still be read."))


def _salvage(given: argparse.Namespace) -> int:
    from app.keeping import salvaged_words  # the model is slow to import

    for sentence in salvaged_words(workspace_care.salvage(given.source, given.target)):
        print(sentence)
    return EXIT_DONE


def _words_for(found: workspace_care.Checked) -> str:
    accounts = ntr("{count} account", "{count} accounts", found.accounts)
    changes = ntr("{count} change", "{count} changes", found.changes)
    rights = {1: tr("you may look"), 2: tr("you may edit"), 3: tr("you are an owner")}
    return f"{accounts}, {changes}; {rights[found.rights]}"


def _copy(given: argparse.Namespace) -> int:
    copied = workspace_care.copy(given.source, given.target)
    for sentence in copied.told:
        print(sentence)
    count = copied.accounts
    print(ntr("{count} account was copied.", "{count} accounts were copied.", count))
    return EXIT_DONE


def _login(given: argparse.Namespace) -> int:
    from app.store import passwords
    from app.store.address import Address

    address = Address.parse(given.address)
    passwords.forget(address)
    password = _ask(address.label)
    place = workspace_care.check(given.address).place
    if password and passwords.keep(address, password):
        print(tr("The password of {place} is in the keyring.", place=place))
        return EXIT_DONE
    print(tr("This computer has no keyring; the password is asked for each time."))
    return EXIT_FAULTY


def _ask(place: str) -> str:
    """Ask for a password and hold it until the program ends."""
    from app.store import passwords
    from app.store.address import Address

    password = getpass.getpass(tr("Password for {place}: ", place=place))
    passwords.hold(Address.parse(place), password)
    return password
