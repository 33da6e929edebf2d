"""The shapes of a slide as DrawingML, written as text: an API call a shape grows quadratic."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from app.exchange import slide_geometry
from app.exchange.slide_shapes import (
    Box,
    Connector,
    End,
    Form,
    Group,
    Item,
    Look,
    Picture,
    Point,
    Shape,
    TextBox,
    Words,
    around,
    boxes,
)
from app.model.plain_text import plain

EMU_PER_POINT = 12_700
LOCALES = {"nl": "nl-NL", "en": "en-GB", "fr": "fr-BE"}  # for the spelling check
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LEAST_SIZE, _MOST_SIZE = 100, 400_000  # of letters, in hundredths of a point
_WHOLE = 100_000  # what DrawingML calls 100 %
# PowerPoint since 2016 knows the chart format that is asked for here, and takes the first
_ELSE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:cx1="http://schemas.microsoft.com/office/drawing/2015/9/8/chartex" '
    'Requires="cx1">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
)
_FIRST_ID = 2  # 1 is the slide's own group
_RIGHT_TO_LEFT = {"R", "AL"}
_STRONG = {"L", *_RIGHT_TO_LEFT}


@dataclass(slots=True)
class Sheet:
    """Writes shapes of a drawing on a slide: `scale` is EMU a unit, then moved by EMU."""

    scale: float
    left: float
    top: float
    picture: Callable[[bytes], str]  # brings an image into the file, returns its relation
    typeface: str | None = None  # None: that of the template
    language: str = "en"
    _next: int = _FIRST_ID
    _ids: dict[str, int] = field(default_factory=dict)
    _sites: dict[str, tuple[Point, ...]] = field(default_factory=dict)

    def written(self, items: Iterable[Item]) -> str:
        """Return the XML of items in their order, which is from back to front."""
        several = list(items)
        for item in several:
            for shape in item.shapes if isinstance(item, Group) else (item,):
                if isinstance(shape, Shape) and shape.key is not None:
                    self._ids[shape.key] = self._number()
                    self._sites[shape.key] = slide_geometry.sites(shape)
        return "".join(map(self._item, several))

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _item(self, item: Item) -> str:
        if isinstance(item, Group):
            return self._group(item)
        if isinstance(item, Connector):
            return self._connector(item)
        if isinstance(item, Picture):
            return self._picture(item)
        return self._text_box(item) if isinstance(item, TextBox) else self._shape(item)

    # -- one of each

    def _group(self, group: Group) -> str:
        box = self._box(around(boxes(group.shapes)))
        child = box.replace("a:off", "a:chOff").replace("a:ext ", "a:chExt ")
        inside = "".join(map(self._item, group.shapes))
        return (
            f"<p:grpSp><p:nvGrpSpPr>{self._called(self._number(), group.name, group.says)}"
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{box}{child}</a:xfrm>"
            f"</p:grpSpPr>{inside}</p:grpSp>"
        )

    def _shape(self, shape: Shape) -> str:
        number = self._number() if shape.key is None else self._ids[shape.key]
        name = shape.name or f"{shape.form.value} {number}"
        words = ""
        if shape.words is not None:
            words = self._body(shape.words, "ctr")
        return (
            f"<p:sp><p:nvSpPr>{self._called(number, name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr><a:xfrm>{self._box(shape.box)}</a:xfrm>{self._geometry(shape)}"
            f"{self._look(shape.look)}</p:spPr>{words}</p:sp>"
        )

    def _text_box(self, text: TextBox) -> str:
        number = self._number()
        return (
            f"<p:sp><p:nvSpPr>{self._called(number, f'text {number}')}"
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
            f"<a:xfrm>{self._box(text.box)}</a:xfrm>"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f"{self._body(text.words, 'l')}</p:sp>"
        )

    def _picture(self, picture: Picture) -> str:
        number = self._number()
        relation = self.picture(picture.content)
        return (
            f"<p:pic><p:nvPicPr>{self._called(number, f'picture {number}', picture.says)}"
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
            f"</p:blipFill><p:spPr><a:xfrm>{self._box(picture.box)}</a:xfrm>"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _connector(self, line: Connector) -> str:
        number = self._number()
        points = [self._point(point) for point in line.points]
        ends = "".join(
            f'<a:{end}Cxn id="{self._ids[key]}" idx="{self._site(key, point)}"/>'
            for end, key, point in (
                ("st", line.start, line.points[0]),
                ("end", line.end, line.points[-1]),
            )
        )
        called = self._called(number, f"line {number}", line.says)
        geometry, shape = slide_geometry.connector(points, curved=line.curved)
        stroke = self._stroke(line.look, line.arrives)
        glued = (
            f"<p:cxnSp><p:nvCxnSpPr>{called}<p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/>"
            f"</p:nvCxnSpPr><p:spPr>{geometry}{stroke}</p:spPr></p:cxnSp>"
        )
        if shape is None:
            return glued
        drawn = (
            f"<p:sp><p:nvSpPr>{called}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{shape}<a:noFill/>{stroke}</p:spPr></p:sp>"
        )
        return _ELSE.format(glued, drawn)

    def _site(self, key: str, point: Point) -> int:
        """The number of the connection site of a card that is nearest to a point."""
        x, y = point
        return min(
            (abs(x - at[0]) + abs(y - at[1]), number)
            for number, at in enumerate(self._sites[key])
        )[1]

    # -- what they are made of

    def _called(self, number: int, name: str, says: str = "") -> str:
        told = f' descr="{_attribute(says)}"' if says else ""
        return f'<p:cNvPr id="{number}" name="{_attribute(name)}"{told}/>'

    def _point(self, point: Point) -> tuple[int, int]:
        x, y = point
        return round(self.left + x * self.scale), round(self.top + y * self.scale)

    def _box(self, box: Box) -> str:
        x, y, wide, high = box
        left, top = self._point((x, y))
        right, low = self._point((x + wide, y + high))
        return f'<a:off x="{left}" y="{top}"/><a:ext cx="{right - left}" cy="{low - top}"/>'

    def _geometry(self, shape: Shape) -> str:
        if shape.form is Form.PATH or shape.sites:
            return slide_geometry.custom(shape, self.scale)
        adjusted = ""
        if shape.form is Form.ROUNDED:
            least = min(shape.box[2], shape.box[3]) or 1.0
            part = min(round(shape.radius / least * _WHOLE), _WHOLE // 2)
            adjusted = f'<a:gd name="adj" fmla="val {part}"/>'
        return (
            f'<a:prstGeom prst="{shape.form.value}"><a:avLst>{adjusted}</a:avLst></a:prstGeom>'
        )

    def _look(self, look: Look) -> str:
        fill = "<a:noFill/>" if look.fill is None else _solid(look.fill, look.fill_share)
        return fill + self._stroke(look)

    def _stroke(self, look: Look, arrives: End = End.NONE) -> str:
        if look.stroke is None:
            return "<a:ln><a:noFill/></a:ln>"
        wide = max(round(look.width * self.scale), 1)
        ends = "rnd" if look.round_ends else "flat"
        double = ' cmpd="dbl"' if look.double else ""
        dash = "".join(_dashes(look))
        small = ' w="sm" len="sm"' if arrives is End.DOT else ""  # as on the map
        end = f'<a:tailEnd type="{arrives.value}"{small}/>' if arrives is not End.NONE else ""
        return (
            f'<a:ln w="{wide}" cap="{ends}"{double}>{_solid(look.stroke, look.stroke_share)}'
            f"{f'<a:custDash>{dash}</a:custDash>' if dash else ''}<a:round/>{end}</a:ln>"
        )

    def _body(self, words: Words, align: str) -> str:
        size = min(
            max(round(words.size * self.scale / EMU_PER_POINT * 100), _LEAST_SIZE), _MOST_SIZE
        )
        strong = ' b="1"' if words.strong else ""
        typeface = ""
        if self.typeface:
            name = _attribute(self.typeface)
            typeface = "".join(f'<a:{kind} typeface="{name}"/>' for kind in ("latin", "cs"))
        style = (
            f'lang="{LOCALES[self.language]}" sz="{size}"{strong} dirty="0"',
            f"{_solid(words.colour)}{typeface}",
        )
        lines = [plain(line) or "" for line in words.lines]
        given = f"<a:rPr {style[0]}>{style[1]}</a:rPr>"
        broken = f"<a:br>{given}</a:br>".join(
            f"<a:r>{given}<a:t>{escape(line, quote=False)}</a:t></a:r>" for line in lines
        )
        turned = ' rtl="1"' if reads_from_the_right("".join(lines)) else ""
        return (
            f'<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
            f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{align}"{turned}>'
            '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
            '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f"<a:buNone/></a:pPr>{broken}</a:p></p:txBody>"
        )


def reads_from_the_right(text: str) -> bool:
    """Return whether the first letter with a direction is read from right to left."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind in _RIGHT_TO_LEFT for kind in kinds if kind in _STRONG), False)


def _solid(colour: str, share: float = 1.0) -> str:
    clear = f'<a:alpha val="{round(share * _WHOLE)}"/>' if share < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour}">{clear}</a:srgbClr></a:solidFill>'


def _dashes(look: Look) -> Iterator[str]:
    wide = look.width or 1.0
    for stroke, gap in zip(look.dash[::2], look.dash[1::2], strict=False):
        parts = (round(length / wide * _WHOLE) for length in (stroke, gap))
        yield '<a:ds d="{}" sp="{}"/>'.format(*parts)


def _attribute(text: str) -> str:
    return escape(plain(text) or "")
