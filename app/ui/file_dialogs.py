"""The dialogs that ask for a file: in the user's language, and where the last file was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import tr
from app.ui.settings import Settings

AskPath = Callable[[QWidget, str, str, str], str]  # parent, title, suggested, pattern

FOLDER = "files/folder"
DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
PICTURES = QStandardPaths.StandardLocation.PicturesLocation


def ask_to_open(parent: QWidget, title: str, suggested: str, pattern: str) -> str:
    """Ask for a file that is there; empty when the user thinks better of it."""
    return _asked(_made(parent, title, suggested, pattern, saves=False))


def ask_to_save(parent: QWidget, title: str, suggested: str, pattern: str) -> str:
    """Ask where to write; empty when the user thinks better of it."""
    dialog = _made(parent, title, suggested, pattern, saves=True)
    dialog.selectFile(Path(suggested).name)
    return _asked(dialog)


def ask_for_folder(parent: QWidget, title: str, suggested: str) -> str:
    """Ask for a folder; empty when the user thinks better of it."""
    dialog = _made(parent, title, suggested, "", saves=False)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    taken = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if taken else []
    dialog.deleteLater()
    if chosen:
        Settings().put(FOLDER, chosen[0])
    return chosen[0] if chosen else ""


def first_folder(place: QStandardPaths.StandardLocation = DOCUMENTS) -> Path:
    """Return where the last file was, or else the user's folder of that kind."""
    last = Settings().text(FOLDER)
    if last and Path(last).is_dir():
        return Path(last)
    return Path(QStandardPaths.writableLocation(place))


def _made(
    parent: QWidget, title: str, suggested: str, pattern: str, *, saves: bool
) -> QFileDialog:
    """Return the dialog; Qt leaves some of its labels English in other languages."""
    path = Path(suggested)
    folder = path if path.is_dir() else path.parent
    dialog = QFileDialog(parent, title, str(folder), pattern)
    if saves:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)  # takes back the labels
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    for part, words in (
        (QFileDialog.DialogLabel.LookIn, tr("Folder:")),
        (QFileDialog.DialogLabel.FileName, tr("File name:")),
        (QFileDialog.DialogLabel.FileType, tr("Kind of file:")),
        (QFileDialog.DialogLabel.Accept, tr("Save") if saves else tr("Open")),
        (QFileDialog.DialogLabel.Reject, tr("Cancel")),
    ):
        dialog.setLabelText(part, words)
    return dialog


def _asked(dialog: QFileDialog) -> str:
    taken = dialog.exec() == QFileDialog.DialogCode.Accepted
    files = dialog.selectedFiles() if taken else []
    dialog.deleteLater()
    if not files:
        return ""
    Settings().put(FOLDER, str(Path(files[0]).parent))
    return files[0]
