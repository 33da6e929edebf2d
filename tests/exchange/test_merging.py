"""A case file into an account that is there."""

import json

import pytest

from app import resources
from app.errors import UserError
from app.exchange import case_json
from app.exchange.merging import merge
from app.model.vocabulary import Confidence, Level, Role

HOSPITAL = case_json.read(resources.path("samples", "hospital-sint-odrada.json"))


def case(**sections):
    document = {
        "account": {"id": "acc1"},
        "opportunity": {"id": "opp1"},
        "persons": [],
        "dmu": [],
    }
    return case_json.read(json.dumps(document | sections).encode())


def test_a_case_merged_onto_itself_changes_nothing():
    merged = merge(HOSPITAL.plan, HOSPITAL)

    assert merged.change.edits == ()
    assert (merged.added, merged.changed, merged.kept) == (0, 0, len(HOSPITAL.plan))


def test_a_merge_says_what_it_added_changed_and_left_alone():
    merged = merge(
        HOSPITAL.plan, case(persons=[{"id": "h01", "level": 3}, {"id": "new", "name": "Nieuw"}])
    )

    after = HOSPITAL.plan.apply(merged.change)
    assert after.persons["h01"].level is Level.HEAD
    assert after.persons["new"].name == "Nieuw"
    assert (merged.added, merged.changed) == (1, 1)
    assert merged.sentence.endswith(": 1 added, 1 changed, 114 left alone.")


def test_a_merge_warns_where_one_id_bears_two_names_of_accounts():
    other = merge(HOSPITAL.plan, case(account={"id": "acc1", "name": "Bakkerij De Korenaar"}))
    spelled = HOSPITAL.plan.account.label.upper()
    same = merge(HOSPITAL.plan, case(account={"id": "acc1", "name": spelled}))
    unnamed = merge(HOSPITAL.plan, case())

    caution = other.caution or ""
    assert "Bakkerij De Korenaar" in caution
    assert HOSPITAL.plan.account.label in caution
    assert same.caution is None
    assert unnamed.caution is None


def test_what_a_file_leaves_unknown_does_not_erase_what_we_know():
    merged = merge(
        HOSPITAL.plan,
        case(
            persons=[{"id": "h01", "name": None, "title": None, "previous_employers": []}],
            dmu_without_role=[{"person": "h01"}],
        ),
    )

    assert merged.change.edits == ()


def test_how_sure_we_are_goes_along_with_the_value():
    assumed = merge(
        HOSPITAL.plan, case(persons=[{"id": "h01", "level": 3, "level_confidence": "assumed"}])
    )
    plan = HOSPITAL.plan.apply(assumed.change)

    stated = merge(plan, case(persons=[{"id": "h01", "level": 4}]))

    assert plan.persons["h01"].level_confidence is Confidence.ASSUMED
    assert plan.apply(stated.change).persons["h01"].level_confidence is None


def test_the_same_records_without_ids_merge_onto_themselves():
    interests = [{"person": "p", "kind": "personal", "code": "P02"}] * 2
    contacts = [{"date": "2026-02-01", "person": "p", "channel": "call"}]
    twice = case(persons=[{"id": "p"}], interests=interests, interactions=contacts)
    plan = HOSPITAL.plan.apply(merge(HOSPITAL.plan, twice).change)

    assert merge(plan, twice).change.edits == ()


def test_a_second_decision_comes_beside_the_first():
    second = case(
        opportunity={"id": "opp2", "name": "CT"},
        persons=[{"id": "h01"}],
        dmu=[{"person": "h01", "roles": ["user"]}],
    )

    after = HOSPITAL.plan.apply(merge(HOSPITAL.plan, second).change)

    assert set(after.opportunities) == {"opp1", "opp2"}
    assert [member.roles for member in after.dmu("opp2")] == [{Role.USER}]
    assert after.dmu("opp1") == HOSPITAL.plan.dmu("opp1")


def test_a_merge_is_one_step_that_undo_takes_back():
    change = merge(HOSPITAL.plan, case(persons=[{"id": "h01", "level": 1}])).change

    assert HOSPITAL.plan.apply(change).apply(change.inverse()) == HOSPITAL.plan


def test_a_case_of_another_account_is_refused():
    with pytest.raises(UserError, match="about acc9, not about AZ Sint-Odrada"):
        merge(HOSPITAL.plan, case(account={"id": "acc9"}))


def test_an_id_that_stands_for_somebody_else_is_refused():
    with pytest.raises(UserError, match='In the file "l1" is Eva, in this account it is Wim'):
        merge(HOSPITAL.plan, case(persons=[{"id": "l1", "name": "Eva"}]))


def test_lines_that_would_go_round_together_with_ours_are_refused():
    upside_down = case(
        persons=[{"id": "h12"}, {"id": "h03"}], reports=[{"from": "h12", "to": "h03"}]
    )

    with pytest.raises(UserError, match="in a circle"):
        merge(HOSPITAL.plan, upside_down)
