"""A presentation of one slide, on our plain page or on a template of the user's own."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange import office_package, slide_xml
from app.exchange.slide_shapes import Item
from app.i18n import tr

WIDE = (12_192_000, 6_858_000)  # EMU: 16:9
EMU_PER_CM = 360_000
_MOST_SIDE = 51_206_400  # EMU: what PowerPoint opens
_TEMPLATE_TYPE, _SLIDES_TYPE = (
    b"presentationml.template.main+xml",
    b"presentationml.presentation.main+xml",
)
_KEPT = {"slideMaster", "slide", "theme", "tableStyles", "font"}  # of the presentation
_DROPPED = {"tags", "customXml", "comments", "vmlDrawing", "notesSlide", "printerSettings"}
_LISTS = {
    "notesMasterIdLst", "handoutMasterIdLst", "custShowLst", "photoAlbum", "custDataLst",
    "modifyVerifier", "smartTags", "extLst",
}  # fmt: skip
_OURS = ("docProps/app.xml", "docProps/custom.xml", "docProps/thumbnail.jpeg")
_FACE = re.compile(rb'<a:latin typeface="Calibri[^"]*"')
_PLAIN_FACE = b'<a:latin typeface="Arial"'  # on every computer, and as wide as our drawings
_LINKED = re.compile(r"https?://|mailto:", re.IGNORECASE)
_MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """How large a slide is, in EMU."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What goes on the slide: its items in units of a drawing this large."""

    width: float
    height: float
    items: Sequence[Item]
    typeface: str | None = None  # None: the template's own


class Deck:
    """A presentation without slides, ready for one; `page` is how large that will be."""

    def __init__(self, template: Path | None = None, page: Page | None = None) -> None:
        """Raise UserError, in one sentence, for a template that cannot be used."""
        self._plain = template is None
        if template is None:
            self._deck = _plain(page or Page(*WIDE))
        else:
            self._deck = _opened(template)
        self.page = Page(int(self._deck.slide_width), int(self._deck.slide_height))

    @property
    def shape(self) -> float:
        """Height over width of the slide."""
        return self.page.height / self.page.width

    def with_slide(self, drawn: Drawn, title: str, language: str) -> bytes:
        """Return the file with this drawing in the middle of its one slide."""
        slide = self._deck.slides.add_slide(_blank(self._deck))
        for placeholder in list(slide.placeholders):
            slide.shapes._spTree.remove(placeholder._element)  # noqa: SLF001  no way round it
        scale = min(self.page.width / drawn.width, self.page.height / drawn.height)
        sheet = slide_xml.Sheet(
            scale=scale,
            left=(self.page.width - drawn.width * scale) / 2,
            top=(self.page.height - drawn.height * scale) / 2 if self._plain else 0.0,
            picture=_brought_in(slide.part),
            typeface=drawn.typeface,
            language=language,
        )
        self._insert(slide, sheet.written(drawn.items))
        buffer = io.BytesIO()
        self._deck.save(buffer)
        return self._clean(buffer.getvalue(), title, language)

    def _insert(self, slide: Any, shapes: str) -> None:
        from pptx.oxml import parse_xml  # noqa: PLC0415  only slides need it

        tree = parse_xml(f"<p:spTree {slide_xml.NAMESPACES}>{shapes}</p:spTree>")
        slide.shapes._spTree.extend(list(tree))  # noqa: SLF001  adding one by one is quadratic

    def _clean(self, content: bytes, title: str, language: str) -> bytes:
        """Leave out who made what with which program, and when."""
        parts = office_package.parts_of(content)
        parts = {name: part for name, part in parts.items() if name not in _OURS}
        parts[office_package.CORE] = office_package.core_properties(title, language)
        if self._plain:
            themes = [name for name in parts if name.startswith("ppt/theme/")]
            parts |= {name: _FACE.sub(_PLAIN_FACE, parts[name]) for name in themes}
        return office_package.packed(parts)


def _brought_in(part: Any) -> Callable[[bytes], str]:
    def bring(content: bytes) -> str:
        _image, relation = part.get_or_add_image_part(io.BytesIO(content))
        return str(relation)

    return bring


def _plain(page: Page) -> Any:
    """Our own page: white, with nothing on it, in the shape that was asked for."""
    from pptx import Presentation  # noqa: PLC0415  150 ms that only slides need
    from pptx.oxml.ns import qn  # noqa: PLC0415  as above
    from pptx.util import Emu  # noqa: PLC0415  as above

    deck = Presentation()
    across = page.width / int(deck.slide_width or 1)
    down = page.height / int(deck.slide_height or 1)
    deck.slide_width, deck.slide_height = Emu(page.width), Emu(page.height)
    blank = _blank(deck)
    for layout in list(deck.slide_layouts):
        if layout is not blank:
            deck.slide_layouts.remove(layout)
    for shape in (*deck.slide_master.shapes, *blank.shapes):
        shape.left, shape.width = (
            Emu(round(side * across)) for side in (shape.left, shape.width)
        )
        shape.top, shape.height = (
            Emu(round(side * down)) for side in (shape.top, shape.height)
        )
    deck.element.find(qn("p:sldSz")).attrib.pop("type", None)  # it said 4:3
    _empty(deck)
    return deck


def _opened(template: Path) -> Any:
    """A template without its slides and without what its makers left in it."""
    from pptx import Presentation  # noqa: PLC0415  python-pptx is slow to import

    refusal = tr(
        "{name} cannot be used as a template: it is damaged, protected or no PowerPoint "
        "presentation; save it anew as PPTX and try again.",
        name=template.name,
    )
    try:
        if template.stat().st_size > _MOST_BYTES:
            raise UserError(refusal)
        content = template.read_bytes()
    except OSError as error:
        raise UserError(
            tr(
                "The template {name} could not be read: {reason}.",
                name=template.name,
                reason=error.strerror or type(error).__name__,
            )
        ) from error
    parts = office_package.unpacked(content, refusal)
    kinds = parts.get("[Content_Types].xml", b"")
    parts["[Content_Types].xml"] = kinds.replace(_TEMPLATE_TYPE, _SLIDES_TYPE)
    try:
        deck = Presentation(io.BytesIO(office_package.packed(parts)))
        _empty(deck)
        outside = list(_outside(deck))
        _blank(deck)
        sides = int(deck.slide_width or 0), int(deck.slide_height or 0)
    except Exception as error:  # whatever a stranger's file makes the reader stumble over
        raise UserError(refusal) from error
    if not all(0 < side <= _MOST_SIDE for side in sides):
        raise UserError(refusal)
    if outside:
        raise UserError(
            tr(
                "{name} cannot be used as a template: it points to files outside itself; "
                "put its pictures in it and try again.",
                name=template.name,
            )
        )
    return deck


def _empty(deck: Any) -> None:
    """Leave master, layouts and theme; slides, notes, comments and settings go."""
    listed = deck.slides._sldIdLst  # noqa: SLF001  python-pptx removes no slides
    for entry in list(listed):
        deck.part.rels.pop(entry.rId)
        listed.remove(entry)
    for child in list(deck.element):
        if child.tag.rpartition("}")[2] in _LISTS:
            deck.element.remove(child)
    _drop(deck.part, lambda kind: kind not in _KEPT)
    for master in deck.slide_masters:
        for one in (master, *master.slide_layouts):
            for found in one.element.xpath(".//p:custDataLst"):
                found.getparent().remove(found)
            _drop(one.part, lambda kind: kind in _DROPPED)
    package = deck.part.package
    for id, relation in list(package._rels.items()):  # noqa: SLF001  the package's own parts
        if _kind(relation) not in ("officeDocument", "core-properties"):
            package.drop_rel(id)


def _drop(part: Any, unwanted: Callable[[str], bool]) -> None:
    for id, relation in list(part.rels.items()):
        if unwanted(_kind(relation)):
            part.rels.pop(id)


def _kind(relation: Any) -> str:
    return str(relation.reltype).rpartition("/")[2]


def _outside(deck: Any) -> Any:
    """What a template would fetch from elsewhere when it is opened; web addresses are fine."""
    for master in deck.slide_masters:
        for one in (master, *master.slide_layouts):
            for relation in one.part.rels.values():
                if relation.is_external and not (
                    _kind(relation) == "hyperlink" and _LINKED.match(relation.target_ref)
                ):
                    yield relation


def _blank(deck: Any) -> Any:
    """The empty layout: the one that says so, else the one with the fewest places to fill."""
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    said = (one for one in layouts if one.element.get("type") == "blank")
    return next(said, None) or min(layouts, key=lambda one: len(one.placeholders))
