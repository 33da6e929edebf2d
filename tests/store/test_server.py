"""A workspace on a server: made once, opened by whoever may, of one version for everybody."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import DBAPIError

from app.errors import PasswordWanted, Unreachable, UserError
from app.store import migration, passwords, schema, workspace_server
from app.store.address import Address
from app.store.rights import Rights
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import postgres
from tests.store.test_migration import next_form

PASSWORD = "geheim-7"


@pytest.fixture
def made(server: postgres.Server) -> ServerAddress:
    """A workspace on the server that no other test has."""
    return server.new_workspace()


def test_a_database_without_a_workspace_is_told_and_nothing_is_made(server: postgres.Server):
    address = server.new_database()

    with pytest.raises(UserError, match=r"no workspace in .* yet"):
        Workspace.open(address)

    with server.connect(address) as connection:
        found = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'visavis'")
        assert found.fetchall() == []


def test_a_workspace_is_made_once(made: ServerAddress):
    with pytest.raises(UserError, match="There is a workspace already"):
        Workspace.make(made)

    with Workspace.open(made) as workspace:
        assert workspace.accounts() == []


def test_a_database_that_cannot_keep_every_letter_is_refused(server: postgres.Server):
    server.say(
        "DROP DATABASE IF EXISTS old_letters",
        "CREATE DATABASE old_letters ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0",
    )

    with pytest.raises(UserError, match="cannot keep every letter"):
        Workspace.make(server.address("old_letters"))


def test_several_have_a_workspace_of_a_server_open_at_once(made: ServerAddress):
    with Workspace.open(made) as ours, Workspace.open(made) as theirs:
        ours.add(small_plan(), "Sanne")

        assert [account.id for account in theirs.accounts()] == ["acme"]


def tables_of(server: postgres.Server, address: ServerAddress) -> dict[str, object]:
    """Return what a database says its tables are made of."""
    engine = create_engine("postgresql+psycopg://", creator=lambda: server.connect(address))
    found = inspect(engine)
    told: dict[str, object] = {}
    for name in found.get_table_names():
        columns = [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)]
        told[name] = (
            sorted(columns),
            found.get_pk_constraint(name),
            found.get_foreign_keys(name),
            found.get_unique_constraints(name),
            sorted(str(index["name"]) for index in found.get_indexes(name)),
        )
    engine.dispose()
    return told


def test_the_scripts_make_the_same_tables_as_a_new_workspace(
    server: postgres.Server, made: ServerAddress
):
    migrated = server.new_database()
    server.say("CREATE SCHEMA visavis", address=migrated)
    engine = create_engine("postgresql+psycopg://", creator=lambda: server.connect(migrated))
    with engine.begin() as connection:
        migration.upgrade(connection, schema.CURRENT)
    engine.dispose()

    by_scripts, at_once = tables_of(server, migrated), tables_of(server, made)

    assert by_scripts == at_once
    assert set(at_once) == set(schema.metadata.tables)


def test_an_owner_brings_an_older_workspace_up_to_date(
    server: postgres.Server, made: ServerAddress, tmp_path: Path
):
    owner, editor = server.role(made, "owner"), server.role(made, "editor")
    with Workspace.open(made) as workspace:
        workspace.add(small_plan(), "Sanne")
    form = next_form(tmp_path)

    workspace_server.open_server(owner, None, form=form).close()
    opened = workspace_server.open_server(editor, None, form=form)
    with opened.writing() as connection:
        connection.exec_driver_sql("UPDATE person SET nickname = nickname || '!'")
        names = connection.exec_driver_sql("SELECT DISTINCT nickname FROM person").all()
    opened.close()

    assert names == [("so!",)]


def test_who_is_not_an_owner_is_told_to_wait_for_one(
    server: postgres.Server, made: ServerAddress, tmp_path: Path
):
    editor = server.role(made, "editor")

    with pytest.raises(UserError, match=r"older version .* its owner must open it"):
        workspace_server.open_server(editor, None, form=next_form(tmp_path))

    with Workspace.open(made) as workspace:
        assert workspace.rights is Rights.OWNER


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    "fault",
    ["raise ValueError('a fault in the script')", "op.execute('DELETE FROM tie')"],
    ids=["a fault", "rows lost"],
)
def test_a_migration_that_goes_wrong_leaves_the_workspace_as_it_was(
    server: postgres.Server, made: ServerAddress, tmp_path: Path, fault: str
):
    with Workspace.open(made) as workspace:
        workspace.add(small_plan(), "Sanne")
    before = tables_of(server, made)

    with pytest.raises(UserError, match="could not be brought up to date"):
        workspace_server.open_server(made, None, form=next_form(tmp_path, fault))

    assert tables_of(server, made) == before
    with Workspace.open(made) as workspace:
        assert workspace.load("acme").plan == small_plan()


def test_an_older_program_is_refused_and_one_that_has_it_open_writes_no_more(
    made: ServerAddress, tmp_path: Path
):
    with Workspace.open(made) as open_already:
        workspace_server.open_server(made, None, form=next_form(tmp_path)).close()

        with pytest.raises(UserError, match="newer version"):
            Workspace.open(made)
        with pytest.raises(UserError, match="newer version"):
            open_already.add(small_plan(), "Sanne")
        with pytest.raises(UserError, match="newer version"):
            open_already.shared()


def test_a_version_nobody_ever_made_is_refused(server: postgres.Server, made: ServerAddress):
    server.say("UPDATE schema_version SET version_num = 'x'", address=made)

    with pytest.raises(UserError, match="is damaged"):
        Workspace.open(made)


def test_a_password_is_asked_for_once_and_stands_nowhere(
    server: postgres.Server, made: ServerAddress, caplog: pytest.LogCaptureFixture
):
    with_password(server, made)
    address = replace(made, user=postgres.HAS_PASSWORD)
    asked: list[Address] = []

    def secrets(of: Address) -> str:
        asked.append(of)
        return PASSWORD

    with Workspace.open(address, secrets=secrets) as workspace:
        workspace.accounts()
        told = [repr(workspace), repr(vars(workspace)), repr(vars(workspace._database))]  # noqa: SLF001  to look for it

    assert set(asked) == {address}
    assert len(asked) == 1
    assert PASSWORD not in "".join(told) + caplog.text + address.label


@pytest.mark.parametrize("known", [None, "wrong-7"])
def test_without_the_right_password_somebody_must_be_asked(
    server: postgres.Server, made: ServerAddress, known: str | None
):
    with_password(server, made)
    address = replace(made, user=postgres.HAS_PASSWORD)

    with pytest.raises(PasswordWanted) as refused:
        Workspace.open(address, secrets=lambda _: known)

    assert refused.value.place == address.label
    assert "wrong-7" not in "".join(traceback.format_exception(refused.value))


def with_password(server: postgres.Server, made: ServerAddress) -> None:
    name = postgres.HAS_PASSWORD
    server.say(
        f"DO $$ BEGIN CREATE ROLE {name} LOGIN; EXCEPTION WHEN duplicate_object THEN END $$",
        f"ALTER ROLE {name} PASSWORD '{PASSWORD}'",
        f"GRANT {made.database}_editor TO {name}",
    )


def test_a_password_that_was_typed_in_is_known_until_the_program_ends(monkeypatch):
    monkeypatch.setattr(passwords, "_held", {})
    address = Address.parse("postgresql://eva@server/sales")
    passwords.hold(address, PASSWORD)

    assert passwords.known(address) == PASSWORD
    assert passwords.known(Address.parse("postgresql://karim@server/sales")) is None


@pytest.mark.parametrize("user", ["nobody_of_that_name", None])
def test_who_the_server_does_not_know_is_told(server: postgres.Server, user: str | None):
    known = server.address("no_database_of_that_name")

    with pytest.raises(UserError, match="knows no such user or database") as refused:
        Workspace.open(known if user is None else replace(known, user=user))

    assert not isinstance(refused.value, Unreachable)


def test_a_server_elsewhere_without_encryption_is_not_opened(
    server: postgres.Server, made: ServerAddress, monkeypatch
):
    monkeypatch.setattr(ServerAddress, "is_local", property(lambda _: False))

    with pytest.raises(UserError, match="is not safe") as refused:
        Workspace.open(made)

    assert not isinstance(refused.value, Unreachable)


def test_nothing_personal_is_in_an_error_of_ours(made: ServerAddress):
    with (
        Workspace.open(made) as workspace,
        pytest.raises(DBAPIError) as failed,
        workspace._database.writing() as connection,  # noqa: SLF001  to write what we never write
    ):
        connection.execute(schema.plans.insert().values(id="wants to leave", revision=None))

    told = "".join(traceback.format_exception(failed.value))
    assert "NotNullViolation 23502 plan" in told
    assert "wants to leave" not in told.replace('id="wants to leave"', "")


def test_a_letter_a_server_cannot_keep_is_told_in_a_sentence(made: ServerAddress):
    plan = small_plan()
    eva = plan.persons["eva"]
    with Workspace.open(made) as workspace, pytest.raises(UserError, match="cannot keep"):
        workspace.add(replace_person(plan, replace(eva, note="a\0b")), "Sanne")


def replace_person(plan, person):
    from app.model.change import Change, Edit, Message  # noqa: PLC0415

    edit = Edit(plan.persons[person.id], person)
    return plan.apply(Change(Message("person.changed"), (edit,)))
