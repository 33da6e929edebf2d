"""A colleague judges somebody otherwise while their dot is dragged on the power grid."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.model import edits
from app.model.decision import Membership
from app.model.values import joined
from app.model.vocabulary import Attitude, InfluenceDegree
from tests.ui import colleague
from tests.ui.colleague import Told
from tests.ui.conftest import DECISION
from tests.ui.test_power_grid import LEFT, cell, page, part  # noqa: F401  the page is a fixture

EVA = joined(DECISION, "eva")


def take(page, person) -> None:  # noqa: F811  as above
    handle = page.figure.handles[person]
    start = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=start)
    QTest.mouseMove(handle, start + QPoint(15, 15))


def drop(page, person, attitude, influence) -> None:  # noqa: F811  as above
    handle = page.figure.handles[person]
    target = handle.mapFromParent(page.figure.centre_of(*cell(attitude, influence)).toPoint())
    QTest.mouseMove(handle, target)
    QTest.mouseRelease(handle, LEFT, pos=handle.mapFromParent(
        page.figure.centre_of(*cell(attitude, influence)).toPoint()
    ))  # fmt: skip


def test_a_dot_dropped_over_a_colleagues_judgement_is_told_as_lost(document, page):  # noqa: F811  as above
    told = Told(document)
    take(page, "eva")
    colleague.does(document, edits.set_membership, DECISION, "eva", attitude=Attitude.AGAINST)

    drop(page, "eva", Attitude.FOR, InfluenceDegree.HIGH)

    assert part(document, "eva").attitude is Attitude.AGAINST
    after = told.made_after_all(Membership, EVA)
    assert (after.attitude, after.influence) == (Attitude.FOR, InfluenceDegree.HIGH)


def test_a_dot_dropped_beside_a_colleagues_other_field_keeps_both(document, page):  # noqa: F811  as above
    told = Told(document)
    take(page, "eva")
    colleague.does(document, edits.set_membership, DECISION, "eva", note="Their note")

    drop(page, "eva", Attitude.FOR, InfluenceDegree.HIGH)

    eva = part(document, "eva")
    assert (eva.attitude, eva.note) == (Attitude.FOR, "Their note")
    assert not told.lost
