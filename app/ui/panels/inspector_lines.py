"""The inspector's pages of what joins two: a relationship, or a line inside the customer."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Signal

from app.i18n import mark, names, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.certainty import ESTIMATED, Fact
from app.model.labels import label
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.rhythm import cadence_for
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id
from app.model.vocabulary import Confidence, InfluenceDegree, PowerBase, TieLevel
from app.ui.document import Document, Ref
from app.ui.panels import ratings
from app.ui.panels.controls import Sign, button, link
from app.ui.panels.fields import CodeField, DayField, NoteField, NumberField, TextField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.reading import editing
from app.ui.panels.tie_parts import TieLevelField, tie_remark
from app.ui.panels.what_if_button import what_if_gone

ORIGINS = {  # how somebody of ours came to know somebody of theirs
    "own": mark("own contact"),
    "inherited": mark("taken over from a colleague"),
    "introduced_by": mark("introduced by somebody"),
}


class TiePage(Page):
    """What one of ours has with one of theirs."""

    trace_asked = Signal(str)
    log_asked = Signal(object, object)  # persons, members

    def __init__(self, document: Document, tie: Id) -> None:
        found = document.plan.ties[tie]
        self.tie, self.member, self.person = tie, found.member, found.person
        super().__init__(document)

    def shape(self) -> Hashable:
        return (
            self.plan.label(self.member),
            self.plan.label(self.person),
            ratings.shape(self.document, self.tie),
        )

    def build(self) -> None:
        ours, theirs = self.plan.label(self.member), self.plan.label(self.person)
        theirs_kind = Person if self.person in self.plan.persons else OutsideInfluence
        self.column.addWidget(Sign("link"))
        self.column.addWidget(Label(tr("Relationship"), "title"))
        self.column.addWidget(self.link(ours, [(TeamMember, self.member)]))
        self.column.addWidget(self.link(theirs, [(theirs_kind, self.person)]))
        self.column.addWidget(tie_remark(self, self.tie))
        level = TieLevelField(tr("How well"))
        self.connect_field(
            level,
            TieLevelField.reading(self.tie),
            TieLevelField.committing(self.document, self.member, self.person),
            f"tie.{self.tie}.level",
        )
        self.section(tr("How well"))
        self.row(tr("Level"), level, Fact(ContactTie, self.tie, "level"))
        ratings.add_ratings(self, (ContactTie, self.tie))
        self._build_days()
        self._build_rhythm()
        self.fold("tie.more", tr("More"), self._build_more, tr("wanted level, origin"))
        self.section(tr("Note"))
        note = NoteField(tr("Note"))
        self.bind(note, ContactTie, self.tie, "note")
        self.column.addWidget(note)
        self.readable(theirs)
        self.buttons(
            button(
                tr("Log a contact…"),
                lambda: self.log_asked.emit((self.person,), (self.member,)),
                "primary",
            )
        )
        self.buttons(button(tr("Remove"), self._remove))  # beside it there is no room in Dutch
        self.column.addWidget(what_if_gone(self.document, (ContactTie, self.tie)))
        self.column.addWidget(
            link(tr("How its points come about"), lambda: self.trace_asked.emit(self.tie))
        )

    def _build_days(self) -> None:
        self.section(tr("Last spoken"))
        today = self.document.as_of
        spoken = DayField(tr("Last spoken"), today)

        def read(plan: AccountPlan) -> object:
            tie = plan.find(ContactTie, self.tie)
            return None if tie is None else tie.last_contact

        def commit(value: object) -> None:
            sure = Confidence.CONFIRMED if value is not None else None
            self.attempt(
                edits.set_fields,
                ContactTie,
                self.tie,
                last_contact=value,
                last_contact_confidence=sure,
            )

        self.connect_field(spoken, read, commit, f"tie.{self.tie}.last_contact")
        self.row(tr("Last spoken"), spoken, Fact(ContactTie, self.tie, "last_contact"))
        met = DayField(tr("Last met in person"), today)
        self.attribute(tr("Last met in person"), met, ContactTie, self.tie, "last_f2f")

    def _build_rhythm(self) -> None:
        rhythm = NumberField(tr("Rhythm in days"), whole=True, hint=tr("by their roles"))
        self.attribute(tr("Rhythm in days"), rhythm, ContactTie, self.tie, "cadence_days")
        self._build_cadence_remark()
        two_way = NumberField(tr("Two-way contacts in a year"), whole=True)
        self.attribute(
            tr("Two-way contacts in a year"), two_way, ContactTie, self.tie, "two_way_12m"
        )

    def _build_cadence_remark(self) -> None:
        """Say quietly where the roles ask for another rhythm now than when it began."""
        words = Label("", "quiet", wrap=True)
        take = link(tr("Take over this rhythm"), self._take_over)
        take.setObjectName("tie.cadence.take_over")
        self.column.addWidget(words)
        self.column.addWidget(editing(take))

        def show() -> None:
            tie, asked = self.plan.find(ContactTie, self.tie), self._asked_cadence()
            differs = tie is not None and tie.cadence_days not in (None, asked)
            words.setText(tr("Their roles ask for {count} days now.", count=asked))
            words.setVisible(differs)
            take.setVisible(differs)

        self.report_parts.append(show)

    def _asked_cadence(self) -> int:
        return cadence_for(self.plan, self.person, self.document.base)

    def _take_over(self) -> None:
        asked = self._asked_cadence()
        self.attempt(edits.set_fields, ContactTie, self.tie, cadence_days=asked)

    def _build_more(self) -> None:
        wanted = CodeField(tr("Wanted level"), list(TieLevel))
        self.attribute(tr("Wanted level"), wanted, ContactTie, self.tie, "desired_level")
        since = DayField(tr("They know each other since"), self.document.as_of)
        self.attribute(tr("They know each other since"), since, ContactTie, self.tie, "since")
        origin = CodeField(
            tr("How it began"), list(ORIGINS), words=lambda code: tr(ORIGINS[code])
        )
        self.attribute(tr("How it began"), origin, ContactTie, self.tie, "origin")
        by = TextField(tr("Introduced by"))
        self.attribute(tr("Introduced by"), by, ContactTie, self.tie, "introduced_by")

    def _remove(self) -> None:
        self.attempt(edits.remove, [(ContactTie, self.tie)])


class LinePage(Page):
    """A line inside the customer: who reports to, influences, or gets on with whom."""

    def __init__(self, document: Document, ref: Ref) -> None:
        self.ref = ref
        super().__init__(document)

    def shape(self) -> Hashable:
        return tuple(self.plan.label(end) for end in self._ends())

    def build(self) -> None:
        kind, id = self.ref
        a, b = self._ends()
        self.column.addWidget(Sign("route"))
        title = _TITLES[kind]()
        [estimated] = ESTIMATED[kind]
        self.listed(Label(title, "title"), "", sure=(Fact(kind, id, estimated), title))
        for end in (a, b):
            of = Person if end in self.plan.persons else OutsideInfluence
            self.column.addWidget(self.link(self.plan.label(end), [(of, end)]))
        if kind is ReportingLine:
            self.switch(tr("Dotted line"), ReportingLine, id, "dotted", unknown_is=False)
        elif kind is Influence:
            weight = CodeField(tr("How much"), list(InfluenceDegree))
            self.attribute(tr("How much"), weight, Influence, id, "weight")
            self.attribute(
                tr("Rests on"),
                CodeField(tr("Rests on"), [base.value for base in PowerBase], words=_base),
                Influence, id, "basis",
            )  # fmt: skip
        else:
            sign = CodeField(tr("How they get on"), [1, -1], unknown=None, words=_sign_words)
            self.attribute(tr("How they get on"), sign, Affinity, id, "sign")
        self.section(tr("Note"))
        note = NoteField(tr("Note"))
        self.bind(note, kind, id, "note")
        self.column.addWidget(note)
        people = [end for end in (a, b) if end in self.plan.persons]
        self.readable(names([self.plan.label(one) for one in people]))
        self.buttons(button(tr("Remove"), lambda: self.attempt(edits.remove, [self.ref])))

    def _ends(self) -> tuple[Id, Id]:
        line = self.plan.find(*self.ref)
        if isinstance(line, ReportingLine):
            return line.employee, line.manager
        if isinstance(line, Influence):
            return line.source, line.target
        if isinstance(line, Affinity):
            return line.a, line.b
        return "", ""


_TITLES = {
    ReportingLine: lambda: tr("Reporting line"),
    Influence: lambda: tr("Influence"),
    Affinity: lambda: tr("How they get on"),
}


def _sign_words(sign: int) -> str:
    return tr("alliance") if sign > 0 else tr("conflict")


def _base(base: str) -> str:
    return label(PowerBase(base))
