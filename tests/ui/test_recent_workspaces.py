"""What was opened before is offered again, and is opened with one press."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.ui import application
from app.ui.dialogs.open_workspace import OpenWorkspaceDialog
from app.ui.remembered import MOST_WORKSPACES, WORKSPACE, Remembered
from app.ui.settings import Settings


def shows(window, path: Path) -> bool:
    return window.document is not None and Path(window.session.place) == path


@pytest.fixture
def window(qapp, qtbot, home, tmp_path):
    """A window on a workspace, another one having been opened before it."""
    made = application.start(qapp, str(tmp_path / "first.visavis"), demo=False, language="en")
    qtbot.addWidget(made)
    for name in ("first", "second"):
        path = tmp_path / f"{name}.visavis"
        if name == "second":
            made.session.start(str(path), demo=False)
        qtbot.waitUntil(lambda path=path: shows(made, path), timeout=10_000)
    yield made
    made.close()


def asked(window) -> OpenWorkspaceDialog:
    window.actions_["workspace.open"].trigger()
    dialog: OpenWorkspaceDialog = window.findChildren(OpenWorkspaceDialog)[-1]
    assert dialog.isVisible()
    return dialog


def offered(window) -> list[str]:
    """What the dialog offers now; it is let go again."""
    dialog = asked(window)
    texts = [link.text() for link in dialog.before]
    dialog.reject()
    return texts


def test_enter_opens_the_workspace_before_this_one_again(window, qtbot, tmp_path):
    dialog = asked(window)
    texts = [link.text() for link in dialog.before]

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert texts == [f"first.visavis · {tmp_path}"]
    qtbot.waitUntil(lambda: shows(window, tmp_path / "first.visavis"), timeout=10_000)
    assert offered(window) == [f"second.visavis · {tmp_path}"]


def test_a_workspace_that_is_gone_is_told_and_offered_no_longer(window, qtbot, tmp_path):
    dialog = asked(window)
    (tmp_path / "first.visavis").unlink()

    qtbot.mouseClick(dialog.before[0], Qt.MouseButton.LeftButton)

    assert "first.visavis is no longer there" in window.status.currentMessage()
    assert shows(window, tmp_path / "second.visavis")
    assert not (tmp_path / "first.visavis").exists()
    assert offered(window) == []


def test_only_so_many_are_remembered_the_last_one_first(qapp, home):
    remembered = Remembered(Settings())
    for number in (*range(MOST_WORKSPACES + 3), 5):
        remembered.workspace = f"/team/{number}.visavis"

    kept = [Path(one).stem for one in remembered.workspaces]
    assert kept == ["5", "8", "7", "6", "4", "3"]


def test_the_one_that_an_earlier_version_remembered_is_offered_too(qapp, home):
    Settings().put(WORKSPACE, "/team/ours.visavis")
    remembered = Remembered(Settings())

    remembered.workspace = "/team/new.visavis"

    assert remembered.workspaces == ["/team/new.visavis", "/team/ours.visavis"]
