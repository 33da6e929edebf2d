"""A file for ourselves says so in its name, also where somebody calls it otherwise."""

from pathlib import Path

import pytest

from app.ui import printing_dialog
from app.ui.dialogs import export_dialog

ASK = [
    (export_dialog, export_dialog.ask_path, ".png"),
    (printing_dialog, printing_dialog.ask_pdf, ".pdf"),
]


@pytest.fixture(params=ASK, ids=["saved", "printed"])
def named(request, monkeypatch, tmp_path):
    """What a file is called, if somebody types a name over the suggested one."""
    room, ask, kind = request.param

    def asked(suggested: str, typed: str) -> str:
        chosen = str(tmp_path / f"{typed}{kind}")
        monkeypatch.setattr(room, "ask_to_save", lambda *_: chosen)
        path: Path = ask(None, f"{suggested}{kind}")
        return path.name.removesuffix(kind)

    return asked


@pytest.mark.parametrize("mark", ["INTERNAL", "INTERN"])
def test_a_name_without_the_mark_is_given_it(named, mark):
    assert named(f"{mark} map - Acme", "acme for tuesday") == f"{mark} acme for tuesday"


@pytest.mark.parametrize("typed", ["INTERNAL acme", "acme_intern", "Acme (Internal)"])
def test_a_name_with_the_mark_stays_as_it_was_typed(named, typed):
    assert named("INTERNAL map - Acme", typed) == typed


def test_a_word_that_only_begins_so_is_no_mark(named):
    assert named("INTERNAL map", "internet plan") == "INTERNAL internet plan"


def test_a_file_that_is_there_already_is_left_alone(named, tmp_path):
    for kind in (".png", ".pdf"):
        (tmp_path / f"INTERNAL acme{kind}").touch()

    assert named("INTERNAL map", "acme") == "INTERNAL acme (2)"


def test_a_file_for_the_customer_is_called_as_one_likes(named):
    assert named("Who works with whom - Acme", "acme") == "acme"
