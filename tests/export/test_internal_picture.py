"""The internal map as a picture, with names and without."""

from datetime import date

import pytest
from PySide6.QtGui import QImage

from app import i18n
from app.analysis.arrangement import Arrangement
from app.analysis.report import Report
from app.model.audience import Audience, redact
from app.ui import internal_picture
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.export import Options, PictureSize, picture, save_picture
from app.ui.export_views import AsShown
from tests.plans import AS_OF, DECISION, small_plan

SMALL = PictureSize.pixels(1200)


@pytest.fixture
def words(monkeypatch) -> list[str]:
    """Every text that cards and marks of the map are asked to paint."""
    seen: list[str] = []

    class Watched(MapScene):
        def __init__(self, content, *rest, **more) -> None:
            super().__init__(content, *rest, **more)
            for face in content.faces():
                seen.extend(text for text in (face.name, face.title) if text)

    monkeypatch.setattr(internal_picture, "MapScene", Watched)
    return seen


def drawn(audience: Audience, **more) -> QImage:
    options = Options(audience=audience, size=SMALL, language="en", **more)
    return picture(small_plan(), DECISION, AS_OF, options)


def test_the_internal_picture_shows_the_cards_of_the_map(qapp, words):
    image = drawn(Audience.INTERNAL)

    assert image.width() == 1200
    assert {"Karim El Amrani", "Eva Brouwer", "Sanne de Wit", "Herman Vos"} <= set(words)


def test_without_names_no_name_reaches_the_scene(qapp, words):
    drawn(Audience.WITHOUT_NAMES)

    named = {"Karim", "Amrani", "Eva", "Brouwer", "Sanne", "Herman"}
    assert "commercial/purchasing" in words
    assert not [text for text in words if named & set(text.split())]


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.WITHOUT_NAMES])
@pytest.mark.parametrize("title", [True, False])
def test_the_mark_internal_is_on_its_face_with_title_and_without(qapp, audience, title):
    marked = drawn(audience, title=title)

    corner = marked.copy(marked.width() - 130, 0, 120, 60)
    dark = [
        corner.pixelColor(x, y)
        for x in range(corner.width())
        for y in range(corner.height())
        if corner.pixelColor(x, y).lightness() < 50
    ]
    assert len(dark) > 800


def test_the_title_takes_room_that_can_be_had_back(qapp):
    assert drawn(Audience.INTERNAL, title=False).height() < drawn(Audience.INTERNAL).height()


def test_the_legend_can_be_left_out(qapp):
    assert drawn(Audience.INTERNAL, legend=False).height() < drawn(Audience.INTERNAL).height()


def test_the_score_of_the_day_stands_below_the_title(qapp):
    report_of = Report(small_plan(), DECISION, date(2026, 3, 2))

    with i18n.speaking("en"):
        words = internal_picture.subtitle(report_of, date(2026, 3, 2))

    assert words == f"Score {round(report_of.score.total)} on 2 March 2026"


def test_the_map_in_the_picture_fills_its_width(qapp):
    drawing = internal_picture.drawing(small_plan(), DECISION, AS_OF, title=True, key=False)
    scene = MapScene(MapContent.of(small_plan(), DECISION))

    assert drawing.width == max(scene.sceneRect().width(), 960)
    assert drawing.height > scene.sceneRect().height()


def test_an_internal_picture_keeps_its_size_and_ground(qapp, tmp_path):
    options = Options(
        audience=Audience.INTERNAL,
        size=PictureSize.pixels(1000, 800),
        transparent=True,
        language="nl",
    )

    path = save_picture(small_plan(), DECISION, AS_OF, options, tmp_path / "map.png")

    image = QImage(str(path))
    assert (image.width(), image.height()) == (1000, 800)
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.textKeys() == ["Description", "Title"]


def test_the_redacted_map_is_of_the_same_score(qapp):
    whole = Report(small_plan(), DECISION, AS_OF)
    nameless = redact(small_plan(), DECISION, Audience.WITHOUT_NAMES)

    assert Report(nameless, "opportunity", AS_OF).score.total == pytest.approx(
        whole.score.total
    )


def test_the_internal_picture_stands_as_the_map_in_the_window_does(qapp):
    usual = drawn(Audience.INTERNAL)

    by_department = drawn(Audience.INTERNAL, shown=AsShown(Arrangement.DEPARTMENT))

    assert by_department != usual


def test_a_picture_without_names_stands_by_no_department(qapp):
    usual = drawn(Audience.WITHOUT_NAMES)

    assert drawn(Audience.WITHOUT_NAMES, shown=AsShown(Arrangement.DEPARTMENT)) == usual
