"""Quick lines in which a name fits nobody, several, or the newcomer, and every sign."""

from __future__ import annotations

import pytest

from app.exchange.quick_line import suggestions, understand
from app.model.people import TeamMember
from app.model.ties import ContactTie, ReportingLine
from app.model.vocabulary import Attitude, Role, TieLevel
from tests.plans import DECISION, person, small_plan


def said(line: str, *more):
    plan = small_plan(*more)
    found = understand(line, plan, DECISION)
    assert found.change is not None, found.problem
    return found, plan.apply(found.change)


@pytest.mark.parametrize(
    ("sign", "attitude"),
    [
        ("★", Attitude.ADVOCATE),
        ("▲", Attitude.FOR),
        ("●", Attitude.NEUTRAL),
        ("▼", Attitude.RESERVED),
        ("✕", Attitude.AGAINST),
    ],
)
def test_the_signs_of_the_map_are_the_attitudes_they_stand_for(sign, attitude):
    found, after = said(f"Nadia Haddad, {sign}")

    assert after.membership(DECISION, found.about).attitude is attitude


def test_a_manager_whose_name_fits_several_is_not_guessed():
    found, after = said("Nadia Haddad, rapporteert aan Eva", *person("e2", "Eva Claes"))

    assert not [one for one in after.table(ReportingLine).values() if one.employee != "eva"]
    assert any("Eva" in fact and "not understood" in fact for fact in found.facts)


def test_a_colleague_whose_name_fits_several_is_not_guessed():
    found, after = said("Nadia Haddad, @Sanne", TeamMember(id="s2", name="Sanne Bos"))

    assert not [one for one in after.table(ContactTie).values() if one.person == found.about]


def test_a_whole_name_is_nobody_who_is_called_longer():
    found, after = said("Jan - Eva 2", TeamMember(id="j", name="Jan"),
                        TeamMember(id="jp", name="Jan Peeters"))  # fmt: skip

    assert after.tie_between("j", "eva").level is TieLevel.WORKING
    assert found.sentence.startswith("Jan – ")


def test_nobody_reports_to_themselves():
    _found, after = said("Karim El Amrani, B, rapporteert aan Karim")

    assert not after.where(ReportingLine, "employee", "karim")
    assert Role.INFLUENCER in after.membership(DECISION, "karim").roles


def test_no_more_names_are_offered_than_were_asked_for():
    team = [TeamMember(id=f"j{n}", name=f"Jan {name}") for n, name in enumerate("ABCDE")]

    assert suggestions("Nadia Haddad, Jan", small_plan(*team), most=3) == [
        "Jan A", "Jan B", "Jan C",
    ]  # fmt: skip
