"""What the palette offers: an entry for every action, person, decision, gap and kept view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app import i18n
from app.i18n import mark, tr
from app.model.labels import label
from app.model.people import Competitor, OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.ui.actions import submenus
from app.ui.decision_lines import DecisionLine

if TYPE_CHECKING:
    from app.analysis.gap import Gap
    from app.model.places import SavedView
    from app.ui.actions import Actions
    from app.ui.document import Document, Ref

GAPS = 300  # the gravest of them; more would be worded for nobody
KINDS = {  # what an entry is, at the right of it, and its icon
    "action": (mark("action"), "chevron-right"),
    "person": (mark("contact person"), "user"),
    "member": (mark("colleague"), "users"),
    "outside": (mark("outside"), "building"),
    "seat": (mark("vacant function"), "user"),
    "competitor": (mark("competitor"), "building-fortress"),
    "account": (mark("account"), "building-community"),
    "decision": (mark("buying decision"), "briefcase"),
    "gap": (mark("gap"), "flag"),
    "view": (mark("saved view"), "star"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do or to go to."""

    kind: str  # of KINDS
    id: str  # for remembering it: ids, never names
    title: str
    do: Callable[[], object]
    detail: str = ""
    keys: str = ""
    also: str = ""  # other words to find it by
    why_not: str = ""  # why it cannot be done now; empty: it can
    is_on: bool | None = None  # for what is switched on and off

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.id}"


_COLOUR_BLIND = mark("colour blindness")
_CALLED = {  # what people call it where it has another name
    "preview.greyscale": mark("greyscale, black and white"),
    "preview.protanopia": _COLOUR_BLIND,
    "preview.deuteranopia": _COLOUR_BLIND,
    "preview.tritanopia": _COLOUR_BLIND,
}


def of_actions(actions: Actions, why_not: Callable[[str], str]) -> Iterator[Entry]:
    """Yield every action in the words of now.

    It is found by those of the other language too, and by the menu it stands in below another.
    """
    above = {id: title for title, ids in submenus() for id in ids}
    here = i18n.language()
    others = [code for code in i18n.LANGUAGES if code != here]
    for command in actions.commands():
        action = actions[command.id]
        around = [text for text in (above.get(command.id), _CALLED.get(command.id)) if text]
        also = [_plain(tr(text)) for text in around]
        for code in others:
            with i18n.speaking(code):
                also += [_plain(tr(text)) for text in (command.text, *around)]
        group = _group(command.group)
        title = _plain(action.text())
        yield Entry(
            "action", command.id, f"{group}: {title}" if group else title, action.trigger,
            keys=actions.keys_of(command.id),
            also=" ".join(also),
            why_not="" if action.isEnabled() else why_not(command.id),
            is_on=action.isChecked() if action.isCheckable() else None,
        )  # fmt: skip


def _group(group: str | None) -> str:
    names = {
        "view": tr("Show"), "language": tr("Language"), "theme": tr("Theme"),
        "text_size": tr("Text size"), "preview": tr("Preview as"),
    }  # fmt: skip
    return names.get(group or "", "")


def of_people(document: Document, go: Callable[[Ref], object]) -> Iterator[Entry]:
    """Yield everybody of the account in view, also who is in no buying team."""
    plan = document.plan
    for person in plan.persons.values():
        detail = " · ".join(part for part in (person.title, person.department) if part)
        also = " ".join(part for part in (person.email, person.location) if part)
        yield Entry("person", person.id, person.label, _to(go, Person, person.id), detail,
                    also=also)  # fmt: skip
    for member in plan.members.values():
        yield Entry("member", member.id, member.label, _to(go, TeamMember, member.id),
                    member.title or "")  # fmt: skip
    for one in plan.outside.values():
        kind = label(one.kind) if one.kind else ""
        yield Entry("outside", one.id, one.label, _to(go, OutsideInfluence, one.id), kind)
    for seat in plan.where(Seat, "opportunity", document.opportunity):
        yield Entry("seat", seat.id, seat.label, _to(go, Seat, seat.id), seat.department or "",
                    also=tr("vacant"))  # fmt: skip
    for rival in plan.table(Competitor).values():
        yield Entry("competitor", rival.id, rival.label, _to(go, Competitor, rival.id))


def _to(go: Callable[[Ref], object], kind: type, id: str) -> Callable[[], object]:
    return lambda: go((kind, id))


def of_decisions(
    lines: list[DecisionLine], open_: Callable[[str, str], object]
) -> Iterator[Entry]:
    """Yield every account and every buying decision of the workspace."""
    accounts: set[str] = set()
    for line in lines:
        account, decision = line.account, line.opportunity

        def do(account: str = account, decision: str = decision) -> object:
            return open_(account, decision)

        if account not in accounts:
            accounts.add(account)
            yield Entry("account", account, line.account_label, do)
        yield Entry("decision", decision, line.label, do, line.account_label)


def of_gaps(document: Document, go: Callable[[Gap], object]) -> Iterator[Entry]:
    """Yield the open gaps that the window shows, by their titles."""
    report = document.report
    if report is None:
        return
    from app.ui import shown_gaps  # noqa: PLC0415  comes with the report

    for gap in shown_gaps.waiting(report)[:GAPS]:
        said = shown_gaps.words_of(gap, report)
        about = shown_gaps.subject_person(gap, document.plan)
        who = "" if about is None else document.plan.label(about)
        yield Entry("gap", f"{gap.rule}:{gap.subject}", said.title,
                    partial(go, gap), who, also=gap.rule)  # fmt: skip


def of_views(views: list[SavedView], go: Callable[[SavedView], object]) -> Iterator[Entry]:
    """Yield the views that are kept under a name."""
    for view in views:
        yield Entry("view", view.id, view.label, partial(go, view))


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
