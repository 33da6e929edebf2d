"""Which kinds of file there are, as whoever asks for another one is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app import resources
from app.cli import main
from app.errors import UserError
from app.model.audience import Audience
from app.ui.export import FORMATS, Options, save_picture
from app.ui.export_views import View
from tests.plans import AS_OF, DECISION, small_plan

ROOT = Path(__file__).parents[2]
HOSPITAL = str(resources.path("samples", "hospital-sint-odrada.json"))


@pytest.mark.parametrize("name", ["x.doc", "x.ods", "x"])
@pytest.mark.parametrize("more", [(), ("--audience", "internal")], ids=["usual", "internal"])
def test_the_command_line_names_every_kind_it_can_make(tmp_path, capsys, name, more):
    code = main(["export", HOSPITAL, "-o", str(tmp_path / name), "--lang", "en", *more])

    told = capsys.readouterr().err
    assert code == 1
    assert all(f"{kind}," in told for kind in FORMATS)
    assert told.endswith(f", .json; {name} is none of these.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("audience", Audience)
def test_the_window_names_every_kind_there_is(qapp, tmp_path, audience):
    with pytest.raises(UserError) as refused:
        save_picture(
            small_plan(), DECISION, AS_OF, Options(audience=audience), tmp_path / "x.doc"
        )

    assert all(kind in str(refused.value) for kind in FORMATS)


def test_a_view_beside_the_map_comes_as_a_picture_and_says_so(qapp, tmp_path):
    asked = Options(audience=Audience.INTERNAL, view=View.MATRIX)

    with pytest.raises(UserError, match=r"saved as \.png, \.svg, \.pdf; x\.xlsx is none"):
        save_picture(small_plan(), DECISION, AS_OF, asked, tmp_path / "x.xlsx")


def test_a_name_in_a_script_that_no_font_here_has_is_drawn_without_a_word_of_qts(tmp_path):
    case = json.loads(Path(HOSPITAL).read_text("utf-8"))
    case["persons"][0]["name"] = "संजय कुमार"
    (tmp_path / "case.json").write_text(json.dumps(case), "utf-8")
    target = tmp_path / "map.png"
    command = [sys.executable, "-m", "app", "export", str(tmp_path / "case.json"), "-o"]

    done = subprocess.run(
        [*command, str(target)], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert done.stderr == ""
    assert target.is_file()
