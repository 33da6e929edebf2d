"""What the window keeps silent about until somebody switches it on."""

from __future__ import annotations

import pytest

from app.model.change import Change, Edit, Message
from app.model.decision import SellerAsBuyer
from app.model.vocabulary import Role
from app.ui import privacy, shown_gaps
from app.ui.panels.gap_list import GapPanel
from app.ui.settings import Settings

THREE = (Role.GATEKEEPER, Role.INFLUENCER, Role.DECIDER)


@pytest.fixture
def settings():
    """Settings in which nothing was chosen, taken back after the test."""
    privacy.use(Settings())
    yield Settings()
    for field in ("colours", "seller_as_buyer", "about_us"):
        privacy.switch(Settings(), field, on=getattr(privacy.Switches(), field))


@pytest.fixture
def judged(analysed, qtbot):
    """The document with a shared form that finds our colleague playing three buying roles."""
    with qtbot.waitSignal(analysed.analysed):
        form = SellerAsBuyer(id="form", member="sanne", roles=THREE)
        analysed.do(Change(Message.of("parameter.changed", name=""), (Edit(None, form),)))
    return analysed


def rules(document) -> set[str]:
    return {gap.rule for gap in shown_gaps.waiting(document.report)}


def test_a_seller_who_acts_as_a_buyer_is_found_but_not_shown(settings, judged, shown):
    panel = shown(GapPanel(judged), 1000, 600)

    assert "R40" in {gap.rule for gap in judged.report.open_gaps}
    assert "R40" not in rules(judged)
    assert panel.bar.words.title.text == f"{len(judged.report.open_gaps) - 1} gaps"


def test_switched_on_it_stands_in_the_list_and_gaps_about_colleagues_can_be_switched_off(
    settings, judged
):
    privacy.switch(settings, "seller_as_buyer", on=True)
    with_it = rules(judged)

    privacy.switch(settings, "about_us", on=False)

    assert "R40" in with_it
    assert not any(gap.about_us for gap in shown_gaps.waiting(judged.report))
    assert shown_gaps.flag_numbers(judged.report, judged.plan)


def test_a_switch_is_told_once_and_kept(settings, qtbot):
    with qtbot.waitSignal(privacy.changes().changed):
        privacy.switch(settings, "colours", on=True)

    with qtbot.assertNotEmitted(privacy.changes().changed):
        privacy.switch(settings, "colours", on=True)

    assert privacy.kept(Settings()) == privacy.Switches(
        colours=True, seller_as_buyer=False, about_us=True
    )


def test_without_a_choice_only_gaps_about_colleagues_are_shown(settings):
    assert privacy.current() == privacy.Switches(
        colours=False, seller_as_buyer=False, about_us=True
    )
