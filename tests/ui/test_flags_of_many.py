"""Which flag a card wears where gaps concern one, some or all of the buying team."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from app import i18n
from app.analysis.gap import Gap
from app.analysis.report import Report
from app.model.vocabulary import Level, Role
from app.ui import shown_gaps, theme
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from tests.canvas.whole_map import painted
from tests.plans import AS_OF, DECISION, person, small_plan


@pytest.fixture(autouse=True)
def _english(qapp):
    i18n.use("en")


def gap(rule: str, *persons: str) -> Gap:
    return Gap(rule, "decision", 50.0, {}, persons=persons)


def of_many():
    """A plan in which thirteen executives are unknown to our management."""
    some = [
        person(f"e{n:02}", f"Lid {n:02}", Role.USER, level=Level.EXECUTIVE) for n in range(13)
    ]
    return small_plan(*(one for both in some for one in both))


def test_a_card_wears_the_flag_of_the_gap_about_the_fewest_people():
    plan = small_plan()
    about = [gap("R12", "karim", "eva"), gap("R01", "karim"), gap("R05", "karim")]

    flags = shown_gaps.flags_of(enumerate(about, start=1), plan)

    assert flags == {"karim": 2, "eva": 1}


def test_a_gap_about_a_whole_team_is_flagged_once_and_hides_no_other_flag():
    plan = of_many()
    report = Report(plan, DECISION, AS_OF)
    numbers = shown_gaps.numbered(report, plan)
    [whole] = [n for n, one in numbers if shown_gaps.is_about_all(one, plan)]

    content = MapContent.of(plan, DECISION, report, shown_gaps.flag_numbers(report, plan))

    assert content.flags_of_all == (whole,)
    worn = {face.flag for face in content.faces()} - {None}
    own = {n for n, one in numbers if shown_gaps.subject_person(one, plan)}
    assert worn
    assert whole not in worn
    assert worn <= own | {n for n, one in numbers if 1 < len(one.persons) <= 12}


def test_the_flag_of_a_whole_team_is_painted_at_its_heading(qapp):
    theme.apply(qapp, "light")
    plan = of_many()
    report = Report(plan, DECISION, AS_OF)
    flags = shown_gaps.flag_numbers(report, plan)
    worn = {id: number for id, number in flags.items() if id in plan.persons}

    with_flag = painted(MapScene(MapContent.of(plan, DECISION, report, flags)))
    without = painted(MapScene(MapContent.of(plan, DECISION, report, worn)))

    assert isinstance(with_flag, QImage)
    assert with_flag != without
