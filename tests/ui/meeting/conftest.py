"""A meeting on a plan, with its wall and its keys, and who is there to see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.analysis.story import Part
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.model.working_copy import WorkingCopy
from app.ui import theme
from app.ui.document import Document
from app.ui.meeting.keys import Keys
from app.ui.meeting.meeting import Meeting
from app.ui.meeting.stage import Stage
from tests.plans import AS_OF, DECISION

NAMED = {
    "right": Qt.Key.Key_Right, "left": Qt.Key.Key_Left, "enter": Qt.Key.Key_Return,
    "esc": Qt.Key.Key_Escape, "end": Qt.Key.Key_End, "home": Qt.Key.Key_Home,
    "back": Qt.Key.Key_Backspace, "space": Qt.Key.Key_Space, "page_down": Qt.Key.Key_PageDown,
    "page_up": Qt.Key.Key_PageUp,
}  # fmt: skip


@dataclass
class Room:
    """A meeting as those in the room have it: a wall, and somebody at the keys."""

    document: Document
    meeting: Meeting
    keys: Keys
    stage: Stage

    def press(self, *keys: str) -> None:
        """Press keys on the wall, or in the line that is open on it."""
        for key in keys:
            line = self.stage.capture.line if self.stage.capture is not None else self.stage
            if key == "undo":
                QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            elif key in NAMED:
                QTest.keyClick(line, NAMED[key])
            else:
                QTest.keyClicks(line, key)

    def type(self, text: str) -> None:
        """Type in the line that is open."""
        assert self.stage.capture is not None
        QTest.keyClicks(self.stage.capture.line, text)

    def read(self) -> str:
        """All that can be read on the wall."""
        return "\n".join(self.stage.texts())

    def go_to(self, rule: str) -> None:
        """Go to the step of a rule's first gap."""
        places = [
            at for at, step in enumerate(self.meeting.steps) if step.key and step.key[0] == rule
        ]
        self.meeting.go(places[0] - self.meeting.place)


@pytest.fixture
def room(qapp, qtbot) -> Iterator[Callable[..., Room]]:
    """Begins a meeting on a plan."""
    theme.apply(qapp, "light")
    documents: list[Document] = []

    def begin(plan: AccountPlan, opportunity: Id = DECISION, *, parts=tuple(Part)) -> Room:
        document = Document(WorkingCopy(plan, 0), opportunity, AS_OF)
        documents.append(document)
        with qtbot.waitSignal(document.analysed):
            document.start_analysis()
        meeting = Meeting(document, parts, document)
        keys = Keys(meeting)
        stage = Stage(meeting, keys)
        qtbot.addWidget(stage)
        stage.resize(1920, 1080)
        stage.show()
        qtbot.waitExposed(stage)
        return Room(document, meeting, keys, stage)

    yield begin
    for document in documents:
        document.close()
    QApplication.processEvents()
