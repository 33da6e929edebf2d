"""The five steps of a first account of one's own, taken as a user takes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import i18n
from app.i18n import tr
from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Role, TieLevel
from app.ui.first_account import OVER, unnamed
from app.ui.first_steps import Step, done
from app.ui.first_strip import FirstStrip
from app.ui.main_window import MainWindow
from app.ui.panels.chips import RoleChip
from app.ui.quick_add import QuickAdd


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def led(window: MainWindow, qtbot) -> MainWindow:
    """The window right after the first account of one's own was made."""
    plan = edits.new_plan("St. Maarten", "")
    window.doing.first.begin(plan.account.id)
    window.session.stock.add(plan)
    qtbot.waitUntil(lambda: window.document is not None and _shows(window, plan.account.id))
    settle()
    return window


def _shows(window: MainWindow, account: str) -> bool:
    return window.document.plan.account.id == account


def strip_of(window: MainWindow) -> FirstStrip:
    found = window.doing.first.strip
    assert found is not None
    return found


def ticked(window: MainWindow) -> set[Step]:
    return {step for step, chip in strip_of(window).chips.items() if chip.is_done}


def test_the_sample_account_leads_nowhere(window):
    assert window.doing.first.strip is None


def test_each_step_ticks_itself_once_the_plan_fulfils_it(led):
    document = led.document
    at = document.opportunity
    seen = [ticked(led)]

    def do(edit: Callable[..., object], *given: object, **values: object) -> None:
        assert document.attempt(edit, *given, **values)
        settle()
        seen.append(ticked(led))

    do(edits.set_fields, type(document.plan.opportunities[at]), at, name="Imaging")
    for name in ("Anton", "Eva"):
        document.attempt(edits.add_person, at, name, id=name)
    do(edits.add_person, at, "Karim", id="Karim")
    for name in ("Anton", "Eva"):
        document.attempt(edits.toggle_role, at, name, Role.USER)
    do(edits.toggle_role, at, "Karim", Role.DECIDER)
    document.attempt(edits.add_member, at, "Sanne", id="sanne")
    do(edits.add_tie, "sanne", "Eva", level=TieLevel.GOOD)
    do(edits.log_contact, on=document.as_of, members=["sanne"], persons=["Eva"])

    order = list(Step)
    assert seen == [set(order[:count]) for count in range(6)]
    assert strip_of(led).step is None
    assert strip_of(led).show_me.text() == "Close"


def test_show_me_brings_the_keyboard_to_the_name_of_the_decision(led, qtbot):
    strip = strip_of(led)
    led.activateWindow()

    qtbot.mouseClick(strip.show_me, Qt.MouseButton.LeftButton)

    place = f"opportunity.{led.document.opportunity}.name"
    qtbot.waitUntil(lambda: _place() == place)


def _place() -> object:
    focused = QApplication.focusWidget()
    return None if focused is None else focused.property("place")


def test_show_me_opens_quick_add_where_people_are_typed(led, qtbot):
    strip = strip_of(led)

    qtbot.mouseClick(strip.chips[Step.PEOPLE], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(strip.show_me, Qt.MouseButton.LeftButton)
    settle()

    assert led.findChildren(QuickAdd)


def test_show_me_goes_to_the_roles_of_somebody_without_one(led, qtbot):
    document = led.document
    document.attempt(edits.add_person, document.opportunity, "Eva", id="eva", roles=[])
    settle()
    led.activateWindow()

    strip = strip_of(led)
    qtbot.mouseClick(strip.chips[Step.ROLES], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(strip.show_me, Qt.MouseButton.LeftButton)

    assert document.selection == {(Person, "eva")}
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), RoleChip))


def test_show_me_opens_the_first_gap_and_that_counts_as_read(led, qtbot):
    document = led.document
    document.attempt(edits.add_person, document.opportunity, "Eva", id="eva", roles=[Role.USER])
    qtbot.waitUntil(lambda: bool(led.gaps.rows))

    strip = strip_of(led)
    qtbot.mouseClick(strip.chips[Step.GAP], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(strip.show_me, Qt.MouseButton.LeftButton)
    settle()

    assert Step.GAP in ticked(led)


def test_skipped_stays_skipped_until_help_brings_it_back(led, qtbot):
    qtbot.mouseClick(strip_of(led).skip, Qt.MouseButton.LeftButton)
    settle()
    led.build()
    settle()
    gone = led.doing.first.strip

    led.actions_["help.first"].trigger()
    settle()

    assert gone is None
    assert strip_of(led).isVisible()
    assert not led.settings.flag(OVER)


def test_the_steps_are_spoken_in_dutch_after_the_language_is_changed(led):
    led.actions_["language.nl"].trigger()
    settle()

    assert strip_of(led).accessibleName() == "Eerste stappen"


def test_a_second_account_leads_nowhere(led):
    plan = edits.new_plan("Another", "")

    led.doing.first.begin(plan.account.id)

    assert led.settings.text("first_account/of") == led.document.plan.account.id


def test_an_undone_step_is_unticked():
    plan = edits.new_plan("St. Maarten", "Imaging")
    [at] = plan.opportunities

    unnamed = plan.apply(
        edits.set_fields(plan, type(plan.opportunities[at]), at, name=tr("First decision"))
    )

    assert done(plan, at, {tr("First decision")}, was_read=False) == {Step.NAME}
    assert done(unnamed, at, {tr("First decision")}, was_read=True) == {Step.GAP}


def test_a_default_name_in_another_language_is_no_name_of_ones_own(qapp):
    i18n.use("nl")
    plan = edits.new_plan("St. Maarten", "")
    i18n.use("en")
    [at] = plan.opportunities

    assert plan.opportunities[at].name == "Eerste verkoopkans"
    assert done(plan, at, unnamed(), was_read=False) == set()
