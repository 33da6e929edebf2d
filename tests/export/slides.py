"""A slide as its XML tells of it: shapes by their number, what is glued to what."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SLIDE = "ppt/slides/slide1.xml"
Element = Any  # of ElementTree; that it has what is asked of it is what a test asserts


def part(content: bytes, name: str = SLIDE) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def tree(content: bytes) -> Element:
    return ElementTree.fromstring(part(content))


def groups(slide: Element) -> dict[str, Element]:
    """The groups by their name."""
    return {_called(one).get("name", ""): one for one in slide.iter(f"{P}grpSp")}


def says(group: Element) -> Any:
    return _called(group).get("descr", "")


def texts(element: Element) -> list[str]:
    """The texts in their order, the lines of one put together."""
    bodies = (body for body in element.iter(f"{P}txBody"))
    return [" ".join(run.text or "" for run in body.iter(f"{A}t")) for body in bodies]


def glued(slide: Element) -> Iterator[tuple[str, str]]:
    """Between which cards every connector runs, by the names of the shapes it is glued to."""
    named = {shape.get("id"): shape.get("name", "") for shape in slide.iter(f"{P}cNvPr")}
    for line in slide.iter(f"{P}cNvCxnSpPr"):
        start, end = (line.find(f"{A}{end}Cxn") for end in ("st", "end"))
        assert start is not None
        assert end is not None
        yield named[start.get("id")], named[end.get("id")]


def ends(line: Element) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a connector begins and ends, as its box and its mirroring say; in EMU."""
    frame = line.find(f"{P}spPr/{A}xfrm")
    assert frame is not None
    x, y = (int(frame.find(f"{A}off").get(side)) for side in "xy")
    wide, high = (int(frame.find(f"{A}ext").get(side)) for side in ("cx", "cy"))
    across, down = frame.get("flipH") == "1", frame.get("flipV") == "1"
    if frame.get("rot"):  # a quarter to the right about the middle
        middle_x, middle_y = x + wide / 2, y + high / 2
        u, v = (wide / 2 if across else -wide / 2), (high / 2 if down else -high / 2)
        return (
            (round(middle_x - v), round(middle_y + u)),
            (round(middle_x + v), round(middle_y - u)),
        )
    first = (x + wide if across else x, y + high if down else y)
    last = (x if across else x + wide, y if down else y + high)
    return first, last


def sites(slide: Element, number: str) -> list[tuple[int, int]]:
    """Where connectors can meet a shape; in EMU on the slide."""
    shape = next(s for s in slide.iter(f"{P}sp") if _called(s).get("id") == number)
    frame = shape.find(f"{P}spPr/{A}xfrm")
    x, y = (int(frame.find(f"{A}off").get(side)) for side in "xy")
    wide, high = (int(frame.find(f"{A}ext").get(side)) for side in ("cx", "cy"))
    own = [(x + int(at.get("x")), y + int(at.get("y"))) for at in shape.iter(f"{A}pos")]
    middles = [
        (x + wide // 2, y),
        (x, y + high // 2),
        (x + wide // 2, y + high),
        (x + wide, y + high // 2),
    ]
    return own or middles


def _called(element: Element) -> Element:
    found = element.find(f".//{P}cNvPr")
    assert found is not None
    return found
