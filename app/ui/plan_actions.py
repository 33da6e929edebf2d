"""What the plan panel asks of the window: lines on the map, gaps, contacts, a calendar file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.files import replace
from app.i18n import ntr, tr
from app.ui.file_dialogs import AskPath, ask_to_save, first_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.model.account_plan import AccountPlan
    from app.ui.canvas.suggested import Suggestion
    from app.ui.document import Document
    from app.ui.main_window import MainWindow
    from app.ui.panels.agreed_words import Agreed
    from app.ui.panels.plan_panel import PlanPanel

NAME = "plan"  # of the tab


class PlanActions:
    """Joins the plan panel to the map, the other panels and the disk."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.ask_to_save: AskPath = ask_to_save
        self.panel: PlanPanel | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        return {"plan.suggest": self.suggest}

    def new_panel(self, document: Document) -> PlanPanel:
        """Return a panel for the document in view, joined to what stands around it."""
        from app.ui.panels.plan_panel import PlanPanel  # noqa: PLC0415  a later step of the start

        panel = PlanPanel(document)
        panel.pointed.connect(self._point)
        panel.gap_asked.connect(self._show_gap)
        panel.log_asked.connect(self._window.doing.accounts.log_contact)
        panel.calendar_asked.connect(self.write_calendar)
        panel.told.connect(self._window.status.tell)
        self.panel = panel
        return panel

    def suggest(self) -> None:
        """Bring the plan to the front, and search for one."""
        window = self._window
        if window.document is None or window.bottom is None:
            return
        if not window.actions_["panel.gaps"].isChecked():
            window.actions_["panel.gaps"].trigger()
        window.bottom.show_tab(NAME)
        if self.panel is not None:
            self.panel.suggest()

    def write_calendar(self) -> None:
        """Ask where to, and write what is agreed and has a day as a calendar file."""
        if self.panel is not None:
            window = self._window
            self.save_calendar(self.panel.agreed.lines, window, window.status.tell)

    def save_calendar(
        self, agreed: Iterable[Agreed], over: QWidget, tell: Callable[[str], object]
    ) -> None:
        """Ask over a window where to, write what has a day, and tell what came of it."""
        document = self._window.document
        if document is None:
            return
        dated = [one for one in agreed if one.due]
        lines = [one for one in dated if not one.waits]
        if not lines:
            tell(
                tr("No calendar file: all that is agreed waits under the contact policy.")
                if dated
                else tr("No calendar file: give what is agreed a due date first.")
            )
            return
        suggested = first_folder() / tr("plan.ics")
        pattern = tr("Calendar files (*.ics)")
        chosen = self.ask_to_save(over, tr("Calendar file"), str(suggested), pattern)
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".ics")
        try:
            replace(path, as_calendar(document.plan, lines, datetime.now(UTC)))
        except UserError as error:
            tell(str(error))
            return
        said = ntr(
            "{count} date is in {name}. It names people: keep it in the team.",
            "{count} dates are in {name}. It names people: keep it in the team.",
            len(lines),
            name=path.name,
        )
        tell(said)

    def _point(self, one: Suggestion | None) -> None:
        if self._window.map is not None:
            self._window.map.map.show_suggestion(one)

    def _show_gap(self, key: tuple[str, str]) -> None:
        window = self._window
        if window.bottom is not None and window.gaps is not None:
            window.bottom.show_tab("gaps")
            window.gaps.choose(key)


def as_calendar(plan: AccountPlan, lines: Iterable[Agreed], now: datetime) -> bytes:
    """Return what is agreed as a calendar file: what the lines show, and nothing besides."""
    from app.exchange.calendar_file import Entry, calendar  # noqa: PLC0415  seldom needed
    from app.ui.panels.agreed_words import owner_words  # noqa: PLC0415  as above

    return calendar(
        (
            Entry(one.id, one.due, one.text, owner_words(plan, one))
            for one in lines
            if one.due is not None
        ),
        now,
    )
