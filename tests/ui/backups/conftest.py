"""A window on a workspace of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.ui.main_window import MainWindow


@pytest.fixture
def window(begin: Callable[..., MainWindow], until, path) -> MainWindow:
    started = begin(path)
    until(lambda: started.document is not None and started.document.report is not None)
    return started
