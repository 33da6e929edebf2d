"""What an organigram is made of, as far as it needs no window: of many it is made beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.analysis.geometry import Card
from app.analysis.reporting import Reporting, reporting
from app.analysis.roster import Side
from app.analysis.tree_layout import TreeLayout, arrange_tree
from app.analysis.tree_lines import round_the_cards, trunk
from app.courtesy import giving_way
from app.model.places import Seat
from app.model.ties import ReportingLine
from app.model.values import Id
from app.ui.canvas.content import Face, MapContent, Ref
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.lines import DrawnLine, drawn

Room = tuple[float, float] | None  # width and height there is to show it in
NOBODY = Reporting((), (), {}, (), {})
NOWHERE = TreeLayout({}, (), (), None, 0, 0)


@dataclass(frozen=True)
class TreeStock:
    """Who stands where under whom, what their cards show, and the lines between them."""

    content: MapContent
    people: Reporting = NOBODY
    geometry: TreeLayout = NOWHERE
    room: Room = None
    faces: Mapping[Id, Face] = field(default_factory=dict)
    lines: Mapping[str, DrawnLine] = field(default_factory=dict)

    @cached_property
    def cards(self) -> dict[Id, Card]:
        """Where each card stands."""
        boxes = self.geometry.boxes
        return {
            id: Card(id, Side.THEIRS, face.level, boxes[id], None)
            for id, face in self.faces.items()
        }

    def stands_as(self, people: Reporting, room: Room) -> bool:
        """Return whether these people stand where they stood, in this room."""
        before = self.people
        return (before.order, before.parent, self.room) == (people.order, people.parent, room)


def stocked(
    content: MapContent, room: Room, before: TreeStock, people: Reporting | None = None
) -> TreeStock:
    """Return what is drawn of a content in a room; `before` is taken again where it can be.

    `people` is who reports to whom in the content, where that is known by now.
    """
    people = people or reporting(content.plan, content.opportunity)
    same = before.stands_as(people, room) and before.geometry is not NOWHERE
    geometry = before.geometry if same else arrange_tree(people.order, people.parent, room)
    shown = set(people.order)
    faces = {face.id: face for face in giving_way(content.faces()) if face.id in shown}
    lines: dict[str, DrawnLine] = {}
    for line, one in giving_way(_lines(people, geometry)):
        known = before.lines.get(line.id) if geometry is before.geometry else None
        if known is None or known.line != line:
            ways = trunk if one is None else round_the_cards
            known = drawn(line, ways(geometry, line.source, line.target))
        lines[line.id] = known
    return TreeStock(content, people, geometry, room, faces, lines)


def _lines(
    people: Reporting, geometry: TreeLayout
) -> Iterator[tuple[Line, ReportingLine | None]]:
    """Yield the lines of the tree, then the others with what each stands for."""
    for employee, manager in geometry.parent.items():
        standing = people.lines.get(employee)
        ref: Ref = (Seat, employee)
        if standing is not None:
            ref = (ReportingLine, standing.id)
        yield Line(LineKind.REPORTING, ref, employee, manager, TieLook()), None
    for other, employee, manager in people.others:
        look = TieLook(dotted=other.dotted is True)
        yield (
            Line(LineKind.REPORTING, (ReportingLine, other.id), employee, manager, look),
            other,
        )
