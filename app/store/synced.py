"""Folders that another program copies elsewhere while we write in them, as OneDrive does."""

from __future__ import annotations

import os
import re
from pathlib import Path

_FOLDERS: tuple[tuple[str, re.Pattern[str]], ...] = (  # a folder on the way, whatever its case
    ("OneDrive", re.compile(r"onedrive( ?[-–] ?.+)?|skydrive", re.IGNORECASE)),
    ("SharePoint", re.compile(r"sharepoint", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox( \(.+\))?", re.IGNORECASE)),
    (
        "Google Drive",
        re.compile(r"google ?drive|googledrive-.+|drivefs|my drive|mijn drive", re.IGNORECASE),
    ),
    (
        "iCloud",
        re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs", re.IGNORECASE),
    ),
    ("Nextcloud", re.compile(r"nextcloud\d*", re.IGNORECASE)),
    ("ownCloud", re.compile(r"owncloud", re.IGNORECASE)),
)
_VARIABLES = (  # what the programs themselves say of where they are
    ("OneDrive", "OneDrive"),
    ("OneDrive", "OneDriveCommercial"),
    ("OneDrive", "OneDriveConsumer"),
    ("Dropbox", "DROPBOX_HOME"),
)
_MARKS = ((".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), ("._sync_", "Nextcloud"))


def service_of(path: Path) -> str | None:
    """Return which service copies the folder of a file elsewhere; None where none is known."""
    folder = path.parent
    for service, variable in _VARIABLES:
        place = os.environ.get(variable)
        if place and _is_in(folder, Path(place)):
            return service
    for part in folder.parts:
        for service, pattern in _FOLDERS:
            if pattern.fullmatch(part):
                return service
    return _marked(folder)


def _is_in(folder: Path, place: Path) -> bool:
    try:
        return folder.is_relative_to(place.resolve())
    except OSError:
        return False


def _marked(folder: Path) -> str | None:
    """Return the service that left a file of its own in the folder or one above."""
    for above in (folder, *folder.parents):
        for mark, service in _MARKS:
            try:
                found = any(one.name.startswith(mark) for one in above.glob(f"{mark}*"))
            except OSError:
                found = False
            if found:
                return service
    return None
