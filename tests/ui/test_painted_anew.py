"""What an edit changes is painted anew, and where nothing is asked for nothing changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication

from app.model.vocabulary import SIX_ROLES, Role
from app.ui.panels.gap_bar import BETWEEN, GapBar
from app.ui.panels.role_share import RoleShare
from app.ui.panels.role_wheel import RoleWheel

HALF: dict[Role, RoleShare] = {role: RoleShare(10, 20) for role in SIX_ROLES}


@pytest.fixture
def wheel(qtbot):
    wheel = RoleWheel()
    qtbot.addWidget(wheel)
    wheel.resize(220, 200)
    wheel.show_score(42.0, HALF)
    return wheel


def picture(wheel: RoleWheel, part: QRegion | None = None) -> QImage:
    image = QImage(wheel.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    region = QRegion(wheel.rect()) if part is None else part
    wheel.render(image, region.boundingRect().topLeft(), region)
    return image


def differing(before: QImage, after: QImage) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(before.width())
        for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    }


def asked_for(wheel, monkeypatch, score, shares) -> QRegion:
    region = QRegion()

    def update(area) -> None:
        nonlocal region
        region = region.united(area)

    monkeypatch.setattr(wheel, "update", update)
    wheel.show_score(score, shares)
    return region


@pytest.mark.parametrize("role", SIX_ROLES)
@pytest.mark.parametrize("share", [RoleShare(20, 20), RoleShare(0, 20), RoleShare(0, 0)])
def test_all_that_differs_in_the_wheel_is_painted_anew(wheel, monkeypatch, role, share):
    before = picture(wheel)

    region = asked_for(wheel, monkeypatch, 43.0, HALF | {role: share})

    changed = differing(before, picture(wheel))
    assert changed
    assert all(region.contains(QPoint(*at)) for at in changed)


def test_a_part_of_the_wheel_is_painted_as_in_the_whole(wheel):
    whole = picture(wheel)

    for area in (QRectF(0, 0, 110, 100), QRectF(90, 80, 40, 40), QRectF(150, 20, 70, 160)):
        box = area.toRect()
        part = picture(wheel, QRegion(box))
        assert part.copy(box) == whole.copy(box)


def test_the_wheel_is_not_painted_anew_for_what_is_not_seen(wheel, monkeypatch):
    region = asked_for(wheel, monkeypatch, 42.3, HALF)

    assert region.isEmpty()
    assert wheel.accessibleName() == "Score 42 of 100"


def test_the_remark_above_the_gaps_drops_its_last_parts_where_there_is_no_room(qtbot):
    bar = GapBar(list)
    qtbot.addWidget(bar)
    remark = BETWEEN.join(("Score 40 of 100", "support +12", "map 80% complete"))
    bar.show_words("39 gaps", remark)
    bar.resize(1000, 40)
    bar.show()
    QApplication.processEvents()
    wide = bar.words.shown()

    bar.resize(480, 40)
    QApplication.processEvents()
    narrow = bar.words.shown()
    bar.show_words("39 gaps", "Ways in")

    assert wide == remark
    assert narrow in (BETWEEN.join(remark.split(BETWEEN)[:n]) for n in range(3))
    assert bar.words.shown() == "Ways in"
    assert bar.words.accessibleName() == "39 gaps. Ways in"


def test_other_words_above_the_gaps_lay_out_nothing(qtbot):
    bar = GapBar(list)
    qtbot.addWidget(bar)
    bar.resize(900, 40)
    bar.show_words("39 gaps", "Score 40 of 100")
    bar.show()
    QApplication.processEvents()
    before = bar.words.geometry()

    bar.show_words("41 gaps", "Score 9 of 100")

    assert bar.words.geometry() == before
    assert bar.words.title.shown == "41 gaps"
