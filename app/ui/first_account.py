"""Leads through the first account of one's own: when, which steps are done, and where to go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import LANGUAGES, speaking, tr
from app.model.decision import Opportunity
from app.model.people import Person
from app.model.values import Id
from app.ui.first_steps import Step, done, untied, without_role
from app.ui.remembered import SAMPLE_ID
from app.ui.views.stack import MAP

if TYPE_CHECKING:
    from app.ui.document import Document
    from app.ui.first_strip import FirstStrip
    from app.ui.main_window import MainWindow

OF, OVER, READ = "first_account/of", "first_account/over", "first_account/read"


class FirstAccount:
    """Belongs to the window; what it remembers stands in the settings."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._settings = window.settings
        self.strip: FirstStrip | None = None
        self._room: _Room | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        return {"help.first": self.again}

    def begin(self, account: Id) -> None:
        """Lead through this account when it is the first of one's own."""
        lines = self._window.session.decisions.lines
        own = {line.account for line in lines} - {self._settings.text(SAMPLE_ID), account}
        if not self._settings.text(OF) and not own:
            self._settings.put(OF, account)

    def again(self) -> None:
        """Lead through the account in view, also when that was skipped before."""
        document = self._window.document
        if document is None:
            return
        self._settings.put(OF, document.plan.account.id)
        self._settings.put(OVER, False)
        self._settings.put(READ, False)
        self._fill(document)
        if self.strip is not None:
            self.strip.show_me.setFocus()

    def framed(self, document: Document, view: QWidget) -> QWidget:
        """Return the map with room for the strip above it."""
        self.strip, self._room = None, _Room(view)
        self._fill(document)
        return self._room

    def _leads(self, document: Document) -> bool:
        here = self._settings.text(OF) == document.copy.plan.account.id
        return here and not self._settings.flag(OVER) and document.may_edit

    def _fill(self, document: Document) -> None:
        if self._room is None or self.strip is not None or not self._leads(document):
            return
        from app.ui.first_strip import FirstStrip  # noqa: PLC0415  once in a lifetime

        strip = self.strip = FirstStrip()
        self._room.put(strip)
        strip.show_asked.connect(self.show_me)
        strip.ended.connect(self._end)
        strip.outdated.connect(self._follow)
        strip.read.connect(self._on_read)
        document.changed.connect(strip.on_change)
        document.turned.connect(strip.on_change)
        if self._window.gaps is not None:
            self._window.gaps.shown_on_map.connect(strip.on_read)
            self._window.gaps.why_asked.connect(strip.on_read)
        self._follow()

    def _end(self) -> None:
        self._settings.put(OVER, True)
        strip, self.strip = self.strip, None
        if strip is not None:
            strip.hide()
            strip.deleteLater()
        self._window.doing.map.take_the_keyboard()

    def _follow(self) -> None:
        document, strip = self._window.document, self.strip
        if document is not None and strip is not None:
            read, plan = self._settings.flag(READ), document.copy.plan
            strip.show_done(done(plan, document.opportunity, unnamed(), was_read=read))

    def _on_read(self) -> None:
        self._settings.put(READ, True)
        self._follow()

    # -- where to go

    def show_me(self, step: Step) -> None:
        """Bring the keyboard to where a step is done."""
        document = self._window.document
        if document is None:
            return
        if document.supposing.is_on:
            document.supposing.end()
        {
            Step.NAME: self._show_name,
            Step.PEOPLE: self._show_people,
            Step.ROLES: self._show_roles,
            Step.TIES: self._show_ties,
            Step.GAP: self._show_gap,
        }[step](document)

    def _show_name(self, document: Document) -> None:
        document.select([])
        self._focus(f"opportunity.{document.opportunity}.name", Opportunity)

    def _show_people(self, _document: Document) -> None:
        self._window.show_view(MAP)
        self._window.actions_["quick.add"].trigger()

    def _show_roles(self, document: Document) -> None:
        found = without_role(document.plan, document.opportunity)
        if found is None:
            self._show_people(document)
            return
        from app.ui.panels.chips import RoleField  # noqa: PLC0415  the inspector has it by now

        document.select([(Person, found.person)])
        self._focus("", RoleField)

    def _show_ties(self, document: Document) -> None:
        self._window.show_view(MAP)
        pair = untied(document.plan, document.opportunity)
        if pair is not None:
            self._window.doing.map.draw_tie(*pair)
        elif not document.plan.members:
            self._window.actions_["map.add_member"].trigger()
        else:
            self._show_people(document)

    def _show_gap(self, document: Document) -> None:
        gaps, bottom = self._window.gaps, self._window.bottom
        first = None if gaps is None else next(iter(gaps.rows), None)
        if gaps is None or bottom is None or first is None:
            self._window.doing.accounts.log_contact()
            return
        self._window.actions_["panel.gaps"].setChecked(True)
        self._window.toggle_panel("panel.gaps")
        bottom.show_tab("gaps")
        gaps.setFocus()
        gaps.choose(first)

    def _focus(self, place: str, kind: type) -> None:
        """Give the keyboard to a field of the inspector, by its place or by its kind."""
        self._window.show_inspector()
        inspector = self._window.inspector
        page = None if inspector is None else inspector.page
        if page is None:
            return
        for field in page.findChildren(QWidget):
            if place and field.property("place") == place:
                field.setFocus()
                return
            if not place and isinstance(field, kind):
                stops = (one for one in field.findChildren(QWidget) if one.focusPolicy())
                next(stops, field).setFocus()
                return


class _Room(QWidget):
    """A view with room above it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(view, 1)

    def put(self, strip: QWidget) -> None:
        self._column.insertWidget(0, strip)


def unnamed() -> frozenset[str]:
    """What a decision may be called by default: the language may be another since."""
    found = set()
    for language in LANGUAGES:
        with speaking(language):
            found.add(tr("First decision"))
    return frozenset(found)
