"""Who is shown in a proposal, in which order and under which name."""

from dataclasses import replace

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, in_proposal, redact
from app.model.called import Called
from app.model.counterparts import VIEW_PROPOSAL, counterparts
from app.model.people import TeamMember
from app.model.planning import Placement
from app.model.ties import Counterpart
from app.model.vocabulary import Lane, Level
from tests.plans import DECISION, person, small_plan


def shown(plan: AccountPlan) -> list[str]:
    customer = redact(plan, DECISION, Audience.CUSTOMER)
    return [one.label for one in customer.persons.values()]


def three() -> AccountPlan:
    return small_plan(
        *person("ruud", "Ruud Postma", lane=Lane.TECHNICAL, level=Level.EXECUTIVE)
    )


def test_by_hand_somebody_stands_above_who_ranks_higher_in_the_same_lane():
    plan = three()
    assert shown(plan) == ["Karim El Amrani", "Ruud Postma", "Eva Brouwer"]

    plan = plan.apply(edits.order_in_proposal(plan, DECISION, ["eva", "ruud", "karim"]))

    assert shown(plan) == ["Karim El Amrani", "Eva Brouwer", "Ruud Postma"]


def test_the_order_by_level_comes_back():
    plan = three()
    ordered = plan.apply(edits.order_in_proposal(plan, DECISION, ["eva", "ruud", "karim"]))

    again = ordered.apply(edits.forget_order_in_proposal(ordered, DECISION))

    assert list(again) == list(plan)


def test_an_order_that_stands_already_changes_nothing():
    plan = three()
    plan = plan.apply(edits.order_in_proposal(plan, DECISION, ["eva", "ruud"]))

    assert edits.order_in_proposal(plan, DECISION, ["eva", "ruud"]).edits == ()
    assert {one.view for one in plan.table(Placement).values()} == {VIEW_PROPOSAL}


def calling(plan: AccountPlan, **called: Called) -> AccountPlan:
    """The plan with people called otherwise in the proposal."""
    for id, one in called.items():
        plan = plan.apply(edits.call_in_proposal(plan, DECISION, id, one))
    return plan


def test_in_the_proposal_somebody_can_be_called_otherwise():
    plan = small_plan()

    plan = calling(plan, karim=Called("K. El Amrani", "Chair"), eva=Called(title="Head nurse"))
    customer = redact(plan, DECISION, Audience.CUSTOMER)

    karim, eva = customer.persons.values()
    assert (karim.name, karim.title) == ("K. El Amrani", "Chair")
    assert (eva.name, eva.title) == ("Eva Brouwer", "Head nurse")


def test_a_name_that_is_called_otherwise_makes_no_difference_to_the_customer():
    plans = [
        AccountPlan(
            replace(one, name=name, title=name)
            if isinstance(one, TeamMember) and one.id == "sanne"
            else one
            for one in small_plan()
        )
        for name in ("Sanne de Wit", "Aafje")
    ]
    called = Called("S. de Wit", "Account manager")

    first, other = (
        list(redact(calling(one, sanne=called), DECISION, Audience.CUSTOMER)) for one in plans
    )

    assert first == other


def test_inside_everybody_keeps_the_name_we_know_them_by():
    called = calling(small_plan(), karim=Called("K. El Amrani"))

    plan = redact(called, DECISION, Audience.INTERNAL)

    assert plan.persons["karim"].name == "Karim El Amrani"


def test_suggested_counterparts_are_kept_as_one_change_and_stay_when_levels_change():
    plan = small_plan()
    persons, team = in_proposal(plan, DECISION)
    found = counterparts(DECISION, [], persons, team)

    change = edits.keep_counterparts(plan, found)

    kept = plan.apply(change)
    assert len(change.edits) == 2
    assert set(kept.table(Counterpart)) == {one.id for one in found}
    assert edits.keep_counterparts(kept, found).edits == ()
