"""The window comes back on the workspace that was open last, while that is still there."""

from pathlib import Path

import pytest

from app.ui import application


@pytest.fixture
def place_of(qapp, qtbot, home):
    """Opens the window as the program does, closes it, and tells which workspace it was on."""

    def place_of_(address: str | None = None, *, demo: bool = False) -> Path:
        window = application.start(qapp, address, demo=demo, language="en")
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: getattr(window, "document", None) is not None, timeout=10_000)
        qtbot.waitUntil(lambda: window.document.report is not None, timeout=10_000)
        place = Path(window.session.place)
        window.close()
        return place

    return place_of_


def test_the_next_window_opens_the_workspace_that_was_open_last(place_of, tmp_path):
    last = place_of(str(tmp_path / "team.visavis"))

    assert place_of() == last


def test_a_workspace_that_is_gone_gives_way_to_the_default_one(place_of, tmp_path):
    place_of(str(tmp_path / "team.visavis")).unlink()

    assert place_of().parent != tmp_path


def test_the_demo_is_not_remembered(place_of):
    thrown_away = place_of(demo=True)

    assert place_of() != thrown_away


def test_a_demo_in_between_does_not_make_the_program_forget_ours(place_of, tmp_path):
    ours = place_of(str(tmp_path / "team.visavis"))
    place_of(demo=True)

    assert place_of() == ours
