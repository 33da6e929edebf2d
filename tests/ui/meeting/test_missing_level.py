"""On the wall a gap about a level on which we have nobody lights the pill that says so."""

from __future__ import annotations

from app.analysis.story import Part
from app.model.people import TeamMember
from app.model.vocabulary import Level, Role, TieLevel
from tests.plans import AS_OF, person, small_plan, tie


def test_the_pill_of_the_level_that_a_gap_misses_is_lit_and_no_other(room):
    head = person("head", "An Baas", Role.DECIDER, level=Level.HEAD)
    staff = person("staff", "Piet Staf", Role.USER, level=Level.STAFF)
    junior = TeamMember(id="junior", name="Jo Jong", level=Level.STAFF)
    known = tie("junior", "head", TieLevel.TRUSTED, last_contact=AS_OF)
    plan = small_plan(*head, *staff, junior, known)
    wall = room(plan, parts=(Part.GAPS,))
    wall.meeting.toggle("more")

    wall.go_to("R11")

    lighting = wall.stage.map.scene().lighting
    assert lighting.tells_of(Level.HEAD)
    assert not any(lighting.tells_of(other) for other in set(Level) - {Level.HEAD})
