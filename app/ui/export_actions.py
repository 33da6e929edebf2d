"""What is handed out from the window: a file, a picture on the clipboard, paper, a batch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.audience import Audience
from app.ui.drawing_work import DrawingWork

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from app.model.house import HouseStyle
    from app.ui.decision_lines import DecisionLine
    from app.ui.dialogs.export_dialog import ExportDialog
    from app.ui.document import Document
    from app.ui.export_handed import Handed
    from app.ui.export_presets import Preset, Surroundings
    from app.ui.export_views import AsShown
    from app.ui.main_window import MainWindow

_COPIED = 4000  # pixels a side at most: what other programs take without trouble


class ExportActions(QObject):
    """Opens the dialogs, each by itself; none of them needs what the others import."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._work = DrawingWork(self)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        return {
            "export.picture": self.export_picture,
            "export.copy": self.copy,
            "export.all": self.export_all,
            "print": self.show_print,
        }

    def export_picture(self) -> None:
        """Open the dialog that makes a file of what is in view."""
        from app.ui.dialogs.export_dialog import ExportDialog  # noqa: PLC0415  seldom needed

        document = self._window.document
        if document is None:
            return
        self._window.hand_on()
        dialog = ExportDialog(
            document, self._window, house=self._house(),
            in_workspace=self._session.with_workspace,
        )  # fmt: skip
        dialog.shown = self._as_shown()
        dialog.accepted.connect(partial(self._go_on, dialog, document))
        _open(dialog)

    def _go_on(self, dialog: ExportDialog, document: Document) -> None:
        if dialog.saved is not None:
            self._tell(tr("Picture saved: {name}", name=dialog.saved.name))
        elif dialog.to_print is not None:
            self._print(document, dialog.to_print)

    def copy(self) -> None:
        """Put the picture that was asked for last on the clipboard; at first the customer's."""
        from app.ui import export  # noqa: PLC0415  seldom needed
        from app.ui.export_handed import Handed  # noqa: PLC0415  as above
        from app.ui.export_presets import Presets  # noqa: PLC0415  as above

        document = self._window.document
        if document is None:
            return
        self._window.hand_on()
        preset = Presets().last
        try:
            asked = export.at_most(self._around().options(preset), _COPIED)
        except UserError as error:
            self._tell(str(error))
            return
        subject = document.plan, document.opportunity, document.as_of
        self._tell(tr("The picture is being drawn…"))
        self._work.ask(
            partial(Handed.of, *subject, asked), partial(self._on_copied, preset), self._tell
        )

    def _on_copied(self, preset: Preset, given: Handed) -> None:
        from app.ui import export_handed  # noqa: PLC0415  seldom needed

        export_handed.on_clipboard(given)
        if preset.audience is Audience.CUSTOMER:
            self._tell(tr("The picture for the customer is on the clipboard."))
        else:
            self._tell(tr("The picture is on the clipboard; it is for internal use."))

    def show_print(self) -> None:
        """Show what printing would give."""
        from app.ui.export_presets import Presets  # noqa: PLC0415  seldom needed

        if self._window.document is not None:
            self._window.hand_on()
            self._print(self._window.document, Presets().last)

    def _print(self, document: Document, preset: Preset) -> None:
        from app.ui.printing_dialog import PrintDialog  # noqa: PLC0415  brings in printing

        dialog = PrintDialog(
            document, preset, self._around(), self._window,
            in_workspace=self._session.with_workspace,
        )  # fmt: skip
        dialog.accepted.connect(lambda: self._tell(dialog.told))
        _open(dialog)

    def export_all(self) -> None:
        """Open the dialog that makes files of several decisions."""
        from app.ui.decision_lines import lines_of  # noqa: PLC0415  with the list

        self._window.hand_on()
        self._session.with_workspace(lines_of, self._show_batch)

    def _show_batch(self, lines: list[DecisionLine]) -> None:
        from app.ui.batch_dialog import Account, BatchDialog  # noqa: PLC0415  seldom needed

        counted: dict[str, Account] = {}
        for line in lines:
            label = line.account_label
            known = counted.get(line.account, Account(line.account, label, 0))
            counted[line.account] = Account(line.account, label, known.decisions + 1)
        document = self._window.document
        stands = document is not None and document.past is None
        here = document.copy.plan if document is not None and stands else None
        dialog = BatchDialog(
            self._window, list(counted.values()), here, self._around(),
            in_workspace=self._session.with_workspace,
        )  # fmt: skip
        _open(dialog)

    # -- what a file needs besides

    def _around(self) -> Surroundings:
        from app.ui.dialogs.export_office import TEMPLATE  # noqa: PLC0415  as above
        from app.ui.export_presets import OUR_NAME, Surroundings  # noqa: PLC0415  as above

        settings = self._window.settings
        template = settings.text(TEMPLATE)
        return Surroundings(
            parameters=self._session.base, house=self._house(),
            our_name=settings.text(OUR_NAME) or None,
            template=Path(template) if template else None,
            shown=self._as_shown(),
        )  # fmt: skip

    def _as_shown(self) -> AsShown:
        from app.ui.export_views import AsShown  # noqa: PLC0415  as above
        from app.ui.views import power_content  # noqa: PLC0415  as above

        across = power_content.chosen(self._window.settings)
        return AsShown(
            self._window.doing.map.arrangement(), at_stake=across is power_content.Across.POINTS
        )

    def _house(self) -> HouseStyle | None:
        shared = self._session.shared
        return None if shared is None else edits.house_style(shared.plan)

    def _tell(self, words: str) -> None:
        self._window.status.tell(words)


def _open(dialog: QDialog) -> None:
    """Open a dialog that goes for good when it is closed, with the pictures it holds."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
