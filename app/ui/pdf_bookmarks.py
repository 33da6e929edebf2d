"""Bookmarks for a PDF that Qt wrote: appended, as the format allows, so nothing moves."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_INFO = re.compile(rb"/Info (\d+) 0 R")
_ID = re.compile(rb"/ID \[[^\]]*\]")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_KIDS = re.compile(rb"/Type /Pages\s*/Kids\s*\[([\d\sR]*)\]")


def with_bookmarks(content: bytes, titles: Sequence[str | None]) -> bytes:
    """Return the file with a bookmark for every page that has a title.

    Raises ValueError where the file is not as Qt writes it.
    """
    kids = _KIDS.search(content)
    pages = [int(number) for number in kids[1].split()[::3]] if kids else []
    end, start = content[content.rindex(b"trailer") :], _START.search(content)
    root, size = _ROOT.search(end), _SIZE.search(end)
    if len(pages) != len(titles) or root is None or size is None or start is None:
        raise ValueError("this is no PDF as Qt writes it")
    told = [(title, page) for title, page in zip(titles, pages, strict=True) if title]
    first = int(size[1])
    objects = {int(root[1]): _catalogue(content, int(root[1]), first)}
    objects |= _outline(told, first)
    out, places = bytearray(content), {}
    for number, inside in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n<<\n%b>>\nendobj\n" % (number, inside)
    at = len(out)
    out += b"xref\n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    kept = b"\n".join(found[0] for what in (_INFO, _ID) if (found := what.search(end)))
    out += b"trailer\n<<\n/Size %d\n/Root %d 0 R\n/Prev %d\n%b\n>>\n" % (
        first + len(told) + 1, int(root[1]), int(start[1]), kept,
    )  # fmt: skip
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % at)


def _catalogue(content: bytes, number: int, outline: int) -> bytes:
    """What stands in the file's catalogue, and that its bookmarks are shown when it opens."""
    begins = re.compile(rb"(?:^|\n)%d 0 obj\n<<\n" % number).search(content)
    if begins is None:
        raise ValueError("this PDF has no catalogue")
    inside = content[begins.end() : content.index(b">>\nendobj", begins.end())]
    return inside + b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % outline


def _outline(told: Sequence[tuple[str, int]], first: int) -> dict[int, bytes]:
    """The list of bookmarks and each of them, by the numbers of their objects."""
    last = first + len(told)
    found = {
        first: b"/Type /Outlines\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n"
        % (first + 1, last, len(told))
    }
    for number, (title, page) in enumerate(told, first + 1):
        around = b"/Prev %d 0 R\n" % (number - 1) if number > first + 1 else b""
        around += b"/Next %d 0 R\n" % (number + 1) if number < last else b""
        words = (b"\xfe\xff" + title.encode("utf-16-be")).hex().encode()
        found[number] = b"/Title <%b>\n/Parent %d 0 R\n%b/Dest [%d 0 R /Fit]\n" % (
            words,
            first,
            around,
            page,
        )
    return found
