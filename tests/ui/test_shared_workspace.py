"""The window on a workspace that a team shares, with a real server."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from dataclasses import replace

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.decision import Opportunity
from app.model.people import Account, Person
from app.store import passwords, workspace_server
from app.store.server_address import ServerAddress
from app.store.server_driver import Patience
from app.store.workspace import Workspace
from app.ui.autosave import Keeping
from app.ui.dialogs.open_workspace import OpenWorkspaceDialog
from app.ui.dialogs.password import PasswordDialog
from app.ui.main_window import MainWindow
from app.ui.panels.lost_note import LostNote
from app.ui.session import Session
from app.ui.settings import Settings
from tests.store import postgres
from tests.store.keyring_of_tests import Ring
from tests.ui.conftest import small_plan
from tests.ui.test_inspector import field

LONGEST = 15_000  # milliseconds; a busy machine starts a server slowly
PASSWORD = "eva-s word 42"


@pytest.fixture(autouse=True)
def ring(monkeypatch) -> Iterator[Ring]:
    monkeypatch.setattr(passwords, "_held", {})
    before, own = keyring.get_keyring(), Ring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def team(server: postgres.Server, reused: ServerAddress, monkeypatch):
    """The address of a workspace with one account in it."""
    monkeypatch.setattr(
        workspace_server, "PATIENCE", Patience(connect=1, statement=1, answer=1)
    )
    postgres.empty(reused, server)
    with Workspace.open(reused) as workspace:
        workspace.add(small_plan(), "Sanne")
    yield reused
    server.start()


@pytest.fixture
def sit_down(qapp, qtbot, home, team) -> Iterator[Callable[..., Session]]:
    """Lets somebody open the workspace in a session, and its account with it."""
    sessions: list[Session] = []

    def sit_down_(name: str, address: ServerAddress = team) -> Session:
        session = Session(Settings())
        sessions.append(session)
        session.sign_as(name)
        session.listen()
        session.start(address.label, demo=False)
        qtbot.waitUntil(lambda: session.document is not None, timeout=LONGEST)
        return session

    yield sit_down_
    for session in sessions:
        session.close()


def titles(session: Session) -> dict[str, str | None]:
    assert session.document is not None
    return {id: one.title for id, one in session.document.copy.plan.persons.items()}


def retitle(session: Session, person: str, title: str) -> None:
    assert session.document is not None
    session.document.attempt(edits.set_fields, Person, person, title=title)


def stored(team: ServerAddress) -> dict[str, str | None]:
    with Workspace.open(team) as workspace:
        return {id: one.title for id, one in workspace.load("customer").plan.persons.items()}


def dialog_of(kind, qtbot):
    """The open dialog of a kind."""

    def found():
        return [
            w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()), timeout=LONGEST)
    return found()[0]


def test_an_edit_of_a_colleague_appears_without_anything_being_done(
    sit_down, server, team, qtbot
):
    els = sit_down("Els")
    karim = sit_down("Karim", server.role(team, "editor"))
    karim.document.select({(Person, "anton")})

    retitle(els, "eva", "Head of radiology")

    qtbot.waitUntil(lambda: titles(karim)["eva"] == "Head of radiology", timeout=LONGEST)
    assert karim.document.selection == {(Person, "anton")}
    assert karim.document.undo_words() is None


def test_what_is_being_typed_is_left_alone_when_a_colleague_edits(begin, team, qtbot):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    window.document.select({(Person, "anton")})
    title = field(window.inspector, "person.anton.title")
    title.setFocus()
    title.setText("")
    qtbot.keyClicks(title, "Half a ti")

    colleague_does(team, edits.set_fields, Person, "eva", title="Head of radiology")
    colleague_does(team, edits.set_fields, Person, "anton", name="Anton van Dyck")

    qtbot.waitUntil(
        lambda: window.document.plan.persons["anton"].name == "Anton van Dyck", timeout=LONGEST
    )
    QApplication.processEvents()
    assert field(window.inspector, "person.anton.title") is title
    assert title.text() == "Half a ti"
    assert window.document.selection == {(Person, "anton")}
    window.hand_on()
    assert titles(window.session)["anton"] == "Half a ti"


def test_a_number_that_a_colleague_sets_for_all_holds_here_too(sit_down, server, team, qtbot):
    els = sit_down("Els")
    karim = sit_down("Karim", server.role(team, "editor"))

    els.shared.attempt(edits.set_parameter, "covered", 0.5, None)

    qtbot.waitUntil(lambda: karim.document.base.covered == 0.5, timeout=LONGEST)


def colleague_does(team: ServerAddress, edit: Callable[..., Change], *given, **values) -> None:
    with Workspace.open(team) as workspace:
        theirs = workspace.load("customer")
        theirs.edit(edit(theirs.plan, *given, **values))
        theirs.sync(workspace.plan_store("customer"), "Karim")


def meanwhile(window: MainWindow, ours: Callable[[], None], theirs: Callable[[], None]) -> None:
    """Let the window and a colleague do something at the same time; the colleague is first."""
    colleagues = window.session.colleagues
    assert colleagues is not None
    colleagues.be_at(None)  # or it is heard of too soon
    theirs()
    ours()


def test_a_value_that_lost_is_told_and_can_be_set_after_all(begin, server, team, qtbot):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    meanwhile(
        window,
        lambda: retitle(window.session, "eva", "Ours"),
        lambda: colleague_does(team, edits.set_fields, Person, "eva", title="Theirs"),
    )  # fmt: skip

    qtbot.waitUntil(lambda: window.right.findChild(LostNote) is not None, timeout=LONGEST)
    note = window.right.findChild(LostNote)
    assert "Somebody else changed the same thing" in note.words.text()
    assert titles(window.session)["eva"] == "Theirs"
    assert window.session.autosave._journal.aside.exists()  # noqa: SLF001  where it is kept
    note.make_again.click()

    qtbot.waitUntil(lambda: stored(team)["eva"] == "Ours", timeout=LONGEST)
    assert window.right.findChild(LostNote) is None


def test_what_a_colleague_removed_comes_back_whole_with_our_edit_of_it(
    begin, server, team, qtbot
):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    before = window.document.copy.plan
    meanwhile(
        window,
        lambda: retitle(window.session, "eva", "Ours"),
        lambda: colleague_does(team, edits.remove, {(Person, "eva")}),
    )  # fmt: skip

    qtbot.waitUntil(lambda: window.right.findChild(LostNote) is not None, timeout=LONGEST)
    note = window.right.findChild(LostNote)
    assert "eva" not in titles(window.session)
    assert note.make_again.text() == "Restore it and change it"
    note.make_again.click()

    qtbot.waitUntil(lambda: stored(team).get("eva") == "Ours", timeout=LONGEST)
    assert set(window.document.copy.plan.ties) == set(before.ties)


def test_who_else_has_the_account_open_is_known_by_name(sit_down, server, team, qtbot):
    els = sit_down("Els")
    karim = sit_down("Karim", server.role(team, "reader"))

    qtbot.waitUntil(lambda: els.colleagues.names == ("Karim",), timeout=LONGEST)
    qtbot.waitUntil(lambda: karim.colleagues.names == ("Els",), timeout=LONGEST)
    karim.sign_as("Karim B.")
    qtbot.waitUntil(lambda: els.colleagues.names == ("Karim B.",), timeout=LONGEST)
    karim.close()
    qtbot.waitUntil(lambda: els.colleagues.names == (), timeout=LONGEST)


@pytest.mark.logs_warnings
def test_a_colleagues_new_account_is_listed_and_one_they_remove_is_left(
    sit_down, server, team, qtbot
):
    karim = sit_down("Karim", server.role(team, "editor"))
    told: list[str] = []
    karim.failed.connect(told.append)

    with Workspace.open(team) as workspace:
        workspace.add(other_plan(), "Els")
        qtbot.waitUntil(lambda: karim.decisions.has("other"), timeout=LONGEST)
        workspace.remove("customer")
        qtbot.waitUntil(lambda: karim.account_here == "other", timeout=LONGEST)

    assert any("A colleague removed the account St. Maarten" in one for one in told)


def other_plan() -> AccountPlan:
    return AccountPlan(
        [Account(id="other", name="Other"), Opportunity(id="scanner", name="Scanner")]
    )


def test_what_is_done_while_the_server_is_away_waits_and_is_handed_in_merged(
    sit_down, server, team, qtbot
):
    els = sit_down("Els")
    seen: list[tuple[Keeping, str]] = []
    els.saving.connect(lambda state, reason: seen.append((state, reason)))
    server.kill()

    retitle(els, "eva", "Head of radiology")
    retitle(els, "anton", "President")
    offline = (Keeping.OFFLINE, "Offline, 2 changes waiting")
    qtbot.waitUntil(lambda: offline in seen, timeout=LONGEST)
    assert els.autosave._journal.path.exists()  # noqa: SLF001  where they are kept meanwhile
    server.start()
    colleague_does(team, edits.set_fields, Person, "eva", name="Eva de Brouwer")
    qtbot.waitUntil(lambda: seen[-1][0] is Keeping.SAVED, timeout=LONGEST)

    assert stored(team) == titles(els) == {"eva": "Head of radiology", "anton": "President"}
    assert els.document.copy.plan.persons["eva"].name == "Eva de Brouwer"


def test_a_session_that_ends_while_the_server_is_away_hands_in_at_the_next_start(
    sit_down, server, team, qtbot
):
    els = sit_down("Els")
    server.kill()
    retitle(els, "eva", "Head of radiology")
    qtbot.waitUntil(lambda: els.autosave.state is Keeping.OFFLINE, timeout=LONGEST)
    kept = els.close()
    server.start()

    again = sit_down("Els")
    qtbot.waitUntil(lambda: not again.document.copy.pending, timeout=LONGEST)

    assert not kept
    assert stored(team)["eva"] == "Head of radiology"


def test_a_server_that_is_away_at_the_start_is_opened_when_it_is_back(
    begin, server, team, qtbot
):
    Settings().put("session/workspace", team.label)
    server.kill()
    window = begin()
    qtbot.waitUntil(lambda: "cannot be reached" in window.waiting.words.text(), timeout=LONGEST)

    server.start()

    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    assert window.session.place == team.label


def test_the_window_of_a_reader_says_so_and_refuses_before_anything_happens(
    begin, server, team, qtbot
):
    window = begin(server.role(team, "reader").label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)

    retitle(window.session, "eva", "Head of radiology")

    assert "change nothing" in window.status.currentMessage()
    assert titles(window.session)["eva"] == "Team lead"
    assert not window.document.copy.pending
    assert window.status.rights.text() == "Read-only"
    assert window.status.rights.isVisible()
    offered = window.actions_
    assert not any(offered[id].isEnabled() for id in ("map.add_person", "import", "delete"))
    assert offered["what_if"].isEnabled()


def test_what_a_reader_typed_gives_way_to_what_stands(document, inspector, qtbot):
    document.may_edit = False
    document.select({(Person, "anton")})
    title = field(inspector, "person.anton.title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "CEO")

    with qtbot.waitSignal(document.refused):
        qtbot.keyClick(title, Qt.Key.Key_Return)

    qtbot.waitUntil(
        lambda: field(inspector, "person.anton.title").text() == "Chair", timeout=LONGEST
    )
    assert document.undo_words() is None


def test_an_editor_edits_and_leaves_whole_accounts_to_an_owner(begin, server, team, qtbot):
    window = begin(server.role(team, "editor").label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)

    retitle(window.session, "eva", "Head of radiology")

    qtbot.waitUntil(lambda: stored(team)["eva"] == "Head of radiology", timeout=LONGEST)
    assert not window.status.rights.isVisible()
    assert not window.actions_["account.remove"].isEnabled()


def test_the_window_names_who_else_has_the_account_open(begin, sit_down, server, team, qtbot):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)

    sit_down("Els", server.role(team, "reader"))

    words = "Also opened by: Els"
    qtbot.waitUntil(lambda: window.status.others.text() == words, timeout=LONGEST)
    assert window.status.others.isVisible()


def test_a_password_is_asked_once_more_when_it_was_wrong_and_kept_when_it_was_right(
    begin, server, team, ring, qtbot
):
    name = postgres.HAS_PASSWORD
    server.say(
        f"DO $$ BEGIN CREATE ROLE {name} LOGIN; EXCEPTION WHEN duplicate_object THEN END $$",
        f"ALTER ROLE {name} PASSWORD '{PASSWORD}'",
        f"GRANT {team.database}_editor TO {name}",
    )
    address = replace(team, user=name).label
    window = begin(address)

    for given in ("wrong", PASSWORD):
        dialog = dialog_of(PasswordDialog, qtbot)
        qtbot.keyClicks(dialog.password, given)
        dialog.keep.setChecked(True)
        dialog.confirm_button.click()
        qtbot.waitUntil(lambda gone=dialog: not alive(gone), timeout=LONGEST)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    qtbot.waitUntil(lambda: bool(ring.kept), timeout=LONGEST)
    window.close()

    assert list(ring.kept.values()) == [PASSWORD]
    passwords._held.clear()  # noqa: SLF001  as another run of the program begins
    again = begin()
    qtbot.waitUntil(lambda: again.document is not None, timeout=LONGEST)
    assert again.session.place == address


def alive(dialog: PasswordDialog) -> bool:
    try:
        return dialog.isVisible()
    except RuntimeError:  # it deletes itself
        return False


def test_a_server_is_opened_by_its_parts(opened):
    taken: list[str] = []
    dialog = opened(OpenWorkspaceDialog(None, lambda: None, taken.append))
    dialog.host.setText("db.company.com")
    dialog.confirm_button.click()
    complaint = dialog.problem.text()
    dialog.database.setText("sales")
    dialog.user.setText("els@company")

    dialog.confirm_button.click()

    assert "database" in complaint
    assert taken == ["postgresql://els%40company@db.company.com/sales"]


def test_the_server_of_the_last_time_is_filled_in(opened):
    dialog = opened(
        OpenWorkspaceDialog(
            None, lambda: None, lambda _: None, f"postgresql://{getpass.getuser()}@db:99/sales"
        )
    )

    texts = [one.text() for one in (dialog.host, dialog.port, dialog.database, dialog.user)]

    assert texts == ["db", "99", "sales", getpass.getuser()]


def test_a_password_in_an_address_is_refused(opened):
    taken: list[str] = []
    dialog = opened(OpenWorkspaceDialog(None, lambda: None, taken.append))
    dialog.host.setText("postgresql://els:secret@db.company.com/sales")

    dialog.confirm_button.click()

    assert taken == []
    assert "Leave the password out" in dialog.problem.text()
    assert "secret" not in dialog.problem.text()
