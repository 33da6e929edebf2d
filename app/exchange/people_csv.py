"""The customer's people as a CSV file (RFC 4180) for other programs, and for our own import."""

from __future__ import annotations

import csv
import io

from app.exchange.plan_tables import people, texts
from app.model.account_plan import AccountPlan
from app.model.plain_text import plain
from app.model.values import Id

NO_FORMULA = "\u200b"  # before what a spreadsheet would compute; the import drops it again
_FORMULA = ("=", "+", "-", "@")


def people_csv(plan: AccountPlan, opportunity: Id, mark: str) -> bytes:
    """Return the file; `mark` heads its last column, which is empty, as a file has no face."""
    sheet = people(plan, opportunity, ours=False)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([*sheet.headings, mark])
    for row in texts(sheet.rows):
        writer.writerow([*map(no_formula, row), ""])
    return buffer.getvalue().encode("utf-8-sig", "replace")  # without the mark Excel guesses


def no_formula(text: str) -> str:
    """Return a text on one line that no spreadsheet takes for a formula."""
    words = plain(text) or ""
    return NO_FORMULA + words if words.startswith(_FORMULA) else words
