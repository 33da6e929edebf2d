"""Office files as packages: opened with care, written clean and always with the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from html import escape

from app.errors import UserError
from app.model.plain_text import plain

CORE = "docProps/core.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_MAX_UNPACKED = 200_000_000
_MAX_RATIO = 100
_MAX_MEMBERS = 2_000
_CHUNK = 1 << 20
_READ_AS_XML = (".xml", ".rels", ".vml")
_WRITTEN = (1980, 1, 1, 0, 0, 0)  # every part of every file says so
_NOT_READABLE = (
    zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, LookupError,
)  # fmt: skip
_CORE_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
)


def unpacked(content: bytes, refusal: str) -> dict[str, bytes]:
    """Return the parts of a stranger's package; UserError with the refusal where it does harm.

    It does where it unpacks to far more than it is, or declares entities of its own.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            declared = sum(member.file_size for member in members)
            if (
                len(members) > _MAX_MEMBERS
                or declared > _MAX_UNPACKED
                or declared > _MAX_RATIO * max(len(content), 1)
            ):
                raise UserError(refusal)
            parts = {member.filename: _read(archive, member) for member in members}
    except _NOT_READABLE as error:
        raise UserError(refusal) from error
    declares = (
        name
        for name, part in parts.items()
        if name.lower().endswith(_READ_AS_XML) and re.search(rb"<\0?!\0?(?:D|E\0?N)", part)
    )
    if any(declares):
        raise UserError(refusal)
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a package: in one order, of one date, packed in one way."""
    buffer = io.BytesIO()
    names = sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # whichever system it is made on
            archive.writestr(entry, parts[name], compresslevel=6)
    return buffer.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package of our own."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def core_properties(title: str, language: str) -> bytes:
    """Return what a file says of itself: its title and language, no author and no date."""
    words = escape(plain(title) or "", quote=False)
    return _CORE_XML.format(title=words, language=escape(language)).encode()


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return what is in a member; raises BadZipFile when that is not what the archive says."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(member.filename)
    with archive.open(member) as stream:
        return b"".join(iter(lambda: stream.read(_CHUNK), b""))
