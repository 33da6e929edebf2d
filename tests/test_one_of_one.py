"""Where a figure is one of one its noun is in the singular; two who act have a plural verb."""

from __future__ import annotations

import pytest

from app.analysis.departures import Departures
from app.analysis.wording.what_if import robustness_in_words
from app.i18n import speaking
from app.model import edits
from app.model.certainty import Share
from app.model.vocabulary import Role, TieLevel
from app.ui.canvas.faces import sure_words
from app.ui.panels.role_share import RoleShare, words_of
from tests.analysis.test_history import Log, told
from tests.plans import AS_OF, small_plan


@pytest.mark.parametrize(
    ("score", "left", "said"),
    [
        (1.0, 0.0, "blijft er 0 van ons ene punt over."),
        (5.0, 1.0, "blijft er 1 van onze 5 punten over."),
        (5.0, 2.0, "blijven er 2 van onze 5 punten over."),
    ],
)
def test_what_is_left_of_the_points_is_told_in_the_right_number(score, left, said, monkeypatch):
    monkeypatch.setattr(Departures, "robustness", left)

    with speaking("nl"):
        words = robustness_in_words(Departures(score, (), ()))

    assert words == f"Zonder de collega die we het meest zouden missen, {said}"


@pytest.mark.parametrize(
    ("known", "said"), [(1, "1 van 1 feit bevestigd"), (2, "1 van 2 feiten bevestigd")]
)
def test_one_fact_of_which_we_are_sure_is_one_fact(known, said):
    with speaking("nl"):
        [words] = sure_words(Share(known=known, confirmed=1, assumed=0))

    assert words == said


def test_a_role_that_weighs_one_point_has_one_point():
    with speaking("nl"):
        words = words_of(Role.USER, RoleShare(points=0.0, of=1.0))

    assert words == "gebruiker: 0 van 1 punt"


def test_two_colleagues_who_spoke_with_somebody_did_so_in_the_plural():
    log = Log(small_plan())
    log.add(AS_OF, edits.add_tie(log.plan, "herman", "karim", level=TieLevel.WORKING))
    spoken = edits.log_contact(
        log.plan, on=AS_OF, members=["herman", "sanne"], persons=["karim"]
    )
    log.add(AS_OF, spoken)

    with speaking("nl"):
        found = told(log.story())

    assert "Herman Vos en Sanne de Wit spraken met Karim El Amrani" in found
