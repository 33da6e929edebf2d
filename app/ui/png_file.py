"""A picture as a PNG file: its pixels, how dense they are, a title, and itself in words."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count

from PySide6.QtGui import QImage

TITLE, DESCRIPTION = "Title", "Description"  # the keywords that the format has for them
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR, _COLOUR_AND_ALPHA = 2, 6
_PIXELS_PER_METRE = 1
_AS_IT_IS = b"\0"  # before each row; flat colour packs better so than as differences
_STRIP = 192  # rows
_DEFLATE, _NO_MORE = b"\x78\x01", b"\x03\x00"  # how a stream begins, and an empty last part
_LEVEL = 1  # higher ones take up to twice as long for a twentieth less
_WINDOW, _MEMORY = -15, 9  # of zlib: raw, and all it can have


def png(image: QImage) -> bytes:
    """Return an image as a PNG file; its `TITLE` and `DESCRIPTION` go along, no other text.

    Qt's own writer takes thrice as long: it tries a filter after another on every row. Ours
    packs strips on all processors, and holds up nobody for longer than a strip takes to copy.
    """
    clear = image.hasAlphaChannel()
    colours = _COLOUR_AND_ALPHA if clear else _COLOUR
    dense = image.dotsPerMeterX(), image.dotsPerMeterY(), _PIXELS_PER_METRE
    size = image.width(), image.height()
    parts = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, colours, 0, 0, 0)),
        _chunk(b"pHYs", struct.pack(">IIB", *dense)),
        *(_text(keyword, image.text(keyword)) for keyword in (TITLE, DESCRIPTION)),
        *(_chunk(b"IDAT", part) for part in _packed(image)),
        _chunk(b"IEND", b""),
    ]
    return _SIGNATURE + b"".join(parts)


def _packed(image: QImage) -> Iterator[bytes]:
    """One stream in as many parts as there are strips, which are packed side by side."""
    check = zlib.adler32(b"")
    with ThreadPoolExecutor(cpu_count() or 1, "png") as workers:
        jobs = []
        for top in range(0, image.height(), _STRIP):
            rows = _rows(image.copy(0, top, image.width(), min(_STRIP, image.height() - top)))
            check = zlib.adler32(rows, check)
            jobs.append(workers.submit(_deflated, rows))
        yield _DEFLATE
        yield from (job.result() for job in jobs)
    yield _NO_MORE + struct.pack(">I", check)


def _rows(strip: QImage) -> bytes:
    """The rows of a strip as they are packed."""
    clear = strip.hasAlphaChannel()
    form = QImage.Format.Format_RGBA8888 if clear else QImage.Format.Format_RGB888
    pixels = strip.convertToFormat(form)
    held, apart = memoryview(pixels.constBits()), pixels.bytesPerLine()
    long = pixels.width() * pixels.depth() // 8
    starts = range(0, pixels.height() * apart, apart)
    return _AS_IT_IS + _AS_IT_IS.join(held[at : at + long] for at in starts)


def _deflated(rows: bytes) -> bytes:
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY)
    return packing.compress(rows) + packing.flush(zlib.Z_SYNC_FLUSH)


def _text(keyword: str, words: str) -> bytes:
    """A text that any reader of the format finds; nothing where there is none."""
    if not words:
        return b""
    plain = b"\0\0\0\0"  # not packed, in no language that is told
    return _chunk(b"iTXt", keyword.encode() + b"\0" + plain + words.encode())


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(kind))
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
