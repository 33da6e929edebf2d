"""Every view of an account as a picture: which there are, and how each is drawn."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from app import i18n
from app.analysis.arrangement import Arrangement
from app.model.account_plan import AccountPlan
from app.model.people import Person
from app.model.working_copy import WorkingCopy
from app.ui import languages, theme
from app.ui.canvas.by_and_by import ByAndBy
from app.ui.canvas.view import MapView
from app.ui.document import Document
from app.ui.panels import style
from app.ui.panels.gap_list import GapPanel
from app.ui.panels.inspector import Inspector
from app.ui.panels.role_share import RoleShare
from app.ui.panels.role_wheel import RolePanel
from app.ui.settings import Settings
from app.ui.views.matrix import MatrixPage
from app.ui.views.organigram import OrganigramView
from app.ui.views.power import PowerPage
from tests.pictures import accounts
from tests.pictures.accounts import AS_OF, DECISION, SIZES
from tests.pictures.comparing import OF_DRAWINGS, OF_TEXTS, Spots

LOOKS: tuple[theme.Choice, ...] = ("light", "dark")
PATIENCE = 60  # seconds for a figure that a worker draws
LARGE = 60  # people; they get a larger window
WINDOW, LARGE_WINDOW = QSize(1200, 760), QSize(1600, 1000)
AWAY = -5000  # pixels; where the pointer lights nothing up
OF_CARDS = ("map", "map_free", "map_department", "organigram")
SELECTED = "p01"  # whom the inspector shows

Make = Callable[[Document, QSize], QWidget]


@dataclass(frozen=True, slots=True)
class Subject:
    """One picture: a view of an account, in a language and a theme."""

    view: str
    people: int
    language: str
    look: theme.Choice

    @property
    def name(self) -> str:
        return f"{self.view}-{self.people:02}-{self.language}-{self.look}"

    @property
    def limit(self) -> Spots:
        """How many fine cells may differ: cards are drawn as they are, letters are not."""
        return OF_DRAWINGS if self.view in OF_CARDS else OF_TEXTS


def subjects() -> Iterator[Subject]:
    """Yield every picture there is; those of one account follow one another."""
    for people, look, language in product(SIZES, LOOKS, i18n.LANGUAGES):
        for view in VIEWS:
            yield Subject(view, people, language, look)


def picture(subject: Subject, plan: AccountPlan | None = None) -> Image.Image:
    """Draw a view in pixels of scale 1; `plan`: of another account than that of its size."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, subject.look)
    languages.use(subject.language)
    given = accounts.plan(subject.people) if plan is None else plan
    document = Document(WorkingCopy(given, 0), DECISION, AS_OF)
    document.measured = accounts.report(given)
    make, room = VIEWS[subject.view]
    size = room or (LARGE_WINDOW if subject.people >= LARGE else WINDOW)
    widget = make(document, size)
    try:
        return _seen(widget, size)
    finally:
        widget.close()
        widget.deleteLater()
        document.close()
        document.deleteLater()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _seen(widget: QWidget, size: QSize) -> Image.Image:
    widget.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    widget.setStyleSheet(style.sheet())
    widget.resize(size)
    QCursor.setPos(AWAY, AWAY)
    widget.show()
    _settle()
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()  # a caret comes and goes
    if isinstance(widget, MapView | OrganigramView):
        widget.fit()
        port = widget.viewport()
        _wait(port.updatesEnabled)  # it is painted once all that it takes is made
    elif isinstance(widget, PowerPage):
        _wait(lambda: widget.figure.image is not None)
    elif isinstance(widget, GapPanel):
        widget.closing.forget()  # a worker would tell in a while what each step closes
    _settle()
    if isinstance(widget, MapView):
        _wait(lambda: not any(one.is_waiting for one in _by_and_by(widget)))
    return _as_pillow(widget.grab().toImage())


def _by_and_by(view: MapView) -> list[ByAndBy]:
    """What is painted rough at first, and sharp piece by piece."""
    return [item.by_and_by for item in view.map.items() if hasattr(item, "by_and_by")]


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "the figure does not come"
        QApplication.processEvents()
        time.sleep(0.005)


def _as_pillow(image: QImage) -> Image.Image:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = image.constBits().tobytes()
    size = image.width(), image.height()
    return Image.frombuffer("RGB", size, lines, "raw", "RGB", image.bytesPerLine(), 1)


# -- how each is made


def _map(arrangement: Arrangement) -> Make:
    return lambda document, size: MapView(document, size, arrangement)


def _roles(document: Document, _size: QSize) -> QWidget:
    panel = RolePanel()
    if document.report is not None:
        score = document.report.score
        shares = {role: RoleShare(one.points, one.of) for role, one in score.roles.items()}
        panel.show_score(score.total, shares)
    return panel


def _inspector(document: Document, _size: QSize) -> QWidget:
    panel = Inspector(document)
    document.select([(Person, SELECTED)])
    return panel


VIEWS: dict[str, tuple[Make, QSize | None]] = {  # None: as large as the window has room
    "map": (_map(Arrangement.TWO_SIDED), None),
    "map_free": (_map(Arrangement.FREE), None),
    "map_department": (_map(Arrangement.DEPARTMENT), None),
    "matrix": (lambda document, _size: MatrixPage(document, Settings()), None),
    "organigram": (lambda document, _size: OrganigramView(document), None),
    "power": (lambda document, _size: PowerPage(document, Settings()), QSize(1000, 700)),
    "roles": (_roles, QSize(256, 420)),
    "gaps": (lambda document, _size: GapPanel(document), QSize(900, 400)),
    "inspector": (_inspector, QSize(328, 760)),
}
