"""A small account, and a document on it that nothing stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import i18n, usecases
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account
from app.model.vocabulary import Lane, Level, Role, TieLevel
from app.model.working_copy import WorkingCopy
from app.ui import application, gap_filter, privacy, theme
from app.ui.document import Document
from app.ui.main_window import MainWindow
from app.ui.panels import folds, style
from app.ui.panels.inspector import Inspector
from app.ui.settings import Settings
from tests import garbage
from tests.ui.hand import ready

TODAY = date(2026, 3, 2)
LONGEST = 20_000  # milliseconds; a busy machine starts slowly
DECISION = "imaging"
FOLDS = (
    "person.interests", "person.lines", "person.competitors", "person.more", "person.details",
    "tie.more", "decision.more", "decision.negotiation", "account.more", "account.closed",
)  # fmt: skip


def small_plan() -> AccountPlan:
    """A decider nobody of ours knows, an influencer one of ours knows well, and two of ours."""
    plan = AccountPlan(
        [Account(id="customer", name="St. Maarten"), Opportunity(id=DECISION, name="Imaging")]
    )
    for change in (
        lambda p: edits.add_person(
            p, DECISION, "Anton van Dijk", id="anton", title="Chair", roles=[Role.DECIDER],
            lane=Lane.MANAGEMENT, level=Level.EXECUTIVE,
        ),
        lambda p: edits.add_person(
            p, DECISION, "Eva Brouwer", id="eva", title="Team lead", roles=[Role.INFLUENCER],
            lane=Lane.TECHNICAL, level=Level.MIDDLE,
        ),
        lambda p: edits.add_member(
            p, DECISION, "Sanne de Wit", id="sanne", title="Account manager",
            lane=Lane.COMMERCIAL, level=Level.MIDDLE,
        ),
        lambda p: edits.add_member(
            p, DECISION, "Herman Vos", id="herman", title="Director",
            lane=Lane.MANAGEMENT, level=Level.EXECUTIVE,
        ),
        lambda p: edits.add_tie(
            p, "sanne", "eva", level=TieLevel.GOOD, last_contact=date(2026, 2, 20)
        ),
    ):  # fmt: skip
        plan = plan.apply(change(plan))
    return plan


@pytest.fixture
def document(qapp) -> Iterator[Document]:
    document = Document(WorkingCopy(small_plan(), 0), DECISION, TODAY)
    yield document
    document.close()


@pytest.fixture
def begin(qapp, qtbot, home) -> Iterator[Callable[..., MainWindow]]:
    """Starts the window as the program does, and waits no longer than for its bars.

    What is left open is closed after the test.
    """
    windows: list[MainWindow] = []
    i18n.use("en")

    def begin_(address: Path | str | None = None, *, demo: bool = False) -> MainWindow:
        place = None if address is None else str(address)
        window = application.start(qapp, place, demo=demo, language="en")
        windows.append(window)
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: window.is_furnished, timeout=LONGEST)
        return window

    yield begin_
    for window in windows:
        window.close()
    theme.enlarge(100)
    theme.apply(qapp, "light")


@pytest.fixture
def start(begin: Callable[..., MainWindow], qtbot) -> Callable[..., MainWindow]:
    """Starts the window, and waits for an account with its gaps or for there to be none."""

    def start_(address: Path | str | None = None, *, demo: bool = False) -> MainWindow:
        window = begin(address, demo=demo)
        qtbot.waitUntil(lambda: ready(window), timeout=LONGEST)
        return window

    return start_


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with the small account in it, closed."""
    file = tmp_path / "team.visavis"
    with usecases.open_workspace(str(file)) as workspace:
        workspace.add(small_plan(), "Sanne")
    return file


@pytest.fixture
def until(qtbot) -> Callable[[Callable[[], bool]], None]:
    """Waits for something to be so."""
    return lambda condition: qtbot.waitUntil(condition, timeout=LONGEST)


@pytest.fixture
def window(start: Callable[..., MainWindow]) -> MainWindow:
    """The window on the sample account, with its score and gaps."""
    return start()


@pytest.fixture(autouse=True)
def _garbage_of_this_thread() -> Iterator[None]:
    with garbage.of_this_thread():
        yield


@pytest.fixture(autouse=True)
def _unfiltered(home: Path) -> Iterator[None]:
    """Let no filter and no privacy switch of one test narrow the gaps of the next."""
    gap_filter.use(gap_filter.Filter())
    privacy.use(Settings())
    yield
    gap_filter.use(gap_filter.Filter())


@pytest.fixture(autouse=True)
def _folded() -> Iterator[None]:
    yield
    folds.forget()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def analysed(document, qtbot):
    """The document once its score and gaps are known."""
    with qtbot.waitSignal(document.analysed):
        document.start_analysis()
    return document


@pytest.fixture
def shown(qtbot):
    """Shows a widget in the colours of the theme, and closes it after the test."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")

    def show(widget, width=360, height=900):
        qtbot.addWidget(widget)
        widget.setStyleSheet(style.sheet())
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


@pytest.fixture
def inspector(document, shown):
    for name in FOLDS:
        folds.keep_open(name)
    return shown(Inspector(document))


@pytest.fixture
def opened(qtbot):
    """Opens a dialog as a window would."""

    def open_(dialog):
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        qtbot.waitExposed(dialog)
        return dialog

    return open_
