"""Who may only look moves nobody on the power grid, is told so, and may suppose it."""

from __future__ import annotations

from app.model.vocabulary import Attitude, InfluenceDegree
from app.ui.settings import Settings
from app.ui.views.power import PowerPage
from tests.ui.test_power_grid import LEFT, cell, part, to_cell


def readers_page(document, shown, qtbot) -> PowerPage:
    document.may_edit = False
    made = PowerPage(document, Settings())
    shown(made, 1000, 640)
    qtbot.waitUntil(lambda: made.figure.image is not None, timeout=30_000)
    return made


def test_a_reader_drags_nobody_and_is_told_why_once(document, shown, qtbot):
    page = readers_page(document, shown, qtbot)
    before, told = document.plan, list[str]()
    document.refused.connect(told.append)

    to_cell(page, "anton", Attitude.FOR, InfluenceDegree.HIGH)

    assert document.plan == before
    assert len(told) == 1
    assert not page.figure.handles["anton"].is_dragged


def test_nothing_follows_the_pointer_of_a_reader(document, shown, qtbot):
    page = readers_page(document, shown, qtbot)
    figure = page.figure
    handle, target = figure.handles["anton"], figure.centre_of(*cell(Attitude.FOR, None))
    before = figure.grab().toImage().pixelColor(target.toPoint())

    qtbot.mousePress(handle, LEFT, pos=handle.rect().center())
    qtbot.mouseMove(handle, handle.mapFromParent(target.toPoint()))

    assert figure.grab().toImage().pixelColor(target.toPoint()) == before


def test_a_reader_is_not_asked_to_drag(document, shown, qtbot):
    page = readers_page(document, shown, qtbot)
    assert page._hint.text() == ""  # noqa: SLF001  what can be done, above the figure


def test_a_reader_may_suppose_another_attitude(document, shown, qtbot):
    page = readers_page(document, shown, qtbot)
    with qtbot.waitSignal(document.analysed):
        document.start_analysis()
    document.supposing.begin()
    qtbot.waitUntil(lambda: page.figure.may_move)

    to_cell(page, "anton", Attitude.FOR, InfluenceDegree.HIGH)

    assert part(document, "anton").attitude is Attitude.FOR
