"""Starting the window: paint first, load after."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from time import perf_counter

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.stepwise import LATER, NEXT_TURN, bring_in_at_rest

QUIET = 2000  # milliseconds after which what is likely to be asked for next is imported
GIVES_WAY = 0.0001  # seconds that a worker keeps Python's lock when the window wants it
SHORT = 0.002  # seconds that steps may take for another to be done in the same turn
DONE, PAUSE = "", "pause"  # what a step says after the last, and where a turn is to end
# What loading and furnishing import, in pieces that leave the window time to answer in between.
# The order is that of need; a piece that is left out is imported by the next that needs it.
TO_LOAD = (
    "app.model.vocabulary",
    "app.model.decision",
    "app.model.entities",
    "app.model.tuning",
    "app.model.certainty",
    "app.model.edits",
    "app.usecases",
    "app.ui.latest",
    "app.ui.document",
    "app.ui.opening",
    "app.ui.session",
)
TO_FURNISH = (
    "app.ui.panels.fields",
    "app.ui.dialogs.log_contact",
    "app.ui.account_actions",
    "app.ui.files_in_and_out",
    "app.ui.backups",
    "app.ui.drafts_watch",
    "app.ui.export_actions",
    "app.ui.hand_actions",
    "app.ui.first_account",
    "app.ui.notices",
    "app.ui.window_actions",
    "app.analysis.geometry",
    "app.analysis.layout",
    "app.analysis.routing",
    "app.ui.canvas.card",
    "app.ui.canvas.lines",
    "app.ui.canvas.scene",
    "app.ui.canvas.drawing",
    "app.ui.canvas.legend_strip",
    "app.ui.canvas.gestures",
    "app.ui.canvas.view",
    "app.ui.shown_gaps",
    "app.ui.panels.gap_row",
    "app.ui.furniture",
    "app.ui.account_parts",
    "app.ui.context_menus",
    "app.ui.selecting",
    "app.ui.filtering.frame",
    "app.ui.what_if_bar",
    "app.ui.following",
)


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
    _spare_the_sources()
    # a frame asks for the lock a hundred times: at Python's 5 ms a busy worker would stop it
    sys.setswitchinterval(GIVES_WAY)
    gc.disable()  # nothing a start makes is garbage; the window's own collector takes over
    application.setApplicationName("visavis")
    application.setApplicationDisplayName("Vis-à-vis")
    window = MainWindow(Settings())

    steps = _filling(application, window, address, demo=demo, language=language)

    def step() -> None:
        """Do a step, or a few short ones; the next when what the user did has been answered."""
        until, did = perf_counter() + SHORT, "nothing"
        while not window.isHidden():  # it may be closed by then
            if (did := next(steps, DONE)) in (DONE, PAUSE) or perf_counter() > until:
                break
        if did is not DONE and not window.isHidden():
            QTimer.singleShot(NEXT_TURN, window, step)

    window.painted.connect(lambda: QTimer.singleShot(NEXT_TURN, window, step))
    window.show()
    return window


def _spare_the_sources() -> None:
    """Keep PySide from reading the source of every module that is imported after it.

    It looks whether one switches on its snake_case names; none does, and the reading takes a
    tenth of the start and keeps all those lines in memory.
    """
    with suppress(ImportError):
        feature = import_module("shibokensupport.feature")  # PySide's own
        vars(feature)["feature_imported"] = lambda _module: None


def _filling(
    application: QApplication,
    window: MainWindow,
    address: str | None,
    *,
    demo: bool,
    language: str | None,
) -> Iterator[str]:
    """Bring in all that waited for the first paint, a short step at a time."""
    from app import i18n  # noqa: PLC0415  after the window is seen

    settings = window.settings
    spoken = language or settings.text("language") or i18n.system_language()
    i18n.use(spoken if spoken in i18n.LANGUAGES else "en")
    yield "language"
    yield QtCore.Qt.__name__  # its constants are made when it is asked for first
    for module in TO_LOAD:
        import_module(module)
        yield module
    from app.ui.session import Session  # noqa: PLC0415  after the window is seen

    session = Session(settings)
    session.start(address, demo=demo)  # loads while the window is furnished
    yield "loading"
    # at the first widget that Qt made itself PySide gets to know all kinds of them
    QScrollArea().viewport()
    yield "widgets"
    from app.ui import theme  # noqa: PLC0415  after the window is seen

    yield "colours"
    from app.ui import dragged_out, languages, looks  # noqa: PLC0415  after the window is seen

    yield "looks"
    languages.use(i18n.language())
    theme.apply(application, looks.dress(settings))
    yield "dressed"
    for module in TO_FURNISH:
        import_module(module)
        yield module
    yield from window.furnish(session)
    yield PAUSE
    yield PAUSE  # all of it is painted, before an account comes
    session.run(dragged_out.clear_old, lambda _: None)
    session.listen()  # what was loaded meanwhile is shown
    QTimer.singleShot(QUIET, window, lambda: bring_in_at_rest(LATER, window))
