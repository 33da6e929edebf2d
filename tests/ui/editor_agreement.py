"""What must agree after every step: model, scene, views, database and analysis."""

from __future__ import annotations

from collections import Counter
from typing import Any

from app.analysis.report import Report
from app.analysis.roster import taking_part
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.entities import EntityType
from app.model.places import Seat
from app.model.ties import Affinity, ContactTie, ReportingLine
from app.model.values import Id
from app.model.vocabulary import TieLevel
from app.ui import theme
from app.ui.actions import COMMANDS
from app.ui.canvas.scene import MapScene
from app.ui.document import Document, Ref
from app.ui.views.matrix import MatrixPage
from app.ui.views.organigram import OrganigramView
from tests.ui.editor_hand import EditorHand

_ENDS: dict[EntityType, tuple[str, str]] = {
    ContactTie: ("member", "person"),
    ReportingLine: ("employee", "manager"),
    Affinity: ("a", "b"),
}


def check(hand: EditorHand) -> None:
    """Raise where two of them say different things."""
    document, view = hand.window.document, hand.window.map
    assert document is not None
    assert view is not None
    check_scene(document, view.map)
    check_dress(hand)
    check_views(hand, document)
    check_analysis(document)
    check_database(hand, document)


# -- the map


def check_scene(document: Document, scene: MapScene) -> None:
    """Every person has one card that says what the model says; every line that counts is drawn.

    What is expected is found from the plan alone, not by what the map is drawn from.
    """
    plan, opportunity = document.plan, document.opportunity
    shown = Counter(ref[1] for card in scene.cards.values() for ref in card.face.refs)
    seats = {one.id for one in plan.where(Seat, "opportunity", opportunity)}
    people = {*plan.members, *taking_part(plan, opportunity), *seats, *plan.outside}
    assert shown == Counter(people), "the cards are not the people"
    for id, card in scene.cards.items():
        box, face = scene.geometry.cards[id].box, card.face
        assert (card.x(), card.y()) == (box.x, box.y), f"{id} is drawn elsewhere"
        if id in plan.persons:
            part = plan.membership(opportunity, id)
            said = (face.name, face.title, frozenset(face.roles), face.attitude, face.influence)
            assert said == (
                plan.label(id),
                plan.persons[id].title,
                frozenset() if part is None else part.roles,
                None if part is None else part.attitude,
                None if part is None else part.influence,
            ), f"the card of {id} says something else"
    check_lines(plan, opportunity, scene)


def check_lines(plan: AccountPlan, opportunity: Id, scene: MapScene) -> None:
    """Lines join the cards of their ends; those of who left join the empty card."""
    here = {ref[1]: id for id, card in scene.cards.items() for ref in card.face.refs}
    seats = plan.where(Seat, "opportunity", opportunity)
    left = {seat.formerly: here[seat.id] for seat in seats if seat.formerly is not None}
    expected: set[Ref] = set()
    for kind, (source, target) in _ENDS.items():
        stays = kind in (ContactTie, ReportingLine)  # an empty seat has no feelings
        at = here | left if stays else here
        for id, one in plan.table(kind).items():
            ends = {at.get(getattr(one, source), ""), at.get(getattr(one, target), "")}
            no_tie = isinstance(one, ContactTie) and one.level is TieLevel.NONE
            if "" in ends or len(ends) == 1 or (no_tie and one.status is None):
                continue
            if kind is Affinity and all(len(scene.cards[x].face.refs) > 1 for x in ends):
                continue  # groups have no feelings for each other
            expected.add((kind, id))
    drawn = {ref for x in scene.lines.values() for ref in x.line.refs if ref[0] in _ENDS}
    assert drawn == expected, "the lines are not the ties"
    for shown in scene.lines.values():
        kind, id = shown.line.ref
        if kind is ContactTie and not shown.line.summed:
            level = plan.ties[id].level
            assert shown.line.look.level == level, f"{id} is drawn at another level"


# -- what it wears and speaks


def check_dress(hand: EditorHand) -> None:
    """The map wears the theme that holds, and the window speaks the language that does."""
    window = hand.window
    assert window.map is not None
    assert window.map.map.look is theme.current(), "the map wears another theme"
    for id in ("palette", "view.matrix", "distribute.across"):
        words = next(one.text for one in COMMANDS if one.id == id)
        assert window.actions_[id].text() == tr(words), f"{id} is in another language"


# -- the other views


def check_views(hand: EditorHand, document: Document) -> None:
    """The view in front shows whom the model has."""
    plan, opportunity = document.plan, document.opportunity
    people = set(taking_part(plan, opportunity))
    page = hand.window.views.currentWidget()
    if isinstance(page, MatrixPage):
        model = page.model
        rows = {one.person for one in model.lines if one.person}
        assert rows == people, "the rows of the matrix are not the people"
        assert set(model.members) == set(plan.members), "its columns are not the colleagues"
        ties = {(o.member, o.person): o.level for o in plan.ties.values() if o.person in people}
        cells = model.content.cells.items()
        shown = {pair: cell.level for pair, cell in cells if cell.has_tie}
        assert shown == ties, "the cells of the matrix are not the ties"
    elif isinstance(page, OrganigramView):
        seats = {one.id for one in plan.where(Seat, "opportunity", opportunity)}
        assert page.map.cards.keys() == people | seats, "the organigram shows others"
    chosen = hand.window.document.selection
    assert all(plan.find(*ref) is not None for ref in chosen), "what is selected is gone"


# -- the analysis


def check_analysis(document: Document) -> None:
    """Score and gaps are those of a report that is made anew on the same plan."""
    report = document.measured
    assert report is not None
    assert report.network.plan == document.copy.plan, "the analysis is of another plan"
    fresh = Report(document.copy.plan, document.opportunity, document.as_of, document.base)
    assert said(report) == said(fresh), "score and gaps are not those of the plan"
    supposed = document.report
    if supposed is not None and supposed is not report:
        network = supposed.network
        anew = Report(network.plan, document.opportunity, document.as_of, document.base)
        assert said(supposed) == said(anew), "score and gaps are not those supposed"


def said(report: Report) -> tuple[Any, ...]:
    """Return what a report says, rounded as nobody could see."""
    gaps = sorted((*gap.key, round(gap.severity, 6), gap.parked) for gap in report.gaps)
    points = {id: round(one.points, 6) for id, one in report.score.persons.items()}
    return round(report.score.total, 6), points, gaps


# -- the database


def check_database(hand: EditorHand, document: Document) -> None:
    """What a fresh load of the file gives is the plan, once all is handed in."""
    session = hand.window.session
    assert session.autosave.flush(), "something could not be handed in"
    found: list[AccountPlan] = []
    account = document.copy.plan.account.id
    session.with_workspace(lambda one: one.load(account).plan, found.append)
    hand.wait(lambda: found)
    assert found[0] == document.copy.plan, "the database holds another plan"
