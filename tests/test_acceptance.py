"""What the program is for, from end to end: a bare matrix in, whom to ask and a picture out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app import cli, i18n, usecases
from app.analysis.report import Report
from app.analysis.wording import words
from app.exchange import relation_matrix, tables
from app.model import edits, last_spoken
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from app.model.change import Change, Edit, Message
from app.model.people import Account
from app.model.vocabulary import Confidence, Level, Role, Tier
from tests.exchange.workbooks import workbook
from tests.planted import MARK, strings

ACCOUNT = "Meubelfabriek Woudrand (fictief)"
TODAY = date(2026, 3, 2)
MATRIX = (
    ("", "Sanne de Wit (accountmanager)", "Rob Kuiper (serviceleider)", "Willem Terpstra"),
    ("Hendrik de Groot (algemeen directeur)", "", "", ""),
    ("Lies Maes (CFO)", "", "", ""),
    ("Bart Peeters (inkoper)", f"3 ({MARK} speelt padel)", "", ""),
    ("Karin Vos (teamleider montage)", "1", f"2 ({MARK} klaagt over de storing)", ""),
    ("Joke Bos (directiesecretaresse)", "1", "", ""),
)
PASTED = "\n".join("\t".join(row) for row in MATRIX)
WITH_COLUMN = [
    [*re.fullmatch(r"(.*?)(?: \((.*)\))?", row[0]).groups(""), *row[1:]] for row in MATRIX
]
ASKS = {
    "nl": "Laat Sanne de Wit aan Bart Peeters (goede relatie) vragen of een introductie",
    "en": "Have Sanne de Wit ask Bart Peeters (good relationship) whether an introduction",
}


@pytest.fixture(autouse=True)
def _english():
    with i18n.speaking("en"):
        yield


@pytest.fixture
def workspace(tmp_path):
    return str(tmp_path / "team.visavis")


def pasted(tier: Tier | None, text: str = PASTED) -> AccountPlan:
    """The account after a matrix is pasted into it."""
    plan = edits.new_plan(ACCOUNT, "", tier)
    [decision] = plan.opportunities
    table = tables.pasted(text)
    assert tables.recognise(table) == "matrix"
    spoken = last_spoken.PRESELECTED.on(TODAY)
    change = relation_matrix.preview(table, plan, decision, spoken).change
    assert change is not None
    return plan.apply(change)


def looked_at(plan: AccountPlan) -> Report:
    [decision] = plan.opportunities
    return Report(plan, decision, TODAY)


def run(*arguments: object) -> int:
    return cli.main([str(argument) for argument in arguments])


def imported(workspace: str, rows, tmp_path: Path, tier: Tier | None) -> None:
    """Import a workbook by the command line; then give the account its tier."""
    matrix = tmp_path / "matrix.xlsx"
    matrix.write_bytes(workbook(rows))
    assert run("import", matrix, "--account", ACCOUNT, "--workspace", workspace) == 0
    if tier is None:
        return
    with usecases.open_workspace(workspace) as opened:
        account = usecases.find_account(opened, ACCOUNT)
        assert account is not None
        plan = usecases.open_plan(opened, account)
        before = plan.copy.plan.find(Account, account)
        assert before is not None
        plan.copy.edit(Change(Message.of("test"), (Edit(before, replace(before, tier=tier)),)))
        plan.copy.sync(plan.store, "tester")


@pytest.mark.parametrize("tier", [Tier.A, None])
def test_a_pasted_bare_matrix_leaves_the_executive_band_empty_on_our_side(tier):
    network = looked_at(pasted(tier)).network

    executives = [
        person.label
        for person in network.plan.persons.values()
        if person.level is Level.EXECUTIVE
    ]
    assert executives == ["Hendrik de Groot", "Lies Maes"]
    for person in network.plan.persons.values():
        if person.label in executives:
            assert network.best(person.id) == 0
    assert all(member.level is not Level.EXECUTIVE for member in network.plan.members.values())


def test_a_bare_matrix_says_who_decides_and_the_score_is_not_nothing():
    report = looked_at(pasted(Tier.A))

    held = {
        role: [report.network.plan.label(person) for person in holders]
        for role, holders in report.network.holders.items()
    }
    assert held == {
        Role.DECIDER: ["Hendrik de Groot"],
        Role.INFLUENCER: ["Lies Maes"],
        Role.PURCHASER: ["Bart Peeters"],
        Role.GATEKEEPER: ["Joke Bos"],
        Role.USER: ["Karin Vos"],
    }
    assert report.score.total > 0
    assert {one.role_confidence for one in report.network.people.values()} == {
        Confidence.ASSUMED
    }


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("tier", "expected"),
    [
        (Tier.A, {("R10", "management"), ("R12", "management")}),
        (None, {("R10", "management")}),
    ],
)
def test_the_analysis_of_a_pasted_bare_matrix_says_whom_to_ask(tier, expected, language):
    report = looked_at(pasted(tier))

    with i18n.speaking(language):
        said = {gap.key: words(gap, report.network) for gap in report.gaps}

    assert expected <= said.keys()
    [decider] = report.network.deciders
    for key in [*expected, ("R02", "decider"), ("R14", decider)]:
        assert ASKS[language] in (said[key].action or ""), key
        assert said[key].introduction is None
    assert "Bart Peeters" in (said["R01", "initiator"].action or "")


@pytest.mark.parametrize("tier", [Tier.A, None])
@pytest.mark.parametrize("rows", [MATRIX, WITH_COLUMN], ids=["brackets", "title column"])
def test_an_imported_bare_matrix_gives_the_same_and_a_picture_that_is_safe_to_hand_over(
    rows, tier, workspace, tmp_path, capsys
):
    imported(workspace, rows, tmp_path, tier)
    capsys.readouterr()

    assert run("analyse", ACCOUNT, "--workspace", workspace, "--format", "json") == 0

    said = json.loads(capsys.readouterr().out)
    keys = {(gap["rule"], gap["subject"]) for gap in said["gaps"]}
    assert ("R10", "management") in keys
    assert (("R12", "management") in keys) == (tier is Tier.A)
    assert any(ASKS["en"] in (gap["action"] or "") for gap in said["gaps"])

    target = tmp_path / "picture.png"
    arguments = ["--workspace", workspace, "--width", "1280"]
    assert run("export", ACCOUNT, "-o", target, "--audience", "customer", *arguments) == 0

    content = target.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert MARK.encode() not in content
    plan = usecases.subject(ACCOUNT, workspace).plan
    assert any(MARK in text for entity in plan for text in strings(entity))
    [decision] = plan.opportunities
    shown = [
        text for entity in redact(plan, decision, Audience.CUSTOMER) for text in strings(entity)
    ]
    assert "Hendrik de Groot" in shown
    assert not [text for text in shown if MARK in text]


def test_a_first_import_says_how_many_roles_it_assumed(workspace, tmp_path, capsys):
    imported(workspace, MATRIX, tmp_path, None)

    said = capsys.readouterr().out
    assert "5 added" in said
    assert "5 roles were assumed from titles." in said
