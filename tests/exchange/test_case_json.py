"""Case files: what is read, what is refused and where, and that nothing is lost."""

import copy
import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import resources
from app.errors import UserError
from app.exchange import case_json
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.interactions import Interest
from app.model.planning import Action, KeptRecord, Placement
from app.model.values import joined
from app.model.vocabulary import InfluenceDegree, InterestKind, Role, TieLevel

from .random_plans import DECISION, random_plan

SAMPLES = ("hospital-sint-odrada.json", "municipality-westerlanden.json")
LITTLE = {"persons": [{"id": "a"}], "dmu": [{"person": "a", "roles": ["decider"]}]}


def read(document: object) -> case_json.Case:
    return case_json.read(json.dumps(document).encode())


def again(case: case_json.Case) -> case_json.Case:
    return case_json.read(case_json.write(case.plan, case.opportunity, case.as_of))


@pytest.fixture(name="hospital")
def _hospital():
    return json.loads(resources.path("samples", SAMPLES[0]).read_text("utf-8"))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_whole_account_is_read_and_comes_back_the_same(name):
    case = case_json.read(resources.path("samples", name))

    assert case.as_of == date(2026, 3, 2)
    assert again(case) == case


@pytest.mark.parametrize("name", SAMPLES)
def test_a_written_case_file_is_one_by_the_first_published_schema(name):
    published = json.loads(
        (resources.folder().parent / "tests/data/exchange/case.schema.v1.json").read_text()
    )
    case = case_json.read(resources.path("samples", name))

    jsonschema.validate(
        json.loads(case_json.write(case.plan, case.opportunity, case.as_of)), published
    )


def test_equal_plans_give_equal_bytes():
    case = case_json.read(resources.path("samples", SAMPLES[0]))

    written = case_json.write(case.plan, case.opportunity, case.as_of)

    assert case_json.write(again(case).plan, case.opportunity, case.as_of) == written


@given(st.integers(0, 2**32))
def test_any_plan_comes_back_from_its_case_file(seed):
    plan = random_plan(seed)

    case = case_json.read(case_json.write(plan, DECISION, date(2026, 3, 2)))

    assert case.plan == plan


def test_little_is_enough_and_a_missing_name_is_the_id():
    case = read(LITTLE)

    assert case.plan.account.label == "account"
    assert case.plan.persons["a"].label == "a"
    assert case.plan.dmu(case.opportunity)[0].takes_part
    assert again(case) == case


def test_an_account_without_an_id_gets_one_of_its_own_on_request():
    case = read(LITTLE | {"account": {"name": "Acme"}})

    first, second = case_json.with_fresh_ids(case), case_json.with_fresh_ids(case)

    assert first.plan.account.label == "Acme"
    assert first.plan.account.id != second.plan.account.id
    assert first.plan.persons == case.plan.persons


def test_an_account_with_an_id_keeps_it():
    case = read(LITTLE | {"account": {"id": "acc1"}})

    assert case_json.with_fresh_ids(case) is case


def test_null_is_unknown_and_not_nothing():
    case = read(
        LITTLE
        | {
            "team": [{"id": "t"}, {"id": "u"}],
            "ties": [
                {"member": "t", "person": "a", "level": None},
                {"member": "u", "person": "a", "level": 0},
            ],
        }
    )

    assert [tie.level for tie in case.plan.ties.values()] == [None, TieLevel.NONE]
    assert again(case) == case


def test_who_takes_part_without_a_role_stands_apart_and_is_not_lost():
    case = read(LITTLE)
    [member] = case.plan.dmu(case.opportunity)
    without = Membership(
        id=member.id,
        opportunity=member.opportunity,
        person="a",
        roles=frozenset(),
        influence=InfluenceDegree.HIGH,
    )
    plan = AccountPlan([one for one in case.plan if one is not member] + [without])

    written = json.loads(case_json.write(plan, case.opportunity))

    assert written["dmu"] == []
    assert written["dmu_without_role"] == [{"person": "a", "influence": 3}]
    assert case_json.read(json.dumps(written).encode()).plan == plan


def test_interests_without_an_id_are_told_apart_by_what_they_say():
    interest = {"person": "a", "kind": "personal", "code": "P02"}
    case = read(LITTLE | {"interests": [interest, interest, interest | {"code": "P03"}]})

    assert list(case.plan.table(Interest)) == [
        "a|personal|P02",
        joined("a|personal|P02", "2"),
        "a|personal|P03",
    ]
    assert again(case) == case


def test_an_interest_noted_in_the_program_keeps_its_id():
    case = read(LITTLE)
    noted = Interest(id="x1", person="a", kind=InterestKind.PERSONAL, code="P02")
    plan = AccountPlan([*case.plan, noted])

    assert case_json.read(case_json.write(plan, case.opportunity)).plan == plan


def test_records_of_a_form_we_know_become_entities_and_others_are_carried_along():
    strange = {"shape": [1.5, {"of": None}], "its": "own"}
    case = read(
        LITTLE
        | {
            "placements": [{"view": "map", "card": "a", "x": 1, "y": 2.5}, strange],
            "actions": [7, {"kind": "new", "text": "bellen"}, {"kind": "new", "gap": "R1"}],
            "snapshots": [strange],
        }
    )

    assert [one.card for one in case.plan.table(Placement).values()] == ["a"]
    assert [one.text for one in case.plan.table(Action).values()] == ["bellen"]
    kept = [one.section for one in case.plan.table(KeptRecord).values()]
    assert sorted(kept) == ["actions", "actions", "placements", "snapshots"]
    written = json.loads(case_json.write(case.plan, case.opportunity))
    assert strange in written["placements"]
    assert written["snapshots"] == [strange]
    assert again(case) == case


def test_only_one_decision_of_an_account_is_written():
    case = read(LITTLE | {"opportunity": {"id": "o1"}})
    other = read(LITTLE | {"opportunity": {"id": "o2"}})
    more = [one for one in other.plan if "o2" in one.id]
    both = AccountPlan([*case.plan, *more])

    assert case_json.read(case_json.write(both, "o1")).plan == case.plan


def test_a_role_confirmed_absent_may_be_a_word_or_tell_more():
    absent = ["user", {"role": "initiator", "reason": "vraag kwam van ons"}]
    case = read(LITTLE | {"opportunity": {"roles_confirmed_absent": absent}})

    [opportunity] = case.plan.opportunities.values()
    assert [one.role for one in opportunity.roles_confirmed_absent] == [
        Role.USER,
        Role.INITIATOR,
    ]
    written = json.loads(case_json.write(case.plan, case.opportunity))
    assert written["opportunity"]["roles_confirmed_absent"] == absent


def test_what_cannot_be_seen_is_taken_out_of_texts():
    case = read(LITTLE | {"persons": [{"id": "a", "name": "Jo\u202ee\u0000\ufeff\u0301 B"}]})

    assert case.plan.persons["a"].name == "Joé B"


def edited(document, *path, value):
    document = copy.deepcopy(document)
    *way, last = path
    at = document
    for step in way:
        at = at[step]
    if isinstance(at, list) and last == "+":
        at.append(value)
    else:
        at[last] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("ties", 3, "person"), "h99", 'ties[3].person: no person "h99"'),
        (("ties", 3, "member"), "l99", 'ties[3].member: no colleague "l99"'),
        (("dmu", 0, "person"), "h99", 'dmu[0].person: no person "h99"'),
        (("reports", 0, "to"), "h99", 'reports[0].to: no person "h99"'),
        (("influences", 0, "from"), "h99", 'influences[0].from: no person "h99"'),
        (("competitor_ties", 0, "competitor"), "k9", 'no competitor "k9"'),
        (("interactions", 0, "person"), "h99", 'interactions[0].person: no person "h99"'),
        (("interactions", 0, "members"), ["l1", "l9"], "interactions[0].members[1]: no"),
        (("interactions", 0, "members"), ["l1", "l1"], "members[1]: "),
        (("opportunity", "named_contact"), "h99", "opportunity.named_contact: no person"),
        (("team", 0, "manager"), "l99", 'team[0].manager: no colleague "l99"'),
        (("persons", 2, "lane"), "sales", 'persons[2].lane: "sales" is not one of manag'),
        (("persons", 2, "level"), 7, "persons[2].level: 7 is more than 4"),
        (("persons", 2, "level"), 1.5, "persons[2].level: 1.5 is not a whole number"),
        (("persons", 2, "name"), 5, "persons[2].name: 5 is not a text"),
        (("persons", 2, "age"), 40, "persons[2].age: a case file has no such key here"),
        (("people",), [], "people: a case file has no such key here"),
        (("persons", 2, "start_date"), "2026-02-30", "persons[2].start_date: "),
        (("persons", 2, "start_date"), "20260228", "persons[2].start_date: "),
        (("persons", 2, "note"), "x" * 10_001, "persons[2].note: a text of 10,001"),
        (("opportunity", "value_eur"), float("nan"), "opportunity.value_eur: this number"),
        (("opportunity", "value_eur"), float("inf"), "opportunity.value_eur: this number"),
        (("opportunity", "value_eur"), 10**400, "opportunity.value_eur: this number"),
        (("opportunity", "value_eur"), -1, "opportunity.value_eur: -1 is less than 0"),
        (("persons", "+"), {"id": "h01"}, "persons[16]: repeats persons[0]"),
        (("team", "+"), {"id": "h01"}, "team[7]: repeats persons[0]"),
        (("dmu", 0, "roles"), [], "dmu[0].roles: may not be empty"),
        (("dmu", 0, "roles"), ["decider", "decider"], "dmu[0].roles: the same stands"),
        (("affinities", "+"), {"a": "h12", "b": "h03", "sign": 1}, "affinities[5]: repeats"),
        (("affinities", 0, "sign"), 0, "affinities[0].sign: 0 is not one of -1, 1"),
        (("reports", "+"), {"from": "h12", "to": "h03"}, "go round in a circle: "),
        (("reports", "+"), {"from": "h12", "to": "h12"}, "reports[15]: A line joins two"),
        (("interactions", 0, "date"), None, "interactions[0].date: null is not a text"),
        (("format",), "visavis-case/9", "format: "),
        (("persons",), {}, "persons: {} is not a list"),
    ],
)
def test_a_fault_is_named_with_its_place(hospital, path, value, message):
    broken = edited(hospital, *path, value=value)

    with pytest.raises(UserError) as refused:
        read(broken)

    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_manager_cannot_be_ones_own(hospital):
    circle = edited(hospital, "team", 0, "manager", value="l2")

    with pytest.raises(UserError, match=r"team\[0\].manager: .*l1 → l2 → l1"):
        read(edited(circle, "team", 1, "manager", value="l1"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"{", "line 1, column 2"),
        (b"[]", "one JSON object"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"1" * 5000, "too long"),
        (b"[" * 200_000, "too deeply"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "too deeply"),
        (b'{"persons": [{"id": "a", "id": "b"}]}', r"persons\[0\].id: this key stands twice"),
        (b'{"persons": [], "dmu": [], "e\\u0301": 1, "\\u00e9": 2}', "stands twice"),
        (b"{}", "persons: is missing"),
        (b" " * 50_000_001, "50 MB"),
    ],
)
def test_what_is_no_case_file_is_refused_in_a_sentence(content, message):
    with pytest.raises(UserError, match=message):
        case_json.read(content)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(UserError, match=r"none\.json cannot be read"):
        case_json.read(tmp_path / "none.json")
    with pytest.raises(UserError, match="cannot be read"):
        case_json.read(tmp_path)
