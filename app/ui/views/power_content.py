"""What the power grid shows of a document, in the words and colours that hold now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from app.i18n import mark, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.decision import Membership
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import Attitude, InfluenceDegree, Role
from app.ui import theme
from app.ui.canvas.content import initials
from app.ui.canvas.marks import ATTITUDE_TOKENS, coverage_token
from app.ui.document import Document
from app.ui.settings import Settings
from app.ui.theme import Theme, measure

if TYPE_CHECKING:
    from app.analysis.report import Report
    from app.figures.power_people import Look, PowerGrid, Somebody

# what is unknown stands first across, and last down
COLUMNS: tuple[Attitude | None, ...] = (None, *sorted(Attitude))
ROWS: tuple[InfluenceDegree | None, ...] = (*sorted(InfluenceDegree, reverse=True), None)
GROWING = ("text", "small", "left", "top", "bottom")  # sizes that go with the words in it
ROOMY = 560, 290  # pixels of width and height beyond which words grow with those around it
MOST_OF_NONE = 10.0  # points that the scale shows where nobody has any


_FINE = 100  # pixels of height in which words are measured


ACROSS = "power/across"  # in the settings


class Across(Enum):
    """What is set out from left to right."""

    ATTITUDE = mark("Attitude")
    POINTS = mark("Points at stake")

    @property
    def words(self) -> str:
        return tr(self.value)


def chosen(settings: Settings) -> Across:
    """Return what the user chose last to be set out."""
    kept = settings.text(ACROSS)
    return Across[kept] if kept in Across.__members__ else Across.ATTITUDE


_AREAS = {
    Across.ATTITUDE: (
        mark("Win over"), mark("Manage closely"), mark("Monitor"), mark("Keep informed"),
    ),
    Across.POINTS: (
        mark("Keep satisfied"), mark("Manage closely"), mark("Monitor"), mark("Keep informed"),
    ),
}  # fmt: skip


def seen_of(document: Document) -> Seen:
    """Return what the decision in view is now."""
    return Seen(
        document.plan, document.opportunity, document.report, frozenset(document.supposing.left)
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """A decision with what is computed of it, and who left it in a what-if."""

    plan: AccountPlan
    opportunity: Id
    report: Report | None
    left: frozenset[Id] = frozenset()


def grid_seen(
    seen: Seen, across: Across, shown: Callable[[Id], bool] = lambda _id: True
) -> PowerGrid:
    """Return who takes part in a decision and is `shown`, where they stand."""
    from app.figures.power_people import PowerGrid  # noqa: PLC0415  with the figure

    report, left = seen.report, seen.left
    everybody = seen.plan.dmu(seen.opportunity)
    team = [m for m in everybody if m.takes_part]
    team += [m for m in everybody if m.person in left and m not in team]
    people = [_somebody(seen, member) for member in team if shown(member.person)]
    most = None
    if across is Across.POINTS:
        at_stake = [] if report is None else report.score.persons.values()
        most = max((1.05 * one.at_stake for one in at_stake), default=0.0) or MOST_OF_NONE
    up_left, up_right, low_left, low_right = _AREAS[across]
    return PowerGrid(
        people=people,
        columns=[label(attitude) for attitude in COLUMNS],
        rows=[label(influence) for influence in ROWS],
        areas=(tr(up_left), tr(up_right), tr(low_left), tr(low_right)),
        across=across.words,
        up=tr("Influence"),
        most=most,
        is_narrowed=len(people) < len(team),
    )


def _somebody(seen: Seen, member: Membership) -> Somebody:
    from app.figures.power_people import Somebody  # noqa: PLC0415  as above

    report = seen.report
    person = seen.plan.persons[member.person]
    found = None if report is None else report.score.persons.get(person.id)
    coverage = None if found is None else found.coverage
    roles = ", ".join(label(role) for role in Role if role in member.roles)
    return Somebody(
        id=person.id,
        initials=initials(person.label),
        name=person.label,
        below=roles,
        column=COLUMNS.index(member.attitude),
        row=ROWS.index(member.influence),
        attitude=ATTITUDE_TOKENS[member.attitude].partition(".")[2],
        at_stake=None if found is None else found.at_stake,
        coverage=coverage,
        coverage_token=coverage_token(coverage or 0.0),
        left=person.id in seen.left,
    )


def look(worn: Theme | None = None, room: tuple[float, float] | None = None) -> Look:
    """Return the colours and sizes of a theme, else of the one that holds, for the figure.

    With `room`, pixels of width and height, words grow with the window's as far as there is.
    """
    from app.figures.power_people import Look  # noqa: PLC0415  with the figure

    tokens = {
        "ground": "surface.window", "cell": "surface.panel", "unknown": "edge.field",
        "ink": "text.ink", "soft": "text.soft", "faint": "text.faint", "area": "text.faint",
        "hair": "edge.hair", "disc": "disc.theirs", "track": "coverage.track",
        "coverage_unknown": "coverage.unknown",
    }  # fmt: skip
    colour = (worn or theme.current()).colour
    colours = {name: colour(token).name() for name, token in tokens.items()}
    for token in (*ATTITUDE_TOKENS.values(), *map(coverage_token, (0.0, 0.4, 0.8))):
        colours[token] = colour(token).name()
    names = (
        "text", "small", "dot", "ring", "sign", "gap", "left", "right", "top", "bottom",
        "around", "name", "cell",
    )  # fmt: skip
    sizes = {name: measure(f"power.{name}") for name in names}
    if room is not None:
        most = min(had / needed for had, needed in zip(room, ROOMY, strict=True))
        share = max(1.0, min(theme.text_size() / 100, most))
        sizes |= {name: share * sizes[name] for name in GROWING}
    return Look(colours, sizes | {"left_solid": measure("card.left")}, _wide)


@lru_cache(10_000)
def _wide(words: str) -> float:
    """Return how wide words are in the shipped typeface, in shares of its height."""
    font = theme.font("small", grows=False)
    font.setPixelSize(_FINE)
    return QFontMetricsF(font).horizontalAdvance(words) / _FINE


def spoken(plan: AccountPlan, opportunity: Id, person: Id) -> str:
    """Return who stands there and where, for the tooltip and the screen reader."""
    somebody, member = plan.persons[person], plan.membership(opportunity, person)
    lines = [somebody.label]
    if somebody.title:
        lines.append(somebody.title)
    if member is not None:
        roles = ", ".join(label(role) for role in Role if role in member.roles)
        lines.append(roles or tr("role unknown"))
        lines.append(tr("attitude: {value}", value=label(member.attitude)))
        lines.append(tr("influence: {value}", value=label(member.influence)))
    return "\n".join(lines)


def cell_of(plan: AccountPlan, opportunity: Id, person: Id) -> tuple[int, int] | None:
    """Return column and row of what is judged of somebody; None where they have no part."""
    member = plan.membership(opportunity, person)
    if member is None:
        return None
    return COLUMNS.index(member.attitude), ROWS.index(member.influence)


def move(
    plan: AccountPlan, opportunity: Id, person: Id, *, column: int | None, row: int
) -> Change:
    """Give somebody the attitude and influence of a cell; no column leaves the attitude."""
    values: dict[str, object] = {"influence": ROWS[row]}
    if column is not None:
        values["attitude"] = COLUMNS[column]
    return edits.set_membership(plan, opportunity, person, **values)
