"""Workspaces on the command line: decisions, numbers and log of one."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

import pytest

from app import usecases
from app.model import edits
from tests.cli.calling import HOSPITAL, run


def test_a_second_decision_leaves_the_actions_of_the_first_alone(workspace, tmp_path):
    for decision in ("first", "second"):
        case = {
            "account": {"id": "acme", "name": "Acme"},
            "opportunity": {"id": decision, "name": decision},
            "persons": [{"id": "p"}],
            "dmu": [{"person": "p", "roles": ["user"]}],
            "actions": [{"id": "t1", "text": f"Call about the {decision}"}],
        }
        file = tmp_path / f"{decision}.json"
        file.write_text(json.dumps(case))
        for _ in range(2):
            assert run("import", file, "--workspace", workspace) == 0

    for decision in ("first", "second"):
        copy = tmp_path / "copy.json"
        run("export", "acme", "--opportunity", decision, "--workspace", workspace, "-o", copy)
        [action] = json.loads(copy.read_text())["actions"]
        assert action["text"] == f"Call about the {decision}"


@pytest.mark.logs_warnings
def test_what_happened_is_logged_to_a_file_and_not_to_the_screen(workspace, tmp_path, capsys):
    run("import", HOSPITAL, "--workspace", workspace)

    logging.getLogger("app.store.journal").error("a line of the journal cannot be read")

    assert capsys.readouterr().err == ""
    [log] = (Path(os.environ["VISAVIS_HOME"]) / "log").glob("*.log")
    assert "cannot be read" in log.read_text()


def test_numbers_of_the_workspace_hold_for_its_accounts_and_not_for_case_files(
    workspace, tmp_path, capsys
):
    run("import", HOSPITAL, "--workspace", workspace)
    with usecases.open_workspace(workspace) as opened:
        shared = usecases.open_shared(opened)
        shared.copy.edit(edits.set_parameter(shared.copy.plan, "role_weight.decider", 0))
        shared.copy.sync(shared.store, "Sanne")
    capsys.readouterr()

    def score(source):
        command = ("analyse", source, "--workspace", workspace, "--as-of", "2026-03-02")
        assert run(*command, "--format", "json") == 0
        return json.loads(capsys.readouterr().out)["score"]

    run("list", "--workspace", workspace, "--as-of", "2026-03-02")
    listed = capsys.readouterr().out

    assert score(HOSPITAL) == pytest.approx(28.44, abs=0.01)
    assert score("acc1") != pytest.approx(28.44, abs=0.5)
    assert f" {round(score('acc1'))}  MRI 3T" in listed
