from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QImage, QPainter

from app import i18n
from app.analysis.report import Report
from app.analysis.roster import Side
from app.model import edits
from app.model.change import Change, Edit, Message
from app.model.people import OutsideInfluence, Person
from app.model.planning import PlannedTie
from app.model.ties import Affinity, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import (
    Attitude,
    Confidence,
    InfluenceDegree,
    Level,
    Role,
    TieLevel,
    TieStatus,
)
from app.ui import theme
from app.ui.canvas import legend
from app.ui.canvas.backdrop import ghosts
from app.ui.canvas.content import MapContent, initials
from app.ui.canvas.faces import describe, paint_face
from app.ui.canvas.line_kinds import Line, LineKind, Mark, Pattern, TieLook, stroke
from app.ui.canvas.line_words import line_words
from app.ui.canvas.scene import MapScene
from app.ui.shown_gaps import flag_numbers
from tests.canvas.whole_map import painted
from tests.plans import AS_OF, DECISION, person, small_plan, tie


@pytest.fixture(autouse=True)
def _english(qapp):
    i18n.use("en")


def content(plan, *, analysed: bool = True) -> MapContent:
    if not analysed:
        return MapContent.of(plan, DECISION)
    report = Report(plan, DECISION, AS_OF)
    return MapContent.of(plan, DECISION, report, flag_numbers(report, plan))


def face(plan, id, **options):
    return next(face for face in content(plan, **options).faces() if face.id == id)


def line(plan, id):
    return next(line for line in content(plan).lines() if line.ref[1] == id)


# -- cards


def test_a_card_shows_what_the_analysis_measures_of_the_person():
    shown = face(small_plan(), "eva")

    assert shown.coverage == pytest.approx(0.8 * 0.75 * 0.85, abs=0.2)
    assert shown.roles == (Role.USER,)
    assert (shown.attitude, shown.influence) == (Attitude.FOR, InfluenceDegree.MEDIUM)


def test_before_anything_is_analysed_coverage_is_unknown_not_zero():
    assert face(small_plan(), "eva", analysed=False).coverage is None


def test_the_flag_of_a_card_is_the_number_of_its_gap_in_the_list():
    plan = small_plan()
    report = Report(plan, DECISION, AS_OF)

    flags = {face.id: face.flag for face in content(plan).faces() if face.flag}

    assert flags == flag_numbers(report, plan)
    assert flags


def test_what_is_assumed_is_marked():
    plan = small_plan()
    plan = plan.apply(
        edits.set_fields(plan, Person, "eva", level_confidence=Confidence.ASSUMED)
    )
    plan = plan.apply(
        edits.set_membership(plan, DECISION, "eva", role_confidence=Confidence.ASSUMED)
    )

    shown = face(plan, "eva")

    assert shown.guessed
    assert shown.roles_assumed


def test_unknown_is_told_as_unknown():
    words = describe(face(small_plan(*person("jan", "Jan")), "jan"))

    assert "level unknown" in words
    assert "role unknown" in words
    assert "attitude: unknown" in words


def test_unknown_looks_other_than_neutral():
    plan = small_plan(*person("jan", "Jan Smit", Role.USER))
    unknown = face(plan, "jan")
    neutral = replace(unknown, attitude=Attitude.NEUTRAL, influence=InfluenceDegree.LOW)

    assert picture(unknown) != picture(neutral)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Other Name"},
        {"title": "Chief"},
        {"roles": (Role.DECIDER, Role.USER)},
        {"roles_assumed": True},
        {"attitude": Attitude.AGAINST},
        {"influence": InfluenceDegree.HIGH},
        {"coverage": 0.9},
        {"guessed": True},
    ],
    ids=lambda change: next(iter(change)),
)
def test_everything_a_card_shows_can_be_seen_without_colour(change):
    plain = face(small_plan(), "eva")

    assert picture(plain).convertToFormat(QImage.Format.Format_Grayscale8) != picture(
        replace(plain, **change)
    ).convertToFormat(QImage.Format.Format_Grayscale8)


def test_every_attitude_has_a_sign_of_its_own_in_grey():
    plain = face(small_plan(), "eva")
    pictures = [
        picture(replace(plain, attitude=attitude)).convertToFormat(
            QImage.Format.Format_Grayscale8
        )
        for attitude in (*Attitude, None)
    ]

    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Herman Vos", "HV"),
        ("Anton van Dijk", "AD"),
        ("Els van den Berg", "EB"),
        ("Plato", "P"),
        ("Jan Willem van den Berg-Oosterhuizen", "JB"),
        ("  ", "?"),
        ("Karim El Amrani (ad interim)", "KI"),
    ],
)
def test_initials_leave_small_words_out(name, letters):
    assert initials(name) == letters


def test_a_band_with_people_of_theirs_and_nobody_of_ours_shows_its_emptiness():
    scene = MapScene(content(small_plan(*person("cfo", "Lies", level=Level.HEAD))))

    assert [band.level for band, _box in ghosts(scene.geometry)] == [Level.HEAD]


# -- lines


@pytest.mark.parametrize(
    ("values", "pattern", "middle"),
    [
        ({"level": TieLevel.GOOD, "last_contact": AS_OF}, Pattern.SOLID, None),
        (
            {"level": TieLevel.GOOD, "last_contact": AS_OF - timedelta(days=400)},
            Pattern.BROKEN,
            None,
        ),
        ({"level": None}, Pattern.DOTTED, Mark.QUESTION),
        ({"level": TieLevel.GOOD, "status": TieStatus.NOT_NEEDED}, Pattern.SOLID, Mark.DASH),
        ({"level": TieLevel.GOOD, "status": TieStatus.LOST}, Pattern.TORN, Mark.CROSS),
    ],
    ids=["fresh", "stale", "not assessed", "not needed", "lost"],
)
def test_each_state_of_a_tie_is_drawn_in_its_own_way(values, pattern, middle):
    plan = small_plan(tie("herman", "karim", **values))

    given = stroke(line(plan, joined("herman", "karim")))

    assert (given.pattern, given.middle) == (pattern, middle)


def test_a_better_tie_is_drawn_wider():
    widths = [
        stroke(Line(LineKind.TIE, (Person, ""), "", "", TieLook(level))).width
        for level in TieLevel
        if level is not TieLevel.NONE
    ]

    assert widths == sorted(set(widths))


def test_a_tie_that_says_none_is_emptiness():
    plan = small_plan(tie("herman", "karim", TieLevel.NONE))

    assert joined("herman", "karim") not in [line.ref[1] for line in content(plan).lines()]


def test_planned_ties_are_dotted():
    planned = PlannedTie(id="x", opportunity=DECISION, member="herman", person="karim")

    assert stroke(line(small_plan(planned), "x")).pattern is Pattern.DOTTED


def test_kinds_of_line_within_the_buying_team_differ_in_more_than_colour():
    looks = {
        (given.pattern, given.middle, given.end)
        for kind in (
            LineKind.REPORTING,
            LineKind.INFLUENCE,
            LineKind.ALLIANCE,
            LineKind.CONFLICT,
        )
        for given in (stroke(Line(kind, (Person, ""), "", "", TieLook())),)
    }

    assert len(looks) == 4


def test_a_line_says_who_is_joined_to_whom_and_how():
    plan = small_plan(
        Affinity(id=joined("eva", "karim"), a="eva", b="karim", sign=-1),
        Influence(id=joined("eva", "karim"), source="eva", target="karim"),
    )

    words = [line_words(plan, line) for line in content(plan).lines()]

    assert any("Sanne de Wit – Eva Brouwer" in said and "good" in said for said in words)
    assert "Eva Brouwer reports to Karim El Amrani" in words
    assert "Eva Brouwer influences Karim El Amrani" in words
    assert "Eva Brouwer and Karim El Amrani are at odds" in words


# -- legend


def test_the_legend_names_the_marks_in_use_and_no_others():
    scene = MapScene(content(small_plan()))

    texts = [entry.text for entry in legend.entries(scene)]

    assert "good relationship" in texts
    assert "user (U)" in texts
    assert "trusted" not in texts
    assert "against" not in texts
    assert "gatekeeper (G)" not in texts


def test_the_legend_follows_what_is_switched_off():
    scene = MapScene(content(small_plan()))
    assert "reports to" in [entry.text for entry in legend.entries(scene)]

    scene.show_kinds(())

    assert "reports to" not in [entry.text for entry in legend.entries(scene)]


def test_a_narrow_legend_is_higher():
    entries = legend.entries(MapScene(content(small_plan())))

    assert legend.height(entries, 200) > legend.height(entries, 2000)


# -- the scene follows


def test_the_scene_shows_what_the_plan_holds_after_any_change():
    plan = small_plan()
    scene = MapScene(content(plan))
    line_ = ReportingLine(id=joined("karim", "eva"), employee="karim", manager="eva")

    for change in (
        edits.add_outside(plan, "Bank", id="bank"),
        Change(Message("x"), (Edit(None, line_),)),
        edits.remove(plan, [(Person, "eva")]),
    ):
        later = plan.apply(change)
        scene.show_content(content(later))
        sides = {id: card.card.side for id, card in scene.cards.items()}
        assert (
            sides.keys() == later.persons.keys() | later.members.keys() | later.outside.keys()
        )
        assert all(sides[id] is Side.OUTSIDE for id in later.outside)
        assert len(scene.lines) == len(list(content(later).lines()))


def test_a_picture_of_the_same_content_is_the_same_picture():
    plan = small_plan(OutsideInfluence(id="bank", name="Bank"))

    assert painted(MapScene(content(plan))) == painted(MapScene(content(plan)))


def test_a_picture_takes_the_light_theme_whatever_the_window_wears():
    plan = small_plan()
    light = painted(MapScene(content(plan), theme.loaded("light")))
    theme.use("dark")

    again = painted(MapScene(content(plan), theme.loaded("light")))

    theme.use("light")
    assert again == light


def picture(shown) -> QImage:
    image = QImage(232, 80, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        paint_face(painter, shown, image.rect().toRectF(), theme.loaded("light"))
    return image
