"""The name of a group is read whole on its card; a text that is cut off ends in a word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from app.analysis.roster import Side
from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Lane, Level
from app.ui import theme
from app.ui.canvas import marks, opened_groups
from app.ui.canvas.content import Face
from app.ui.canvas.faces_group import paint_group
from app.ui.canvas.groups import MANY_OF_OURS
from tests.canvas.test_level_groups import folded
from tests.plans import DECISION

pytestmark = pytest.mark.usefixtures("qapp")


def written(name, *, small, monkeypatch):
    """What is written whole on the card of a group of this name."""
    texts = []
    draw = marks.draw_text

    def noting(painter, into, text, size, colour, **how):
        strong = how.get("strong", False)
        if marks.text_width(text, size, strong=strong) <= into.width():
            texts.append(text)
        draw(painter, into, text, size, colour, **how)

    monkeypatch.setattr(marks, "draw_text", noting)
    face = Face("g", Side.THEIRS, name, "3", together=((Person, "a"), (Person, "b")))
    image = QImage(240, 80, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        paint_group(painter, face, QRectF(0, 0, 216, 72), theme.current(), small=small)
    return " ".join(texts)


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("name", ["Financiën & Control", "Kwaliteit & Veiligheid", "Inkoop"])
def test_the_name_of_a_group_is_read_whole(name, small, monkeypatch):
    assert name in written(name, small=small, monkeypatch=monkeypatch)


def test_what_is_cut_off_does_not_end_in_a_sign_between_words():
    metrics = QFontMetricsF(theme.font("body"))
    width = metrics.horizontalAdvance("Hoofd Financiën & Co")

    assert marks.fitted("Hoofd Financiën & Control", metrics, width) == "Hoofd Financiën…"


def team(crowd, count):
    """So many of ours of one lane and level."""
    for number in range(count):
        added = edits.add_member(
            crowd.plan,
            DECISION,
            f"Ours {number}",
            id=f"ours{number}",
            lane=Lane.TECHNICAL,
            level=Level.STAFF,
        )
        crowd.document.do(added)


def framed(crowd):
    return {one.side for one, _boxes in opened_groups.opened(crowd.view.map.geometry)}


def test_a_team_of_ours_that_is_read_card_by_card_has_no_frames(crowd):
    team(crowd, 4)

    crowd.view.open_card(folded(crowd)[0].card)

    assert framed(crowd) == {Side.THEIRS}


def test_a_team_of_many_has_frames_round_its_lanes(crowd):
    team(crowd, MANY_OF_OURS + 1)

    crowd.view.fold_or_open_all()

    assert framed(crowd) == {Side.OURS, Side.THEIRS}
