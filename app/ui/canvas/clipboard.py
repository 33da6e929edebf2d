"""People on the clipboard: in our own form, and as rows that a spreadsheet takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

if TYPE_CHECKING:
    from app.exchange.copied_people import Copied


def mime_of(copied: Copied) -> QMimeData:
    """Return what was copied for the clipboard."""
    from app.exchange import copied_people  # noqa: PLC0415  only when something is copied

    data = QMimeData()
    data.setData(copied_people.MIME, copied_people.to_bytes(copied))
    data.setText(copied_people.as_text(copied))
    return data


def has_people(clipboard: QClipboard) -> bool:
    """Return whether people were copied in this program, or in another window of it."""
    from app.exchange import copied_people  # noqa: PLC0415  as above

    held: QMimeData | None = clipboard.mimeData()  # of an empty clipboard there is none
    return held is not None and held.hasFormat(copied_people.MIME)


def people_on(clipboard: QClipboard) -> Copied:
    """Return who is on the clipboard; raises UserError for what cannot be read."""
    from app.exchange import copied_people  # noqa: PLC0415  as above

    content = clipboard.mimeData().data(copied_people.MIME)
    return copied_people.from_bytes(bytes(content.data()))
