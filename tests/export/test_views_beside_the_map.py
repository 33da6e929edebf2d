"""The views beside the map as pictures: for ourselves, and marked so; never the customer."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from app import resources, usecases
from app.cli import main
from app.errors import UserError
from app.model.audience import Audience
from app.ui import export, export_history
from app.ui.export_views import HEADINGS, AsShown, View
from tests.export.files import INTERNAL, SMALL, holds, page_text, saved
from tests.plans import AS_OF, DECISION, person, small_plan
from tests.planted import MARK, opportunity, planted_plan

SMALL_ROOM = QSize(300, 200)
BESIDE = [view for view in View if view is not View.MAP]
OF_PEOPLE = [View.MATRIX, View.ORGANIGRAM, View.POWER]
HOSPITAL = str(resources.path("samples", "hospital-sint-odrada.json"))
CUSTOMER = "who works with whom, not"


def asked(view: View, audience: Audience = Audience.CUSTOMER) -> export.Options:
    return export.Options(audience=audience, view=view, size=SMALL, language="en")


@pytest.mark.parametrize("audience", INTERNAL)
@pytest.mark.parametrize("view", BESIDE)
def test_a_view_is_a_picture_a_drawing_or_a_document_that_says_it_is_internal(
    qapp, tmp_path, view, audience
):
    png, svg, pdf = (
        saved(small_plan(), tmp_path, kind, audience, view=view)
        for kind in (".png", ".svg", ".pdf")
    )

    assert Image.open(BytesIO(png)).size[0] == 640
    assert holds(svg, "internal")
    assert holds(svg, HEADINGS[view].casefold())
    assert "INTERNAL" in page_text(pdf)
    assert "Acme" in page_text(pdf)


@pytest.mark.parametrize("view", BESIDE)
def test_a_view_gives_the_same_bytes_each_time(qapp, tmp_path, view):
    for kind in (".png", ".svg", ".pdf"):
        first, second = (
            saved(small_plan(), tmp_path, kind, Audience.INTERNAL, view=view) for _ in "12"
        )
        assert first == second


@pytest.mark.parametrize("view", OF_PEOPLE)
def test_people_are_in_it_by_name_and_text_is_text(qapp, tmp_path, view):
    content = saved(small_plan(), tmp_path, ".svg", view=view)

    assert holds(content, "eva brouwer")


@pytest.mark.parametrize("kind", [".svg", ".pdf"])
@pytest.mark.parametrize("view", BESIDE)
def test_without_names_no_name_and_no_word_of_ours_is_in_a_view(qapp, tmp_path, view, kind):
    audience = Audience.WITHOUT_NAMES
    content = saved(planted_plan(), tmp_path, kind, audience, opportunity(), view=view)

    assert not holds(content, "person name")
    assert not holds(content, "team_member name")
    assert not holds(content, MARK)


@pytest.mark.parametrize("view", OF_PEOPLE)
def test_the_test_would_find_a_planted_word_where_there_is_one(qapp, tmp_path, view):
    plan = small_plan(*person("x", f"Known as {MARK}"))

    assert holds(saved(plan, tmp_path, ".svg", view=view), MARK)


@pytest.mark.parametrize("view", BESIDE)
def test_the_customer_is_refused_a_view_on_every_way(qapp, tmp_path, view):
    plan, options = small_plan(), asked(view)
    ways: list[Callable[[], object]] = [
        *(
            partial(
                export.save_picture, plan, DECISION, AS_OF, options, tmp_path / f"map{kind}"
            )
            for kind in export.FORMATS
        ),
        lambda: export.picture(plan, DECISION, AS_OF, options),
        lambda: export.subject_of(plan, DECISION, AS_OF, options),
        lambda: export.preview(plan, DECISION, AS_OF, options, kind=".png", room=SMALL_ROOM),
    ]

    for way in ways:
        with pytest.raises(UserError, match=CUSTOMER):
            way()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("view", BESIDE)
def test_a_view_comes_as_a_picture_only(qapp, tmp_path, view):
    assert export.formats_for(Audience.INTERNAL, view) == (".png", ".svg", ".pdf")

    with pytest.raises(UserError, match=r"\.png, \.svg, \.pdf"):
        saved(small_plan(), tmp_path, ".pptx", view=view)


def test_the_command_line_draws_a_view_for_ourselves_when_nobody_is_named(
    qapp, tmp_path, capsys
):
    target = tmp_path / "power.svg"

    assert main(["export", HOSPITAL, "-o", str(target), "--view", "power", "--lang", "nl"]) == 0

    assert holds(target.read_bytes(), "intern macht-belang")


def test_the_power_grid_sets_out_what_the_window_sets_out(qapp, tmp_path):
    attitudes = saved(small_plan(), tmp_path, ".svg", view=View.POWER)
    points = saved(
        small_plan(), tmp_path, ".svg", view=View.POWER, shown=AsShown(at_stake=True)
    )

    assert holds(attitudes, "advocate")
    assert holds(points, "points at stake")
    assert not holds(points, "advocate")


def test_the_command_line_refuses_a_view_for_the_customer(qapp, tmp_path, capsys):
    target = tmp_path / "power.svg"
    given = ["--view", "power", "--audience", "customer", "--lang", "en"]

    assert main(["export", HOSPITAL, "-o", str(target), *given]) == 1

    assert CUSTOMER in capsys.readouterr().err
    assert not target.exists()


def test_the_score_over_time_of_an_account_is_read_from_its_log(qapp, tmp_path):
    address = str(tmp_path / "w.visavis")
    assert main(["import", HOSPITAL, "--workspace", address, "--lang", "en"]) == 0
    with usecases.open_workspace(address) as workspace:
        plan = workspace.load("acc1").plan
        line = export_history.of_account(workspace, "acc1", "opp1", AS_OF)

    made = [
        saved(plan, tmp_path, ".svg", decision="opp1", view=View.HISTORY, history=history)
        for history in (None, line)
    ]

    assert line.first is not None
    assert made[0] != made[1]
