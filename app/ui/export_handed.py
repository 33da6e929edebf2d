"""A picture handed to another program: over the clipboard, or dragged out as a file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from app import files
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.ui import dragged_out, export
from app.ui.export import Options

_SHOWN = 160  # pixels of the picture under the pointer
PNG_TYPE = "image/png"


@dataclass(frozen=True, slots=True)
class Handed:
    """A picture, and the same as a PNG file, which takes a worker a while to pack."""

    image: QImage
    file: bytes

    @classmethod
    def of(cls, plan: AccountPlan, opportunity: Id, as_of: date, options: Options) -> Handed:
        """Draw and pack it; raises UserError as `export.picture`."""
        image = export.picture(plan, opportunity, as_of, options)
        return cls(image, export.png(image))


def on_clipboard(given: Handed) -> None:
    """Put a picture on the clipboard: its pixels, and nothing that names anybody."""
    QGuiApplication.clipboard().setMimeData(mime(given))


def mime(given: Handed, file: Path | None = None) -> QMimeData:
    """Return a picture as other programs take it: as PNG, as pixels, and as a file if given."""
    data = QMimeData()
    data.setData(PNG_TYPE, given.file)
    data.setImageData(given.image)
    if file is not None:
        data.setUrls([QUrl.fromLocalFile(str(file))])
    return data


def in_a_file(given: Handed, name: str) -> Path:
    """Return a PNG file of a picture, in a folder that goes when the program ends.

    Each has a folder of its own, so that one dropped before is not another one now.
    """
    place = dragged_out.folder() / os.urandom(8).hex()
    place.mkdir(mode=0o700)
    return files.replace(place / name, given.file)


def drag(source: QWidget, given: Handed, name: str) -> Qt.DropAction:
    """Let a picture be dragged out of a widget; returns what came of it."""
    made = QDrag(source)
    made.setMimeData(mime(given, in_a_file(given, name)))
    shown = given.image.scaled(
        _SHOWN, _SHOWN, Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip
    made.setPixmap(QPixmap.fromImage(shown))
    made.setHotSpot(QPoint(shown.width() // 2, shown.height() // 2))
    return made.exec(Qt.DropAction.CopyAction)
