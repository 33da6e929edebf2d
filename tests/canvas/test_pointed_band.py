"""A band that somebody points at says the level: no guess from a title beats it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app import i18n
from app.model.vocabulary import Confidence, Lane, Level

Key = Qt.Key


def written(canvas, name):
    people = canvas.plan.persons | canvas.plan.members
    return people[canvas.id_of(name)]


@pytest.mark.parametrize("level", list(Level))
def test_somebody_written_in_a_band_stands_in_it_whatever_the_title_says(canvas, level):
    canvas.double_click(canvas.band_point(level))

    canvas.write("Ruud Postma", "Financieel directeur")

    assert written(canvas, "Ruud Postma").level is level
    assert canvas.view.map.geometry.cards[canvas.id_of("Ruud Postma")].band is level


def test_what_was_pointed_at_is_no_assumption_and_what_the_title_tells_is(canvas):
    canvas.double_click(canvas.band_point(Level.STAFF))

    canvas.write("Ruud Postma", "Financieel directeur")

    person = written(canvas, "Ruud Postma")
    assert person.level_confidence is None
    assert (person.lane, person.lane_confidence) == (Lane.FINANCIAL, Confidence.ASSUMED)


def test_another_title_later_leaves_somebody_in_the_band_that_was_pointed_at(canvas):
    canvas.double_click(canvas.band_point(Level.STAFF))
    canvas.write("Ruud Postma", "Verpleegkundige")

    canvas.press(Key.Key_F2)
    canvas.press(Key.Key_Tab)
    canvas.press(Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    canvas.type("Financieel directeur")
    canvas.press(Key.Key_Return)

    assert written(canvas, "Ruud Postma").title == "Financieel directeur"
    assert written(canvas, "Ruud Postma").level is Level.STAFF


def test_a_colleague_stands_in_the_band_that_was_pointed_at_too(canvas):
    geometry = canvas.view.map.geometry

    canvas.double_click((geometry.ours_right + 10, geometry.band(Level.HEAD).box.y + 8))
    canvas.write("Marloes Kuipers", "Accountmanager")

    assert written(canvas, "Marloes Kuipers").level is Level.HEAD


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Level: staff", "Assumed: financial"]),
        ("nl", ["Niveau: medewerker", "Aanname: financieel"]),
    ],
)
def test_the_form_says_the_level_that_was_pointed_at_apart_from_what_it_assumes(
    canvas, language, said
):
    i18n.use(language)
    canvas.double_click(canvas.band_point(Level.STAFF))

    canvas.press(Key.Key_Tab)
    canvas.type("Financieel directeur")

    assert canvas.form.hint.text().splitlines()[:2] == said


def test_with_a_key_nobody_points_and_the_title_tells_the_level(canvas):
    canvas.press(Key.Key_N)

    canvas.write("Ruud Postma", "Verpleegkundige")

    person = written(canvas, "Ruud Postma")
    assert (person.level, person.level_confidence) == (Level.STAFF, Confidence.ASSUMED)
