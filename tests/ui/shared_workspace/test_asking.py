"""How a server is opened: its address, its parts, its password."""

from __future__ import annotations

import getpass
from dataclasses import replace

from app.store import passwords
from app.ui.dialogs.open_workspace import OpenWorkspaceDialog
from app.ui.dialogs.password import PasswordDialog
from tests.store import postgres
from tests.ui.hand import dialog_of
from tests.ui.shared_workspace.sessions import LONGEST

PASSWORD = "eva-s word 42"


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
        dialog = dialog_of(PasswordDialog, qtbot, LONGEST)
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
