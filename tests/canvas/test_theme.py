from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from app.model.vocabulary import Confidence, Role
from app.ui import icons, theme
from app.ui.canvas.minimap import GROUND as MINIMAP_GROUND
from app.ui.canvas.rings import track_token
from app.ui.canvas.sticky import GROUND as HEADING_GROUND
from app.ui.panels.confidence_sign import paint_confidence
from app.ui.views import power_content

THEMES = theme.THEMES
SURFACES = ("surface.window", "surface.panel", "surface.band", "surface.card", "surface.field")
TEXTS = ("text.ink", "text.soft", "text.faint", "text.link", "text.positive", "text.negative")
ATTITUDES = ("advocate", "for", "neutral", "reserved", "against", "unknown")
LINES = ("tie", "stale", "unassessed", "not_needed", "lost", "planned", "reporting")
MATRIX = ("acquainted", "working", "good", "trusted")
GROUNDS = ("surface.window", "surface.band")  # on which cards stand
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
    ("text.faint", "surface.hover"),  # what a department is called while a card is above it
    ("text.ink", "surface.quiet"),  # who may see what is on the wall, in a meeting
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
    # how sure we are: the sign beside a field, and the broken edge of a card of guesses
    *(("text.soft", surface) for surface in ("surface.panel", "surface.hover")),
    *(("edge.field", surface) for surface in GROUNDS),
    # a card that stands for a department: what unfolds it, and the disc of colleagues
    ("text.faint", "surface.card"),
    *(("disc.ours", surface) for surface in GROUNDS),
    # the free map has no bands: lines, flags and guides lie on the window itself
    *((f"line.{name}", "surface.window") for name in (*LINES, *DMU_LINES)),
    *((token, "surface.window") for token in ("flag.fill", "edge.focus", "accent.fill")),
    # the minimap: cards, and the frame of what is seen
    *((token, "surface.panel") for token in ("disc.ours", "text.faint", "edge.field")),
    ("edge.focus", "surface.panel"),
    # the wall of a meeting: an empty place, the step that is told, bars of coverage
    *(("edge.ghost", surface) for surface in GROUNDS),
    ("accent.fill", "surface.band"),
    ("flag.fill", "surface.card"),
    ("coverage.fair", "coverage.track"),
    ("coverage.fair", "coverage.track_chosen"),
]
MARK_PAIRS = list(dict.fromkeys(MARK_PAIRS))
OVER_CARDS = {"minimap": MINIMAP_GROUND, "heading": HEADING_GROUND}


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
def test_a_ring_is_seen_whole_on_what_is_selected(name):
    look = theme.loaded(name)

    ratio = theme.contrast(
        look.colour(track_token(chosen=True)), look.colour("surface.selected")
    )

    assert ratio >= 1.2


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("what", OVER_CARDS)
def test_what_lies_over_the_map_can_be_read_whatever_lies_below(name, what):
    """Minimap and headings are not quite solid: the darkest and brightest may shine through."""
    look = theme.loaded(name)
    ink, panel = look.colour("text.soft"), look.colour("surface.panel")

    for below in ("text.ink", "surface.window", "line.tie", "flag.fill"):
        ground = theme.mixed(panel, look.colour(below), OVER_CARDS[what])

        assert theme.contrast(ink, ground) >= (7 if name == "high-contrast" else 4.5)


@pytest.mark.parametrize("name", THEMES)
def test_the_words_in_the_power_grid_can_be_read(name):
    colours = power_content.look(theme.loaded(name)).colours

    for words in ("ink", "soft", "faint", "area"):
        for ground in ("ground", "cell"):
            ratio = theme.contrast(QColor(colours[words]), QColor(colours[ground]))
            assert ratio >= (7 if name == "high-contrast" else 4.5), (words, ground)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("confidence", [None, *Confidence])
def test_a_sign_of_confidence_is_painted_in_what_stands_out(qapp, name, confidence):
    look = theme.loaded(name)
    paper = QImage(40, 40, QImage.Format.Format_RGB32)
    paper.fill(look.colour("surface.panel"))
    painter = QPainter(paper)

    paint_confidence(painter, confidence, QRectF(4, 4, 32, 32), look.colour("text.soft"))
    painter.end()

    ground = look.colour("surface.panel")
    strongest = max(
        theme.contrast(paper.pixelColor(x, y), ground) for x in range(40) for y in range(40)
    )
    assert strongest >= (4.5 if name == "high-contrast" else 3)


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
