"""Lists of people: the shapes they come in, and what a preview says and does."""

from pathlib import Path

import pytest

from app import resources
from app.errors import UserError
from app.exchange import case_json, people_table, tables
from app.exchange.preview import Outcome
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message, additions
from app.model.edits import new_plan
from app.model.people import Person, TeamMember
from app.model.ties import ReportingLine
from app.model.vocabulary import Attitude, Confidence, InfluenceDegree, Lane, Level, Role

FILES = Path(__file__).parents[1] / "data" / "exchange"
PLAN = new_plan("Zuivelcoöperatie Lageland (fictief)", "Lijn 4")
[DECISION] = PLAN.opportunities


def preview(source, plan=PLAN):
    table = tables.pasted(source) if isinstance(source, str) else tables.read(source)
    return people_table.preview(table, plan, DECISION)


def imported(source, plan=PLAN):
    change = preview(source, plan).change
    assert change is not None
    return plan.apply(change)


def people(plan):
    return {person.label: person for person in plan.persons.values()}


def reports(plan):
    lines = plan.table(ReportingLine).values()
    return {plan.label(line.employee): plan.label(line.manager) for line in lines}


def outcomes(shown):
    return [row.outcome for row in shown.rows]


def with_people(*entities):
    return PLAN.apply(Change(Message.of("test"), additions(entities)))


def test_linkedin_connections_of_the_account_are_taken_and_others_left():
    shown = preview(FILES / "linkedin.csv")

    after = PLAN.apply(shown.change_without_faulty)
    assert list(people(after)) == ["Hendrik Vellinga", "Ingrid van Dam"]
    assert people(after)["Ingrid van Dam"].title == "Financieel directeur"
    assert [(row.line, row.words) for row in shown.rows[2:]] == [
        (7, "no name"),
        (8, "works at Alpenmilch AG"),
    ]
    assert shown.errors == ()


def test_outlooks_title_is_how_to_address_somebody_and_its_manager_a_line():
    after = imported(FILES / "outlook.csv")

    assert people(after)["Rients de Boer"].title == "Hoofd inkoop"
    assert people(after)["Ingrid van Dam"].email is None
    assert people(after)["Ingrid van Dam"].phone == "+31 6 555 01 02"
    assert reports(after) == {
        "Ingrid van Dam": "Hendrik Vellinga",
        "Rients de Boer": "Ingrid van Dam",
    }


def test_a_dutch_list_in_windows_1252_brings_roles_attitude_and_influence():
    shown = preview(FILES / "dutch-cp1252.csv")

    after = PLAN.apply(shown.change_without_faulty)
    assert shown.ignored == ("Opmerking",)
    hof = people(after)["Renée van 't Hof"]
    member = after.membership(DECISION, hof.id)
    assert (hof.phone, hof.department) == ("06 555 01 40", "Kwaliteit")
    assert member is not None
    assert member.roles == {Role.USER}
    assert member.role_confidence is Confidence.ASSUMED
    assert (member.attitude, member.influence) == (Attitude.FOR, InfluenceDegree.LOW)
    assert reports(after) == {"Renée van 't Hof": "Joost Wiersma"}


def test_lane_and_level_are_guessed_from_the_title_and_marked_as_assumed():
    after = imported("Naam\tFunctie\nIngrid van Dam\tFinancieel directeur\n")

    [person] = after.persons.values()
    assert (person.lane, person.level) == (Lane.FINANCIAL, Level.EXECUTIVE)
    assert person.lane_confidence is Confidence.ASSUMED
    assert person.level_confidence is Confidence.ASSUMED


def test_lane_and_level_that_the_file_states_are_not_a_guess():
    after = imported(
        "Naam\tFunctie\tNiveau\tFunctiegebied\nAn Claes\tCFO\tmiddenkader\tinkoop\n"
    )

    [person] = after.persons.values()
    assert (person.lane, person.level) == (Lane.COMMERCIAL, Level.MIDDLE)
    assert person.lane_confidence is None


def test_people_without_a_role_join_the_decision_without_one():
    after = imported("Naam\tFunctie\nMirjam ter Horst\tHoofd ICT\n")

    [member] = after.dmu(DECISION)
    assert member.roles == frozenset()
    assert case_json.read(case_json.write(after, DECISION)).plan == after


def test_names_and_titles_without_headings_will_do():
    after = imported("Ingrid van Dam\tCFO\nVries, Jan de\tInkoper\n")

    assert {name: person.title for name, person in people(after).items()} == {
        "Ingrid van Dam": "CFO",
        "Jan de Vries": "Inkoper",
    }


@pytest.mark.parametrize(
    ("headings", "values", "name", "title"),
    [
        ("Voornaam;Naam;Functie", "An;Claes;Inkoper", "An Claes", "Inkoper"),
        ("Prénom;Nom;Fonction", "Éloïse;Dubois;Acheteur", "Éloïse Dubois", "Acheteur"),
        ("Voornaam;Naam;Functie", "An;An Claes;Inkoper", "An Claes", "Inkoper"),
        (
            "Id,IsDeleted,LastName,FirstName,Salutation,Name,Title,ReportsToId",
            "003A,false,Claes,An,Ms.,An Claes,Buyer,",
            "An Claes",
            "Buyer",
        ),
        (
            "Record ID,First Name,Last Name,Email,Job Title,hs_buying_role",
            "7,An,Claes,a@b.be,Buyer,DECISION_MAKER",
            "An Claes",
            "Buyer",
        ),
        (
            "First Name,Middle Name,Last Name,Organization Title,E-mail 1 - Value",
            "An,Marie,Claes,Buyer,a@b.be ::: c@d.be",
            "An Claes",
            "Buyer",
        ),
        (
            "(Do Not Modify) Contact, Full Name,Job Title",
            "9f,An Claes,Buyer",
            "An Claes",
            "Buyer",
        ),
    ],
)
def test_headings_are_known_by_what_they_say(headings, values, name, title):
    after = imported(f"{headings}\n{values}\n")

    assert {person.label: person.title for person in after.persons.values()} == {name: title}


def test_record_numbers_draw_the_reporting_lines_and_deleted_records_stay_out():
    after = imported(
        "Id,IsDeleted,Name,Title,ReportsToId\n"
        "1,false,An Claes,CEO,\n2,false,Jan Bos,CFO,1\n3,true,Piet Vos,COO,1\n"
    )

    assert reports(after) == {"Jan Bos": "An Claes"}
    assert "Piet Vos" not in people(after)


def test_somebody_we_know_is_filled_in_and_not_doubled():
    known = Person(id="p", name="Jan v.d. Berg", title="Hoofd IT", phone="1")
    plan = with_people(known)

    shown = preview(
        "Naam\tFunctie\tTelefoon\tE-mail\nBerg, Jan van den\tCIO\t2\tj@b.be\n", plan
    )

    after = plan.apply(shown.change_without_faulty)
    [person] = after.persons.values()
    assert (person.title, person.phone, person.email) == ("Hoofd IT", "1", "j@b.be")
    assert outcomes(shown) == [Outcome.CHANGED]


def test_an_address_tells_that_two_spellings_are_one_person():
    plan = with_people(Person(id="p", name="J. Bos", email="J.Bos@B.be"))

    after = imported("Naam\tE-mail\nJan Bos\tj.bos@b.be\n", plan)

    assert [person.label for person in after.persons.values()] == ["J. Bos"]


def test_two_people_of_one_name_are_told_apart_by_their_addresses():
    after = imported("Naam\tE-mail\nJan Bos\tj@b.be\nJan Bos\tjan@b.be\n")

    assert len(after.persons) == 2


def test_neutral_is_known_and_is_not_filled_in():
    plan = imported("Naam\tHouding\nJan Bos\tneutraal\n")

    after = imported("Naam\tHouding\nJan Bos\tvoor\n", plan)

    assert [member.attitude for member in after.dmu(DECISION)] == [Attitude.NEUTRAL]


def test_the_same_file_twice_changes_nothing_the_second_time():
    plan = imported(resources.path("samples", "contactpersonen.csv"))

    again = preview(resources.path("samples", "contactpersonen.csv"), plan)

    assert set(outcomes(again)) == {Outcome.UNCHANGED}
    assert again.change == Change(Message.of("people.imported", count=0), ())


def test_a_colleague_in_the_list_is_left_out():
    plan = with_people(TeamMember(id="t", name="Femke Hofstra"))

    shown = preview("Naam\tFunctie\nHofstra, Femke\tAccountmanager\n", plan)

    assert [(row.outcome, row.words) for row in shown.rows] == [
        (Outcome.SKIPPED, "is in our client team")
    ]


def test_an_import_is_one_step_that_undo_takes_back():
    change = preview(FILES / "dutch-cp1252.csv").change

    assert change is not None
    assert PLAN.apply(change).apply(change.inverse()) == PLAN


def test_a_cell_that_is_not_understood_is_an_error_with_its_line():
    shown = preview("Naam\tRol\tInvloed\nAn Claes\tD\thoog\nJan Bos\tbaas\tenorm\n")

    assert [str(error) for error in shown.errors] == [
        'Line 3: roles "baas" is not understood.',
        'Line 3: influence "enorm" is not understood.',
    ]
    assert shown.sentence == 'Line 3: roles "baas" is not understood. (1 more)'


def test_while_there_are_errors_nothing_is_imported_unless_they_are_left_out():
    shown = preview("Naam\tRol\nAn Claes\tD\nJan Bos\tbaas\n")

    assert shown.change is None
    assert list(people(PLAN.apply(shown.change_without_faulty))) == ["An Claes"]


def test_reporting_lines_that_go_round_are_an_error():
    shown = preview("Naam\tLeidinggevende\nAn Claes\tJan Bos\nJan Bos\tAn Claes\n")

    assert [error.line for error in shown.errors] == [3]
    assert reports(PLAN.apply(shown.change_without_faulty)) == {"An Claes": "Jan Bos"}


def test_a_manager_who_is_not_in_the_list_is_told():
    [row] = preview("Naam\tLeidinggevende\nAn Claes\tJan Bos\n").rows

    assert row.words == "Jan Bos is not in the list"


def test_an_address_book_without_anybody_of_the_account_is_refused():
    lines = "\n".join(f"An Nr{chr(65 + n)}\tCompany {chr(65 + n)}" for n in range(25))

    with pytest.raises(UserError, match="people of 25 companies, and none of them is Zuivel"):
        preview(f"Naam\tBedrijf\n{lines}\n")


def test_a_table_without_names_is_refused():
    with pytest.raises(UserError, match="No column with names"):
        preview("Omzet\t2026\n12\t13\n")


def test_a_plan_without_a_decision_takes_people_too():
    table = tables.pasted("Naam\tRol\nAn Claes\tD\n")

    change = people_table.preview(table, PLAN, None).change

    assert change is not None
    assert PLAN.apply(change).dmu(DECISION) == []


def test_the_plan_itself_stays_as_it_is():
    before = AccountPlan(PLAN)

    preview(FILES / "outlook.csv")

    assert before == PLAN


def test_a_role_that_the_title_says_plainly_is_assumed_and_told():
    shown = preview("Naam\tFunctie\nAn Claes\tCEO\nJan Bos\tInkoper\nMia Vos\tHoofd ICT\n")

    after = PLAN.apply(shown.change_without_faulty)
    assert [(member.roles, member.role_confidence) for member in after.dmu(DECISION)] == [
        (frozenset({Role.DECIDER}), Confidence.ASSUMED),
        (frozenset({Role.PURCHASER}), Confidence.ASSUMED),
        (frozenset(), None),
    ]
    assert [row.words.rpartition(", ")[2] for row in shown.rows[:2]] == [
        "role: decider (assumed)",
        "role: purchaser (assumed)",
    ]
    assert shown.sentence.endswith("2 roles were assumed from titles.")


def test_a_role_in_the_file_or_in_the_plan_is_stronger_than_the_title():
    told = "Naam\tFunctie\tRol\nAn Claes\tCEO\tU\n"

    plan = imported(told)
    again = preview("Naam\tFunctie\nAn Claes\tCEO\n", plan)

    assert [member.roles for member in plan.dmu(DECISION)] == [{Role.USER}]
    assert again.change == Change(Message.of("people.imported", count=0), ())
    assert "assumed" not in preview(told).sentence


def test_a_role_further_down_in_the_file_takes_the_place_of_an_assumed_one():
    shown = preview("Naam\tFunctie\tRol\nAn Claes\tCEO\t\nAn Claes\t\tU\n")

    [member] = PLAN.apply(shown.change_without_faulty).dmu(DECISION)
    assert member.roles == {Role.USER}
    assert "assumed from" not in shown.sentence


def test_a_title_that_comes_later_fills_in_the_role():
    plan = imported("Naam\nAn Claes\nJan Bos\n")

    shown = preview("Naam\tFunctie\nAn Claes\tCEO\n", plan)

    [row] = shown.rows
    assert row.outcome is Outcome.CHANGED
    assert row.words == "job title, function area, level, role: decider (assumed)"
