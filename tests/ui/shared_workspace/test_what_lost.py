"""An edit that lost against a colleague's is told, and made again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.model import edits
from app.model.people import Person
from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.panels.lost_note import LostNote
from tests.ui.shared_workspace.sessions import LONGEST, colleague_does, retitle, stored, titles


def meanwhile(window: MainWindow, ours: Callable[[], None], theirs: Callable[[], None]) -> None:
    """Let the window and a colleague do something at the same time; the colleague is first."""
    colleagues = window.session.colleagues
    assert colleagues is not None
    colleagues.be_at(None)  # or it is heard of too soon
    theirs()
    ours()


def with_a_lost_title(begin, team, qtbot) -> tuple[MainWindow, LostNote]:
    """A window in which a title that was typed lost against a colleague's, and its note."""
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    meanwhile(
        window,
        lambda: retitle(window.session, "eva", "Ours"),
        lambda: colleague_does(team, edits.set_fields, Person, "eva", title="Theirs"),
    )  # fmt: skip
    qtbot.waitUntil(lambda: window.right.findChild(LostNote) is not None, timeout=LONGEST)
    return window, window.right.findChild(LostNote)


def note_made_anew(window: MainWindow, before: LostNote, qtbot) -> LostNote:
    """The note of what lost once the window was made anew; there is one."""
    qtbot.waitUntil(
        lambda: window.right.findChildren(LostNote) not in ([], [before]), timeout=LONGEST
    )
    [note] = window.right.findChildren(LostNote)
    return note


def turn_dark(window: MainWindow) -> None:
    window.actions_["theme.dark"].trigger()


def speak_dutch(window: MainWindow) -> None:
    window.actions_["language.nl"].trigger()


def enlarge_texts(window: MainWindow) -> None:
    window.actions_[f"text_size.{theme.TEXT_SIZES[-1]}"].trigger()


def test_a_value_that_lost_is_told_and_can_be_set_after_all(begin, server, team, qtbot):
    window, note = with_a_lost_title(begin, team, qtbot)

    assert "Somebody else changed the same thing" in note.words.text()
    assert note.values.text() == (
        "So it would become: Title or function of Eva Brouwer: Theirs → Ours"
    )
    assert titles(window.session)["eva"] == "Theirs"
    assert window.session.autosave._journal.aside.exists()  # noqa: SLF001  where it is kept
    note.make_again.click()

    qtbot.waitUntil(lambda: stored(team)["eva"] == "Ours", timeout=LONGEST)
    assert window.right.findChild(LostNote) is None


def test_what_a_colleague_removed_comes_back_whole_with_our_edit_of_it(
    begin, server, team, qtbot
):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    before = window.document.copy.plan
    meanwhile(
        window,
        lambda: retitle(window.session, "eva", "Ours"),
        lambda: colleague_does(team, edits.remove, {(Person, "eva")}),
    )  # fmt: skip

    qtbot.waitUntil(lambda: window.right.findChild(LostNote) is not None, timeout=LONGEST)
    note = window.right.findChild(LostNote)
    assert "eva" not in titles(window.session)
    assert note.make_again.text() == "Restore it and change it"
    note.make_again.click()

    qtbot.waitUntil(lambda: stored(team).get("eva") == "Ours", timeout=LONGEST)
    assert set(window.document.copy.plan.ties) == set(before.ties)


@pytest.mark.parametrize("turn", [turn_dark, speak_dutch, enlarge_texts])
def test_what_lost_is_offered_until_it_is_answered_however_the_window_looks(
    begin, server, team, qtbot, turn
):
    window, before = with_a_lost_title(begin, team, qtbot)

    turn(window)

    note = note_made_anew(window, before, qtbot)
    assert "Theirs → Ours" in note.values.text()
    note.make_again.click()
    qtbot.waitUntil(lambda: stored(team)["eva"] == "Ours", timeout=LONGEST)
    window.doing.notices.show()
    assert window.right.findChild(LostNote) is None
    window.actions_["language.en"].trigger()


def test_why_it_lost_is_told_in_the_language_that_is_spoken(begin, server, team, qtbot):
    window, before = with_a_lost_title(begin, team, qtbot)

    speak_dutch(window)

    note = note_made_anew(window, before, qtbot)
    assert "Iemand anders" in note.words.text()
    assert "Somebody else" not in note.words.text()
    window.actions_["language.en"].trigger()
