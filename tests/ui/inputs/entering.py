"""What a page says, and the lines of Eva that are entered on it."""

from __future__ import annotations

from app.model.values import joined
from app.ui.panels.inspector import Inspector
from app.ui.panels.labels import Label
from tests.ui.conftest import DECISION

SANNE_EVA = joined("sanne", "eva")
EVA_HERE = joined(DECISION, "eva")


def texts(inspector: Inspector) -> list[str]:
    return [one.text() for one in inspector.page.findChildren(Label) if one.isVisible()]
