"""Files as programs of others read them, and every layer of bytes inside them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pypdf import PdfReader

from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.ui.export import FORMATS, Options, PictureSize, formats_for, save_picture
from tests.plans import AS_OF, DECISION

SMALL = PictureSize.pixels(640)
INTERNAL = (Audience.INTERNAL, Audience.WITHOUT_NAMES)
PAGES = "-pages.pdf"  # a PDF of everything, as `saved` takes it
OFFERED = [
    (kind, audience)
    for audience in (Audience.CUSTOMER, *INTERNAL)
    for kind in (*formats_for(audience), PAGES)
]
TABLES = tuple(kind for kind in FORMATS if kind not in formats_for(Audience.CUSTOMER))
TOLD = {  # what is looked through, by audience; a PNG of ours counts people and names none
    audience: tuple(
        kind
        for kind, whom in OFFERED
        if whom is audience and not (kind == ".png" and whom in INTERNAL)
    )
    for audience in Audience
}
TWICE = [  # each kind once, and PDF for both, as it holds typefaces in some order
    (".pdf", Audience.CUSTOMER),
    (".docx", Audience.CUSTOMER),
    *((kind, Audience.INTERNAL) for kind in TOLD[Audience.INTERNAL]),
]


def saved(
    plan: AccountPlan,
    folder: Path,
    kind: str,
    audience: Audience = Audience.INTERNAL,
    decision: str = DECISION,
    **options,
) -> bytes:
    """The bytes of a file of a plan."""
    size = PictureSize.page("a4") if kind == PAGES else SMALL
    asked = Options(audience=audience, size=size, language="en", whole=kind == PAGES)
    asked = replace(asked, **options)
    return save_picture(plan, decision, AS_OF, asked, folder / f"file{kind}").read_bytes()


def layers(content: bytes) -> Iterator[bytes]:
    """The file itself, what is packed in it, and the words a reader finds on its pages."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from map(archive.read, archive.namelist())
            yield "\n".join(archive.namelist()).encode()
    if content.startswith(b"%PDF"):
        for packed in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            yield _inflated(packed)
        yield page_text(content).encode()
        yield repr(PdfReader(io.BytesIO(content)).metadata).encode()


def page_text(content: bytes) -> str:
    """The text of a PDF as it would be selected and copied."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def holds(content: bytes, words: str) -> bool:
    """Whether a text is anywhere in a file, in any case, however it is written."""
    spellings = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return any(spelling in layer.lower() for layer in layers(content) for spelling in spellings)


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed)
    except zlib.error:
        return packed
