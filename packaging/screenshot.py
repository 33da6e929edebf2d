"""Make the README's picture of the window: the program itself, on the sample account."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "resources" / "pictures" / "window.png"
SIZE = (1600, 1000)
PATIENCE = 30  # seconds until account, map and gaps are there


def main(arguments: list[str]) -> int:
    """Write the picture, in English and light unless a language is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        os.environ["VISAVIS_HOME"] = home
        return _picture(arguments[0] if arguments else "en", PICTURE)


def _picture(language: str, target: Path) -> int:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.ui import application, theme
    from app.ui.panels.gap_row import GapRow
    from app.ui.remembered import AUTHOR
    from app.ui.settings import Settings

    settings = Settings()
    settings.put(AUTHOR, "Wim Aerts")  # or the window asks for a name
    settings.flush()
    running = QApplication(["visavis"])
    window = application.start(running, None, demo=True, language=language)
    window.resize(*SIZE)
    until = time.monotonic() + PATIENCE
    while not window.findChildren(GapRow) and time.monotonic() < until:
        _live(100)
    theme.use("light")
    _live(1500)
    rows = window.findChildren(GapRow)
    QTest.mouseClick(rows[2], Qt.MouseButton.LeftButton, pos=QPoint(80, 12))
    _live(500)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = window.grab().save(str(target))
    window.close()
    return 0 if made else 1


def _live(milliseconds: int) -> None:
    """Let the window live; an event loop of its own leaves workers their turn."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
