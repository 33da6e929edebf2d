"""Who may do what in a workspace on a server: the server itself refuses the rest."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from app.errors import Unreachable, UserError
from app.model.change import Change, Edit, Message
from app.store.rights import Rights, Roles, quoted
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import postgres

READ = ("SELECT name FROM person", "SELECT author, made_at FROM change", "SELECT id FROM plan")
EDIT = (
    "INSERT INTO person (plan_id, id, seq) VALUES ('acme', 'x', 9)",
    "UPDATE person SET name = 'x' WHERE id = 'eva'",
    "DELETE FROM tie WHERE id = 'nobody'",
    "UPDATE plan SET revision = revision + 1 WHERE id = 'acme'",
    "INSERT INTO plan (id, revision) VALUES ('new', 0)",
    "INSERT INTO change (plan_id, revision, client_id, author, content)"
    " VALUES ('acme', 99, 'c', 'x', '{}')",
)
ERASE = (
    "DELETE FROM plan WHERE id = 'acme'",
    "DELETE FROM change",
    "UPDATE change SET author = 'somebody else'",
    "INSERT INTO change (plan_id, revision, client_id, author, made_at, content)"
    " VALUES ('acme', 98, 'd', 'x', '2001-01-01', '{}')",
    "UPDATE schema_version SET version_num = '0001'",
    "ALTER TABLE person ADD COLUMN nickname text",
    "CREATE TABLE more (id text)",
    "DROP TABLE placement",
    "CREATE TRIGGER t BEFORE INSERT ON person EXECUTE FUNCTION"
    " suppress_redundant_updates_trigger()",
)
TRUNCATE = ("TRUNCATE person",)
MAY = {
    "nobody": (),
    "reader": READ,
    "editor": READ + EDIT,
    "owner": READ + EDIT + ERASE + TRUNCATE,
}


@pytest.fixture(scope="module")
def filled(server: postgres.Server) -> ServerAddress:
    address = server.new_workspace()
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
    return address


@pytest.fixture(scope="module")
def people(server: postgres.Server, filled: ServerAddress) -> dict[str, ServerAddress]:
    return {kind: server.role(filled, kind) for kind in MAY}


def is_allowed(server: postgres.Server, who: ServerAddress, statement: str) -> bool:
    """Try a statement as somebody, and take it back."""
    with server.connect(who) as connection:
        try:
            with connection.transaction(force_rollback=True):
                connection.execute(statement.encode())
        except InsufficientPrivilege:
            return False
    return True


@pytest.mark.parametrize("statement", MAY["owner"])
@pytest.mark.parametrize("kind", ["reader", "editor", "owner"])
def test_a_role_may_do_in_sql_what_it_is_for_and_nothing_else(
    server: postgres.Server, people: dict[str, ServerAddress], kind: str, statement: str
):
    assert is_allowed(server, people[kind], statement) is (statement in MAY[kind])


def test_who_has_no_role_cannot_even_connect(
    server: postgres.Server, people: dict[str, ServerAddress]
):
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        server.connect(people["nobody"])
    with pytest.raises(UserError, match="does not let you in") as refused:
        Workspace.open(people["nobody"])

    assert not isinstance(refused.value, Unreachable)


@pytest.mark.parametrize("kind", ["reader", "editor", "owner"])
def test_a_workspace_says_what_one_may_do_in_it(people: dict[str, ServerAddress], kind: str):
    with Workspace.open(people[kind]) as workspace:
        assert workspace.rights is Rights[kind.upper()]
        assert workspace.load("acme").plan == small_plan()


def test_a_readers_change_is_refused_before_anything_is_sent(
    server: postgres.Server, people: dict[str, ServerAddress]
):
    with Workspace.open(people["reader"]) as workspace:
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        eva = copy.plan.persons["eva"]
        copy.edit(Change(Message("person.changed"), (Edit(eva, replace(eva, name="x")),)))

        with pytest.raises(UserError, match="change nothing in it"):
            copy.sync(store, "Eva")
        nothing = store.exchange([], copy.revision, "Eva")

    assert nothing.others == ()
    assert len(copy.pending) == 1


def test_rights_taken_away_meanwhile_are_told_and_the_change_waits(
    server: postgres.Server, filled: ServerAddress
):
    editor = server.role(filled, "editor")
    with Workspace.open(editor) as workspace:
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        eva = copy.plan.persons["eva"]
        copy.edit(Change(Message("person.changed"), (Edit(eva, replace(eva, name="x")),)))
        server.say(f"REVOKE {filled.database}_editor FROM {editor.user}")

        with pytest.raises(UserError, match="server allows you less"):
            copy.sync(store, "Eva")

    assert len(copy.pending) == 1


def test_an_editor_removes_no_account_and_an_owner_does(
    server: postgres.Server, people: dict[str, ServerAddress]
):
    address = server.new_workspace()
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")

    with (
        Workspace.open(server.role(address, "editor")) as workspace,
        pytest.raises(UserError, match="server allows you less"),
    ):
        workspace.remove("acme")
    with Workspace.open(server.role(address, "owner")) as workspace:
        workspace.remove("acme")

        assert workspace.accounts() == []


def test_who_may_not_make_roles_is_told_what_an_administrator_must_run(
    server: postgres.Server,
):
    address = server.new_database()
    name = f"maker_{address.database}"
    server.say(
        f"CREATE ROLE {name} LOGIN", f"GRANT CREATE ON DATABASE {address.database} TO {name}"
    )
    maker = replace(address, user=name)

    with pytest.raises(UserError, match="Let its administrator run this") as told:
        Workspace.make(maker)

    roles = Roles.of(address.database)
    assert all(f'CREATE ROLE "{role}" NOLOGIN' in str(told.value) for role in roles.names)
    statements = [said.strip() for said in str(told.value).partition("again: ")[2].split(";")]
    server.say(*filter(None, statements))
    server.say(f"GRANT {roles.owner} TO {name}")
    with Workspace.make(maker) as workspace:
        assert workspace.rights is Rights.OWNER


def test_who_may_make_roles_makes_a_workspace_without_being_all_powerful(
    server: postgres.Server,
):
    name = "an_administrator"
    server.say(
        "DROP DATABASE IF EXISTS of_an_administrator",
        f"DROP ROLE IF EXISTS {name}",
        f"CREATE ROLE {name} LOGIN CREATEROLE",
        f"CREATE DATABASE of_an_administrator OWNER {name}",
    )
    address = server.address("of_an_administrator", name)

    with Workspace.make(address) as workspace:
        workspace.add(small_plan(), "Sanne")

        assert workspace.rights is Rights.OWNER


def test_names_of_roles_are_cut_where_the_server_would_and_quoted():
    roles = Roles.of("é" * 40)

    assert all(len(name.encode()) <= 63 for name in roles.names)
    assert len(set(roles.names)) == 3
    assert quoted('a"b') == '"a""b"'
