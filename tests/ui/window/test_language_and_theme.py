"""Language and theme change under a window that is at work."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
)

from app.model import edits
from app.model.people import Person, TeamMember
from app.ui import stepwise
from app.ui.dialogs.author_name import AuthorBar
from app.ui.panels.try_note import TryNote
from app.ui.settings import Settings
from tests.ui.window.accounts import saved


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


def test_the_tab_in_front_stays_though_the_page_of_who_is_selected_is_still_to_come(
    begin, until, monkeypatch
):
    monkeypatch.setattr(stepwise, "bring_in", lambda *_: None)
    window = begin()
    until(lambda: window.bottom is not None)
    window.bottom.show_tab("plan")

    window.actions_["theme.dark"].trigger()

    assert window.bottom.current() == "plan"


def test_another_language_leaves_a_what_if_as_it_is(window):
    window.document.supposing.begin()
    window.document.attempt(
        edits.remove, [(TeamMember, next(iter(window.document.plan.members)))]
    )

    window.doing.speak("nl")

    assert len(window.document.supposing.steps) == 1
    assert window.bottom.current() == "difference"


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
