"""What is shown of people only where it is switched on."""

from __future__ import annotations

import pytest

from app.ui import privacy
from app.ui.settings import Settings


@pytest.fixture
def switched():
    """Switches something of people on, and all off again after the test."""
    settings = Settings()

    def on(*names: str) -> None:
        for name in names:
            privacy.switch(settings, name, on=True)

    yield on
    for name in ("colours", "seller_as_buyer"):
        privacy.switch(settings, name, on=False)
