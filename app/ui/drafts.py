"""Half-typed notes on disk: one small file each, for after a crash; readable by nobody else."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app import home
from app.model.values import Id

FOLDER = "drafts"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed, and where; ids and the text itself, no names."""

    workspace: str
    account: Id
    place: str  # of a field in the inspector, or of a form
    texts: Mapping[str, str]  # by the field of the form; of the inspector under ""
    form: Mapping[str, Any] = field(default_factory=dict)  # what opens the form again

    @property
    def file(self) -> Path:
        key = "\0".join((self.workspace, self.account, self.place))
        name = hashlib.sha256(key.encode(errors="surrogateescape")).hexdigest()[:32]
        return _folder() / f"{name}.json"

    @property
    def excerpt(self) -> str:
        """The beginning of what was typed, in one line."""
        whole = " ".join(" ".join(self.texts.values()).split())
        return whole if len(whole) <= _EXCERPT else whole[:_EXCERPT].rstrip() + "…"


_EXCERPT = 80


def keep(draft: Draft) -> None:
    """Write a draft; the next one of the same place takes its place.

    It is not synced, which would hold up the typing: a crash of the program leaves it all the
    same. What the disk refuses is only logged, as the text is on the screen.
    """
    content = {
        "workspace": draft.workspace,
        "account": draft.account,
        "place": draft.place,
        "texts": dict(draft.texts),
        "form": dict(draft.form),
    }
    temporary = draft.file.with_suffix(".new")
    try:
        draft.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.unlink(missing_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(json.dumps(content, ensure_ascii=False).encode())
        temporary.replace(draft.file)
    except OSError as error:
        _log.info("a draft was not kept: %s", type(error).__name__)


def drop(draft: Draft) -> None:
    """Remove a draft that was handed on, or thrown away."""
    with contextlib.suppress(OSError):
        draft.file.unlink(missing_ok=True)


def found(workspace: str, account: Id) -> list[Draft]:
    """Return the drafts about an account, the oldest first; a file of nonsense is none."""
    try:
        files = sorted(_folder().glob("*.json"), key=lambda file: file.stat().st_mtime)
    except OSError:
        return []
    drafts = [draft for file in files if (draft := _read(file)) is not None]
    return [one for one in drafts if (one.workspace, one.account) == (workspace, account)]


def _read(file: Path) -> Draft | None:
    try:
        told = json.loads(file.read_bytes())
        texts = {str(name): str(text) for name, text in told["texts"].items()}
        return Draft(
            str(told["workspace"]), str(told["account"]), str(told["place"]), texts,
            dict(told["form"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _folder() -> Path:
    return home.folder() / FOLDER
