"""A window that is closed while it is still being furnished."""

from PySide6.QtWidgets import QApplication

from app.ui import application
from tests.ui.conftest import LONGEST


def test_it_closes_and_is_furnished_no_further(qapp, qtbot, home):
    window = application.start(qapp, None, demo=True, language="en")
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: hasattr(window, "session"), timeout=LONGEST)
    assert not window.is_furnished

    assert window.close()
    for _ in range(20):
        QApplication.processEvents()

    assert not window.is_furnished
    assert window.session.document is None
