"""What a button in the inspector removes is told to who does not see its line."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from app.model import edits
from app.model.people import Competitor, Person
from app.ui.dialogs.import_preview import counts_of


def test_a_button_that_removes_tells_what(inspector, document):
    for name in ("Helion", "NordScan"):
        document.do(edits.add_competitor(document.plan, name, id=name.casefold()))
        document.attempt(edits.set_competitor_tie, name.casefold(), "anton")
    assert len(document.plan.table(Competitor)) == 2

    document.select([(Person, "anton")])

    removing = [
        one.accessibleName() for one in inspector.page.findChildren(QToolButton)
        if one.toolTip() == "Remove"
    ]  # fmt: skip
    assert {"Remove Helion", "Remove NordScan"} <= set(removing)


def test_one_of_each_is_told_as_one():
    assert counts_of(1, 1, 1) == "1 person, 1 colleague, 1 relationship"
    assert counts_of(3, 2, 0) == "3 people, 2 colleagues, 0 relationships"
