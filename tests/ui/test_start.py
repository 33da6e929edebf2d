"""What a start leaves for later: the cards wait for no import that only the rest needs."""

import os
import subprocess
import sys

import pytest

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
window = application.start(running, None, demo=True)
running.exec()
"""
LATER = (
    "networkx",
    "numpy",
    "scipy",
    "matplotlib",
    "alembic",
    "sqlalchemy.orm",
    "app.analysis.report",
    "app.analysis.rules",
    "app.analysis.recommend",
    "app.ui.export",
)


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The modules that are there when the cards of an account have just been made."""
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, "-c", SHOWN],
        env={**os.environ, "VISAVIS_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", LATER)
def test_the_cards_wait_for_nothing_that_only_the_rest_needs(imported, module):
    assert "app.ui.canvas.view" in imported
    assert module not in imported
