"""Bringing an older workspace up to date; imports Alembic, when there is something to do."""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, table, text

from app.errors import UserError
from app.i18n import tr
from app.store import probe
from app.store.schema import VERSION_TABLE, Form

log = logging.getLogger(__name__)


def migrate(
    engine: Engine, path: Path, form: Form, expected: probe.Shape, copied: Path
) -> None:
    """Bring a workspace to this form in one transaction; the engine checks no foreign keys.

    A table rebuilt with foreign keys on would take its children along, so they are checked
    before the commit instead, together with the number of rows and the tables themselves.
    Raises UserError with the file as it was when something is not right.
    """
    try:
        with engine.begin() as connection:
            upgrade_checked(connection, form)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise RuntimeError("a row points at nothing after the migration")
            probe.check_shape(
                probe.shape_in(connection.connection.driver_connection), expected, path
            )
            connection.execute(text(f"PRAGMA user_version = {form.version:d}"))
    except Exception as error:  # whatever it is: the transaction is let go as a whole
        log.exception("migration to version %s failed", form.version)
        raise UserError(
            tr(
                "{path} could not be brought up to date; it was left as it was, "
                "with a copy in {copy}.",
                path=str(path),
                copy=copied.name,
            )
        ) from error


def upgrade_checked(connection: Connection, form: Form) -> None:
    """As `upgrade`; raises RuntimeError when a table then has more or fewer rows."""
    before = _counts(connection)
    upgrade(connection, form)
    _check_counts(before, _counts(connection))


def upgrade(connection: Connection, form: Form) -> None:
    """Run the scripts that lead from what is stored to this form, in the open transaction."""
    from alembic import command  # noqa: PLC0415  70 ms that an up-to-date workspace is spared
    from alembic.config import Config  # noqa: PLC0415  as above

    config = Config()
    config.set_main_option("script_location", str(form.scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["form"] = form
    config.attributes["version_table"] = VERSION_TABLE
    command.upgrade(config, form.label)


def _counts(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    counting = {name: select(func.count()).select_from(table(name)) for name in names}
    return {name: connection.scalar(query) or 0 for name, query in counting.items()}


def _check_counts(before: dict[str, int], after: dict[str, int]) -> None:
    for name, count in before.items():
        if name != VERSION_TABLE and name in after and after[name] != count:
            raise RuntimeError(f"{name} had {count} rows and has {after[name]}")
