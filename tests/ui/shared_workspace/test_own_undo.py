"""Undo in a workspace that is shared reverses what one did oneself, and nothing else."""

from __future__ import annotations

from tests.ui.shared_workspace.sessions import LONGEST, retitle, stored, titles


def test_undo_takes_back_what_one_did_and_leaves_a_colleagues_later_edit(
    sit_down, server, team, qtbot
):
    els = sit_down("Els")
    karim = sit_down("Karim", server.role(team, "editor"))
    before = titles(els)["eva"]
    retitle(els, "eva", "Mine")
    qtbot.waitUntil(lambda: titles(karim)["eva"] == "Mine", timeout=LONGEST)
    retitle(karim, "anton", "His")
    qtbot.waitUntil(lambda: titles(els)["anton"] == "His", timeout=LONGEST)

    els.document.undo()

    expected = {"eva": before, "anton": "His"}
    qtbot.waitUntil(lambda: stored(team) == expected, timeout=LONGEST)
    qtbot.waitUntil(lambda: titles(karim) == expected, timeout=LONGEST)
    assert els.document.undo_words() is None


def test_a_colleague_cannot_undo_what_is_not_theirs(sit_down, server, team, qtbot):
    els = sit_down("Els")
    karim = sit_down("Karim", server.role(team, "editor"))
    retitle(els, "eva", "Mine")
    qtbot.waitUntil(lambda: titles(karim)["eva"] == "Mine", timeout=LONGEST)

    karim.document.undo()

    assert titles(karim)["eva"] == "Mine"
    assert not karim.document.copy.pending


def test_a_value_that_a_colleague_set_since_is_not_taken_from_them(
    sit_down, server, team, qtbot
):
    els = sit_down("Els")
    karim = sit_down("Karim", server.role(team, "editor"))
    retitle(els, "eva", "Mine")
    qtbot.waitUntil(lambda: titles(karim)["eva"] == "Mine", timeout=LONGEST)
    retitle(karim, "eva", "His")
    qtbot.waitUntil(lambda: titles(els)["eva"] == "His", timeout=LONGEST)
    told: list[str] = []
    els.document.refused.connect(told.append)

    els.document.undo()

    assert titles(els)["eva"] == "His"
    assert "Somebody else changed the same thing" in told[0]
