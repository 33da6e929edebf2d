"""At which level and how often two counterparts meet: a link that asks, for the proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidgetAction

from app.i18n import tr
from app.model.how_often import RHYTHMS, agreement, said
from app.model.labels import label
from app.model.plain_text import plain
from app.model.ties import Counterpart
from app.model.values import Id
from app.model.vocabulary import CounterpartTier
from app.ui.dialogs.export_parts import TakingLine
from app.ui.panels.controls import Link

TIER, RHYTHM = "tier", "rhythm"  # fields of a counterpart
_LONGEST = 80  # characters, in one's own words


class AgreedLink(Link):
    """Says what is agreed of a person's counterparts, and asks it of each in its menu."""

    agreed = Signal(str, str, object)  # a colleague's id, TIER or RHYTHM, what; None: not yet

    def __init__(self, pairs: Sequence[Counterpart], team: Mapping[Id, str]) -> None:
        told = dict.fromkeys(agreement(pair) or tr("level and rhythm…") for pair in pairs)
        super().__init__("; ".join(told))
        self._pairs, self._team = pairs, team
        self.setAutoDefault(False)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._ask)
        self.setMenu(self._menu)

    def _ask(self) -> None:
        """Fill the menu when it is opened: each of many people has one."""
        if self._menu.actions():
            return
        for pair in self._pairs:
            alone = len(self._pairs) == 1
            name = self._team[pair.member].replace("&", "&&")
            self._ask_of(pair, self._menu if alone else self._menu.addMenu(name))

    def _ask_of(self, pair: Counterpart, menu: QMenu) -> None:
        levels = [(_capital(label(tier)), tier) for tier in CounterpartTier]
        self._offer(menu, pair, TIER, [*levels, (tr("Level to be agreed"), None)])
        menu.addSeparator()
        known = [tr(rhythm) for rhythm in RHYTHMS]
        own = said(pair.rhythm)
        rhythms = known if own is None or own in known else [*known, own]
        often = [(_capital(rhythm), rhythm) for rhythm in rhythms]
        self._offer(menu, pair, RHYTHM, [*often, (tr("How often to be agreed"), None)])
        self._add_own_words(menu, pair)

    def _offer(
        self,
        menu: QMenu,
        pair: Counterpart,
        part: str,
        offers: Sequence[tuple[str, str | None]],
    ) -> None:
        together = QActionGroup(menu)
        now = pair.tier if part == TIER else said(pair.rhythm)
        for words, value in offers:
            action = QAction(words.replace("&", "&&"), menu, checkable=True)
            action.setChecked(now == value)
            action.triggered.connect(partial(self._choose, pair.member, part, value))
            together.addAction(action)
            menu.addAction(action)

    def _add_own_words(self, menu: QMenu, pair: Counterpart) -> None:
        field = TakingLine()
        field.setPlaceholderText(tr("How often, in your own words"))
        field.setAccessibleName(tr("How often, in your own words"))
        field.setMaxLength(_LONGEST)

        def take() -> None:
            typed = plain(field.text())
            self._menu.close()
            if typed:
                self._choose(pair.member, RHYTHM, typed)

        field.returnPressed.connect(take)
        action = QWidgetAction(menu)
        action.setDefaultWidget(field)
        menu.addAction(action)

    def _choose(self, member: Id, part: str, value: str | None, _on: bool = True) -> None:
        self.agreed.emit(member, part, value)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
