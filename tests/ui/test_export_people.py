"""Choosing who is in a proposal, as a user does it in the export dialog."""

import pytest
from PySide6.QtCore import QPoint, Qt

from app import i18n
from app.model import edits
from app.model.audience import Audience
from app.model.called import Called, called_in
from app.model.people import Person
from app.model.ties import Counterpart
from app.model.vocabulary import Lane, Level
from app.ui import export_handed
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.dialogs.export_preview import Draggable
from tests.export.files import holds
from tests.export.settled import saved_by, settled, until
from tests.ui.conftest import DECISION


@pytest.fixture
def opened(document, qtbot, tmp_path):
    i18n.use("en")
    document.attempt(
        edits.add_person, DECISION, "Ruud Postma", id="ruud", lane=Lane.TECHNICAL,
        level=Level.EXECUTIVE,
    )  # fmt: skip

    def made() -> ExportDialog:
        dialog = ExportDialog(document, ask=lambda *_: tmp_path / "map.svg")
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.tabs.setCurrentIndex(1)
        return settled(dialog)

    return made


def row(dialog: ExportDialog, id: str):
    dialog.people.fill()
    return dialog.people.rows[id]


def file_of(dialog: ExportDialog) -> bytes:
    field = dialog.choices.kind_field
    field.setCurrentIndex(field.findData(".svg"))
    return saved_by(dialog).read_bytes()


def test_who_is_ticked_off_is_not_in_the_file_and_comes_back_with_undo(opened, document):
    dialog = opened()

    row(dialog, "eva").tick.click()

    assert document.plan.persons["eva"].in_proposal is False
    assert not holds(file_of(dialog), "eva brouwer")
    document.undo()
    assert document.plan.persons["eva"].in_proposal is None


def test_a_colleague_is_suggested_and_what_is_suggested_is_kept_at_once(opened, document):
    dialog = opened()
    assert row(dialog, "anton").meets.text() == "with Herman Vos (suggested)"

    dialog.people.keep.click()

    assert row(dialog, "anton").meets.text() == "with Herman Vos"
    assert len(document.plan.table(Counterpart)) == 3
    assert not dialog.people.keep.isEnabled()
    document.undo()
    assert not document.plan.table(Counterpart)


def test_another_colleague_is_chosen_from_the_list(opened, document):
    dialog = opened()

    menu = row(dialog, "anton").meets.menu()
    menu.aboutToShow.emit()
    sanne = next(one for one in menu.actions() if "Sanne" in one.text())
    sanne.trigger()

    assert [one.member for one in document.plan.table(Counterpart).values()] == ["sanne"]
    assert row(dialog, "anton").meets.text() == "with Sanne de Wit"


def test_somebody_is_moved_up_within_their_lane_with_alt_and_an_arrow(opened, document, qtbot):
    dialog = opened()
    assert [one for one in dialog.people.rows if one in ("eva", "ruud")] == ["ruud", "eva"]

    qtbot.keyClick(
        row(dialog, "eva").name_field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier
    )
    dialog.people.fill()

    assert [one for one in dialog.people.rows if one in ("eva", "ruud")] == ["eva", "ruud"]
    assert not dialog.people.rows["eva"].up.isEnabled()
    dialog.people.by_level.click()
    dialog.people.fill()
    assert [one for one in dialog.people.rows if one in ("eva", "ruud")] == ["ruud", "eva"]


def test_a_name_for_the_proposal_leaves_the_plan_as_it_is(opened, document, qtbot):
    dialog = opened()
    field = row(dialog, "anton").name_field
    field.selectAll()
    qtbot.keyClicks(field, "A. van Dijk")

    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert document.plan.persons["anton"].name == "Anton van Dijk"
    content = file_of(dialog)
    assert holds(content, "a. van dijk")
    assert not holds(content, "anton")


def test_a_name_for_the_proposal_is_for_the_customer_only(opened, qtbot):
    dialog = opened()
    field = row(dialog, "anton").name_field
    field.setText("A. van Dijk")
    field.editingFinished.emit()

    dialog.choices.cards[1].radio.click()

    assert dialog.audience is Audience.INTERNAL
    assert not dialog.tabs.isTabVisible(1)
    assert holds(file_of(dialog), "anton van dijk")


def test_an_emptied_title_is_left_out_and_the_old_name_gives_the_old_one_back(opened):
    dialog = opened()
    title = row(dialog, "anton").title_field
    title.setText("")
    title.editingFinished.emit()
    assert dialog.people.called["anton"].title == ""

    title.setText("Chair")
    title.editingFinished.emit()

    assert dialog.people.called == {}


def test_who_may_only_look_can_rename_but_change_nothing_of_the_plan(opened, document):
    document.may_edit = False

    dialog = opened()

    shown = row(dialog, "anton")
    assert not shown.tick.isEnabled()
    assert not shown.meets.isEnabled()
    assert not dialog.people.keep.isEnabled()
    assert shown.name_field.isEnabled()
    shown.name_field.setText("A. van Dijk")
    shown.name_field.editingFinished.emit()
    assert holds(file_of(dialog), "a. van dijk")
    assert called_in(document.plan, DECISION) == {}


def test_a_name_for_the_proposal_is_kept_with_the_decision_and_undone_there(opened, document):
    dialog = opened()
    field = row(dialog, "anton").name_field
    field.setText("A. van Dijk")
    field.editingFinished.emit()
    dialog.reject()

    assert called_in(document.plan, DECISION) == {"anton": Called("A. van Dijk")}
    again = opened()
    assert row(again, "anton").name_field.text() == "A. van Dijk"
    document.undo()
    assert row(again, "anton").name_field.text() == "Anton van Dijk"


def test_hidden_signs_of_a_name_are_left_out_in_the_list(opened, document):
    document.attempt(edits.set_fields, Person, "anton", name="Anton\u202e陳 محمد 🙂")

    dialog = opened()

    assert row(dialog, "anton").name_field.text() == "Anton陳 محمد 🙂"


def test_the_picture_is_dragged_from_preview_and_handle_once_the_pointer_moves(
    opened, qtbot, monkeypatch
):
    dialog = opened()
    handed: list[tuple[int, str]] = []
    monkeypatch.setattr(
        export_handed,
        "drag",
        lambda _from, given, name: handed.append((given.image.width(), name)),
    )

    for source in (dialog.preview, dialog.handle):
        assert isinstance(source, Draggable)
        qtbot.mousePress(source, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        qtbot.mouseMove(source, QPoint(40, 20))
        settled(dialog)
        qtbot.mouseRelease(source, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))

    assert handed == [(3840, "Who works with whom - St Maarten.png")] * 2


def test_the_button_copies_and_tells_so(opened, qapp):
    dialog = opened()
    qapp.clipboard().clear()

    dialog.copy_button.click()
    settled(dialog)

    assert qapp.clipboard().mimeData().hasImage()
    assert dialog.told.text() == "Copied."


def test_the_list_is_made_when_it_is_first_seen(document, qtbot):
    dialog = ExportDialog(document)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.people.rows == {}

    dialog.tabs.setCurrentIndex(1)

    assert list(dialog.people.rows)
    settled(dialog)


def test_a_long_list_comes_a_few_rows_at_a_time_and_is_whole_in_the_end(document, qtbot):
    for number in range(130):
        document.attempt(edits.add_person, DECISION, f"Person {number}", id=f"x{number}")
    dialog = ExportDialog(document)
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.tabs.setCurrentIndex(1)
    until(lambda: bool(dialog.people.rows))
    assert len(dialog.people.rows) < 130
    everybody = len(document.plan.persons) + len(document.plan.members)
    until(lambda: len(dialog.people.rows) == everybody)

    first, *_, last = [one for one in dialog.people.rows.values() if one.id.startswith("x")]
    assert not last.down.isEnabled()
    assert first.down.isEnabled()
    settled(dialog)
