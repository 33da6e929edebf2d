"""What a start leaves for later: the cards wait for no import that only the rest needs."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from app import usecases
from app.model import edits
from app.model.people import Account
from app.ui import application

SHOWN = """
import os, sys
from PySide6.QtWidgets import QApplication
from app.ui import application
from app.ui.main_window import MainWindow

show = MainWindow.show_document

def shown(window, document):
    show(window, document)
    assert window.map.map.cards, "the cards are there"
    print(*sys.modules, flush=True)
    os._exit(0)

MainWindow.show_document = shown
running = QApplication([])
window = application.start(running, None, demo=False)
running.exec()
"""
LATER = (
    "sqlalchemy",
    "networkx",
    "numpy",
    "scipy",
    "matplotlib",
    "alembic",
    "app.analysis.report",
    "app.analysis.rules",
    "app.analysis.recommend",
    "app.ui.export",
)


EMPTY = """
import sys
import app.cli
from app.ui import application
from PySide6 import QtCore
print(*sys.modules, *vars(QtCore))
"""


def printed(program, home):
    """What a program prints that lives in this home, as a set of words."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "VISAVIS_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The modules that are there when the cards of an account have just been made."""
    home = tmp_path_factory.mktemp("home")
    with_sample(home / "workspace.visavis")
    return printed(SHOWN, home)


def with_sample(path):
    with usecases.open_workspace(str(path)) as workspace:
        usecases.import_case(workspace, usecases.read_case(usecases.sample_path()), "Sanne")
    return path


@pytest.mark.parametrize("module", LATER)
def test_the_cards_wait_for_nothing_that_only_the_rest_needs(imported, module):
    assert "app.ui.canvas.view" in imported
    assert module not in imported


def test_the_empty_window_waits_for_no_model_and_no_store(tmp_path):
    imported = printed(EMPTY, tmp_path)

    assert "app.ui.main_window" in imported
    assert not {"app.model.entities", "app.model.account_plan", "app.store.driver"} & imported


def test_the_empty_window_waits_for_none_of_the_constants_of_qt(tmp_path):
    imported = printed(EMPTY, tmp_path)

    assert "QTimer" in imported
    assert "Qt" not in imported


def test_what_is_edited_while_the_workspace_is_still_being_opened_is_kept(
    qapp, qtbot, home, tmp_path
):
    path = with_sample(tmp_path / "team.visavis")
    window = application.start(qapp, str(path), demo=False, language="en")
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.document is not None, timeout=10_000)

    account = window.document.plan.account.id
    window.document.attempt(edits.set_fields, Account, account, name="Other")
    window.close()

    with usecases.open_workspace(str(path)) as workspace:
        assert [found.label for found in workspace.accounts()] == ["Other"]


def test_a_file_that_turns_out_unsound_is_shown_no_longer_and_let_go(
    qapp, qtbot, home, tmp_path
):
    path = with_sample(tmp_path / "team.visavis")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE more (id TEXT)")
    window = application.start(qapp, str(path), demo=False, language="en")
    qtbot.addWidget(window)

    qtbot.waitUntil(lambda: window.document is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.document is None, timeout=10_000)

    assert "does not belong in a workspace" in window.status.currentMessage()
    assert window.waiting.words.text() == window.status.currentMessage()
    qtbot.waitUntil(lambda: not path.with_name(f"{path.name}.lock").exists(), timeout=5000)
    window.close()
