from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette

from app.model.vocabulary import Role
from app.ui import icons, theme

THEMES = theme.THEMES
SURFACES = ("surface.window", "surface.panel", "surface.band", "surface.card", "surface.field")
TEXTS = ("text.ink", "text.soft", "text.faint", "text.link", "text.positive", "text.negative")
ATTITUDES = ("advocate", "for", "neutral", "reserved", "against", "unknown")
LINES = ("tie", "stale", "unassessed", "not_needed", "lost", "planned", "reporting")
MATRIX = ("acquainted", "working", "good", "trusted")
DMU_LINES = ("influence", "alliance", "conflict")

TEXT_PAIRS = [
    *((text, surface) for text in TEXTS for surface in SURFACES),
    *((text, "surface.selected") for text in ("text.ink", "text.soft")),
    *((text, "surface.hover") for text in ("text.ink", "text.soft")),
    ("text.soft", "surface.quiet"),
    ("text.on_accent", "accent.fill"),
    ("text.on_accent", "accent.hover"),
    ("text.link", "accent.quiet"),
    ("text.on_tip", "surface.tip"),
    ("text.notice", "surface.notice"),
    ("flag.text", "flag.fill"),
    ("disc.on_ours", "disc.ours"),
    ("disc.on_theirs", "disc.theirs"),
    *(("role.glyph", f"role.{role.value}") for role in Role),
    *((f"matrix.on_{level}", f"matrix.{level}") for level in MATRIX),
]
MARK_PAIRS = [
    *((f"attitude.{name}", "surface.card") for name in ATTITUDES),
    *((f"line.{name}", "surface.band") for name in (*LINES, *DMU_LINES)),
    *((f"coverage.{name}", "surface.card") for name in ("weak", "fair", "strong", "unknown")),
    *((f"role.{role.value}", "surface.card") for role in Role),
    ("influence.filled", "surface.card"),
    ("edge.field", "surface.field"),
    ("edge.focus", "surface.card"),
    ("edge.focus", "surface.band"),
    ("accent.fill", "surface.panel"),
    ("flag.fill", "surface.band"),
]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_text_can_be_read_on_what_lies_behind_it(name, pair):
    look = theme.loaded(name)

    ratio = theme.contrast(*(look.colour(token) for token in pair))

    assert ratio >= (7 if name == "high-contrast" else 4.5)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("pair", MARK_PAIRS, ids=" on ".join)
def test_a_mark_stands_out_from_what_lies_behind_it(name, pair):
    look = theme.loaded(name)

    ratio = theme.contrast(*(look.colour(token) for token in pair))

    assert ratio >= (4.5 if name == "high-contrast" else 3)


@pytest.mark.parametrize("name", THEMES)
def test_all_themes_know_the_same_colours(name):
    tokens = theme.loaded(name).tokens

    assert tokens.keys() == theme.loaded("light").tokens.keys()


@pytest.mark.parametrize("name", THEMES)
def test_the_palette_leaves_no_role_to_chance(name):
    palette = theme.loaded(name).palette()

    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
        for role in QPalette.ColorRole:
            if role not in (QPalette.ColorRole.NColorRoles, QPalette.ColorRole.NoRole):
                assert palette.isBrushSet(group, role), role


@pytest.mark.parametrize("name", THEMES)
def test_red_amber_and_green_belong_to_attitude_alone(name):
    look = theme.loaded(name)
    others = [
        colour
        for token, colour in look.tokens.items()
        if token.split(".")[0]
        in ("role", "coverage", "line", "flag", "disc", "influence", "matrix")
    ]

    hues = [colour.hslHue() for colour in others if colour.hslSaturationF() > 0.3]

    assert not [hue for hue in hues if hue < 160 or hue > 330]


def test_a_change_of_theme_is_told_once(qtbot):
    theme.use("light")

    with qtbot.waitSignal(theme.changes().changed):
        theme.use("dark")
    with qtbot.assertNotEmitted(theme.changes().changed):
        theme.use("dark")

    assert theme.current().dark
    theme.use("light")


def test_the_shipped_typeface_is_loaded_in_two_weights(qapp):
    assert "Inter" in theme.family()
    assert theme.font("title", strong=True).weight() > theme.font("title").weight()


def test_an_icon_takes_the_colour_it_is_given(qapp):
    look = theme.loaded("light")

    image = icons.pixmap("gavel", look.colour("attitude.against"), 24, 1.0).toImage()

    inked = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    solid = [colour for colour in inked if colour.alpha() > 250]
    assert solid
    assert all(colour.name() == look.colour("attitude.against").name() for colour in solid)


def test_every_role_has_a_badge(qapp):
    for role in Role:
        assert not icons.role_icon(role).isNull()


def test_an_unknown_icon_is_an_error_of_ours(qapp):
    with pytest.raises(KeyError):
        icons.icon("no such thing")
