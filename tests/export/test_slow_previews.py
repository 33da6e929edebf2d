"""A preview that takes long says so: what is seen meanwhile is the picture before."""

from threading import Event

import pytest

from app import i18n
from app.model.working_copy import WorkingCopy
from app.ui import export
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.document import Document
from tests.export.settled import settled, until
from tests.plans import AS_OF, DECISION, small_plan


@pytest.fixture
def dialog(qtbot):
    i18n.use("en")
    document = Document(WorkingCopy(small_plan(), 0), DECISION, AS_OF)
    made = ExportDialog(document, ask=lambda *_: None)
    qtbot.addWidget(made)
    made.show()
    yield settled(made)
    document.close()


def test_the_picture_before_is_faded_until_the_next_is_there(dialog, monkeypatch):
    go_on, real = Event(), export.preview

    def waits(*given, **more):
        go_on.wait(10)
        return real(*given, **more)

    monkeypatch.setattr(export, "preview", waits)
    at_first = dialog.preview.is_old
    clear = dialog.preview.grab().toImage()

    dialog.choices.title_box.click()
    dialog.draw()
    until(lambda: dialog.preview.is_old)
    faded = dialog.preview.grab().toImage()
    go_on.set()
    settled(dialog)

    assert not at_first
    assert faded != clear
    assert not dialog.preview.is_old


def test_nothing_is_said_where_there_is_nothing_to_draw(dialog, qtbot):
    dialog.preview.show_waiting()

    dialog.preview.show_problem("A workbook has no picture.")
    qtbot.wait(700)

    assert not dialog.preview.is_old
