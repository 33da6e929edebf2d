"""Filled relationship matrices: what the cells mean, and what is told about the others."""

from datetime import date

import pytest

from app import resources
from app.errors import UserError
from app.exchange import case_json, cell_words, relation_matrix, tables
from app.exchange.preview import Outcome
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message, additions
from app.model.edits import new_plan
from app.model.entities import Entity
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.vocabulary import Confidence, Lane, Level, Role, TieLevel, TieStatus

PLAN = new_plan("Lageland", "Lijn 4")
[DECISION] = PLAN.opportunities
MATRIX = (
    "Contactpersoon\tFunctie\tRol\tHerman Vos\tSanne de Wit\n"
    "Lies Maes\tCFO\tD\t1\t\n"
    "Karim El Amrani\tKlinisch fysicus\tgebruiker\t\tgoede relatie\n"
)


def preview(source, plan=PLAN, last=None):
    table = tables.pasted(source) if isinstance(source, str) else tables.read(source)
    return relation_matrix.preview(table, plan, DECISION, last)


def imported(source, plan=PLAN, last=None):
    change = preview(source, plan, last).change
    assert change is not None
    return plan.apply(change)


def ties(plan):
    return {
        f"{plan.label(tie.member)} - {plan.label(tie.person)}": tie.status or tie.level
        for tie in plan.ties.values()
    }


def test_a_pasted_matrix_becomes_people_colleagues_and_ties():
    after = imported(MATRIX)

    assert [person.label for person in after.persons.values()] == [
        "Lies Maes",
        "Karim El Amrani",
    ]
    assert [member.label for member in after.members.values()] == ["Herman Vos", "Sanne de Wit"]
    assert ties(after) == {
        "Herman Vos - Lies Maes": TieLevel.ACQUAINTED,
        "Sanne de Wit - Karim El Amrani": TieLevel.GOOD,
    }
    assert [member.roles for member in after.dmu(DECISION)] == [{Role.DECIDER}, {Role.USER}]


def test_titles_guess_lane_and_level_on_both_sides():
    after = imported(MATRIX.replace("Herman Vos", "Herman Vos (algemeen directeur)"))

    lies, herman = next(iter(after.persons.values())), next(iter(after.members.values()))
    assert (lies.lane, lies.level) == (Lane.FINANCIAL, Level.EXECUTIVE)
    assert (herman.name, herman.title) == ("Herman Vos", "algemeen directeur")
    assert (herman.lane, herman.level) == (Lane.MANAGEMENT, Level.EXECUTIVE)
    assert herman.level_confidence is Confidence.ASSUMED


def test_the_workbook_of_the_first_quarter_of_an_hour_comes_in_whole():
    shown = preview(resources.path("samples", "relatiematrix.xlsx"))

    after = PLAN.apply(shown.change_without_faulty)
    assert shown.errors == ()
    assert (len(after.persons), len(after.members), len(after.ties)) == (9, 4, 13)
    assert [member.title for member in after.members.values()] == [
        "Accountmanager",
        "Serviceleider",
        "Solution architect",
        "Commercieel directeur",
    ]
    assert ties(after)["Willem Terpstra - Petra Nauta"] is TieStatus.NOT_NEEDED
    assert case_json.read(case_json.write(after, DECISION)).plan == after


def test_legend_and_totals_are_recognised_and_left_aside():
    shown = preview(resources.path("samples", "relatiematrix.xlsx"))

    skipped = [row.words for row in shown.rows if row.outcome is Outcome.SKIPPED]
    assert skipped == ["totals"] + 7 * ["legend"]


def test_totals_without_a_word_are_recognised_too():
    assert len(imported(MATRIX + "\t\t\t1\t9\n").persons) == 2


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("0", TieLevel.NONE),
        ("geen", TieLevel.NONE),
        ("1", TieLevel.ACQUAINTED),
        ("Oppervlakkig", TieLevel.ACQUAINTED),
        ("weak", TieLevel.ACQUAINTED),
        ("1 · oppervlakkig", TieLevel.ACQUAINTED),
        ("2", TieLevel.WORKING),
        ("2.0", TieLevel.WORKING),
        ("werkcontact", TieLevel.WORKING),
        ("x", TieLevel.WORKING),
        ("X", TieLevel.WORKING),
        ("✓", TieLevel.WORKING),
        ("goed", TieLevel.GOOD),
        ("good relationship", TieLevel.GOOD),
        ("xx", TieLevel.GOOD),
        ("3 - goede relatie", TieLevel.GOOD),
        ("vertrouwd", TieLevel.TRUSTED),
        ("Vertrouwensrelatie", TieLevel.TRUSTED),
        ("n.v.t.", TieStatus.NOT_NEEDED),
        ("not needed", TieStatus.NOT_NEEDED),
        ("verloren", TieStatus.LOST),
    ],
)
def test_a_cell_is_read_as_people_write_it(cell, meant):
    assert cell_words.mark(cell)[0] is meant


@pytest.mark.parametrize("cell", ["", "?", "-", "onbekend", "niet beoordeeld"])
def test_an_open_cell_is_not_assessed_and_not_none(cell):
    after = imported(MATRIX.replace("\t1\t", f"\t{cell}\t"))

    assert list(ties(after)) == ["Sanne de Wit - Karim El Amrani"]


@pytest.mark.parametrize("cell", ["7", "blauw", "2,5", "plan: 12 dec"])
def test_a_cell_that_is_not_understood_is_an_error_with_its_line(cell):
    shown = preview(MATRIX.replace("goede relatie", cell))

    assert shown.change is None
    assert [str(error) for error in shown.errors] == [
        f'Line 3: "{cell}" under Sanne de Wit is not understood; use 0 to 4, a word or a cross.'
    ]
    left = PLAN.apply(shown.change_without_faulty)
    assert [person.label for person in left.persons.values()] == ["Lies Maes"]


def test_a_remark_between_brackets_becomes_a_note():
    after = imported(MATRIX.replace("goede relatie", "X (L)"))

    assert [tie.note for tie in after.ties.values()] == [None, "L"]


def test_rows_that_name_a_level_hold_for_those_below():
    after = imported(
        "\t\tHerman Vos\tSanne de Wit\n"
        "DIRECTIE / BESTUUR\nDr. Anton van Dijk\tVoorzitter\t1\t\n"
        "MIDDENKADER\nEva Brouwer\tTeamleider OK\t\t4\n"
    )

    anton, eva = after.persons.values()
    assert (anton.level, anton.level_confidence) == (Level.EXECUTIVE, None)
    assert (eva.level, eva.title) == (Level.MIDDLE, "Teamleider OK")


def test_one_assumed_date_holds_for_every_tie_that_is_one():
    day = date(2026, 1, 16)

    after = imported(MATRIX.replace("goede relatie", "0"), last=day)

    assert {
        tie.level: (tie.last_contact, tie.last_contact_confidence)
        for tie in after.ties.values()
    } == {TieLevel.ACQUAINTED: (day, Confidence.ASSUMED), TieLevel.NONE: (None, None)}


def test_without_a_date_ties_have_none():
    assert [tie.last_contact for tie in imported(MATRIX).ties.values()] == [None, None]


def test_people_and_colleagues_we_know_are_not_doubled_and_levels_follow_the_matrix():
    entities: list[Entity] = [
        Person(id="p", name="Maes, Lies"),
        TeamMember(id="t", name="Herman Vos", title="Directeur"),
        ContactTie(
            id="t|p",
            member="t",
            person="p",
            level=TieLevel.WORKING,
            last_contact=date(2025, 5, 1),
        ),
    ]
    plan = PLAN.apply(Change(Message.of("test"), additions(entities)))

    after = imported(MATRIX, plan, last=date(2026, 1, 16))

    assert (len(after.persons), len(after.members)) == (2, 2)
    assert after.ties["t|p"].level is TieLevel.ACQUAINTED
    assert after.ties["t|p"].last_contact == date(2025, 5, 1)


def test_the_same_matrix_twice_changes_nothing_the_second_time():
    plan = imported(MATRIX)

    again = preview(MATRIX, plan)

    assert {row.outcome for row in again.rows} == {Outcome.UNCHANGED}
    assert again.change is not None
    assert again.change.edits == ()


def test_a_matrix_is_one_step_that_undo_takes_back():
    change = preview(MATRIX).change

    assert change is not None
    assert PLAN.apply(change).apply(change.inverse()) == PLAN


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (MATRIX + "Maes, Lies\tCFO\t\t2\t\n", "Line 4: Lies Maes stands on line 2 too."),
        (MATRIX + "Herman Vos\t\t\t2\t\n", "Line 4: Herman Vos is one of our client team."),
        (MATRIX + "\tCFO\t\t2\t\n", "Line 4: there is no name beside the marks."),
        (
            MATRIX.replace("Sanne de Wit", "Vos, Herman"),
            "Line 1: Herman Vos stands above two columns.",
        ),
        (MATRIX.replace("\tD\t", "\tbaas\t"), 'Line 2: roles "baas" is not understood.'),
    ],
)
def test_what_cannot_be_right_is_an_error_with_its_line(text, error):
    shown = preview(text)

    assert [str(one) for one in shown.errors] == [error]
    assert shown.change is None


def test_columns_with_figures_and_remarks_are_no_colleagues():
    text = MATRIX.replace("Sanne de Wit\n", "Sanne de Wit\tTotaal\tOpmerking\n")

    after = imported(text.replace("goede relatie", "3\t3\t2"))

    assert len(after.members) == 2


def test_a_table_that_is_no_matrix_is_refused():
    with pytest.raises(UserError, match="no relationship matrix"):
        preview("Naam\tFunctie\nAn Claes\tCFO\n")


def test_the_plan_itself_stays_as_it_is():
    before = AccountPlan(PLAN)

    preview(MATRIX)

    assert before == PLAN


BARE = (
    "\tSanne de Wit\tHerman Vos\n"
    "Hendrik de Groot (algemeen directeur)\t\t\n"
    "Bart Peeters - inkoper\t3\t\n"
    "Lies Maes, CFO\t\t1\n"
    "Maes, Ans (Antje)\t2\t\n"
)


def test_titles_beside_the_names_of_a_bare_matrix_are_parted_from_them():
    after = imported(BARE)

    assert {person.label: person.title for person in after.persons.values()} == {
        "Hendrik de Groot": "algemeen directeur",
        "Bart Peeters": "inkoper",
        "Lies Maes": "CFO",
        "Ans (Antje) Maes": None,
    }


@pytest.mark.timeout(20)  # a pattern that goes back over the blanks takes minutes
def test_cells_of_blanks_keep_nobody_waiting():
    blanks = " " * 9_900
    people = "".join(
        f"Bart{blanks}Peeters {one}{other} - inkoper\t3\t1\n"
        for one in "ABCDEFGHIJ"
        for other in "ABCDEFGHIJ"
    )

    after = imported(f"\tSanne{blanks}de Wit\tHerman Vos\n" + people)

    assert {person.title for person in after.persons.values()} == {"inkoper"}
    assert "Bart Peeters AA" in {person.label for person in after.persons.values()}
    assert {member.label for member in after.members.values()} == {"Sanne de Wit", "Herman Vos"}


def test_a_bare_matrix_has_its_roles_assumed_from_the_titles():
    shown = preview(BARE)

    after = PLAN.apply(shown.change_without_faulty)
    assert [sorted(member.roles) for member in after.dmu(DECISION)] == [
        [Role.DECIDER],
        [Role.PURCHASER],
        [Role.INFLUENCER],
        [],
    ]
    assert shown.sentence.endswith("3 roles were assumed from titles.")
    assert case_json.read(case_json.write(after, DECISION)).plan == after


def test_a_bare_matrix_twice_changes_nothing_the_second_time():
    again = preview(BARE, imported(BARE))

    assert again.change is not None
    assert again.change.edits == ()
