"""The comparison catches small faults too: a sign that is lost, a line that runs elsewhere."""

from __future__ import annotations

import pytest

from app.ui import icons
from app.ui.canvas import faces, faces_small, scene, ways
from app.ui.canvas.line_kinds import LineKind
from tests.pictures import comparing
from tests.pictures.comparing import Spots, spots
from tests.pictures.views import OF_CARDS, Subject, picture

ASIDE = 15  # units of the map


def seen(subject: Subject) -> Spots:
    """Return what differs where a view is drawn with the fault that was put in."""
    return spots(picture(subject), comparing.reference(subject.name))


@pytest.mark.parametrize(("people", "look"), [(5, "light"), (5, "dark"), (25, "dark")])
@pytest.mark.parametrize("view", OF_CARDS)
def test_a_card_that_loses_the_signs_of_its_roles_is_seen(monkeypatch, view, people, look):
    subject = Subject(view, people, "nl", look)
    draw, robbed = faces.paint_badges, set[str]()

    def rob_one(painter, face, *given, **how):
        if face.roles and not face.roles_assumed and not robbed:
            robbed.add(face.id)
        if face.id not in robbed:
            draw(painter, face, *given, **how)

    for module in (faces, faces_small):
        monkeypatch.setattr(module, "paint_badges", rob_one)

    assert seen(subject).exceeds(subject.limit)
    assert robbed


@pytest.mark.parametrize("people", [5, 25, 60])
@pytest.mark.parametrize("view", OF_CARDS)
def test_cards_that_lose_their_signs_are_seen_at_every_size(monkeypatch, view, people):
    subject = Subject(view, people, "en", "light")
    for module, name in ((icons, "draw_badge"), (faces, "paint_assumed_badge")):
        monkeypatch.setattr(module, name, lambda *_given: None)

    assert seen(subject).exceeds(subject.limit)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("view", ["map", "map_free", "map_department"])
def test_a_line_that_runs_elsewhere_is_seen(monkeypatch, view, look):
    subject = Subject(view, 5, "en", look)
    traced, moved = ways.traced, list[str]()

    def aside(line, points, *rest):
        if line.kind is LineKind.TIE and (not moved or line.id in moved):
            moved.append(line.id)
            points = tuple((x + ASIDE, y + ASIDE) for x, y in points)
        return traced(line, points, *rest)

    monkeypatch.setattr(scene, "traced", aside)  # which has it from there

    assert seen(subject).exceeds(subject.limit)
    assert moved


@pytest.mark.parametrize("view", OF_CARDS)
def test_nothing_is_seen_where_nothing_is_at_fault(view):
    subject = Subject(view, 25, "en", "light")

    assert not seen(subject).exceeds(subject.limit)
