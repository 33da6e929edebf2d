"""A colleague lets somebody report elsewhere while their card, or their line, is held."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.reapplying import reapplied
from tests.ui import colleague
from tests.ui.colleague import Told
from tests.ui.organigram.hands import centre, managers

LEFT = Qt.MouseButton.LeftButton


def take(tree, id) -> None:
    port, start = tree.viewport(), centre(tree, id)
    QTest.mousePress(port, LEFT, pos=start)
    QTest.mouseMove(port, start + QPoint(30, 30))


def put_on(tree, id) -> None:
    port, target = tree.viewport(), centre(tree, id)
    QTest.mouseMove(port, target)
    QTest.mouseRelease(port, LEFT, pos=target)


def test_a_card_put_under_another_than_a_colleague_chose_is_told_as_lost(company, tree):
    told = Told(company)
    take(tree, "koen")
    colleague.does(company, edits.set_manager, "koen", "anton")

    put_on(tree, "eva")

    assert ("koen", "anton") in managers(company)
    assert ("koen", "eva") not in managers(company)
    company.attempt(reapplied, told.lost[0])
    assert [pair for pair in managers(company) if pair[0] == "koen"] == [("koen", "eva")]


def test_a_card_put_where_a_colleague_put_it_too_loses_nothing(company, tree):
    told = Told(company)
    take(tree, "koen")
    colleague.does(company, edits.set_manager, "koen", "eva")

    put_on(tree, "eva")

    assert ("koen", "eva") in managers(company)
    assert not told.lost


def test_what_would_go_round_with_a_colleagues_line_is_refused(company, tree):
    told = Told(company)
    refused: list[str] = []
    company.refused.connect(refused.append)
    take(tree, "anton")
    colleague.does(company, edits.set_manager, "koen", "nadia")

    put_on(tree, "koen")

    assert ("anton", "koen") not in managers(company)
    assert refused
    assert not told.lost


def test_a_line_that_is_let_go_by_keys_over_a_colleagues_is_told_as_lost(company, tree):
    told = Told(company)
    tree.current = "nadia"
    tree.start_line()
    colleague.does(company, edits.set_manager, "nadia", "koen")

    tree.remove()

    assert ("nadia", "koen") in managers(company)
    assert len(told.lost) == 1
