"""A decision's people and lines as GraphML, for programs that look at networks."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any

from app.model.account_plan import AccountPlan
from app.model.entities import Entity, EntityType
from app.model.people import Competitor
from app.model.plain_text import plain
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import Id

if TYPE_CHECKING:
    import networkx as nx

_ENDS: dict[EntityType, tuple[str, str, tuple[str, ...]]] = {
    # from, to, and what else a line tells
    ContactTie: (
        "member", "person",
        ("level", "status", "desired_level", "since", "last_contact", "cadence_days", "note"),
    ),
    ReportingLine: ("employee", "manager", ("dotted", "note")),
    Influence: ("source", "target", ("weight", "basis", "evidence", "note")),
    Affinity: ("a", "b", ("sign", "evidence", "note")),
    CompetitorTie: ("competitor", "person", ("level", "basis", "evidence", "note")),
}  # fmt: skip
_KINDS = {
    ContactTie: "tie",
    ReportingLine: "reports to",
    Influence: "influences",
    Affinity: "affinity",
    CompetitorTie: "competitor tie",
}
_OF_PERSON = ("title", "department", "lane", "level", "start_date", "end_date", "note")
_OF_MEMBER = ("title", "lane", "level", "account_role", "capacity_per_year", "note")
_OF_PART = ("influence", "attitude", "response_mode", "mobiliser", "active")


def graph_file(plan: AccountPlan, opportunity: Id, mark: str) -> bytes:
    """Return the file: codes as they stand in a case file; `mark` is a fact of the graph."""
    import networkx as nx  # noqa: PLC0415  only an export needs it
    from networkx.readwrite.graphml import GraphMLWriter  # noqa: PLC0415  as above

    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    graph.graph["mark"] = mark
    for node, facts in _nodes(plan, opportunity):
        graph.add_node(node, **facts)
    _draw_lines(graph, plan)
    buffer = io.BytesIO()
    GraphMLWriter(graph, encoding="utf-8", prettyprint=True).dump(buffer)
    return buffer.getvalue()


def _nodes(plan: AccountPlan, opportunity: Id) -> Iterator[tuple[Id, dict[str, Any]]]:
    for person in plan.persons.values():
        facts = {"label": person.label, "side": "customer", **_told(person, _OF_PERSON)}
        part = plan.membership(opportunity, person.id)
        if part is not None:
            facts |= {"roles": " ".join(sorted(part.roles)), **_told(part, _OF_PART)}
        yield person.id, _plain(facts)
    for member in plan.members.values():
        facts = {"label": member.label, "side": "us", **_told(member, _OF_MEMBER)}
        yield member.id, _plain(facts)
    for outsider in plan.outside.values():
        facts = {
            "label": outsider.label,
            "side": "outside",
            **_told(outsider, ("kind", "note")),
        }
        yield outsider.id, _plain(facts)
    for one in plan.table(Competitor).values():
        facts = {"label": one.label, "side": "competitor", **_told(one, ("incumbent", "note"))}
        yield one.id, _plain(facts)


def _draw_lines(graph: nx.MultiDiGraph[Id], plan: AccountPlan) -> None:
    number = 0
    for kind, (source, target, names) in _ENDS.items():
        lines: Mapping[Id, Entity] = plan.table(kind)
        for line in lines.values():
            ends = getattr(line, source), getattr(line, target)
            if all(end in graph for end in ends):
                number += 1
                facts = {"kind": _KINDS[kind], **_told(line, names)}
                graph.add_edge(*ends, key=f"e{number}", **_plain(facts))


def _told(entity: object, names: tuple[str, ...]) -> dict[str, Any]:
    """Return what is known of an entity; unknown is left out."""
    found = ((name, getattr(entity, name)) for name in names)
    return {name: value for name, value in found if value is not None}


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """Return facts as GraphML holds them: texts on one line, whole numbers, yes and no."""
    return {name: _value(value) for name, value in facts.items()}


def _value(value: Any) -> Any:
    if isinstance(value, IntEnum):
        return int(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return str(value).lower()  # the writer's own spelling is no boolean of XML
    if isinstance(value, date):
        return value.isoformat()
    return (plain(value) or "") if isinstance(value, str) else value
