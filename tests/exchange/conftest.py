"""Texts in English."""

from __future__ import annotations

import pytest

from app import i18n


@pytest.fixture
def english():
    with i18n.speaking("en"):
        yield
