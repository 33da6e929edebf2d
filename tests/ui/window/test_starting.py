"""How the window starts: the sample, an empty workspace, a demo, one that cannot be opened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
)

from app.model import edits
from app.model.people import Person
from app.ui import application
from app.ui.dialogs.author_name import AuthorBar
from app.ui.panels.try_note import TryNote
from tests.ui.window.accounts import saved, second_account


def test_the_first_start_shows_the_sample_with_a_note_what_to_try(window):
    assert window.document.plan.account.label.startswith("AZ Sint-Odrada")
    assert window.document.report.score.total > 20
    assert window.findChild(TryNote).isVisible()
    assert window.accounts.tree.topLevelItemCount() == 1


def test_the_note_stays_away_once_it_was_closed(start):
    window = start()
    window.findChild(TryNote).closed.emit()
    window.close()

    again = start()

    assert again.findChild(TryNote) is None


def test_an_empty_workspace_says_what_to_do_first(empty):
    words = [button.text() for button in empty.start_page.findChildren(QPushButton)]

    assert empty.start_page.isVisible()
    assert words[0] == "New account…"
    assert not empty.actions_["export.picture"].isEnabled()


def test_the_author_is_asked_once_without_standing_in_the_way(start, qtbot):
    window = start()
    bar = window.findChild(AuthorBar)
    bar.name.setText("Sanne de Wit")
    bar.keep.click()
    window.close()

    again = start()

    assert again.findChild(AuthorBar) is None
    assert again.session.author == "Sanne de Wit"


def test_the_demo_leaves_nothing_behind(start, home):
    window = start(demo=True)
    place = Path(window.session.place)
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")

    window.close()

    assert not place.exists()
    assert not (home / "workspace.visavis").exists()


def test_a_window_that_cannot_open_its_workspace_says_why(qapp, qtbot, tmp_path):
    path = tmp_path / "broken.visavis"
    path.write_bytes(b"no database at all" * 100)
    window = application.start(qapp, str(path), demo=False, language="en")
    qtbot.addWidget(window)

    qtbot.waitUntil(lambda: hasattr(window, "status") and window.status.currentMessage() != "")

    assert window.document is None
    assert window.waiting.words.text() == window.status.currentMessage()
    window.close()


def test_another_workspace_that_cannot_be_opened_leaves_the_account_in_view(
    window, qtbot, tmp_path
):
    path = tmp_path / "broken.visavis"
    path.write_bytes(b"no database at all" * 100)
    before = window.document

    window.session.open_workspace(str(path))
    qtbot.waitUntil(lambda: window.status.currentMessage() != "", timeout=3000)

    assert window.document is before
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    saved(window, qtbot)


HEAVY = ("sqlalchemy", "networkx", "babel", "jsonschema", "alembic", "sqlcipher3")


def test_nothing_heavy_is_imported_before_the_window_has_been_painted(tmp_path):
    program = f"""
import sys
from PySide6.QtWidgets import QApplication
from app.ui import application
app = QApplication([])
window = application.start(app, None, demo=False)
seen = []
window.painted.connect(lambda: seen.append([m for m in {HEAVY!r} if m in sys.modules]))
while not seen:
    app.processEvents()
print(seen[0])
window.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.strip() == "[]"


def test_help_on_an_account_of_ones_own_does_not_call_it_a_sample(window, qtbot):
    second_account(window, qtbot)

    window.actions_["help.try"].trigger()
    note = window.right.findChild(TryNote)
    said = [label.text() for label in note.findChildren(QLabel)]

    assert note.header.text() == "Try this:"
    assert not any("invented" in words for words in said)
