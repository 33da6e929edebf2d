from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserError
from app.exchange import tables
from app.exchange.copied_people import as_text, copied, from_bytes, to_bytes
from app.exchange.pasting import Into, brought_back, into, likely, paste
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.people import Account, Person, TeamMember
from app.model.ties import Affinity, ContactTie, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Attitude, Confidence, Role, TieLevel
from tests.plans import DECISION, person, small_plan

OTHER = "other decision"


@pytest.fixture
def plan():
    return small_plan(
        Opportunity(id=OTHER, name="Maintenance"),
        Affinity(id=joined("eva", "karim"), a="eva", b="karim", sign=1),
    )


@pytest.fixture
def elsewhere():
    """Another account with one person and one colleague of ours."""
    return AccountPlan([
        Account(id="globex", name="Globex"), Opportunity(id="lab", name="Lab"),
        Person(id="nadia", name="Nadia Haddad"),
        TeamMember(id="sdw", name="Sanne de Wit", title="Account manager"),
    ])  # fmt: skip


def through(one):
    return from_bytes(to_bytes(one))


# -- on the clipboard


def test_what_is_copied_comes_back_the_same(plan):
    one = copied(plan, DECISION, ["karim", "eva", "sanne"])

    assert through(one) == one
    assert {type(line) for line in one.lines} == {ContactTie, ReportingLine, Affinity}


def test_lines_to_those_who_are_not_copied_stay_behind(plan):
    one = copied(plan, DECISION, ["eva"])

    assert list(one.lines) == []
    assert [part.person for part in one.entities if hasattr(part, "roles")] == ["eva"]


def test_as_text_it_is_a_list_that_our_import_reads(plan):
    plan = plan.apply(
        edits.set_fields(
            plan, Person, "eva", title="Head, nursing", department="Care", email="e@x.nl"
        )
    )

    text = as_text(copied(plan, DECISION, ["eva", "sanne"]))

    assert text.splitlines()[1] == "Eva Brouwer\tHead, nursing\tCare\te@x.nl"
    assert tables.recognise(tables.pasted(text)) == "people"


def test_no_spreadsheet_computes_what_is_copied(plan):
    plan = plan.apply(edits.set_fields(plan, Person, "eva", title="=HYPERLINK(1)"))

    assert "\t=" not in as_text(copied(plan, DECISION, ["eva"]))


@pytest.mark.parametrize(
    "held",
    [
        [],
        {},
        {"format": 2, "account": "a", "opportunity": "b", "entities": []},
        {"format": 1, "account": 4, "opportunity": "b", "entities": []},
        *(
            {"format": 1, "account": "a", "opportunity": "b", "entities": [row]}
            for row in (
                {"of": "account", "id": "x"},
                {"of": "person", "id": 5},
                {"of": "person", "id": "x", "name": 5},
                {"of": "person", "id": "x", "level": 99},
                {"of": "person", "id": "x", "power_bases": {"a": 1}},
                "person",
            )
        ),
    ],
)
def test_what_we_did_not_write_is_refused_with_a_sentence(held):
    with pytest.raises(UserError, match="copy it again"):
        from_bytes(json.dumps(held).encode())


def test_a_line_to_nobody_is_left_out(plan):
    held = json.loads(to_bytes(copied(plan, DECISION, ["eva", "sanne"])))
    held["entities"] = [row for row in held["entities"] if row["of"] != "person"]

    one = from_bytes(json.dumps(held).encode())

    assert [entity.id for entity in one.entities] == ["sanne"]


# -- in the same decision


def test_who_is_there_gets_a_double_with_a_name_and_an_id_of_its_own(plan):
    one = copied(plan, DECISION, ["karim", "eva"])

    done = paste(plan, DECISION, through(one), message="duplicated")
    after = plan.apply(done.change)

    new = [after.persons[id] for _kind, id in done.refs]
    assert [somebody.name for somebody in new] == ["Karim El Amrani (2)", "Eva Brouwer (2)"]
    assert len(after.persons) == len(plan.persons) + 2
    karim, eva = (somebody.id for somebody in new)
    part = after.membership(DECISION, karim)
    assert (part.roles, part.role_confidence) == ({Role.DECIDER}, Confidence.ASSUMED)
    assert part.attitude is None
    assert after.find(ReportingLine, joined(eva, karim)) is not None
    assert done.change.message.id == "people.duplicated"


def test_a_second_double_is_numbered_on(plan):
    plan = plan.apply(paste(plan, DECISION, copied(plan, DECISION, ["eva"])).change)

    done = paste(plan, DECISION, copied(plan, DECISION, ["eva"]))

    [(_kind, id)] = done.refs
    assert plan.apply(done.change).persons[id].name == "Eva Brouwer (3)"


def test_a_double_has_the_level_of_a_relationship_but_nobody_has_spoken_yet(plan):
    done = paste(plan, DECISION, copied(plan, DECISION, ["eva", "sanne"]))

    [tie] = [e.after for e in done.change.edits if isinstance(e.after, ContactTie)]
    assert (tie.level, tie.last_contact) == (TieLevel.GOOD, None)


def test_who_was_cut_comes_back_as_before(plan):
    one = copied(plan, DECISION, ["eva", "karim"])
    cut = plan.apply(edits.remove(plan, [(Person, "eva"), (Person, "karim")]))

    back = cut.apply(paste(cut, DECISION, through(one)).change)

    assert back.persons["eva"] == plan.persons["eva"]
    assert back.membership(DECISION, "karim") == plan.membership(DECISION, "karim")
    assert back.find(ReportingLine, joined("eva", "karim")) is not None


def test_who_was_cut_here_brings_back_contacts_and_all_that_went_along(plan):
    plan = plan.apply(
        edits.log_contact(plan, on=date(2026, 2, 3), members=["sanne"], persons=["eva"])
    )
    one = copied(plan, DECISION, ["eva"])
    cut = edits.remove(plan, [(Person, "eva")])
    gone = plan.apply(cut)

    back = brought_back(gone, DECISION, through(one), cut)

    assert gone != plan
    assert back is not None
    assert gone.apply(back.change) == plan


def test_who_was_cut_and_is_here_again_is_pasted_as_another(plan):
    one = copied(plan, DECISION, ["eva"])
    cut = edits.remove(plan, [(Person, "eva")])

    assert brought_back(plan, DECISION, one, cut) is None


def test_who_was_cut_from_one_decision_plays_the_part_in_another(plan):
    one = copied(plan, DECISION, ["eva"])
    cut = edits.remove(plan, [(Person, "eva")])
    gone = plan.apply(cut)

    back = brought_back(gone, OTHER, one, cut)

    assert back is not None
    now = gone.apply(back.change)
    assert now.ties == plan.ties
    assert now.membership(OTHER, "eva") is not None
    assert now.membership(DECISION, "eva") is None


# -- in another decision of the account


def test_the_same_people_join_another_decision_and_keep_what_they_think(plan):
    one = copied(plan, DECISION, ["eva", "sanne"])

    done = paste(plan, OTHER, one)
    after = plan.apply(done.change)

    assert into(plan, OTHER, one) is Into.DECISION
    assert after.persons == plan.persons
    assert after.members == plan.members
    part = after.membership(OTHER, "eva")
    assert (part.roles, part.attitude) == ({Role.USER}, Attitude.FOR)
    assert part.role_confidence is Confidence.ASSUMED


def test_who_takes_part_already_keeps_the_part_they_have(plan):
    plan = plan.apply(edits.join_decision(plan, OTHER, "eva"))

    after = plan.apply(paste(plan, OTHER, copied(plan, DECISION, ["eva"])).change)

    assert after.membership(OTHER, "eva") == plan.membership(OTHER, "eva")


# -- in another account


def test_elsewhere_people_get_ids_of_their_own_and_leave_attitude_and_notes_behind(
    plan, elsewhere
):
    plan = plan.apply(edits.set_fields(plan, Person, "karim", note="likes sailing"))

    done = paste(elsewhere, "lab", through(copied(plan, DECISION, ["karim", "eva"])))
    after = elsewhere.apply(done.change)

    karim, eva = (id for _kind, id in done.refs)
    assert {karim, eva}.isdisjoint(plan.persons)
    assert after.persons[karim].name == "Karim El Amrani"
    assert after.persons[karim].note is None
    assert after.membership("lab", karim).roles == {Role.DECIDER}
    assert after.membership("lab", karim).attitude is None
    assert after.find(ReportingLine, joined(eva, karim)) is not None


def test_elsewhere_a_colleague_of_the_same_name_is_the_same(plan, elsewhere):
    done = paste(elsewhere, "lab", copied(plan, DECISION, ["eva", "sanne"]))
    after = elsewhere.apply(done.change)

    assert set(after.members) == {"sdw"}
    [tie] = after.ties.values()
    assert (tie.member, tie.level) == ("sdw", TieLevel.GOOD)


def test_who_may_be_known_elsewhere_is_named_and_nobody_merged_unasked(plan, elsewhere):
    plan = plan.apply(edits.set_fields(plan, Person, "eva", name="Nadia Hadad", title="Nurse"))
    one = copied(plan, DECISION, ["karim", "eva"])

    [maybe] = likely(elsewhere, one)
    apart = elsewhere.apply(paste(elsewhere, "lab", one).change)
    together = elsewhere.apply(paste(elsewhere, "lab", one, {"eva": "nadia"}).change)

    assert (maybe.name, maybe.known) == ("Nadia Hadad", "nadia")
    assert len(apart.persons) == 3
    assert len(together.persons) == 2
    assert together.persons["nadia"] == replace(elsewhere.persons["nadia"], title="Nurse")
    assert together.membership("lab", "nadia").attitude is None


def test_the_same_id_elsewhere_is_offered_and_keeps_the_attitude_once_it_is_said(plan):
    twin = small_plan().persons["eva"]
    elsewhere = AccountPlan([
        Account(id="globex", name="Globex"), Opportunity(id="lab", name="Lab"), twin,
    ])  # fmt: skip
    one = copied(plan, DECISION, ["eva"])

    [maybe] = likely(elsewhere, one)
    after = elsewhere.apply(paste(elsewhere, "lab", one, {"eva": maybe.known}).change)

    assert maybe.known == "eva"
    assert after.membership("lab", "eva").attitude is Attitude.FOR


def test_one_person_is_named_and_several_are_counted(plan, elsewhere):
    alone = paste(elsewhere, "lab", copied(plan, DECISION, ["eva"]))
    several = paste(elsewhere, "lab", copied(plan, DECISION, ["eva", "karim", "herman"]))

    assert dict(alone.change.message.arguments) == {"name": "Eva Brouwer"}
    assert dict(several.change.message.arguments) == {"count": 3}


def test_a_line_that_would_go_round_is_left_out(plan):
    other = plan.apply(edits.remove(plan, [(ReportingLine, joined("eva", "karim"))]))
    other = other.apply(edits.add_reporting_line(other, "karim", "eva"))

    after = other.apply(paste(other, OTHER, copied(plan, DECISION, ["eva", "karim"])).change)

    assert set(after.table(ReportingLine)) == {joined("karim", "eva")}


def test_somebody_in_no_decision_joins_the_one_they_are_pasted_into(plan, elsewhere):
    gone = edits.remove(plan, [(Membership, joined(DECISION, "eva"))])
    plan = plan.apply(gone)

    done = paste(elsewhere, "lab", copied(plan, DECISION, ["eva"]))

    [(_kind, id)] = done.refs
    assert elsewhere.apply(done.change).membership("lab", id).roles == frozenset()


def test_a_person_has_left_on_a_day_also_after_pasting(plan, elsewhere):
    plan = plan.apply(edits.set_fields(plan, Person, "eva", start_date=date(2024, 1, 1)))

    done = paste(elsewhere, "lab", copied(plan, DECISION, ["eva"]))

    [(_kind, id)] = done.refs
    assert elsewhere.apply(done.change).persons[id].start_date == date(2024, 1, 1)


def test_random_plans_can_be_pasted_anywhere(plan):
    everybody = [*plan.persons, *plan.members, *plan.outside]

    for where in (DECISION, OTHER):
        done = paste(plan, where, copied(plan, DECISION, everybody))
        assert plan.apply(done.change).apply(done.change.inverse()) == plan


def test_a_customer_is_never_taken_for_one_of_ours(elsewhere):
    plan = small_plan(*person("s", "Sanne de Wit", Role.USER))

    done = paste(elsewhere, "lab", copied(plan, DECISION, ["s"]))

    assert [kind for kind, _id in done.refs] == [Person]
