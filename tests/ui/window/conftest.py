"""A window with nothing in it yet."""

from __future__ import annotations

import pytest

from app import usecases


@pytest.fixture
def empty(start, tmp_path):
    """A window on a workspace with nothing in it."""
    path = tmp_path / "empty.visavis"
    usecases.open_workspace(str(path)).close()
    return start(str(path))
