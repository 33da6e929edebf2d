"""English, and a place for a workspace."""

from __future__ import annotations

import pytest

from app import i18n


@pytest.fixture(autouse=True)
def _english():
    with i18n.speaking("en"):
        yield


@pytest.fixture
def workspace(tmp_path):
    return str(tmp_path / "team.visavis")
