"""Texts that a row paints by itself look, and tell, as labels would."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from app.ui import theme
from app.ui.panels.labels import font_of, plain_tooltip
from app.ui.panels.written import Written, told_at

BOX = QRect(7, 3, 260, 18)
TEXTS = ("No tie reaches Anton", "<b>Anton</b> & co", "under 1", "Zoë → Vit: +2 fi")


def canvas() -> QImage:
    picture = QImage(280, 30, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor("white"))
    return picture


def painted(one: Written) -> QImage:
    picture = canvas()
    with QPainter(picture) as painter:
        one.paint(painter)
    return picture


def plainly_drawn(text: str, look: str, token: str, flag: Qt.AlignmentFlag) -> QImage:
    picture = canvas()
    with QPainter(picture) as painter:
        painter.setFont(font_of(look))
        painter.setPen(theme.colour(token))
        painter.drawText(BOX, flag | Qt.AlignmentFlag.AlignVCenter, text)
    return picture


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    ("look", "token"), [("name", "text.ink"), ("quiet", "text.faint"), ("action", "text.link")]
)
def test_a_text_is_painted_as_it_is_letter_by_letter(qapp, text, look, token):
    one = Written(look)
    one.text = text

    one.place(BOX)

    assert painted(one) == plainly_drawn(text, look, token, Qt.AlignmentFlag.AlignLeft)


def test_a_text_that_is_put_in_other_words_is_painted_in_those(qapp):
    one, other = Written("quiet"), Written("quiet")
    one.text = "No tie reaches Anton"
    one.place(BOX)
    before = painted(one)

    one.text = other.text = "No tie reaches Eva"
    one.place(BOX)
    other.place(BOX)

    assert painted(one) == painted(other) != before


def test_a_text_follows_another_size_of_texts(qapp):
    one = Written("quiet")
    one.text = "No tie reaches Anton van Dijk"
    usual = one.wanted()

    theme.enlarge(150)
    larger = one.wanted()
    theme.enlarge(100)

    metrics = QFontMetrics(font_of("quiet"))
    assert larger > 1.3 * usual
    assert usual == pytest.approx(metrics.horizontalAdvance(one.text), abs=1)


def test_where_there_is_no_room_the_text_is_cut_and_its_tooltip_is_all_of_it(qapp):
    one = Written("quiet")
    one.text = "No tie reaches Anton van Dijk & co"

    one.place(QRect(7, 3, 80, 18))

    assert one.shown.endswith("…")
    assert len(one.shown) < len(one.text)
    assert told_at(QPoint(20, 10), [one]) == plain_tooltip(one.text)
    assert told_at(QPoint(200, 10), [one]) == ""


def test_a_text_that_is_seen_whole_needs_no_tooltip_but_the_one_it_was_given(qapp):
    one = Written("quiet")
    one.text = "closes 3 gaps"
    one.place(BOX)
    without = told_at(QPoint(20, 10), [one])

    one.tooltip = "which ones"

    assert (without, told_at(QPoint(20, 10), [one])) == ("", "which ones")


def test_a_line_of_the_list_tells_all_of_what_is_cut_where_it_is_pointed_at(panel):
    panel.resize(420, 400)
    QApplication.processEvents()
    row = next(one for one in panel.rows.values() if one.seen()[0].endswith("…"))
    at = QPoint(row.width() // 4, 10)

    QApplication.sendEvent(row, QHelpEvent(QEvent.Type.ToolTip, at, row.mapToGlobal(at)))

    assert QToolTip.text() == plain_tooltip(row.words.title)
