"""A choice that is opened shows all there is to choose, as far as the screen has room."""

from app import i18n
from app.model.audience import Audience
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.export_presets import Preset
from tests.export.settled import settled


def test_every_kind_of_file_is_seen_at_once(document, qtbot):
    i18n.use("en")
    dialog = ExportDialog(document, ask=lambda *_: None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choices.put(Preset(audience=Audience.INTERNAL))
    settled(dialog)
    field = dialog.choices.kind_field

    field.showPopup()

    view = field.view()
    last = view.visualRect(field.model().index(field.count() - 1, 0))
    assert field.count() == 7
    assert view.viewport().rect().contains(last)
    field.hidePopup()
