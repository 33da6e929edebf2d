"""The menus of the window on the sample account."""

from __future__ import annotations

import pytest


@pytest.fixture
def person(window):
    document = window.document
    return next(one.person for one in document.plan.dmu(document.opportunity) if one.takes_part)
