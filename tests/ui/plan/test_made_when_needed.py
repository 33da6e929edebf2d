"""Lines of the plan are made as far as they are seen: forms when opened, all when in front."""

from __future__ import annotations

from app.model import edits
from app.ui.panels.plan_row import StepForm
from tests.ui.plan.asking import rows


def forms(row) -> list[StepForm]:
    found: list[StepForm] = row.findChildren(StepForm)
    return found


def test_the_form_of_a_contact_is_made_when_its_line_opens(suggested):
    row = rows(suggested)[0]
    closed = forms(row)

    row.chosen.emit()

    assert closed == []
    assert [form.owner.value for form in forms(row)] == [row.words.member]


def test_a_line_that_was_never_opened_gives_what_its_form_would(suggested):
    row = rows(suggested)[0]
    proposed = row.given()

    row.chosen.emit()

    assert row.given() == proposed


def test_suggestions_follow_once_they_are_seen_again(suggested, analysed):
    page, first = suggested.suggestions, rows(suggested)[0]
    suggested.hide()
    before = list(page.rows)

    page.refuse(first.words, "")
    hidden = list(page.rows)
    suggested.show()

    assert hidden == before
    assert first.words.key not in page.rows


def test_what_is_seen_follows_at_once(suggested, analysed):
    first = rows(suggested)[0]

    analysed.attempt(
        edits.refuse_suggestion, analysed.opportunity, *first.words.key,
        reason="", on=analysed.as_of, by=None,
    )  # fmt: skip

    assert first.words.key not in suggested.suggestions.rows
