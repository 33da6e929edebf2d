from __future__ import annotations

from datetime import date

import pytest

from app import i18n
from app.errors import UserError
from app.ui.panels import days

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14-8-2025", date(2025, 8, 14)),
        ("14/08/2025", date(2025, 8, 14)),
        ("14.8.25", date(2025, 8, 14)),
        ("2025-08-14", date(2025, 8, 14)),
        ("14 8 2025", date(2025, 8, 14)),
        ("1-3", date(2026, 3, 1)),
        ("20-12", date(2025, 12, 20)),
        ("-3", date(2026, 2, 27)),
        ("+14", date(2026, 3, 16)),
        ("today", TODAY),
        ("Gisteren", date(2026, 3, 1)),
        ("  ", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert days.read(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["soon", "31-2-2026", "2026", "99999-1-1", "29-2", "+99999999"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(UserError, match="is not a day"):
        days.read(text, TODAY)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_day_that_is_written_is_read_back(language):
    with i18n.speaking(language):
        assert days.read(days.write(TODAY), date(2020, 1, 1)) == TODAY
