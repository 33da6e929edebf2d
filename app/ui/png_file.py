"""A picture as a PNG file: its pixels, how dense they are, a title, and itself in words."""

from __future__ import annotations

import struct
import zlib
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtGui import QImage

TITLE, DESCRIPTION = "Title", "Description"  # the keywords that the format has for them
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR, _COLOUR_AND_ALPHA = 2, 6
_PIXELS_PER_METRE = 1
_AS_IT_IS = b"\0"  # before each row; flat colour packs better so than as differences
_DEFLATE = b"\x78\x01"
_LEVEL = 1  # higher ones take up to twice as long for a twentieth less
_WINDOW, _MEMORY = -15, 9  # of zlib: raw, and all it can have


def png(image: QImage) -> bytes:
    """Return an image as a PNG file; its `TITLE` and `DESCRIPTION` go along, no other text.

    Qt's own writer takes thrice as long: it tries a filter after another on every row.
    """
    clear = image.hasAlphaChannel()
    form = QImage.Format.Format_RGBA8888 if clear else QImage.Format.Format_RGB888
    pixels = image.convertToFormat(form)
    wide, high = pixels.width(), pixels.height()
    colours = _COLOUR_AND_ALPHA if clear else _COLOUR
    dense = pixels.dotsPerMeterX(), pixels.dotsPerMeterY(), _PIXELS_PER_METRE
    parts = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, colours, 0, 0, 0)),
        _chunk(b"pHYs", struct.pack(">IIB", *dense)),
        *(_text(keyword, image.text(keyword)) for keyword in (TITLE, DESCRIPTION)),
        *(_chunk(b"IDAT", part) for part in _packed(_rows(pixels))),
        _chunk(b"IEND", b""),
    ]
    return _SIGNATURE + b"".join(parts)


def _rows(pixels: QImage) -> list[bytes]:
    """The upper and the lower half of the rows, as they are packed."""
    held, apart = memoryview(pixels.constBits()), pixels.bytesPerLine()
    long = pixels.width() * pixels.depth() // 8
    rows = [held[at * apart : at * apart + long] for at in range(pixels.height())]
    half = len(rows) // 2
    return [_AS_IT_IS + _AS_IT_IS.join(part) for part in (rows[:half], rows[half:]) if part]


def _packed(halves: list[bytes]) -> list[bytes]:
    """One stream in as many parts, which two processors pack at the same time."""
    with ThreadPoolExecutor(len(halves)) as workers:
        jobs = [workers.submit(_deflated, part, part is halves[-1]) for part in halves]
        check = zlib.adler32(b"")
        for part in halves:
            check = zlib.adler32(part, check)
        packed = [job.result() for job in jobs]
    packed[0] = _DEFLATE + packed[0]
    packed[-1] += struct.pack(">I", check)
    return packed


def _deflated(part: bytes, last: bool) -> bytes:
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY)
    end = zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH
    return packing.compress(part) + packing.flush(end)


def _text(keyword: str, words: str) -> bytes:
    """A text that any reader of the format finds; nothing where there is none."""
    if not words:
        return b""
    plain = b"\0\0\0\0"  # not packed, in no language that is told
    return _chunk(b"iTXt", keyword.encode() + b"\0" + plain + words.encode())


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(kind))
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
