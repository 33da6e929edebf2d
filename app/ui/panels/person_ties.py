"""Whom a person knows, on their page: us, others inside the customer, and competitors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.certainty import ESTIMATED, Fact
from app.model.people import Competitor
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import Id
from app.model.vocabulary import CompetitorBasis, TieLevel
from app.ui.panels.fields import CodeField
from app.ui.panels.inspector_page import Page, Title
from app.ui.panels.labels import Label
from app.ui.panels.tie_parts import TieLevelField, tie_remark

InnerLine = ReportingLine | Influence | Affinity


def add_ties(page: Page, person: Id, ask_tie: Callable[[Id, Id], object]) -> None:
    """Add who of ours knows a person, how well, and who could come to; `ask_tie` asks how."""
    page.section(tr("Relationships with us"))
    tied = page.plan.where(ContactTie, "person", person)
    for tie in tied:
        name = page.link(page.plan.label(tie.member), [(ContactTie, tie.id)])
        words = tr("Relationship with {name}", name=page.plan.label(tie.member))
        level = TieLevelField(words)
        page.connect_field(
            level,
            TieLevelField.reading(tie.id),
            TieLevelField.committing(page.document, tie.member, tie.person),
            f"tie.{tie.id}.level",
        )
        page.listed(name, "", fields=[level], sure=(Fact(ContactTie, tie.id, "level"), words))
        page.column.addWidget(tie_remark(page, tie.id))
    if not tied:
        nobody = tr("None of us knows this person yet.")
        if person in page.plan.outside:
            nobody = tr("None of us has a contact there yet.")
        page.column.addWidget(Label(nobody, "quiet", wrap=True))
    known = {tie.member for tie in tied}
    page.adding(
        tr("Relationship"),
        lambda: [
            (member.label, partial(ask_tie, member.id, person))
            for member in page.plan.members.values()
            if member.id not in known
        ],
    )


def add_inner_lines(page: Page, person: Id) -> None:
    """Add whom a person reports to, listens to, sides with, and the other way round."""
    plan = page.plan
    for line in inner_lines(plan, person):
        words = inner_line_words(plan, person, line)
        page.listed(
            page.link(words, [(type(line), line.id)]),
            "",
            (type(line), line.id),
            sure=(line_fact(line), words),
        )
    others = [other for other in plan.persons.values() if other.id != person]
    page.adding(
        tr("Reports to"),
        lambda: [
            (
                o.label,
                partial(page.attempt, edits.add_reporting_line, person, o.id),
            )
            for o in others
        ],
    )
    page.adding(
        tr("Influences"),
        lambda: [
            (o.label, partial(page.attempt, edits.add_influence, person, o.id)) for o in others
        ],
    )
    for words, sign in ((tr("Gets on with"), 1), (tr("At odds with"), -1)):
        page.adding(words, partial(_affinities, page, person, sign))


def add_competitors(
    page: Page, person: Id, ask_competitor: Callable[[Callable[[Id], None]], object]
) -> None:
    """Add which competitors know a person, and how well.

    `ask_competitor` asks for one that is new and hands it to what it is given.
    """
    for tie in page.plan.where(CompetitorTie, "person", person):
        name = page.link(page.plan.label(tie.competitor), [(Competitor, tie.competitor)])
        add_competitor_tie(page, tie, name)

    def join(competitor: Id) -> None:
        page.attempt(edits.set_competitor_tie, competitor, person, level=TieLevel.ACQUAINTED)

    def others() -> list[tuple[str, Callable[[], object]]]:
        ties = page.plan.where(CompetitorTie, "person", person)
        known = {tie.competitor for tie in ties}
        offered: list[tuple[str, Callable[[], object]]] = [
            (competitor.label, partial(join, competitor.id))
            for competitor in page.plan.table(Competitor).values()
            if competitor.id not in known
        ]
        return [*offered, (tr("Another competitor…"), partial(ask_competitor, join))]

    page.adding(tr("Competitor knows this person"), others)


def add_competitor_tie(page: Page, tie: CompetitorTie, title: Title) -> None:
    """Add how well a competitor knows somebody, what that rests on, and how sure we are."""
    level = CodeField(tr("How well"), list(TieLevel))
    page.bind(level, CompetitorTie, tie.id, "level")
    known = (Fact(CompetitorTie, tie.id, "person"), tr("How well"))
    page.listed(title, "", (CompetitorTie, tie.id), fields=[level], sure=known)
    basis = CodeField(tr("Rests on"), list(CompetitorBasis))
    page.attribute(tr("Rests on"), basis, CompetitorTie, tie.id, "basis")


def inner_lines(plan: AccountPlan, person: Id) -> list[InnerLine]:
    """Return the lines inside the customer that begin or end at a person."""
    return [
        *plan.where(ReportingLine, "employee", person),
        *plan.where(ReportingLine, "manager", person),
        *plan.where(Influence, "source", person),
        *plan.where(Influence, "target", person),
        *plan.where(Affinity, "a", person),
        *plan.where(Affinity, "b", person),
    ]


def line_fact(line: InnerLine) -> Fact:
    """Return what is estimated of a line inside the customer."""
    [field] = ESTIMATED[type(line)]
    return Fact(type(line), line.id, field)


def inner_line_words(plan: AccountPlan, person: Id, line: InnerLine) -> str:
    """Return a line as it is seen from one of its ends."""
    if isinstance(line, ReportingLine):
        if line.employee == person:
            return tr("reports to {name}", name=plan.label(line.manager))
        return tr("{name} reports here", name=plan.label(line.employee))
    if isinstance(line, Influence):
        if line.source == person:
            return tr("influences {name}", name=plan.label(line.target))
        return tr("listens to {name}", name=plan.label(line.source))
    other = plan.label(line.b if line.a == person else line.a)
    if line.sign > 0:
        return tr("allied with {name}", name=other)
    return tr("in conflict with {name}", name=other)


def _affinities(page: Page, person: Id, sign: int) -> list[tuple[str, Callable[[], object]]]:
    return [
        (
            other.label,
            partial(page.attempt, edits.add_affinity, person, other.id, sign),
        )
        for other in page.plan.persons.values()
        if other.id != person
    ]
