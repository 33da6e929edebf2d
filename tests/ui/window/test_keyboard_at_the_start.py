"""An empty workspace has the keyboard where one begins."""

from __future__ import annotations


def test_an_empty_workspace_begins_with_the_first_thing_to_do(empty):
    assert empty.start_page.isAncestorOf(empty.focusWidget())
    assert empty.focusWidget().text() == "New account…"
