"""A workspace: a database that holds many plans."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app.errors import Damaged, UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Message
from app.model.values import Id
from app.model.working_copy import WorkingCopy
from app.store import catalogue, content, journal_claim, plan_store, rows
from app.store.address import Address, Database, OnChange, Secrets, Watch, journal_folder
from app.store.catalogue import SHARED, AccountSummary
from app.store.journal import Journal
from app.store.journal_claim import Claim
from app.store.plan_store import LoggedChange, PlanStore
from app.store.rights import Rights
from app.store.schema import changes, plans

if TYPE_CHECKING:
    from app.store.backups import Backup, Reason

ACCOUNTS: Id = ""  # what is announced when an account is added or removed


class Workspace:
    """An open workspace; `open` makes one, `close` or the end of a with-block lets it go."""

    def __init__(
        self,
        address: Address,
        database: Database,
        ids: dict[Id, content.ClientIds] | None = None,
        claims: dict[Id, Claim] | None = None,
    ) -> None:
        self.address = address
        self._database = database
        self._ids = {} if ids is None else ids
        self._claims = {} if claims is None else claims  # of journals, once they are wanted
        self._claiming = Lock()

    @classmethod
    def open(
        cls, address: Address, *, create: bool = True, secrets: Secrets | None = None
    ) -> Workspace:
        """Open a workspace; a file is made first where it is missing and may be.

        Raises UserError when it is open elsewhere, of a newer version, damaged, or none;
        Unreachable or PasswordWanted when it is on a server that says so.
        """
        return cls(address, address.open(create=create, secrets=secrets))

    @classmethod
    def make(cls, address: Address, *, secrets: Secrets | None = None) -> Workspace:
        """Make a workspace and open it; raises UserError when it is there already."""
        return cls(address, address.make(secrets=secrets))

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file; raises UserError when the workspace is on a server."""
        return self.address.path

    @property
    def label(self) -> str:
        """What to call it on the screen."""
        return self.address.label

    @property
    def rights(self) -> Rights:
        """What we may do in it; handing in what we may not is refused before it is sent."""
        return self._database.rights

    @property
    def remark(self) -> str:
        """What whoever opens it should know: that it can only be read where it is."""
        if self.address.is_shared or self.rights.may_edit:
            return ""
        from app.store.workspace_file import only_read  # noqa: PLC0415  it has opened this one

        return only_read(self.path)

    def accounts(self) -> list[AccountSummary]:
        """Return what the workspace holds, by name."""
        try:
            with self._database.reading() as connection:
                return catalogue.accounts(connection)
        except (ValueError, TypeError, LookupError) as error:
            raise Damaged(
                tr("The list of accounts in {path} is damaged; open a backup.", path=self.label)
            ) from error

    def load(self, plan: Id) -> WorkingCopy:
        """Read a plan as it stands at one revision; raises UserError when it is not there."""
        return self.plan_store(plan).load()

    def shared(self) -> WorkingCopy:
        """Read what holds for every account; it is empty until somebody sets something."""
        return self.load(SHARED)

    def plan_store(self, plan: Id) -> PlanStore:
        """Return where changes of this plan are handed in."""
        return PlanStore(self._database, plan, self._ids_of(plan))

    def journal(self, plan: Id, *, taking_over: bool = False) -> Journal:
        """Return our journal of this plan, with what a crashed session never handed in.

        When the plan is opened, `taking_over`, also with what other windows left that ended.
        """
        folder, label = journal_folder(), self.address.label
        with self._claiming:
            claim = self._claims.get(plan)
            if claim is None:
                claim = journal_claim.claim(folder, journal_claim.key_of(label, plan))
                self._claims[plan] = claim
        journal = Journal(folder, label, plan, self._ids_of(plan), claim)
        journal.recover(self._handed_in)
        if taking_over:
            journal.take_over(self._handed_in)
        return journal

    def add(self, plan: AccountPlan, author: str) -> None:
        """Write a plan that is not there yet; raises UserError when its account is."""
        account = plan.account
        if account.id == SHARED:
            raise UserError(
                tr("No account can have the id “{id}”; give it another one.", id=SHARED)
            )
        known = select(plans.c.id).where(plans.c.id == account.id)
        message = Message.of("account.created", name=account.label)
        there = UserError(
            tr("The account {name} is in this workspace already.", name=account.label)
        )
        try:
            with rows.no_collection(), self._database.writing() as connection:
                if connection.scalar(known) is not None:
                    raise there
                plan_store.add_plan(connection, plan, message, author)
                self._database.announce(connection, ACCOUNTS)
        except IntegrityError as error:  # a colleague added it in the same moment
            raise there from error

    def remove(self, plan: Id) -> None:
        """Remove a plan with all its history; raises UserError when it is not there."""
        with self._database.writing() as connection:
            gone = connection.execute(
                delete(plans).where(plans.c.id == plan, plans.c.id != SHARED)
            )
            if gone.rowcount == 0:
                raise UserError(tr("This account is no longer in the workspace."))
            self._database.announce(connection, plan)
            self._database.announce(connection, ACCOUNTS)
        self.journal(plan, taking_over=True).rewrite([])

    def watch(self, plan: Id, on_change: OnChange, name: str = "") -> Watch:
        """Call `on_change`, on another thread, when others may have changed a plan.

        That is only a reason to look (`PlanStore.revision`, or an exchange of nothing): it is
        called for our own changes too, when somebody comes or goes, and after a server was
        away. For the list of accounts watch `ACCOUNTS`. A workspace that only we have open
        calls nobody. While it lasts others see us there under this name.
        """
        return self._database.watch(plan, on_change, name)

    def others(self, plan: Id) -> list[str]:
        """Return who else watches a plan now, by name; on a server, as that knows them."""
        return self._database.others(plan)

    def history(self, plan: Id) -> list[LoggedChange]:
        """Return who changed what in a plan and when, oldest first."""
        return self.plan_store(plan).history()

    def copy_to(self, target: Path) -> None:
        """Write a backup that can be opened by itself; raises UserError when it cannot be."""
        self._database.copy_to(target)

    def back_up(self, reason: Reason) -> Backup | None:
        """Make a backup in the user's data folder; None on a server, whose owner makes them.

        Raises UserError when none can be made.
        """
        from app.store import backups  # noqa: PLC0415  seldom wanted

        if self.address.is_shared:
            return None
        return backups.make(self.path, reason)

    def bring_back(self, backup: Backup, account: Id) -> None:
        """Bring one account of a backup back, with its history, beside what stands.

        Raises UserError when it is there, or when it cannot be had from the backup.
        """
        from app.store import backups, copying, workspace_file  # noqa: PLC0415  seldom wanted

        backups.verify(backup)
        opened = workspace_file.open_file(backup.file, create=False)
        try:
            copying.copy_plan(opened, self._database, account)
        finally:
            opened.close()

    def put_back(self) -> None:
        """Write the file anew that was removed while it was open; raises UserError if not."""
        self._database.put_back()

    def copy_into(self, empty: Workspace) -> int:
        """Write everything into an empty workspace; return the number of accounts.

        Raises UserError when it is not empty, or not ours to fill; then it is as it was.
        """
        from app.store import copying  # noqa: PLC0415  seldom wanted

        return copying.copy(self._database, empty._database)

    def finish_opening(self) -> None:
        """Leave nothing of the opening for later, as a `FirstLook` does; raises as `open`."""

    def close(self) -> None:
        """Let the workspace go; wait for exchanges on other threads first."""
        self._database.close()
        self.leave_journals()

    def leave_journals(self) -> None:
        """Let the next window have our journals; nothing may be written in them any more.

        A window that closes does so before it waits for a server, which may take a while.
        """
        with self._claiming:
            while self._claims:
                self._claims.popitem()[1].release()

    def _ids_of(self, plan: Id) -> content.ClientIds:
        return self._ids.setdefault(plan, content.ClientIds())

    def _handed_in(self, client_ids: Sequence[str]) -> set[str]:
        found = select(changes.c.client_id).where(changes.c.client_id.in_(client_ids))
        with self._database.reading() as connection:
            return set(connection.scalars(found))
