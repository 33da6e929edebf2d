"""What begins a what-if is told together with what is supposed first."""

from __future__ import annotations

from app.model.people import TeamMember
from app.ui.panels.what_if_button import suppose_gone


def test_supposing_somebody_gone_is_told_once(analysed):
    told: list[bool] = []
    analysed.supposing.changed.connect(lambda: told.append(analysed.supposing.is_on))

    suppose_gone(analysed, (TeamMember, "sanne"))

    assert told == [True]
    assert len(analysed.supposing.steps) == 1


def test_beginning_without_a_step_is_told_as_well(analysed):
    told: list[bool] = []
    analysed.supposing.changed.connect(lambda: told.append(analysed.supposing.is_on))

    analysed.supposing.begin()

    assert told == [True]
