"""Workbook, list and network, as programs that are not ours read them, and our own import."""

import csv
import io
import re
import zipfile
from datetime import date
from typing import Any

import networkx as nx
import pytest
from python_calamine import CalamineWorkbook

from app import i18n
from app.exchange import people_table, relation_matrix, tables
from app.exchange.people_csv import NO_FORMULA
from app.exchange.workbook import Sheet, workbook
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.entities import Entity
from app.model.people import Person, TeamMember
from app.model.planning import Action, PlannedTie
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import ActionKind, Lane, Level, Role, TieLevel, TieStatus
from tests.export.files import saved
from tests.plans import AS_OF, DECISION, person, small_plan, tie

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "{=A1}", "=HYPERLINK(1)"]


BO = TeamMember(
    id="bo", name="Bo Smit", title="Manager", lane=Lane.TECHNICAL, level=Level.MIDDLE
)


def full_plan(*more: Entity) -> AccountPlan:
    """Every level and status of a tie, every lane and level, every role."""
    statuses: list[dict[str, Any]] = [{"status": status, "level": None} for status in TieStatus]
    levels: list[dict[str, Any]] = [{"level": level} for level in TieLevel]
    lanes, ranks = list(Lane), list(Level)
    people = [
        entity
        for n, role in enumerate(Role)
        for entity in person(f"p{n}", f"Piet Jansen{'abcdefg'[n]}", role,
                             lane=lanes[n % 4], level=ranks[n % 4])
    ]  # fmt: skip
    ties = [tie("herman", f"p{n}", **how) for n, how in enumerate([*levels, *statuses])]
    return small_plan(*people, *ties, *more)


def sheets(content: bytes):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def parts(content: bytes, pattern: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if re.search(pattern, name)]
        return [archive.read(name).decode() for name in names]


# -- the workbook


def test_the_workbook_has_four_sheets_of_which_each_is_a_table(tmp_path):
    content = saved(full_plan(), tmp_path, ".xlsx")

    assert list(sheets(content)) == ["Relationship matrix", "People", "Gaps", "Action plan"]
    assert len(parts(content, "tables/table")) == 4
    assert all("<cols>" in sheet for sheet in parts(content, "worksheets/sheet"))


def test_every_sheet_says_internal_on_screen_and_on_paper(tmp_path):
    content = saved(full_plan(), tmp_path, ".xlsx")

    for name, rows in sheets(content).items():
        assert rows[0][0] == f"INTERNAL · {name} · Acme · Packaging line"
    for sheet, name in zip(parts(content, "worksheets/sheet"), sheets(content), strict=True):
        says = f"INTERNAL · {name} · Acme · Packaging line"
        assert f"<oddHeader>&amp;C&amp;12&amp;B{says}</oddHeader>" in sheet


@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_import_reads_the_matrix_back_and_learns_nothing_new(tmp_path, language):
    plan = full_plan(BO)
    content = saved(plan, tmp_path, ".xlsx", language=language)

    table = tables.read(content)
    read = relation_matrix.preview(table, plan, DECISION)

    assert tables.recognise(table) == "matrix"
    assert not read.errors
    assert len(read.rows) == 9
    assert read.change is not None
    assert read.change.edits == ()


def test_our_import_makes_the_same_ties_from_the_matrix_of_another_account(tmp_path):
    plan = full_plan()
    content = saved(plan, tmp_path, ".xlsx")
    empty = AccountPlan([plan.account, *plan.opportunities.values()])

    read = relation_matrix.preview(tables.read(content), empty, DECISION)

    assert read.change is not None
    made = empty.apply(read.change)
    assert _ties(made) == _ties(plan)


def _ties(plan: AccountPlan) -> set[tuple[object, ...]]:
    return {
        (plan.label(one.member), plan.label(one.person), one.level, one.status)
        for one in plan.table(ContactTie).values()
        if one.level is not None or one.status is not None
    }


def test_people_of_both_sides_are_listed(tmp_path):
    _, _, head, *rows = sheets(saved(full_plan(), tmp_path, ".xlsx"))["People"]

    by_name = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert by_name["Eva Brouwer"]["Reports to"] == "Karim El Amrani"
    assert by_name["Karim El Amrani"]["Roles"] == "decider"
    assert by_name["Karim El Amrani"]["Side"] == "customer"
    assert by_name["Herman Vos"]["Side"] == "our team"


def test_gaps_stand_in_order_of_severity_with_why_and_what_to_do(tmp_path):
    _, _, head, *rows = sheets(saved(small_plan(), tmp_path, ".xlsx"))["Gaps"]

    gaps = [dict(zip(head, row, strict=True)) for row in rows]
    severities = [gap["Severity"] for gap in gaps]
    assert severities == sorted(severities, reverse=True)
    assert all(isinstance(severity, float) for severity in severities)
    assert all(gap["Gap"] and gap["Why"] for gap in gaps)
    assert any("Karim El Amrani" in gap["People"] for gap in gaps)


def test_the_action_plan_has_days_and_what_is_done_comes_last(tmp_path):
    plan = small_plan(
        Action(id="a", opportunity=DECISION, text="Call", owner="sanne", done=AS_OF),
        Action(id="b", opportunity=DECISION, kind=ActionKind.NEW, person="karim"),
        PlannedTie(
            id=joined(DECISION, "herman", "karim"), opportunity=DECISION, member="herman",
            person="karim", desired_level=TieLevel.GOOD, due=date(2026, 4, 1),
        ),
    )  # fmt: skip

    _, _, head, *rows = sheets(saved(plan, tmp_path, ".xlsx"))["Action plan"]

    assert [row[0] for row in rows] == ["planned relationship", "make contact", "Call"]
    first = dict(zip(head, rows[0], strict=True))
    assert first["Due"] == date(2026, 4, 1)
    assert first["Of ours"] == "Herman Vos"
    assert first["To become"] == "good relationship"


@pytest.mark.parametrize("planted", FORMULAS)
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(tmp_path, planted):
    plan = small_plan(
        *person("x", planted),
        Person(id="y", name="Y", title=planted, note=planted, email=planted),
        TeamMember(id="z", name=planted, title=planted),
        Action(id="a", opportunity=DECISION, text=planted, note=planted, owner=planted),
    )

    content = saved(plan, tmp_path, ".xlsx")

    for sheet in parts(content, "worksheets/sheet"):
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet
    assert not parts(content, "externalLink")
    rows = sheets(content)
    assert planted in [row[0] for row in rows["People"]]
    assert f"{planted} ({planted})" in rows["Relationship matrix"][2] or "(" in planted
    assert planted in [row[0] for row in rows["Action plan"]]


def test_a_workbook_of_an_account_with_nobody_in_it_opens(tmp_path):
    plan = AccountPlan([small_plan().account, small_plan().opportunities[DECISION]])

    found = sheets(saved(plan, tmp_path, ".xlsx"))

    assert len(found["People"]) <= 4


def test_columns_of_one_name_are_told_apart(recwarn):
    content = workbook([Sheet("S", ["Jo", "JO", "", "Jo 2"], [[1, 2, 3, 4]])], "t", "INTERNAL")

    assert sheets(content)["S"][2] == ["Jo", "JO 2", "?", "Jo 2 2"]
    assert not recwarn.list


def test_a_day_before_the_calendar_of_workbooks_is_a_text():
    content = workbook([Sheet("S", ["Day"], [[date(1066, 10, 14)]])], "t", "INTERNAL")

    assert sheets(content)["S"][3] == ["1066-10-14"]


# -- the list


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_import_reads_the_list_back_and_learns_nothing_new(tmp_path, language):
    plan = full_plan()
    content = saved(plan, tmp_path, ".csv", language=language)

    read = people_table.preview(tables.read(content, "people.csv"), plan, DECISION)

    assert not read.errors
    assert len(read.rows) == 9
    assert read.change is not None
    assert read.change.edits == ()


def test_the_mark_heads_a_column_of_its_own(tmp_path):
    head, *rows = read_csv(saved(small_plan(), tmp_path, ".csv"))

    assert head[-1] == "INTERNAL"
    assert {row[-1] for row in rows} == {""}


@pytest.mark.parametrize("planted", FORMULAS)
def test_no_cell_of_the_list_begins_as_a_formula_does(tmp_path, planted):
    plan = small_plan(Person(id="y", name=planted, title=planted, phone=planted))

    rows = read_csv(saved(plan, tmp_path, ".csv"))

    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert planted in [row[0].removeprefix(NO_FORMULA) for row in rows]


# -- the network


def read_graph(content: bytes):
    return nx.parse_graphml(content.decode(), force_multigraph=True)


def test_people_and_lines_of_the_network_have_what_is_known_of_them(tmp_path):
    graph = read_graph(saved(small_plan(), tmp_path, ".graphml"))

    assert graph.nodes["karim"]["label"] == "Karim El Amrani"
    assert graph.nodes["karim"]["roles"] == "decider"
    assert graph.nodes["sanne"]["side"] == "us"
    lines = {(a, b): facts for a, b, facts in graph.edges(data=True)}
    assert lines["eva", "karim"]["kind"] == "reports to"
    assert lines["sanne", "eva"]["kind"] == "tie"
    assert isinstance(lines["sanne", "eva"]["level"], int)


def test_unknown_is_left_out_of_the_network(tmp_path):
    plan = small_plan(*person("x", "Xander"), tie("sanne", "x", None))

    graph = read_graph(saved(plan, tmp_path, ".graphml"))

    assert "attitude" not in graph.nodes["x"]
    [facts] = graph.get_edge_data("sanne", "x").values()
    assert "level" not in facts


def test_the_network_says_that_it_is_internal(tmp_path):
    graph = read_graph(saved(small_plan(), tmp_path, ".graphml", language="nl"))

    assert graph.graph["mark"] == "INTERN"


def test_without_names_the_network_has_new_ids(tmp_path):
    graph = read_graph(saved(small_plan(), tmp_path, ".graphml", Audience.WITHOUT_NAMES))

    assert not {"karim", "eva", "sanne"} & set(graph)
    assert len(graph) == 4


def test_what_is_written_follows_the_language_asked_for(tmp_path):
    i18n.use("en")

    assert "Relatiematrix" in sheets(saved(small_plan(), tmp_path, ".xlsx", language="nl"))
