"""The story of a score as it is shown: in groups that add up, as text, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app import i18n
from app.analysis.history import Step, Story
from app.analysis.history_words import About, Line, sentence
from app.analysis.rounding import DECIMALS
from app.i18n import day, mark, ntr, number, tr
from app.model.decision import Membership
from app.model.entities import Entity

TITLES = {
    About.MAP: mark("The map"),
    About.RELATION: mark("Relationships"),
    About.TIME: mark("Time"),
    About.SETTING: mark("Settings: no better or worse relationship"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one kind, and what they come to as shown."""

    about: About
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        return tr(TITLES[self.about])

    @property
    def shown(self) -> float:
        return rounded(sum(line.shown for line in self.lines))


def grouped(lines: Sequence[Line]) -> list[Group]:
    """Return the lines by kind, in the order of the kinds; a kind without any is left out."""
    groups = (
        Group(about, tuple(one for one in lines if one.about is about)) for about in About
    )
    return [group for group in groups if group.lines]


def ends(story: Story) -> tuple[float, float]:
    """Return the scores of both ends as they are shown, exactly the shown difference apart."""
    after = rounded(story.after.total)
    return rounded(after - rounded(story.difference)), after


def rounded(points: float) -> float:
    """Return points as they are shown."""
    return round(points, DECIMALS) + 0.0


def signed(points: float) -> str:
    """Return points with their sign, as in “−4.5”."""
    return i18n.signed(points, DECIMALS)


def discovery(story: Story, lines: Sequence[Line]) -> str:
    """Return why a lower score is no bad news: the map grew; empty where that is not so."""
    grown = rounded(sum(step.points for step in story.steps if _grew(step)))
    if rounded(story.difference) >= 0 or grown >= 0:
        return ""
    if all(line.shown >= 0 for line in lines if line.about is not About.MAP):
        return tr("Lower because the map grew, not because a relationship weakened.")
    return tr("{points} of this because the map grew, not because a relationship weakened.",
              points=signed(grown))  # fmt: skip


def _grew(step: Step) -> bool:
    """Return whether somebody came onto the map."""
    edits = () if step.entry is None else step.entry.change.edits
    return any(_takes_part(edit.after) and not _takes_part(edit.before) for edit in edits)


def _takes_part(entity: Entity | None) -> bool:
    return isinstance(entity, Membership) and entity.takes_part


def left_out(story: Story) -> str:
    """Return how many changes could not be told; empty where all could."""
    if not story.skipped:
        return ""
    return ntr(
        "{count} change no longer fits the account and is left out.",
        "{count} changes no longer fit the account and are left out.",
        story.skipped,
    )


def as_text(story: Story, lines: Sequence[Line], title: str) -> str:
    """Return the story as the command line prints it, in the current language."""
    return "\n".join(_text(story, lines, title)) + "\n"


def _text(story: Story, lines: Sequence[Line], title: str) -> Iterator[str]:
    before, after = ends(story)
    yield title
    yield ""
    for on, score in ((story.since, before), (story.until, after)):
        yield f"{day(on, long=True)}: {number(score, DECIMALS)}"
    for group in grouped(lines):
        yield ""
        yield f"{group.title}  {signed(group.shown)}"
        for line in group.lines:
            yield f"  {sentence(line)}  ({told_by(line)})"
    yield ""
    yield tr("Together: {points}", points=signed(rounded(story.difference)))
    yield from (remark for remark in (discovery(story, lines), left_out(story)) if remark)


def told_by(line: Line) -> str:
    """Return when a line happened and, where somebody did it, who."""
    return ", ".join(part for part in (day(line.on), line.author) if part)


def as_json(story: Story, lines: Sequence[Line]) -> dict[str, Any]:
    """Return the story as values of JSON; `shown` of the parts adds up to the difference."""
    before, after = ends(story)
    return {
        "opportunity": story.opportunity,
        "since": story.since.isoformat(),
        "until": story.until.isoformat(),
        "score_since": before,
        "score_until": after,
        "difference": rounded(story.difference),
        "left_out": story.skipped,
        "parts": [
            {
                "about": line.about.value,
                "points": line.shown,
                "sentence": line.sentence,
                "on": line.on.isoformat(),
                "author": line.author or None,
                "persons": list(line.persons),
            }
            for line in lines
        ],
    }
