"""The wheel scrolls what is asked in the export dialog, and changes nothing on its way."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app import i18n
from app.model.audience import Audience
from app.model.working_copy import WorkingCopy
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.document import Document
from app.ui.export_presets import Preset
from tests.export.settled import settled
from tests.plans import AS_OF, DECISION, small_plan


def turn(field: QWidget) -> None:
    at = QPointF(field.rect().center())
    event = QWheelEvent(
        at, field.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)


def test_fields_stay_as_they_are_and_the_page_is_scrolled(qtbot):
    i18n.use("en")
    document = Document(WorkingCopy(small_plan(), 0), DECISION, AS_OF)
    dialog = ExportDialog(document, ask=lambda *_: None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(dialog.width(), 420)
    dialog.choices.put(Preset(audience=Audience.INTERNAL))
    settled(dialog)
    before, choices = dialog.choices.preset(), dialog.choices
    bar = dialog.tabs.findChild(QScrollArea).verticalScrollBar()
    size = choices.size_field
    places = []

    for field in (size.width_field, size.unit, choices.kind_field, choices.view_field):
        field.setFocus()
        bar.setValue(0)
        turn(field)
        places.append(bar.value())

    assert choices.preset() == before
    assert all(place > 0 for place in places)
    document.close()
