"""The lines of a trace of the score: roles, their people, the relationships, their factors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTreeWidgetItem

from app.i18n import day, number, tr
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import SIX_ROLES, Role
from app.ui import icons
from app.ui.panels.tie_parts import level_words
from app.ui.panels.trace_sources import Sources
from app.ui.panels.trace_tree import below, line, remark

if TYPE_CHECKING:
    from app.analysis.report import Report
    from app.analysis.score import TieScore
    from app.analysis.tie_value import TieValue

SAME = 1e-9  # numbers closer than this are one
ROUNDED = 0.15  # how far the whole above lines can be from their sum by rounding alone


@dataclass(frozen=True, slots=True)
class ScoreLines:
    """Makes lines from a report; values are those that the score was computed with."""

    report: Report
    plan: AccountPlan
    sources: Sources

    def total(self) -> QTreeWidgetItem:
        """Return the whole score with a line for each role below it."""
        whole = self.report.score.total
        total = line(tr("Score"), number(whole, 1), strong=True)
        points = [self.report.score.roles[role].points for role in SIX_ROLES]
        for role, shown in zip(SIX_ROLES, _together(points, whole), strict=True):
            total.addChild(self.role(role, shown))
        return total

    def role(self, role: Role, points: float) -> QTreeWidgetItem:
        """Return a role with its people; what a person brings elsewhere is left out.

        `points` is what the line shows: rounded so that the lines of a total add up to it.
        """
        network, score = self.report.network, self.report.score.roles[role]
        item = line(_capital(label(role)), _of(points, score.of), strong=True)
        item.setIcon(0, icons.role_icon(role, 16))
        item.addChild(self._weight(role))
        holders = network.holders.get(role, ())
        together = sum(network.influence_of(person) for person in holders)
        shares = {}
        for person in holders:
            at_stake = self.report.score.persons[person].at_stake
            share = score.of * network.influence_of(person) / together
            shares[person] = share / at_stake if at_stake else 0.0
        brought = [self.report.score.persons[one].points * shares[one] for one in holders]
        for person, shown in zip(holders, _together(brought, points), strict=True):
            item.addChild(self.person(person, shares[person], shown))
        if not holders:
            absent = role in network.absent_roles
            words = tr("confirmed absent") if absent else tr("nobody is recorded in this role")
            item.addChild(line(words))
        return item

    def person(
        self, person: Id, share: float = 1.0, points: float | None = None
    ) -> QTreeWidgetItem:
        """Return a person's points; `share` is the part that counts for the role above.

        `points` is what the line shows, where the line above it has it rounded.
        """
        network = self.report.network
        score = self.report.score.persons.get(person)
        name = self.plan.label(person)
        if score is None:
            return line(name, refs=[(Person, person)])
        points = score.points * share if points is None else points
        figure = _of(points, score.at_stake * share)
        item = line(name, figure, refs=[(Person, person)])
        item.addChild(self._stakes(person, share))
        ties = [self.report.score.ties[tie.pair] for tie in network.contacts.get(person, ())]
        brought = _together([tie.points * share for tie in ties], points)
        for tie, shown in zip(ties, brought, strict=True):
            item.addChild(self.tie(tie, share, points=shown))
        if not network.contacts.get(person):
            item.addChild(line(tr("none of us knows this person yet")))
        path = network.warmest(person)
        if path.member is not None and network.may_contact(person):
            names = " → ".join(self.plan.label(node) for node in path.nodes[1:])
            warmest = line(tr("warmest route: {names}", names=names), number(path.warmth, 2))
            item.addChild(below(warmest, self.sources.of("warm")))
        return item

    def tie(
        self,
        score: TieScore,
        share: float = 1.0,
        *,
        points: float | None = None,
        whole_name: bool = False,
    ) -> QTreeWidgetItem:
        """Return a relationship's points and the factors they are the product of.

        `points` as of `person`.
        """
        tie = score.tie
        name = self.plan.label(tie.member)
        if whole_name:
            name = f"{name} – {self.plan.label(tie.person)}"
        item = line(
            name,
            number(score.points * share if points is None else points, 1),
            strong=whole_name,
            refs=[(ContactTie, tie.tie.id)],
        )
        if whole_name:
            item.addChild(self._stakes(tie.person, share))
        else:
            item.addChild(line(tr("points at stake"), number(score.at_stake * share, 1)))
        item.addChild(self._slot(score))
        item.addChild(self._quality(tie))
        item.addChild(self._freshness(tie))
        item.addChild(self._match(tie))
        return item

    # -- factors

    def _weight(self, role: Role) -> QTreeWidgetItem:
        network = self.report.network
        item = line(tr("weight of this role"), number(network.weights[role], 1))
        below(item, self.sources.of(f"role_weight.{role.value}"))
        plain = network.parameters.role_weight[role]
        if network.weights[role] and abs(network.weights[role] - plain) > SAME:
            item.addChild(
                remark(
                    tr(
                        "{plain} by itself; the weight of roles that are confirmed absent is "
                        "spread over the others.",
                        plain=number(plain),
                    )
                )
            )
        return item

    def _stakes(self, person: Id, share: float) -> QTreeWidgetItem:
        """g_p by role: its weight, by this person's part of the influence in it."""
        network = self.report.network
        at_stake = network.stakes.get(person, 0.0) * share
        item = line(tr("points at stake"), number(at_stake, 1))
        for role in SIX_ROLES:
            holders = network.holders.get(role, ())
            if person not in holders:
                continue
            own = network.influence_of(person)
            together = sum(network.influence_of(one) for one in holders)
            words = tr(
                "{role}: weight {weight} × influence {own} of {together} in this role",
                role=label(role),
                weight=number(network.weights[role], 1),
                own=own,
                together=together,
            )
            item.addChild(line(words, number(network.weights[role] * own / together, 1)))
        known = network.people.get(person)
        if known is not None and known.influence is None:
            item.addChild(remark(tr("The influence is not recorded; it counts as low.")))
        return item

    def _slot(self, score: TieScore) -> QTreeWidgetItem:
        slots = {"best": tr("best relationship"), "backup": tr("second relationship")}
        slot = slots.get(score.slot or "", tr("a third one brings nothing"))
        item = line("× " + slot, number(score.slot_share, 1))
        return below(item, self.sources.of("backup_share"))

    def _quality(self, tie: TieValue) -> QTreeWidgetItem:
        item = line("× " + level_words(tie.tie), number(tie.quality, 2))
        if tie.tie.status is not None or tie.tie.level is None:
            return item
        return below(item, self.sources.of(f"level_value.{tie.tie.level.value}"))

    def _freshness(self, tie: TieValue) -> QTreeWidgetItem:
        item = line(f"× {tr('freshness')}: {_since(tie)}", number(tie.freshness, 2))
        item.addChild(remark(self._date_from(tie)))
        if tie.tie.cadence_days is not None:
            item.addChild(remark(tr("The rhythm was noted with this relationship.")))
        else:
            item.addChild(remark(tr("The rhythm follows the roles of this person.")))
        roles = self.report.network.roles_of(tie.person)
        cadence = self.report.network.parameters.cadence
        nearest = min(roles & cadence.keys(), key=lambda role: cadence[role], default=None)
        name = "other_cadence" if nearest is None else f"cadence.{nearest.value}"
        return below(item, self.sources.of(name))

    def _date_from(self, tie: TieValue) -> str:
        """Where the day of the last contact comes from: noted with the tie, or the log."""
        logged = self.report.network.log.get(tie.pair)
        if tie.last_contact is None:
            return tr("No day is noted, and no contact is logged: it counts for nothing.")
        if logged is not None and logged.last_contact == tie.last_contact:
            return tr("The day comes from the log of contacts.")
        sure = tie.tie.last_contact_confidence
        if sure is None:
            return tr("The day was noted with the relationship.")
        return tr("The day was noted with the relationship ({sure}).", sure=label(sure))

    def _match(self, tie: TieValue) -> QTreeWidgetItem:
        item = line("× " + tr("match of function and level"), number(tie.match, 2))
        member = self.plan.members.get(tie.member)
        person = self.plan.persons.get(tie.person)
        if member is None or person is None:
            return item
        if None not in (member.lane, person.lane) and member.lane is not person.lane:
            words = tr(
                "Functions differ: {ours} and {theirs}.",
                ours=label(member.lane),
                theirs=label(person.lane),
            )
            below(item, [words, *self.sources.of("other_lane")])
        if member.level and person.level and member.level < person.level - 1:
            words = tr(
                "Levels differ by two or more: {ours} and {theirs}.",
                ours=label(member.level),
                theirs=label(person.level),
            )
            below(item, [words, *self.sources.of("lower_level")])
        if not item.childCount():
            known = None not in (member.lane, person.lane, member.level, person.level)
            item.addChild(
                remark(
                    tr("Function and level go together.")
                    if known
                    else tr("What is not recorded of function or level costs nothing.")
                )
            )
        return item


def _together(points: Sequence[float], whole: float) -> list[float]:
    """Return the points of lines so that what is read adds up to what stands above them."""
    from app.analysis.rounding import rounded_together  # noqa: PLC0415  comes with the report

    if abs(sum(points) - whole) > ROUNDED:
        return list(points)  # they are not all there is to it
    return rounded_together(points, whole)


def _of(points: float, of: float) -> str:
    return tr("{points} of {of}", points=number(points, 1), of=number(of, 1))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _since(tie: TieValue) -> str:
    if tie.last_contact is None or tie.days is None:
        return tr("never spoken")
    return tr(
        "{days} of {rhythm} days, {day}",
        day=day(tie.last_contact),
        days=tie.days,
        rhythm=tie.cadence,
    )
