"""Every picture is taken from a window as new, and leaves it so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app import i18n
from app.ui import theme
from app.ui.panels import folds
from tests import garbage


@pytest.fixture(autouse=True)
def _as_it_was(qapp, home) -> Iterator[None]:
    folds.forget()
    with garbage.of_this_thread():
        yield
    theme.apply(qapp, "light")
    i18n.use("en")
    folds.forget()
