"""No line of the map is told from another by its colour, not even where it is drawn small."""

from __future__ import annotations

from app.model.people import Person
from app.model.vocabulary import TieLevel
from app.ui.canvas.line_kinds import Line, LineKind, Pattern, TieLook, stroke


def test_kinds_of_line_differ_where_a_double_line_cannot_be_told_from_a_broad_one():
    def seen_from_afar(kind):
        given = stroke(Line(kind, (Person, ""), "", "", TieLook(level=TieLevel.GOOD)))
        doubled = given.pattern is Pattern.DOUBLE
        return Pattern.SOLID if doubled else given.pattern, given.middle, given.end

    assert len({seen_from_afar(kind) for kind in LineKind}) == len(LineKind)
