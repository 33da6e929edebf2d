"""Where nobody reports to anybody yet, the organigram says how a line comes about."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app import i18n
from app.model import edits
from app.ui.views.organigram import OrganigramView

SAID = {"en": "Drag a card onto another", "nl": "Sleep een kaart op een andere"}


def said(view):
    QApplication.processEvents()
    return [one.text() for one in view.findChildren(QLabel) if one.isVisible()]


@pytest.mark.parametrize("language", SAID)
def test_without_a_line_it_says_how_one_is_drawn(document, shown, language):
    i18n.use(language)

    view = shown(OrganigramView(document), 900, 600)

    [words] = said(view)
    assert words.startswith(SAID[language])


def test_with_the_first_line_it_says_so_no_longer(document, shown):
    view = shown(OrganigramView(document), 900, 600)

    document.attempt(edits.add_reporting_line, "eva", "anton")

    assert said(view) == []


def test_who_may_only_read_is_not_told_to_draw(document, shown):
    document.may_edit = False

    view = shown(OrganigramView(document), 900, 600)

    assert said(view) == []
