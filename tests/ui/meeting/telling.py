"""A plan with much to tell of, and what a meeting tells."""

from __future__ import annotations

from app.model.vocabulary import Level, Role
from tests.plans import person, small_plan


def busy_plan():
    """Several people nobody of ours knows, so that there are many gaps."""
    return small_plan(
        *person("piet", "Piet Janssen", Role.PURCHASER, level=Level.HEAD),
        *person("fien", "Fien Maes", Role.GATEKEEPER, level=Level.STAFF),
    )
