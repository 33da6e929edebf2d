"""Draws the reference pictures: `.venv/bin/python -m tests.pictures.renew [part of a name]`.

Look at what changed before you commit it: `--sheets FOLDER` puts the pictures of each view on
one sheet, as large as they are in the window.
"""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser
from itertools import groupby
from pathlib import Path

from PIL import Image

GAP = 12  # pixels between the pictures of a sheet


def main() -> None:
    asked = _asked()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["VISAVIS_HOME"] = tempfile.mkdtemp(prefix="visavis-pictures-")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  after the platform is set

    from tests.pictures import comparing, views  # noqa: PLC0415  as above

    _application = QApplication(sys.argv[:1])
    drawn = {one: views.picture(one) for one in views.subjects() if asked.part in one.name}
    if asked.sheets is not None:
        asked.sheets.mkdir(parents=True, exist_ok=True)
        order = sorted(drawn, key=lambda one: (one.view, one.people, one.name))
        for (view, people), found in groupby(order, lambda one: (one.view, one.people)):
            _sheet([drawn[one] for one in found]).save(asked.sheets / f"{view}-{people:02}.png")
        return
    comparing.FOLDER.mkdir(exist_ok=True)
    known = {f"{one.name}.png" for one in views.subjects()}
    for left in comparing.FOLDER.glob("*.png"):
        if left.name not in known:
            left.unlink()
    changed = 0
    for one, picture in drawn.items():
        file = comparing.FOLDER / f"{one.name}.png"
        if file.exists() and comparing.difference(picture, comparing.reference(one.name)) == 0:
            continue
        file.write_bytes(comparing.packed(picture))
        changed += 1
    print(f"{changed} of {len(drawn)} pictures are new")  # noqa: T201  a command


def _asked():
    parser = ArgumentParser(prog="python -m tests.pictures.renew")
    parser.add_argument("part", nargs="?", default="", help="of the names of those to renew")
    parser.add_argument("--sheets", type=Path, help="only put them on sheets, in this folder")
    return parser.parse_args()


def _sheet(pictures: list[Image.Image]) -> Image.Image:
    """Return pictures of one size side by side, two in a row."""
    wide, high = pictures[0].width + GAP, pictures[0].height + GAP
    rows = (len(pictures) + 1) // 2
    sheet = Image.new("RGB", (2 * wide, rows * high), "magenta")
    for place, one in enumerate(pictures):
        sheet.paste(one, (place % 2 * wide, place // 2 * high))
    return sheet


if __name__ == "__main__":
    main()
