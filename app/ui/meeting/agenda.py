"""The pages of a meeting that hold lists: the plan, and what a customer may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.analysis.story import Part, Step
from app.i18n import tr
from app.model.audience import Audience, redact
from app.ui.meeting.customer_pages import Page, pages
from app.ui.panels.agreed_words import Agreed, agreed

if TYPE_CHECKING:
    from app.ui.document import Document

A_PAGE = 6  # lines of the plan that fit on the wall
PLAN_PAGE = "plan"
COUNTERPARTS = "counterparts"  # the customer's pages


def lines(document: Document) -> list[Agreed]:
    """Return what is agreed and still to be done, the first due first."""
    network = None if document.report is None else document.report.network
    return agreed(document.plan, document.opportunity, document.as_of, network)


def page_of(document: Document, step: Step) -> list[Agreed]:
    """Return the lines of one page of the plan."""
    first = int(step.key[1]) * A_PAGE if step.key else 0
    return lines(document)[first : first + A_PAGE]


def with_pages(steps: Iterable[Step], document: Document) -> list[Step]:
    """Return the steps with one for each page that the plan takes."""
    found: list[Step] = []
    for step in steps:
        if step.part is not Part.PLAN:
            found.append(step)
            continue
        count = max(1, -(-len(lines(document)) // A_PAGE))
        found += [replace(step, key=(PLAN_PAGE, str(page))) for page in range(count)]
    return found


def redacted_pages(document: Document) -> list[Page]:
    """Return what a customer may see, in pages that can be read."""
    plan = redact(document.copy.plan, document.opportunity, Audience.CUSTOMER)
    return pages(plan)


def for_customer(found: list[Page]) -> list[Step]:
    """Return a step for each of the pages that a customer may see: who works with whom."""
    return [
        Step(
            Part.TIES,
            tr("Who works with whom: {part}", part=page.title)
            if page.title
            else tr("Who works with whom"),
            key=(COUNTERPARTS, str(place)),
        )
        for place, page in enumerate(found)
    ]
