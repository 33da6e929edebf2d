from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QTreeWidgetItem

from app.model.people import Person
from app.model.vocabulary import SIX_ROLES, Role
from app.ui.decision_lines import DecisionLine
from app.ui.panels.accounts import AccountsPanel
from app.ui.panels.role_share import RoleShare
from app.ui.panels.role_wheel import RIM, RolePanel
from app.ui.panels.trace import TracePanel

SHARES = {role: RoleShare(points, 20) for points, role in enumerate(SIX_ROLES)}


@pytest.fixture
def roles(shown):
    panel = shown(RolePanel(), 268, 420)
    panel.show_score(15.4, SHARES)
    return panel


@pytest.fixture
def trace(analysed, shown):
    return shown(TracePanel(analysed), 360, 700)


def rows(item: QTreeWidgetItem | None, depth: int = 0) -> list[tuple[int, str, str]]:
    assert item is not None
    found = [(depth, item.text(0), item.text(1))]
    for place in range(item.childCount()):
        found += rows(item.child(place), depth + 1)
    return found


def test_the_wheel_tells_score_and_shares_to_a_screen_reader(roles):
    assert roles.wheel.accessibleName() == "Score 15 of 100"
    assert "purchaser: 3 of 20 points" in roles.wheel.accessibleDescription()


def test_a_sector_asks_for_the_trace_of_its_role_and_the_middle_for_all(roles, qtbot):
    asked: list[Role | None] = []
    roles.asked.connect(asked.append)
    wheel = roles.wheel
    middle = QPointF(wheel.width() / 2, wheel.height() / 2)
    right = middle + QPointF(RIM - 8, 0)

    qtbot.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=right.toPoint())
    qtbot.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=middle.toPoint())

    assert asked == [Role.DECIDER, None]


def test_the_wheel_is_walked_with_the_arrow_keys(roles, qtbot):
    asked: list[Role | None] = []
    roles.asked.connect(asked.append)
    roles.wheel.setFocus()

    qtbot.keyClick(roles.wheel, Qt.Key.Key_Right)
    qtbot.keyClick(roles.wheel, Qt.Key.Key_Return)

    assert asked == [Role.INITIATOR]


def test_a_sector_is_filled_as_far_as_its_role_is_covered(roles):
    full = {role: RoleShare(20, 20) for role in SIX_ROLES}
    before = roles.wheel.grab().toImage()

    roles.show_score(100, full)
    after = roles.wheel.grab().toImage()

    ratio = after.devicePixelRatio()
    near_rim = QPointF(roles.wheel.width() / 2 + RIM - 3, roles.wheel.height() / 2) * ratio
    assert before.pixelColor(near_rim.toPoint()) != after.pixelColor(near_rim.toPoint())


def test_a_bar_asks_for_its_role(roles, qtbot):
    with qtbot.waitSignal(roles.asked) as asked:
        qtbot.mouseClick(roles.bars[Role.USER], Qt.MouseButton.LeftButton)

    assert asked.args == [Role.USER]


def test_the_trace_leads_from_the_score_to_each_relationship(trace, analysed):
    trace.show_trace(None)

    found = rows(trace.tree.topLevelItem(0))

    score = analysed.report.score
    assert found[0] == (0, "Score", f"{score.total:.1f}")
    assert (1, "Influencer", f"{score.roles[Role.INFLUENCER].points:.1f} of 20.0") in found
    [sanne] = [row for row in found if row[1] == "Sanne de Wit"]
    assert sanne == (3, "Sanne de Wit", f"{score.ties['sanne', 'eva'].points:.1f}")
    assert (4, "× good relationship", "0.75") in found
    assert (2, "Anton van Dijk", "0.0 of 30.0") in found


def test_the_points_of_the_roles_add_up_to_the_score(trace, analysed):
    trace.show_trace(None)
    total = trace.tree.topLevelItem(0)

    shares = [total.child(i).text(1).split(" of ")[0] for i in range(total.childCount())]

    assert sum(float(share) for share in shares) == pytest.approx(
        analysed.report.score.total, abs=0.3
    )


def test_the_trace_of_a_person_shows_what_each_factor_is(trace):
    trace.show_trace("eva")

    found = rows(trace.tree.topLevelItem(0))

    assert found[0][1] == "Eva Brouwer"
    assert (1, "points at stake", "20.0") in found
    assert (2, "influencer: weight 20.0 × influence 1 of 1 in this role", "20.0") in found
    factors = [row[1] for row in found if row[0] == 2 and row[1].startswith("× ")]
    assert factors[0] == "× best relationship"
    assert len(factors) == 4


def test_a_click_on_a_person_in_the_trace_selects_them(trace, analysed):
    trace.show_trace("eva")

    trace.tree.itemClicked.emit(trace.tree.topLevelItem(0), 0)

    assert analysed.selection == {(Person, "eva")}


def test_escape_closes_the_trace(trace, qtbot):
    trace.show_trace(None)

    with qtbot.waitSignal(trace.closed):
        qtbot.keyClick(trace.tree, Qt.Key.Key_Escape)


def test_accounts_are_listed_with_their_decisions_and_scores(shown, qtbot):
    panel = shown(AccountsPanel(), 268, 400)
    panel.show_lines(
        [
            DecisionLine("a", "St. Maarten", "o1", "Imaging", 46.2),
            DecisionLine("a", "St. Maarten", "o2", "Service", None),
            DecisionLine("b", "Oosterveen", "o3", "Cases", 29.0),
        ]
    )
    panel.show_current("a", "o1")
    service = panel.tree.topLevelItem(0).child(1)

    with qtbot.waitSignal(panel.chosen) as chosen:
        where = panel.tree.visualItemRect(service).center()
        qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert panel.tree.topLevelItemCount() == 2
    assert chosen.args == ["a", "o2"]
    said = service.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Service, not computed yet"
