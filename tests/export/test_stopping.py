"""A file that takes long can be stopped while it is made, and the dialog goes on."""

from threading import Event

import pytest

from app import i18n
from app.model.working_copy import WorkingCopy
from app.ui import export
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.document import Document
from tests.export.settled import saved_by, settled, until
from tests.plans import AS_OF, DECISION, small_plan


@pytest.fixture
def dialog(qtbot, tmp_path):
    i18n.use("en")
    document = Document(WorkingCopy(small_plan(), 0), DECISION, AS_OF)
    made = ExportDialog(document, ask=lambda *_: tmp_path / "map.png")
    qtbot.addWidget(made)
    made.show()
    yield settled(made)
    document.close()


def test_what_is_stopped_is_not_written_and_can_be_asked_again(dialog, monkeypatch, tmp_path):
    go_on, begun, over, real = Event(), Event(), Event(), export.content

    def waits(*given):
        begun.set()
        go_on.wait(10)
        try:
            return real(*given)
        finally:
            over.set()

    monkeypatch.setattr(export, "content", waits)

    dialog.save()
    assert begun.wait(10)
    offered = dialog.stop_button.isVisible(), dialog.told.text()
    dialog.stop_button.click()
    go_on.set()
    until(over.is_set)
    settled(dialog)

    assert offered == (True, "Being made…")
    assert not dialog.stop_button.isVisible()
    assert dialog.told.text() == ""
    assert dialog.saved is None
    assert not (tmp_path / "map.png").exists()
    assert saved_by(dialog) == tmp_path / "map.png"


def test_there_is_nothing_to_stop_before_and_after(dialog):
    before = dialog.stop_button.isVisible()

    dialog.copy()
    settled(dialog)

    assert not before
    assert not dialog.stop_button.isVisible()
    assert dialog.told.text() == "Copied."
