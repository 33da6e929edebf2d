"""In which order departures stand: by what is lost, however little, and equal where equal."""

from __future__ import annotations

from datetime import timedelta

from app.analysis.departures import departures
from app.analysis.network import Network
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.entities import Entity
from app.model.people import TeamMember
from app.model.vocabulary import Role, TieLevel
from tests.plans import AS_OF, DECISION, person, tie


def network(*entities: Entity) -> Network:
    return Network(AccountPlan([Opportunity(id=DECISION), *entities]), DECISION, AS_OF)


def test_a_loss_too_small_to_be_seen_still_stands_before_none():
    forgotten = AS_OF - timedelta(days=36 * 14)
    view = network(
        TeamMember(id="anna"),
        TeamMember(id="zoe"),
        *person("u", "U", Role.USER),
        tie("zoe", "u", TieLevel.TRUSTED, last_contact=forgotten, cadence_days=14),
    )

    first, second = departures(view).colleagues

    assert (first.member, second.member) == ("zoe", "anna")
    assert 0 < first.points_lost < 1e-9


def test_equal_losses_are_equal_in_whatever_order_their_points_were_added():
    roles = [
        (Role.DECIDER, Role.INFLUENCER, Role.PURCHASER),  # Anna knows them in this order
        (Role.PURCHASER, Role.INFLUENCER, Role.DECIDER),  # and Zoë in the other one
    ]
    entities: list[Entity] = []
    for member, held in zip(("anna", "zoe"), roles, strict=True):
        entities.append(TeamMember(id=member))
        for number, role in enumerate(held):
            known = f"{member}-{number}"
            entities += person(known, known, role)
            entities.append(tie(member, known, TieLevel.GOOD, last_contact=AS_OF))
    for role in (Role.DECIDER, Role.INFLUENCER, Role.PURCHASER):
        entities += person(f"unknown-{role.value}", "X", role)

    anna, zoe = departures(network(*entities)).colleagues

    assert anna.member == "anna"
    assert anna.points_lost == zoe.points_lost


def test_who_loses_nothing_loses_a_plain_zero():
    view = network(TeamMember(id="anna"), *person("u", "U", Role.USER))

    [anna] = departures(view).colleagues

    assert str(anna.points_lost) == "0.0"
