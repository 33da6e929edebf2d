"""What window and command line share: opening, bringing in, looking up, writing."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from app import files, handing_in, home, log, resources
from app.errors import Conflict, UserError
from app.i18n import ntr, tr
from app.model.plain_text import plain

if TYPE_CHECKING:
    from app.analysis.history import Entry
    from app.exchange.case_json import Case
    from app.model.account_plan import AccountPlan
    from app.model.change import Change
    from app.model.parameters import Parameters
    from app.model.values import Id
    from app.store.workspace import Workspace

SAMPLE = "hospital-sint-odrada.json"
AUTHOR_UNKNOWN = "?"
Opened = handing_in.Opened


@dataclass(frozen=True, slots=True)
class Subject:
    """One decision to look at, from a case file or from the workspace."""

    plan: AccountPlan
    opportunity: Id
    as_of: date
    parameters: Parameters  # of the workspace; the account may set some otherwise


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of bringing a file in."""

    account: Id
    opportunity: Id
    sentence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the list: a decision and its score."""

    account: Id
    account_label: str
    opportunity: Id
    opportunity_label: str
    decision_date: date | None
    score: float


def author(workspace: Workspace | None = None) -> str:
    """Return the name changes are signed with when nobody was asked.

    That is the one under which a server knows us, else the login name.
    """
    known_as = "" if workspace is None else workspace.address.known_as
    if known_as:
        return known_as
    try:
        return plain(getpass.getuser()) or AUTHOR_UNKNOWN
    except (OSError, KeyError, ImportError):
        return AUTHOR_UNKNOWN


def sample_path() -> Path:
    """Return the case file of the account that is there at the first start."""
    return resources.path("samples", SAMPLE)


def open_workspace(address: str | None = None, *, create: bool = True) -> Workspace:
    """Open the workspace at an address, or the default one; a file is made when missing.

    Raises PasswordWanted when a server wants a password that nobody typed in and no keyring
    has; `store.passwords` takes it.
    """
    from app.store import passwords  # noqa: PLC0415  the store is slow to import
    from app.store.address import Address  # noqa: PLC0415  as above
    from app.store.workspace import Workspace  # noqa: PLC0415  as above

    log.start(home.folder() / "log")
    return Workspace.open(Address.parse(address), create=create, secrets=passwords.known)


def open_plan(workspace: Workspace, account: Id) -> Opened:
    """Load an account and replay what a crashed session never handed in.

    Where nothing may be changed, any more or at all, that waits in the journal until it may.
    """
    copy = workspace.load(account)
    if not workspace.rights.may_edit:
        journal = workspace.journal(account)
        journal.rest()
        told = handing_in.waiting_words(len(journal.pending()))
        return Opened(copy, workspace.plan_store(account), journal, told)
    journal = workspace.journal(account, taking_over=True)
    conflicts = []
    for change in journal.pending():
        try:
            journal.stands_as(change, copy.edit(change))
        except Conflict as conflict:
            journal.set_aside(change)
            conflicts.append(str(conflict))
    journal.rewrite(copy.pending)
    return Opened(copy, workspace.plan_store(account), journal, tuple(conflicts))


def open_shared(workspace: Workspace) -> Opened:
    """Load what holds for every account, as `open_plan` loads one of them."""
    from app.store.catalogue import SHARED  # noqa: PLC0415  the store is slow to import

    return open_plan(workspace, SHARED)


def workspace_parameters(workspace: Workspace) -> Parameters:
    """Return the numbers that every account of a workspace starts from."""
    from app.model.rhythm import parameters_of  # noqa: PLC0415  not before the first paint

    return parameters_of(workspace.shared().plan)


def read_case(path: Path) -> Case:
    """Read a case file; raises UserError with one sentence when it cannot be read."""
    from app.exchange import case_json  # noqa: PLC0415  jsonschema is slow to import

    if not is_file(path):
        raise UserError(tr("There is no file {path}.", path=str(path)))
    try:
        return case_json.read(path)
    except OSError as error:
        raise UserError(
            tr("{path} cannot be read: {reason}.", path=str(path), reason=error.strerror or "?")
        ) from error


def write_case(subject: Subject, path: Path) -> Path:
    """Write a decision as a case file, moved into place when it is whole."""
    from app.exchange import case_json  # noqa: PLC0415  jsonschema is slow to import

    content = case_json.write(subject.plan, subject.opportunity, subject.as_of)
    return files.replace(path, content)


def is_file(path: Path) -> bool:
    """Return whether there is such a file; a name no disk can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def import_case(workspace: Workspace, read: Case, signed: str) -> Imported:
    """Bring a case in; an account that is there already is merged by id."""
    from app.exchange import case_json, merging  # noqa: PLC0415  jsonschema is slow to import

    case = case_json.with_fresh_ids(read)
    account = case.plan.account
    if account.id in {summary.id for summary in workspace.accounts()}:
        opened = open_plan(workspace, account.id)
        merge = merging.merge(opened.copy.plan, case)
        handing_in.make(opened, merge.change, signed)
        told = " ".join(filter(None, (merge.sentence, merge.caution)))
        return Imported(account.id, case.opportunity, told)
    workspace.add(case.plan, signed)
    count = len(case.plan.persons)
    sentence = ntr(
        "{name} was added with {count} contact.",
        "{name} was added with {count} contacts.",
        count,
        name=account.label,
    )
    return Imported(account.id, case.opportunity, sentence)


def import_people(workspace: Workspace, path: Path, account: str, signed: str) -> Imported:
    """Bring a list of people or a filled relation matrix into an account, made if missing.

    Raises UserError, with nothing changed, when a line cannot be understood.
    """
    from app.exchange import people_table, relation_matrix, tables  # noqa: PLC0415  seldom
    from app.model import edits, last_spoken  # noqa: PLC0415  the window paints without them

    table = tables.read(path)
    known = find_account(workspace, account)
    opened = open_plan(workspace, known) if known else None
    plan = opened.copy.plan if opened else edits.new_plan(account, "")
    opportunity = latest_opportunity(plan)
    if tables.recognise(table) == "matrix":
        spoken = last_spoken.PRESELECTED.on(date.today())
        preview = relation_matrix.preview(
            table, plan, opportunity, spoken, workspace_parameters(workspace)
        )
    else:
        preview = people_table.preview(table, plan, opportunity)
    if not preview.rows and not preview.errors:
        raise UserError(tr("There is nobody in {name}.", name=path.name))
    if preview.change is None:
        raise UserError(preview.sentence)
    if opened is None:
        workspace.add(plan.apply(preview.change), signed)
    else:
        handing_in.make(opened, preview.change, signed)
    made = [] if known else [tr("New account: {name}.", name=plan.account.label)]
    told = [*made, preview.sentence]
    if preview.ignored:
        told.append(tr("Columns left aside: {names}", names=", ".join(preview.ignored)) + ".")
    return Imported(plan.account.id, opportunity, " ".join(told))


def find_account(workspace: Workspace, wanted: str) -> Id | None:
    """Return the account with this id or, in any case of letters, this name; None if none.

    Raises UserError when several accounts have that name.
    """
    accounts = workspace.accounts()
    if any(summary.id == wanted for summary in accounts):
        return wanted
    named = [s.id for s in accounts if s.label.casefold() == wanted.strip().casefold()]
    if len(named) > 1:
        raise UserError(tr("There are several accounts called {name}.", name=wanted))
    return named[0] if named else None


def subject(
    source: str, address: str | None, opportunity: Id | None = None, as_of: date | None = None
) -> Subject:
    """Return what a command is about: a case file, or an account in the workspace.

    Raises UserError when there is no such file or account, or when an account has several
    decisions and none is named.
    """
    path = Path(source)
    if path.suffix.lower() == ".json" or is_file(path):
        from app.model.parameters import DEFAULT  # noqa: PLC0415  not before the first paint

        case = read_case(path)
        chosen = choose_opportunity(case.plan, opportunity)
        return Subject(case.plan, chosen, as_of or case.as_of or date.today(), DEFAULT)
    with open_workspace(address, create=False) as workspace:
        account = find_account(workspace, source)
        if account is None:
            raise UserError(tr("There is no account {name} in this workspace.", name=source))
        plan, parameters = workspace.load(account).plan, workspace_parameters(workspace)
    chosen = choose_opportunity(plan, opportunity)
    return Subject(plan, chosen, as_of or date.today(), parameters)


def choose_opportunity(plan: AccountPlan, wanted: str | None) -> Id:
    """Return the decision with this id or name, or the only one there is."""
    if wanted is not None:
        for opportunity in plan.opportunities.values():
            if wanted in (opportunity.id, opportunity.name):
                return opportunity.id
        raise UserError(tr("{name} is not a decision of this account.", name=wanted))
    if len(plan.opportunities) != 1:
        several = ", ".join(o.label for o in plan.opportunities.values())
        raise UserError(
            tr(
                "This account has several decisions ({names}); name one with --opportunity.",
                names=several,
            )
        )
    return next(iter(plan.opportunities))


def latest_opportunity(plan: AccountPlan) -> Id:
    """Return the decision that was added last."""
    return list(plan.opportunities)[-1]


def standings(workspace: Workspace, as_of: date) -> list[Standing]:
    """Return every decision of every account with its score, in the order of the accounts."""
    from app.analysis.network import Network  # noqa: PLC0415  imports NetworkX
    from app.analysis.score import score_of  # noqa: PLC0415  as above

    lines = []
    parameters = workspace_parameters(workspace)
    for summary in workspace.accounts():
        plan = workspace.load(summary.id).plan
        for opportunity in plan.opportunities.values():
            total = score_of(Network(plan, opportunity.id, as_of, parameters)).total
            lines.append(
                Standing(
                    summary.id,
                    summary.label,
                    opportunity.id,
                    opportunity.label,
                    opportunity.decision_date,
                    total,
                )
            )
    return lines


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What stands on the screen on top of a revision, and is not handed in yet."""

    revision: int
    changes: tuple[Change, ...]
    author: str


def log_of(
    workspace: Workspace, account: Id, unsaved: Unsaved | None = None, today: date | None = None
) -> list[Entry]:
    """Return what was done to an account, and what was set for all, as it came about.

    With `unsaved` it is what led to what is on the screen: what others did after its revision
    is left out, as it is not seen yet. An account that is not there has no log.
    """
    from app.analysis.history import Entry  # noqa: PLC0415  imports NetworkX
    from app.store.catalogue import SHARED  # noqa: PLC0415  the store is slow to import

    def dated(plan: Id) -> list[tuple[datetime, Entry]]:
        shared, logged = plan == SHARED, workspace.history(plan)
        times = accumulate((one.made_at for one in logged), max)  # though a clock was set back
        return [
            (at, Entry(at.astimezone().date(), one.author, one.change, shared))
            for at, one in zip(times, logged, strict=True)
            if shared or unsaved is None or one.revision <= unsaved.revision
        ]

    both = merge(dated(account), dated(SHARED), key=lambda one: one[0])
    log = [entry for _at, entry in both]
    if unsaved is not None:
        last = max([today or date.today(), *(entry.made_on for entry in log[-1:])])
        log += [Entry(last, unsaved.author, change) for change in unsaved.changes]
    return log
