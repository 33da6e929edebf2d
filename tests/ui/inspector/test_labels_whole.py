"""The labels of the inspector: a long word makes room for itself, for there it cannot wrap."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from app.i18n import speaking
from app.model import edits
from app.model.people import Person
from app.model.ties import Affinity, ContactTie, Influence
from app.model.values import joined
from app.ui.panels.inspector import Inspector
from tests.ui.fields import SANNE_EVA


def cut(inspector: Inspector) -> list[str]:
    """The labels of fields that have a word for which there is no room."""
    return [
        label.text()
        for label in inspector.findChildren(QLabel)
        if label.isVisible()
        and label.buddy() is not None
        and any(
            label.fontMetrics().horizontalAdvance(word) > label.width()
            for word in label.text().split()
        )
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", [Person, ContactTie, Influence, Affinity])
def test_no_label_is_cut_within_a_word(document, shown, language, kind):
    document.do(edits.add_influence(document.plan, "eva", "anton"))
    document.do(edits.add_affinity(document.plan, "anton", "eva", 1))
    about = {
        Person: "eva",
        ContactTie: SANNE_EVA,
        Influence: joined("eva", "anton"),
        Affinity: joined("anton", "eva"),
    }

    with speaking(language):
        inspector = shown(Inspector(document))
        document.select([(kind, about[kind])])

    assert cut(inspector) == []
    assert any(label.buddy() is not None for label in inspector.findChildren(QLabel))
