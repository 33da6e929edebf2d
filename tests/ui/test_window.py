from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
)

from app import i18n, usecases
from app.model import edits
from app.model.decision import Opportunity
from app.model.people import Person, TeamMember
from app.model.vocabulary import TieLevel
from app.ui import application, file_dialogs
from app.ui.autosave import Keeping
from app.ui.canvas.choosers import TieChooser
from app.ui.dialogs import export_dialog
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.dialogs.author_name import AuthorBar
from app.ui.dialogs.import_preview import CasePreviewDialog, ImportPreviewDialog
from app.ui.dialogs.key_sheet import KeySheet
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.new_account import NewAccountDialog
from app.ui.main_window import MainWindow
from app.ui.panels.trace import TracePanel
from app.ui.panels.try_note import TryNote
from app.ui.settings import Settings
from tests.ui.hand import ready

MATRIX = "\tSanne de Wit\nLies Maes\t2\nTom Hagen\t3\n"


@pytest.fixture
def empty(start, tmp_path):
    """A window on a workspace with nothing in it."""
    path = tmp_path / "empty.visavis"
    usecases.open_workspace(str(path)).close()
    return start(str(path))


def dialog_of(kind, qtbot):
    """The open dialog of a kind."""

    def found():
        return [
            w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()), timeout=5000)
    return found()[0]


def saved(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.autosave.state is Keeping.SAVED, timeout=3000)


def test_the_first_start_shows_the_sample_with_a_note_what_to_try(window):
    assert window.document.plan.account.label.startswith("AZ Sint-Odrada")
    assert window.document.report.score.total > 20
    assert window.findChild(TryNote).isVisible()
    assert window.accounts.tree.topLevelItemCount() == 1


def test_the_note_stays_away_once_it_was_closed(start):
    window = start()
    window.findChild(TryNote).closed.emit()
    window.close()

    again = start()

    assert again.findChild(TryNote) is None


def test_an_edit_is_there_after_closing_and_starting_again(start):
    window = start()
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    window.close()

    again = start()

    assert again.document.plan.persons["h01"].title == "Chief"


def test_the_status_bar_says_saved_within_a_second(window, qtbot):
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    saving = window.status.state.text()

    qtbot.waitUntil(lambda: window.status.state.text() == "Saved", timeout=1000)

    assert saving == "Saving…"


def test_undo_and_redo_are_named_in_the_menu(window):
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    named = undo.text()

    undo.trigger()

    assert named == "&Undo: Change Liesbet Van Acker"
    assert window.document.plan.persons["h01"].title == "Algemeen directeur"
    assert redo.text() == "&Redo: Change Liesbet Van Acker"
    assert not undo.isEnabled()


def test_no_persons_name_is_in_the_window_title(window):
    window.document.select([(Person, "h01")])

    assert (
        window.windowTitle()
        == "MRI 3T + 7 jaar service – AZ Sint-Odrada (fictief), Lier – Vis-à-vis"
    )


def test_an_empty_workspace_says_what_to_do_first(empty):
    words = [button.text() for button in empty.start_page.findChildren(QPushButton)]

    assert empty.start_page.isVisible()
    assert words[0] == "New account…"
    assert not empty.actions_["export.picture"].isEnabled()


def test_a_new_account_is_added_and_opened(empty, qtbot):
    empty.start_page.findChildren(QPushButton)[0].click()
    dialog = dialog_of(NewAccountDialog, qtbot)
    qtbot.keyClicks(dialog.name, "Oosterveen")

    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: ready(empty) and empty.document is not None, timeout=5000)

    assert empty.document.plan.account.label == "Oosterveen"
    assert [line.account_label for line in empty.session.decisions.lines] == ["Oosterveen"]


def test_the_language_is_switched_at_once_and_remembered(start):
    window = start()
    window.document.select([(Person, "h01")])

    window.actions_["language.nl"].trigger()

    assert window.actions_["contact.log"].text() == "Contact &vastleggen…"
    assert window.menuBar().actions()[0].text() == "&Bestand"
    assert window.document.selection == {(Person, "h01")}
    assert Settings().text("language") == "nl"


def test_the_theme_is_switched_at_once_and_remembered(window, qtbot):
    window.actions_["theme.dark"].trigger()
    dark = window.palette().window().color().lightness()

    window.actions_["theme.light"].trigger()

    assert dark < 80
    assert window.palette().window().color().lightness() > 200
    assert Settings().text("theme") == "light"
    qtbot.waitUntil(window.map.isVisible)


def test_one_key_logs_a_contact_with_who_is_selected(window, qtbot):
    window.document.select([(Person, "h03")])
    window.map.setFocus()
    qtbot.keyClick(window.map, Qt.Key.Key_L)
    dialog = dialog_of(LogContactDialog, qtbot)

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    tie = window.document.plan.tie_between("l1", "h03")
    assert tie.last_contact == window.document.as_of


def test_typing_that_letter_in_a_field_logs_nothing(window, qtbot):
    window.document.select([(Person, "h03")])
    title = next(
        field
        for field in window.inspector.findChildren(QLineEdit)
        if field.property("place") == "person.h03.title"
    )
    window.activateWindow()
    title.setFocus()
    qtbot.waitUntil(title.hasFocus)

    qtbot.keyClicks(title, "lll")

    assert "lll" in title.text()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, LogContactDialog)]


def test_pasting_a_matrix_shows_a_preview_and_is_one_step(window, qtbot):
    QGuiApplication.clipboard().setText(MATRIX)
    before = len(window.document.plan.persons)
    window.map.setFocus()
    qtbot.keyClick(window.map, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(ImportPreviewDialog, qtbot)

    dialog.confirm_button.click()

    assert len(window.document.plan.persons) == before + 2
    assert window.document.undo_stack.count() == 1
    window.document.undo_stack.undo()
    assert len(window.document.plan.persons) == before


def test_pasting_into_an_empty_workspace_asks_for_the_account_first(empty, qtbot):
    QGuiApplication.clipboard().setText(MATRIX)
    empty.actions_["paste"].trigger()
    account = dialog_of(NewAccountDialog, qtbot)
    qtbot.keyClicks(account.name, "Oosterveen")
    account.confirm_button.click()

    preview = dialog_of(ImportPreviewDialog, qtbot)
    preview.confirm_button.click()

    names = {person.name for person in empty.document.plan.persons.values()}
    assert {"Lies Maes", "Tom Hagen"} <= names


def test_pasting_something_else_says_so_and_changes_nothing(window, qtbot):
    QGuiApplication.clipboard().setText("just a sentence")
    window.actions_["paste"].trigger()

    refusal = dialog_of(QMessageBox, qtbot)
    said = refusal.informativeText()
    refusal.buttons()[0].click()

    assert "No names are recognised" in said
    assert window.document.undo_stack.count() == 0


def test_a_case_file_that_is_dropped_on_the_window_is_merged_as_one_step(
    window, qtbot, tmp_path
):
    case = json.loads(usecases.sample_path().read_text(encoding="utf-8"))
    case["persons"][0]["title"] = "Gedelegeerd bestuurder"
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    drop(window, path)

    dialog_of(CasePreviewDialog, qtbot).confirm_button.click()

    assert window.document.plan.persons["h01"].title == "Gedelegeerd bestuurder"
    assert window.document.undo_stack.count() == 1


def test_a_case_of_another_account_is_added_beside_the_first(window, qtbot):
    other = usecases.sample_path().with_name("municipality-westerlanden.json")
    window.doing.files.ask_to_open = lambda *_: str(other)
    window.actions_["import"].trigger()

    dialog_of(CasePreviewDialog, qtbot).confirm_button.click()
    qtbot.waitUntil(lambda: window.accounts.tree.topLevelItemCount() == 2, timeout=5000)
    qtbot.waitUntil(lambda: ready(window) and "westerlanden" in window.windowTitle().lower())

    accounts = {line.account for line in window.session.decisions.lines}
    assert len(accounts) == 2


def test_a_file_that_cannot_be_read_ends_in_one_sentence(window, qtbot, tmp_path):
    path = tmp_path / "case.json"
    path.write_text("{", encoding="utf-8")
    drop(window, path)

    refusal = dialog_of(QMessageBox, qtbot)
    said = refusal.informativeText()
    qtbot.mouseClick(refusal.buttons()[0], Qt.MouseButton.LeftButton)

    assert said.endswith(".")
    assert window.document.undo_stack.count() == 0
    assert window.status.currentMessage() == ""
    assert not refusal.isVisible()


def test_a_case_file_is_written_and_says_it_is_internal(window, qtbot, tmp_path):
    asked = []

    def ask(_parent, _title, suggested, _pattern):
        asked.append(Path(suggested).name)
        return str(tmp_path / "out")

    window.doing.files.ask_to_save = ask

    window.actions_["export.case"].trigger()
    qtbot.waitUntil((tmp_path / "out.json").is_file, timeout=3000)
    qtbot.waitUntil(lambda: "internal" in window.status.currentMessage())

    assert asked == ["AZ-Sint-Odrada-fictief-Lier-MRI-3T-7-jaar-service.json"]
    assert len(json.loads((tmp_path / "out.json").read_text())["persons"]) == 16


def test_a_click_on_the_wheel_shows_where_the_points_come_from(window, qtbot):
    qtbot.mouseClick(window.roles.wheel, Qt.MouseButton.LeftButton)

    assert isinstance(window.inspecting.currentWidget(), TracePanel)
    window.trace.back.click()
    assert window.inspecting.currentWidget() is window.inspector


def test_an_edit_moves_the_score_in_wheel_and_list(window, qtbot):
    before = window.document.report.score.total

    with qtbot.waitSignal(window.document.analysed):
        window.document.attempt(
            edits.log_contact, on=window.document.as_of, members=["l1"], persons=["h01"]
        )

    assert window.document.report.score.total > before
    assert str(round(window.document.report.score.total)) in window.roles.wheel.accessibleName()


def test_another_decision_is_added_and_turned_to(window, qtbot):
    window.actions_["decision.new"].trigger()
    dialog = dialog_of(AskTextDialog, qtbot)
    qtbot.keyClicks(dialog.text, "CT scanner")
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: ready(window), timeout=5000)

    assert window.document.plan.label(window.document.opportunity) == "CT scanner"
    assert [line.label for line in window.session.decisions.lines][-1] == "CT scanner"
    window.accounts.chosen.emit(
        window.session.decisions.lines[0].account, window.session.decisions.lines[0].opportunity
    )
    assert window.windowTitle().startswith("MRI 3T")


def test_undoing_a_new_decision_turns_back_to_one_that_is_there(window, qtbot):
    change = edits.add_opportunity(window.document.plan, "CT scanner", "ct")
    window.document.do(change)
    window.document.turn_to("ct")

    window.document.undo_stack.undo()

    assert window.document.opportunity == "opp1"


def test_the_author_is_asked_once_without_standing_in_the_way(start, qtbot):
    window = start()
    bar = window.findChild(AuthorBar)
    bar.name.setText("Sanne de Wit")
    bar.keep.click()
    window.close()

    again = start()

    assert again.findChild(AuthorBar) is None
    assert again.session.author == "Sanne de Wit"


def test_the_demo_leaves_nothing_behind(start, home):
    window = start(demo=True)
    place = Path(window.session.place)
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")

    window.close()

    assert not place.exists()
    assert not (home / "workspace.visavis").exists()


def test_f6_goes_round_the_panels(window, qtbot):
    window.activateWindow()
    visited = set()
    for _ in range(4):
        window.actions_["panel.next"].trigger()
        focused = QApplication.focusWidget()
        visited |= {
            number
            for number, panel in enumerate(window.panels())
            if focused is panel or panel.isAncestorOf(focused)
        }

    assert visited == {0, 1, 2, 3}


def test_panels_are_hidden_and_shown_from_the_menu(window):
    window.actions_["panel.inspector"].trigger()
    hidden = not window.right.isVisible()
    window.actions_["panel.inspector"].trigger()

    assert hidden
    assert window.right.isVisible()


def test_every_control_has_a_name_for_a_screen_reader(window):
    window.document.select([(Person, "h03")])
    nameless = [
        type(w).__name__
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for w in window.findChildren(kind)
        if w.isVisible() and not (w.accessibleName() or getattr(w, "text", lambda: "")())
    ]

    assert nameless == []


def test_w_on_the_map_begins_a_what_if_that_escape_ends(window, qtbot):
    document = window.document
    before, score = document.plan, document.report.score.total
    window.activateWindow()
    window.map.setFocus()
    qtbot.waitUntil(window.map.hasFocus)

    qtbot.keyClick(window.map, Qt.Key.Key_W)

    assert document.supposing.is_on
    assert window.actions_["what_if"].isChecked()
    assert window.bottom.current() == "difference"
    assert not window.actions_["export.picture"].isEnabled()
    assert not window.actions_["import"].isEnabled()
    document.attempt(edits.remove, [(TeamMember, next(iter(document.plan.members)))])
    assert window.actions_["undo"].isEnabled()
    window.actions_["undo"].trigger()
    assert document.supposing.steps == ()
    qtbot.keyClick(window.map, Qt.Key.Key_Escape)
    assert not document.supposing.is_on
    assert window.bottom.current() == "gaps"
    assert window.actions_["export.picture"].isEnabled()
    assert document.plan is before
    assert document.report.score.total == score
    assert document.copy.pending == []


def test_the_list_of_accounts_keeps_the_score_that_stands_during_a_what_if(window):
    document = window.document
    listed = next(
        line.score for line in window.session.decisions.lines if line.score is not None
    )
    document.supposing.begin()

    for member in list(document.plan.members):
        document.attempt(edits.remove, [(TeamMember, member)])

    assert document.report.score.total == 0
    assert (
        next(line.score for line in window.session.decisions.lines if line.score is not None)
        == listed
    )


def test_another_language_leaves_a_what_if_as_it_is(window):
    window.document.supposing.begin()
    window.document.attempt(
        edits.remove, [(TeamMember, next(iter(window.document.plan.members)))]
    )

    window.doing.speak("nl")

    assert len(window.document.supposing.steps) == 1
    assert window.bottom.current() == "difference"


def test_a_window_that_cannot_open_its_workspace_says_why(qapp, qtbot, tmp_path):
    path = tmp_path / "broken.visavis"
    path.write_bytes(b"no database at all" * 100)
    window = application.start(qapp, str(path), demo=False, language="en")
    qtbot.addWidget(window)

    qtbot.waitUntil(lambda: hasattr(window, "status") and window.status.currentMessage() != "")

    assert window.document is None
    assert window.waiting.words.text() == window.status.currentMessage()
    window.close()


def test_the_score_of_an_account_that_is_not_open_is_listed_too(start, tmp_path, qtbot):
    path = tmp_path / "two.visavis"
    with usecases.open_workspace(str(path)) as workspace:
        usecases.import_case(workspace, usecases.read_case(usecases.sample_path()), "Sanne")
        other = usecases.sample_path().with_name("municipality-westerlanden.json")
        usecases.import_case(workspace, usecases.read_case(other), "Sanne")

    window = start(str(path))
    qtbot.waitUntil(
        lambda: all(line.score for line in window.session.decisions.lines), timeout=5000
    )

    assert len(window.session.decisions.lines) == 2


def test_another_workspace_that_cannot_be_opened_leaves_the_account_in_view(
    window, qtbot, tmp_path
):
    path = tmp_path / "broken.visavis"
    path.write_bytes(b"no database at all" * 100)
    before = window.document

    window.session.open_workspace(str(path))
    qtbot.waitUntil(lambda: window.status.currentMessage() != "", timeout=3000)

    assert window.document is before
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    saved(window, qtbot)


def test_an_edit_survives_when_the_program_is_killed_right_after_it(start, home):
    program = """
import os, signal
from PySide6.QtWidgets import QApplication
from app.model import edits
from app.model.decision import Opportunity
from app.model.people import Person
from app.model.vocabulary import TieLevel
from app.ui import application
app = QApplication([])
window = application.start(app, None, demo=False)
while window.document is None:
    app.processEvents()
window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, timeout=60, check=False
    )

    window = start()

    assert killed.returncode < 0
    assert window.document.plan.persons["h01"].title == "Chief"


HEAVY = ("sqlalchemy", "networkx", "babel", "jsonschema", "alembic", "sqlcipher3")


def test_nothing_heavy_is_imported_before_the_window_has_been_painted(tmp_path):
    program = f"""
import sys
from PySide6.QtWidgets import QApplication
from app.ui import application
app = QApplication([])
window = application.start(app, None, demo=False)
seen = []
window.painted.connect(lambda: seen.append([m for m in {HEAVY!r} if m in sys.modules]))
while not seen:
    app.processEvents()
print(seen[0])
window.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.strip() == "[]"


def drop(window: MainWindow, path: Path) -> None:
    """Drop a file on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(400, 300), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def second_account(window: MainWindow, qtbot) -> tuple[str, str]:
    """Add an account of one's own, which comes in view; return both accounts."""
    first = window.document.plan.account.id
    window.session.stock.add(edits.new_plan("Oosterveen", "Case system", None))
    shows(window, "Oosterveen", qtbot)
    return first, window.document.plan.account.id


def shows(window: MainWindow, name: str, qtbot) -> None:
    qtbot.waitUntil(
        lambda: (
            ready(window)
            and window.document is not None
            and window.document.plan.account.label.startswith(name)
        ),
        timeout=5000,
    )


def go_to(window: MainWindow, account: str, name: str, qtbot) -> None:
    """Click the decision of an account in the list at the left."""
    tree = window.accounts.tree
    places = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    found = [place for place in places if place is not None and place.text(0).startswith(name)]
    item = found[0].child(0)
    assert item is not None
    spot = tree.visualItemRect(item).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    shows(window, name, qtbot)
    assert window.document.plan.account.id == account


def test_an_edit_can_be_undone_after_another_account_was_in_view(window, qtbot):
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    first, second = second_account(window, qtbot)
    at_second = window.actions_["undo"].isEnabled()

    go_to(window, first, "AZ Sint-Odrada", qtbot)
    at_first = window.actions_["undo"].text()
    window.actions_["undo"].trigger()

    assert not at_second
    assert at_first == "&Undo: Change Liesbet Van Acker"
    assert window.document.plan.persons["h01"].title == "Algemeen directeur"
    saved(window, qtbot)
    go_to(window, second, "Oosterveen", qtbot)


def test_an_edit_in_an_account_left_since_is_kept(start, qtbot):
    window = start()
    first, second = second_account(window, qtbot)
    window.document.attempt(edits.add_person, window.document.opportunity, "Lies", id="lies")
    go_to(window, first, "AZ Sint-Odrada", qtbot)
    go_to(window, second, "Oosterveen", qtbot)
    window.document.attempt(edits.set_fields, Person, "lies", title="Chief")
    go_to(window, first, "AZ Sint-Odrada", qtbot)
    window.close()

    again = start()
    go_to(again, second, "Oosterveen", qtbot)

    assert again.document.plan.persons["lies"].title == "Chief"


def test_an_account_that_was_left_is_heard_of_once_when_it_is_in_view_again(window, qtbot):
    first, second = second_account(window, qtbot)
    go_to(window, first, "AZ Sint-Odrada", qtbot)
    go_to(window, second, "Oosterveen", qtbot)
    heard: list[object] = []
    window.session.decisions.changed.connect(heard.append)

    window.document.attempt(
        edits.set_fields, Opportunity, window.document.opportunity, name="Archive"
    )

    assert len(heard) == 1
    assert window.windowTitle().startswith("Archive")


def test_note_and_question_stay_when_the_theme_changes(window, qtbot):
    window.actions_["theme.dark"].trigger()
    QApplication.processEvents()

    seen = [
        w for kind in (TryNote, AuthorBar) for w in window.findChildren(kind) if w.isVisible()
    ]

    assert {type(w) for w in seen} == {TryNote, AuthorBar}


def test_the_status_bar_speaks_the_language_that_was_chosen(window, qtbot):
    saved(window, qtbot)

    window.actions_["language.nl"].trigger()

    assert window.status.state.text() == "Opgeslagen"


def test_help_on_an_account_of_ones_own_does_not_call_it_a_sample(window, qtbot):
    second_account(window, qtbot)

    window.actions_["help.try"].trigger()
    note = window.right.findChild(TryNote)
    said = [label.text() for label in note.findChildren(QLabel)]

    assert note.header.text() == "Try this:"
    assert not any("invented" in words for words in said)


def test_a_relationship_from_the_inspector_is_asked_about_as_on_the_map(window, qtbot):
    plan = window.document.plan
    free = next(m for m in plan.members if plan.tie_between(m, "h01") is None)
    window.document.select([(Person, "h01")])
    adding = next(
        b for b in window.inspector.findChildren(QPushButton) if b.text() == "+ Relationship"
    )
    qtbot.mouseClick(adding, Qt.MouseButton.LeftButton)
    menu = adding.property("menu")
    next(one for one in menu.actions() if one.text() == plan.label(free)).trigger()
    menu.close()
    [chooser] = window.map.findChildren(TieChooser)

    qtbot.keyClick(chooser, Qt.Key.Key_3)
    qtbot.keyClick(chooser, Qt.Key.Key_Return)

    tie = window.document.plan.tie_between(free, "h01")
    assert tie.level is TieLevel.GOOD
    assert tie.last_contact is not None


def test_the_trace_is_walked_by_keyboard_as_soon_as_it_opens(window, qtbot):
    window.activateWindow()
    window.map.setFocus()

    qtbot.keyClick(window.map, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    tree = window.trace.tree
    qtbot.waitUntil(tree.hasFocus)
    first = tree.currentItem()
    qtbot.keyClick(tree, Qt.Key.Key_Down)

    assert first is not None
    assert tree.currentItem() is first.child(0)


def test_the_keys_are_told_in_words_that_do_not_change_and_without_scrolling_aside(
    window, qtbot
):
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    window.actions_["language.nl"].trigger()

    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = dialog_of(KeySheet, qtbot)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    [area] = dialog.findChildren(QScrollArea)
    dialog.close()

    assert "Ongedaan maken" in said
    assert not any("Liesbet" in words for words in said)
    assert {"Een contactpersoon toevoegen", "N of dubbelklikken"} <= set(said)
    assert area.horizontalScrollBar().maximum() == 0
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_a_saved_picture_is_told_by_name(window, qtbot, tmp_path, monkeypatch):
    path = str(tmp_path / "team.png")
    monkeypatch.setattr(export_dialog, "ask_to_save", lambda *_: path)
    window.actions_["export.picture"].trigger()
    dialog = dialog_of(export_dialog.ExportDialog, qtbot)

    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)

    assert window.status.currentMessage() == "Picture saved: team.png"
    assert (tmp_path / "team.png").is_file()


def test_files_are_asked_for_where_the_last_one_was_and_in_ones_own_language(
    window, qtbot, tmp_path
):
    i18n.use("nl")
    path = tmp_path / "team.json"

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.selectFile(str(path))
        labels.extend(dialog.labelText(part) for part in QFileDialog.DialogLabel)
        dialog.accept()

    labels: list[str] = []
    QTimer.singleShot(0, choose)
    asked = file_dialogs.ask_to_save(window, "Export", str(path), "(*.json)")

    assert asked == str(path)
    assert file_dialogs.first_folder() == tmp_path
    assert labels == ["Map:", "Bestandsnaam:", "Soort bestand:", "Opslaan", "Annuleren"]


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_name_of_the_decision_goes_before_a_long_name_of_the_account(window, qtbot, width):
    window.resize(width, 768)

    window.bar.show_place("Zaaksysteem en klantportaal", "Gemeente Westerlanden " * 4)

    qtbot.waitUntil(lambda: window.bar.where.text() == "Zaaksysteem en klantportaal")
    assert window.bar.account.text().endswith("…")
