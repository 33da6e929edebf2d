"""What is handed out from the window: copied, printed, and made of every decision."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app import i18n
from app.errors import UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.ui import printing
from app.ui.batch_dialog import Account, BatchDialog
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.export_presets import Preset, Presets, Surroundings
from app.ui.export_views import View
from app.ui.printing_dialog import PrintDialog
from app.ui.views.power_content import Across
from tests.export.settled import settled
from tests.ui.conftest import DECISION, small_plan

INSIDE = Preset(audience=Audience.INTERNAL, width=900)


@pytest.fixture
def printing_of(document, qtbot, tmp_path):
    i18n.use("en")

    def made(preset: Preset = INSIDE, path: Path | None = tmp_path / "map.pdf") -> PrintDialog:
        dialog = PrintDialog(document, preset, Surroundings(), ask=lambda *_: path)
        qtbot.addWidget(dialog)
        return settled(dialog)

    return made


def words_in(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


# -- copied


def test_a_picture_is_copied_with_a_key_and_at_first_it_is_the_customers(window, qtbot):
    QApplication.clipboard().clear()

    qtbot.keyClick(
        window, Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )  # fmt: skip

    qtbot.waitUntil(lambda: "is on the clipboard" in window.status.currentMessage())
    assert QApplication.clipboard().mimeData().hasImage()
    assert "for the customer" in window.status.currentMessage()


def test_it_is_copied_as_it_was_asked_for_last(window, qtbot):
    Presets().remember(INSIDE)

    window.actions_["export.copy"].trigger()

    qtbot.waitUntil(lambda: "is on the clipboard" in window.status.currentMessage())
    image = QImage(QApplication.clipboard().image())
    assert image.width() == 900
    assert "internal use" in window.status.currentMessage()


def test_a_view_is_handed_out_as_the_window_shows_it(window, qtbot):
    window.show_view("power")
    page = window.views.currentWidget()
    page.choose(Across.POINTS)
    Presets().remember(Preset(audience=Audience.INTERNAL, view=View.POWER))

    window.actions_["export.picture"].trigger()
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is not None)

    dialog = window.findChild(ExportDialog)
    assert dialog.options().shown.at_stake
    dialog.reject()


def test_a_what_if_is_not_handed_out(window):
    window.actions_["what_if"].trigger()

    for id in ("export.copy", "export.all", "print", "export.picture"):
        assert not window.actions_[id].isEnabled()


def test_printing_follows_the_export_dialog_when_it_is_closed(window, qtbot):
    window.actions_["export.picture"].trigger()
    dialog = window.findChild(ExportDialog)

    qtbot.waitUntil(dialog.print_button.isEnabled)
    dialog.print_button.click()

    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None)
    window.findChild(PrintDialog).reject()


# -- printed


def test_without_a_printer_it_goes_into_a_pdf(printing_of, tmp_path):
    dialog = printing_of()
    assert dialog.printer_field.currentData() is None

    dialog.print_button.click()
    settled(dialog)

    assert dialog.told == "Picture saved: map.pdf"
    assert "Internal: not for others" in words_in(tmp_path / "map.pdf")


def test_the_customers_page_is_made_by_choosing_the_audience(printing_of, tmp_path):
    dialog = printing_of(Preset(audience=Audience.INTERNAL, view=View.POWER))
    assert dialog.options().view is View.POWER

    dialog.audience_field.setCurrentIndex(0)
    settled(dialog).print_button.click()
    settled(dialog)

    assert dialog.options().view is View.MAP
    assert "Who works with whom" in words_in(tmp_path / "map.pdf")
    assert "nternal" not in words_in(tmp_path / "map.pdf")


def test_the_preview_shows_as_many_pages_as_are_printed_on_the_paper_chosen(printing_of):
    dialog = printing_of()
    assert dialog.preview.pageCount() == 1

    dialog.whole.click()
    dialog.paper_field.setCurrentIndex(1)
    settled(dialog)

    assert dialog.preview.pageCount() == len(dialog.printout.pages) > 4
    assert dialog.printout.paper == "a3"


def test_the_preview_turns_grey_and_back(printing_of, qtbot):
    dialog = printing_of()
    dialog.show()
    qtbot.waitExposed(dialog)

    assert is_coloured(dialog)

    dialog.grey.click()

    assert not is_coloured(dialog)
    dialog.grey.click()
    assert is_coloured(dialog)


def is_coloured(dialog: PrintDialog) -> bool:
    """Whether the preview, as it stands in the dialog, shows anything that is not grey."""
    seen = dialog.grab(dialog.preview.geometry()).toImage()
    inside = [
        seen.pixelColor(x, y)
        for x in range(0, seen.width(), 2)
        for y in range(0, seen.height(), 2)
    ]
    return not all(one.red() == one.green() == one.blue() for one in inside)


def test_thinking_better_of_it_prints_nothing(printing_of):
    dialog = printing_of(path=None)

    dialog.print_button.click()

    assert dialog.told == ""


def test_a_printer_that_is_gone_is_told(printing_of, monkeypatch):
    dialog = printing_of()
    dialog.printer_field.addItem("Second floor", "Second floor")
    dialog.printer_field.setCurrentIndex(dialog.printer_field.findData("Second floor"))

    dialog.print_button.click()

    assert dialog.problem.text() == "The printer Second floor is no longer there."


def test_a_view_of_the_customer_never_comes_to_paper(document):
    options = Surroundings().options(Preset())
    with pytest.raises(UserError):
        printing.printout(
            document.plan, DECISION, document.as_of,
            type(options)(audience=Audience.CUSTOMER, view=View.ROLES),
        )  # fmt: skip


# -- of every decision


def two_decisions() -> AccountPlan:
    plan = small_plan()
    return plan.apply(edits.add_opportunity(plan, "Ward beds"))


class Workspace:
    """A workspace of a few plans, and of names that cannot be read."""

    def __init__(self, *plans: AccountPlan) -> None:
        self.plans = {one.account.id: one for one in plans}

    def load(self, account: str):
        if account not in self.plans:
            raise UserError(f"{account} is damaged")
        return type("Copy", (), {"plan": self.plans[account]})

    def run(self, work, then) -> None:
        then(work(self))


@pytest.fixture
def batch_of(qapp, qtbot, tmp_path):
    i18n.use("en")

    def made(*accounts: Account, here: AccountPlan | None = None, **plans) -> BatchDialog:
        workspace = Workspace(*plans.get("plans", ()))
        dialog = BatchDialog(
            None, accounts, here, Surroundings(), in_workspace=workspace.run,
            ask=lambda _parent: tmp_path,
        )  # fmt: skip
        qtbot.addWidget(dialog)
        dialog.choose.click()
        return dialog

    return made


def test_of_every_decision_of_an_account_a_file_is_made_as_it_stands_on_the_screen(
    batch_of, qtbot, tmp_path
):
    here = two_decisions()
    dialog = batch_of(Account("customer", "St. Maarten", 2), here=here)
    dialog.preset_field.setCurrentIndex(dialog.preset_field.findData("board slide"))

    dialog.confirm()
    qtbot.waitUntil(lambda: dialog.run is None, timeout=20_000)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "Who works with whom - St Maarten - Imaging.pptx",
        "Who works with whom - St Maarten - Ward beds.pptx",
    ]
    assert dialog.told.text() == "2 files were made."
    assert dialog.progress.value() == dialog.progress.maximum() == 2


def test_an_account_that_cannot_be_read_is_told_by_line_and_the_next_is_made(
    batch_of, qtbot, tmp_path
):
    accounts = Account("gone", "Lost Ltd", 1), Account("customer", "St. Maarten", 2)
    dialog = batch_of(*accounts, plans=[two_decisions()])

    dialog.confirm()
    qtbot.waitUntil(lambda: dialog.run is None, timeout=20_000)

    assert len(list(tmp_path.iterdir())) == 2
    assert dialog.problems.item(0).text() == "Lost Ltd: gone is damaged"
    assert dialog.told.text() == "2 files were made. 1 could not be made:"


def test_a_batch_is_stopped_between_two_files_and_what_is_made_stays(batch_of, qtbot, tmp_path):
    plan = small_plan()
    for number in range(6):
        plan = plan.apply(edits.add_opportunity(plan, f"Decision {number}"))
    dialog = batch_of(Account("customer", "St. Maarten", 7), here=plan)

    dialog.confirm()
    assert dialog.cancel_button.text() == "Stop"
    dialog.run.made.connect(lambda _made: dialog.run and dialog.reject())
    qtbot.waitUntil(lambda: dialog.run is None, timeout=20_000)

    assert len(list(tmp_path.iterdir())) == 1
    assert dialog.told.text() == "1 file was made."
    assert dialog.confirm_button.isEnabled()


def test_a_folder_that_cannot_be_is_told_before_anything_is_made(batch_of, tmp_path):
    dialog = batch_of(Account("customer", "St. Maarten", 1), here=small_plan())
    (tmp_path / "file").write_text("")
    dialog.folder = tmp_path / "file" / "below"

    dialog.confirm()

    assert "cannot be used" in dialog.problem.text()
    assert dialog.run is None


def test_the_menu_makes_files_of_the_workspace(window, qtbot, tmp_path):
    window.actions_["export.all"].trigger()
    qtbot.waitUntil(lambda: window.findChild(BatchDialog) is not None)
    dialog = window.findChild(BatchDialog)
    dialog.folder = tmp_path
    dialog.scope_field.setCurrentIndex(dialog.scope_field.findData(None))

    dialog.confirm()
    qtbot.waitUntil(lambda: dialog.run is None, timeout=30_000)

    decisions = sum(len(one.plan.opportunities) for one in [window.document])
    assert len(list(tmp_path.iterdir())) >= decisions
    assert all(path.name.startswith("Who works with whom - ") for path in tmp_path.iterdir())
    dialog.reject()
