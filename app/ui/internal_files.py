"""Files of tables and lines for internal use: workbook, list of people, graph."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.i18n import mark, tr
from app.model.account_plan import AccountPlan
from app.model.parameters import Parameters
from app.model.values import Id

Write = Callable[[AccountPlan, Id, date, Parameters], bytes]


def workbook(plan: AccountPlan, opportunity: Id, as_of: date, base: Parameters) -> bytes:
    """Return relation matrix, people, gaps as of a day and action plan as an Excel workbook."""
    from app.analysis import gap_table  # noqa: PLC0415  imports NetworkX
    from app.analysis.report import Report  # noqa: PLC0415  as above
    from app.exchange import plan_tables, workbook  # noqa: PLC0415  as above

    report = Report(plan, opportunity, as_of, base)
    gaps = workbook.Sheet(tr("Gaps"), gap_table.headings(), gap_table.rows(report))
    sheets = (
        plan_tables.matrix(plan, opportunity),
        plan_tables.people(plan, opportunity, ours=True),
        gaps,
        plan_tables.action_plan(plan, opportunity),
    )
    names = (plan.account.name, plan.opportunities[opportunity].name)
    title = " · ".join(name for name in names if name)
    return workbook.workbook(sheets, title, tr("INTERNAL"))


def people(plan: AccountPlan, opportunity: Id, _day: date, _base: Parameters) -> bytes:
    """Return the customer's people as a CSV file."""
    from app.exchange.people_csv import people_csv  # noqa: PLC0415  only for such a file

    return people_csv(plan, opportunity, tr("INTERNAL"))


def graph(plan: AccountPlan, opportunity: Id, _day: date, _base: Parameters) -> bytes:
    """Return people and lines as a GraphML file."""
    from app.exchange.graph_file import graph_file  # noqa: PLC0415  imports NetworkX

    return graph_file(plan, opportunity, tr("INTERNAL"))


WRITERS: dict[str, Write] = {".xlsx": workbook, ".csv": people, ".graphml": graph}
HOLDS = {
    ".xlsx": mark("The workbook holds the relationship matrix, people, gaps and action plan."),
    ".csv": mark("The file holds the customer's people, for other programs."),
    ".graphml": mark("The file holds people and lines as a network, for other programs."),
}
