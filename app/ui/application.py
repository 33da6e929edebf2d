"""Starting the window: paint first, load after."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import i18n
from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.settings import Settings

THEMES: dict[str, theme.Choice] = {"system": "system", "light": "light", "dark": "dark"}


def run(address: str | None = None, demo: bool = False, language: str | None = None) -> int:
    """Show the window on a workspace until it is closed; return the exit status."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    window = start(application, address, demo=demo, language=language)
    status = application.exec()
    window.deleteLater()
    return status


def start(
    application: QApplication, address: str | None, *, demo: bool, language: str | None = None
) -> MainWindow:
    """Show the empty window, and have it furnished and filled once it has been seen."""
    application.setApplicationName("visavis")
    application.setApplicationDisplayName("Vis-à-vis")
    settings = Settings()
    spoken = language or settings.text("language") or i18n.system_language()
    i18n.use(spoken if spoken in i18n.LANGUAGES else "en")
    theme.apply(application, THEMES.get(settings.text("theme", "system"), "system"))
    window = MainWindow(settings)

    def fill() -> None:
        from app.ui import languages  # noqa: PLC0415  all of this waits for the first paint
        from app.ui.session import Session  # noqa: PLC0415

        languages.use(i18n.language())
        session = Session(settings)
        window.furnish(session)
        session.start(address, demo=demo)

    window.painted.connect(lambda: QTimer.singleShot(0, window, fill))
    window.show()
    return window
