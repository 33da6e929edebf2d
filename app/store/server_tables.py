"""The tables and roles of a workspace on a server: looked at, made, brought up to date."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, String, column, func, insert, select, table, text

from app.errors import UserError
from app.i18n import tr
from app.store import rights
from app.store.catalogue import SHARED
from app.store.rights import SCHEMA, Rights, Roles, quoted
from app.store.schema import VERSION_TABLE, Form, plans
from app.store.server_address import ServerAddress

_KEY = int.from_bytes(b"VaVs")  # of the lock that parts those who write from a migration
_version = select(column("version_num", String)).select_from(table(VERSION_TABLE))
_rights = text(
    "SELECT pg_has_role(c.relowner, 'USAGE'),"
    " has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'INSERT'),"
    " has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')"
    " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = :schema AND c.relname = :table"
)
_owns_database = text(
    "SELECT pg_has_role(datdba, 'USAGE') FROM pg_catalog.pg_database"
    " WHERE datname = current_database()"
)
_keep_version = select(func.pg_advisory_xact_lock_shared(_KEY))

log = logging.getLogger(__name__)


def look(connection: Connection, address: ServerAddress) -> tuple[int, Rights]:
    """Return the version of a workspace and what we may do in it, before anything is written.

    Raises UserError when there is none, or none for us.
    """
    owns, edits, reads = _rights_in(connection) or (None, None, None)
    if owns is None:
        raise UserError(
            tr(
                "There is no workspace in {place} yet; make it with: visavis workspace create.",
                place=address.label,
            )
        )
    if not reads:
        raise UserError(
            tr(
                "You may not see the workspace {place}; ask its owner to make you a member of "
                "{role}.",
                place=address.label,
                role=Roles.of(address.database).reader,
            )
        )
    allowed = Rights.OWNER if owns else Rights.EDITOR if edits else Rights.READER
    return _stored_version(connection, address), allowed


def check_known(version: int, form: Form, address: ServerAddress) -> None:
    """Raise UserError when a workspace is newer than this program."""
    if version > form.version:
        raise UserError(
            tr(
                "{path} was made by a newer version of Vis-à-vis (format {found}; this one "
                "reads up to {known}). Install that version to open it; nothing was changed.",
                path=address.label,
                found=version,
                known=form.version,
            )
        )


def keep_version(connection: Connection) -> None:
    """Let nobody bring the tables up to date until this transaction ends."""
    connection.execute(_keep_version).all()


def check_version(connection: Connection, form: Form, address: ServerAddress) -> None:
    """Raise UserError when a colleague's newer program took the tables along since."""
    version = _stored_version(connection, address)
    check_known(version, form, address)
    if version < form.version:
        raise UserError(
            tr("{place} is older than what is open; open it again.", place=address.label)
        )


def make(connection: Connection, form: Form, address: ServerAddress) -> None:
    """Make tables and roles in an empty database, all or nothing.

    Raises UserError when there is a workspace already, or when the database will not do.
    """
    connection.execute(select(func.pg_advisory_xact_lock(_KEY))).all()
    if _rights_in(connection) is not None:
        raise UserError(tr("There is a workspace already: {place}.", place=address.label))
    if connection.exec_driver_sql("SHOW server_encoding").scalar() != "UTF8":
        raise UserError(
            tr(
                "The database {place} cannot keep every letter; make one with ENCODING 'UTF8'.",
                place=address.label,
            )
        )
    roles = Roles.of(connection.exec_driver_sql("SELECT current_database()").scalar_one())
    _make_roles(connection, roles, address)
    owner = quoted(roles.owner)
    if connection.scalar(_owns_database):
        _say(connection, *rights.closing_database(roles, address.database))
    _say(connection, f"CREATE SCHEMA {SCHEMA} AUTHORIZATION {owner}", f"SET LOCAL ROLE {owner}")
    for statement in form.statements(connection.dialect):
        connection.execute(text(statement))
    stored = form.metadata.tables[VERSION_TABLE]
    connection.execute(insert(stored), {"version_num": form.label})
    # There from the start, or two who first share something at once would both add it.
    connection.execute(insert(plans), {"id": SHARED, "revision": 0})
    _grant(connection, roles)


def bring_up_to_date(connection: Connection, form: Form, address: ServerAddress) -> None:
    """Run the scripts to this form in the open transaction; nobody writes meanwhile.

    Raises UserError with everything as it was when something is not right.
    """
    from app.store import migration  # noqa: PLC0415  only for a workspace that is behind

    roles = Roles.of(connection.exec_driver_sql("SELECT current_database()").scalar_one())
    _say(connection, "SET LOCAL statement_timeout = 0")
    connection.execute(select(func.pg_advisory_xact_lock(_KEY))).all()
    if _stored_version(connection, address) >= form.version:
        return  # a colleague was first
    _say(connection, f"SET LOCAL ROLE {quoted(roles.owner)}")
    try:
        migration.upgrade_checked(connection, form)
        _grant(connection, roles)
    except Exception as error:  # whatever it is: the transaction is let go as a whole
        log.exception("migration to version %s failed", form.version)
        raise UserError(
            tr(
                "{place} could not be brought up to date; it was left as it was.",
                place=address.label,
            )
        ) from error


def _rights_in(connection: Connection) -> tuple[bool, bool, bool] | None:
    """Return whether we own, edit and read; None when there is no workspace.

    By the catalogue, which everybody may read: the tables themselves may be closed to us.
    """
    given = {"schema": SCHEMA, "table": plans.name}
    found = connection.execute(_rights, given).one_or_none()
    return None if found is None else (found[0], found[1], found[2])


def _stored_version(connection: Connection, address: ServerAddress) -> int:
    stored = connection.scalars(_version).all()
    if len(stored) != 1 or not str(stored[0]).isdecimal():
        raise UserError(
            tr(
                "{path} is damaged; open a copy from before, or from a backup.",
                path=address.label,
            )
        )
    return int(stored[0])


def _make_roles(connection: Connection, roles: Roles, address: ServerAddress) -> None:
    there = set(connection.scalars(text("SELECT rolname FROM pg_catalog.pg_roles")))
    missing = [name for name in roles.names if name not in there]
    may_make, is_all_powerful = connection.exec_driver_sql(
        "SELECT rolcreaterole OR rolsuper, rolsuper FROM pg_catalog.pg_roles "
        "WHERE rolname = current_user"
    ).one()
    statements = rights.making_roles(missing)
    if missing and not may_make:
        raise UserError(
            tr(
                "You may not make roles on the server of {place}. Let its administrator run "
                "this, then try again: {statements}",
                place=address.label,
                statements=" ".join(f"{said};" for said in statements),
            )
        )
    _say(connection, *statements)
    if missing and not is_all_powerful:
        _say(connection, f"GRANT {quoted(roles.owner)} TO CURRENT_USER")


def _grant(connection: Connection, roles: Roles) -> None:
    names = connection.scalars(
        text("SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = :schema"),
        {"schema": SCHEMA},
    )
    _say(connection, *rights.granting(roles, sorted(names)))


def _say(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.execute(text(statement.replace(":", "\\:")))
