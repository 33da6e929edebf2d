"""Every one of the forty rules opens and closes by what a user enters in the window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app import i18n, usecases
from app.ui import application, privacy, theme
from app.ui.panels import folds
from tests.ui.forty_rules.steps import Story
from tests.ui.forty_rules.stories_of_cover import STORIES_OF_COVER
from tests.ui.forty_rules.stories_of_influence import STORIES_OF_INFLUENCE
from tests.ui.hand import Hand, ready

STORIES = STORIES_OF_COVER | STORIES_OF_INFLUENCE
RULES = [f"R{number:02}" for number in range(1, 41)]


@pytest.fixture(scope="module")
def window(qapp, tmp_path_factory) -> Iterator[object]:
    """A window on a workspace without accounts, which the tests of this module share."""
    home = tmp_path_factory.mktemp("home")
    standing, os.environ["VISAVIS_HOME"] = os.environ["VISAVIS_HOME"], str(home)
    path = home / "empty.visavis"
    usecases.open_workspace(str(path)).close()
    i18n.use("en")
    window = application.start(qapp, str(path), demo=False, language="en")
    _until(lambda: hasattr(window, "session") and bool(window.session.place))
    yield window
    window.close()
    os.environ["VISAVIS_HOME"] = standing
    theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def _no_windows_left(window) -> Iterator[None]:
    """The one window that is shared stays; no other one does."""
    yield
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert shown == [window]


@pytest.fixture
def hand(window, qtbot) -> Iterator[Hand]:
    folds.forget()
    yield Hand(window, qtbot)
    for name in ("seller_as_buyer", "colours"):
        privacy.switch(window.settings, name, on=False)


@pytest.mark.leaves_threads
@pytest.mark.parametrize("rule", RULES)
def test_a_gap_of_the_rule_comes_and_goes_by_what_is_entered(rule, hand, window):
    story: Story = STORIES[rule]
    window.session.stock.add(story.before.plan(f"account-{rule}", date.today()))
    _until(lambda: _is_in_view(window, f"account-{rule}"))
    before = hand.listed()

    story.open(hand)
    let_time_pass(hand, rule)
    opened = hand.listed()
    story.close(hand)
    closed = hand.listed()

    key = (rule, _subject(story, window))
    assert key not in before
    assert key in opened
    assert key not in closed


def let_time_pass(hand: Hand, rule: str) -> None:
    """A loss asks for its review after two weeks only."""
    if rule == "R39":
        later = hand.document.as_of + timedelta(days=15)
        with hand.qtbot.waitSignal(hand.document.analysed):
            hand.document.date_as_of(later)


def _subject(story: Story, window) -> str:
    """What the gap is about; an outside influence got its id in the window."""
    if story.subject == "outside":
        return str(next(iter(window.document.plan.outside)))
    return story.subject


def _is_in_view(window, account: str) -> bool:
    document = window.document
    return document is not None and document.plan.account.id == account and ready(window)


def _until(true, seconds: float = 10) -> None:
    for _ in range(int(seconds * 100)):
        QApplication.processEvents()
        if true():
            return
        QApplication.instance().thread().msleep(10)
    raise AssertionError("the window did not come so far")
