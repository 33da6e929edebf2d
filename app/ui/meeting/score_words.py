"""A score before and after on the wall, and what lies between: the three never contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import number, tr

if TYPE_CHECKING:
    from app.analysis.story import Step

LEAST_TOLD = 0.05  # points that a difference has at least to be shown


def change_words(before: float, after: float | None) -> str:
    """Return a score before and after; alone where it is not known what comes after."""
    if after is None:
        return number(before)
    decimals = _decimals(before, after)
    return f"{number(before, decimals)} → {number(after, decimals)}"


def gain_words(before: float, after: float) -> str:
    """Return what lies between the two as they are told; empty where that is no gain."""
    decimals = _decimals(before, after)
    gain = round(after, decimals) - round(before, decimals)
    if gain < LEAST_TOLD:
        return ""
    return tr("+{points}", points=number(gain, decimals))


def unknown_words(step: Step) -> str:
    """Return why it is not told what closing a gap brings; empty where it is told."""
    if step.after is not None or step.closed or step.number is None or not step.todo:
        return ""
    if step.contacts:
        return tr("It brings no points: only contacts in the buying team count.")
    if step.names_us:
        return tr("What it brings in points cannot be told beforehand.")
    return tr("What it brings in points is known once it is clear who meets whom.")


def _decimals(before: float, after: float) -> int:
    """One where whole points would show no difference, or another gain than there is."""
    if abs(after - before) < LEAST_TOLD:
        return 0
    if after < before:
        return int(round(before) == round(after))
    whole = round(after) - round(before)
    return 0 if whole and whole == round(after - before) else 1
