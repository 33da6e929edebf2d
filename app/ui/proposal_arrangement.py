"""The making of the customer's picture: who stands where, and which line runs to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.audience import NAMELESS
from app.model.how_often import agreement
from app.model.labels import label
from app.model.people import Person, TeamMember
from app.model.ties import Counterpart
from app.model.values import Id
from app.model.vocabulary import Lane
from app.ui.canvas.content import initials
from app.ui.proposal_headings import are_clear
from app.ui.proposal_look import lettering, logo, our_hues, size
from app.ui.proposal_sheet import Band, Card, Face, Line, Link, Sheet, Words

Said = tuple[str, str, bool]  # a line: text, lettering, strong
_LANES: tuple[Lane | None, ...] = (*Lane, None)
_STEP = 8  # the rhythm
_CARD_SHARE, _GROUPED_CARD_SHARE, _CORRIDOR_SHARE = 0.31, 0.26, 0.2  # of the width
_LANE_SHARE = 0.9  # of the corridor, at most, for a heading of a lane


def least_width(columns: int) -> float:
    """Return how narrow a drawing with so many people abreast may be."""
    cards = size("least_card") * (1 + columns)
    return 2 * size("margin") + size("least_corridor") + cards


def arrange(
    plan: AccountPlan, words: Words, width: float, columns: int = 1, air: float = 0.0
) -> Sheet:
    """Lay a plan redacted for the customer out on a sheet of this width.

    With one column everybody has a card; with more, people of a lane who have the same
    counterparts share one, so many abreast. `air` widens the gaps between cards. The order
    of the plan is the order from top to bottom. Where a line would run through what a lane is
    called, these headings stand above our people instead of between the sides.
    """
    made = _Arrangement(plan, words, width, columns, air).sheet
    if are_clear(made):
        return made
    return _Arrangement(plan, words, width, columns, air, aside=True).sheet


@dataclass(slots=True)
class _Block:
    """What becomes one card: its people, whom they meet, and where it stands."""

    people: Sequence[Person | TeamMember]
    meets: tuple[tuple[Id, str], ...]  # a colleague and what is agreed
    columns: int
    width: float
    words: Sequence[Sequence[Said]] = ()  # of each of its people
    heights: tuple[float, ...] = ()  # of its rows
    top: float = 0.0

    @property
    def height(self) -> float:
        rows = sum(self.heights) + size("card_gap") * (len(self.heights) - 1)
        ports = size("port_gap") * len(self.meets)
        return max(rows + 2 * size("card_padding"), ports)

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


class _Arrangement:
    """The making of a sheet."""

    def __init__(
        self,
        plan: AccountPlan,
        words: Words,
        width: float,
        columns: int,
        air: float,
        *,
        aside: bool = False,
    ) -> None:
        self.plan = plan
        self.strip = lettering("lane", strong=True).height / 2 if aside else 0.0
        self.meets = self._meetings()
        self.columns = min(columns, self._most_alike())
        self.gap = size("card_gap") + air
        self.left = size("margin")
        share = _CARD_SHARE if self.columns == 1 else _GROUPED_CARD_SHARE
        card = max(size("least_card"), width * share // _STEP * _STEP)
        self.card = min(card, size("most_card"))
        across = width - 2 * self.left
        corridor = max(size("least_corridor"), width * _CORRIDOR_SHARE // _STEP * _STEP)
        self.wide = self.card if self.columns == 1 else across - self.card - corridor
        self.right = width - size("margin") - self.wide
        self.sheet = Sheet(width)
        self.hues = {id: n % len(our_hues()) for n, id in enumerate(plan.members)}
        y = self._headings(words)
        ours: dict[Id, _Block] = {}
        theirs: list[_Block] = []
        for lane in _LANES:
            y = self._band(lane, y, ours, theirs)
        self._links(ours, theirs)
        self._foot(words, y)

    def _meetings(self) -> dict[Id, tuple[tuple[Id, str], ...]]:
        found: dict[Id, list[tuple[Id, str]]] = {id: [] for id in self.plan.persons}
        for pair in self.plan.table(Counterpart).values():
            words = agreement(pair)
            found[pair.person].append((pair.member, words[:1].upper() + words[1:]))
        return {person: tuple(several) for person, several in found.items()}

    def _most_alike(self) -> int:
        """How many people of one lane have the same counterparts, at most."""
        alike = Counter((p.lane, self.meets[p.id]) for p in self.plan.persons.values())
        return max(alike.values(), default=1)

    # -- above and below

    def _headings(self, words: Words) -> float:
        y = size("margin")
        across = self.sheet.width - 2 * self.left
        if words.title is not None:
            across -= self._logo(y)
            y = self._text(words.title, "title", self.left, y, across, strong=True)
            if words.subtitle:
                y = self._text(words.subtitle, "subtitle", self.left, y + _STEP, across)
            y += 3 * _STEP
        low = self._text(words.ours, "heading", self.left, y, self.card, strong=True)
        lower = self._text(words.theirs, "heading", self.right, y, self.wide, strong=True)
        return max(low, lower) + _STEP

    def _logo(self, y: float) -> float:
        """Put the logo at the top right; return how much of the title's width it takes."""
        image = logo()
        if image is None:
            return 0.0
        wide = min(size("logo_height") * image.width() / image.height(), size("logo_width"))
        high = wide * image.height() / image.width()
        self.sheet.logo = QRectF(self.sheet.width - self.left - wide, y, wide, high)
        return wide + self.left / 2

    def _text(
        self, text: str, name: str, x: float, y: float, width: float, *, strong: bool = False
    ) -> float:
        """Put a text at most two lines high below y; return where it ends."""
        letters = lettering(name, strong=strong)
        for line in letters.wrapped(text, width, most=2):
            base = QPointF(x, y + letters.metrics.ascent())
            self.sheet.lines.append(Line(base, line, name, strong, quiet=name != "title"))
            y += letters.height
        return y

    def _foot(self, words: Words, y: float) -> None:
        if words.foot:
            y = self._text(words.foot, "foot", self.left, y + _STEP, self.sheet.width)
        self.sheet.height = y + size("margin") - size("band_gap")

    # -- one lane

    def _band(
        self, lane: Lane | None, y: float, ours: dict[Id, _Block], theirs: list[_Block]
    ) -> float:
        persons = [p for p in self.plan.persons.values() if p.lane is lane]
        members = [m for m in self.plan.members.values() if m.lane is lane]
        if not persons and not members:
            return y
        blocks = [self._measured(block) for block in self._blocks(persons)]
        team = [self._measured(_Block([m], (), 1, self.card)) for m in members]
        padding = size("band_padding")
        inside = max(self._height(blocks), self._height(team))
        top = y + padding + self.strip
        self._stack(blocks, top + (inside - self._height(blocks)) / 2)
        self._oppose(team, members, blocks, top, inside)
        theirs += blocks
        ours |= {member.id: block for member, block in zip(members, team, strict=True)}
        for block in blocks:
            self._card(block, self.right, size("card_radius"))
        for block in team:
            self._card(block, self.left, min(block.height / 2, size("pill_radius")))
        outer = size("band_margin")
        area = QRectF(outer, y, self.sheet.width - 2 * outer, inside + self.strip + 2 * padding)
        self.sheet.bands.append(Band(area, self._heading(lane, y)))
        return float(area.bottom() + size("band_gap"))

    def _heading(self, lane: Lane | None, y: float) -> Line:
        letters = lettering("lane", strong=True)
        text = (label(lane) if lane else tr("other functions")).upper()
        if self.strip:
            text = letters.cut(text, self.card)
            middle = self.left + letters.width(text) / 2
            low = y + (size("band_padding") + self.strip) / 2
        else:
            corridor = self.right - self.left - self.card
            text = letters.cut(text, corridor * _LANE_SHARE)
            middle = self.left + self.card + corridor / 2
            low = y + size("band_padding")
        return Line(QPointF(middle, low), text, "lane", strong=True)

    def _blocks(self, persons: list[Person]) -> Iterator[_Block]:
        if self.columns == 1:
            for person in persons:
                yield _Block([person], self.meets[person.id], 1, self.wide)
            return
        together: dict[tuple[tuple[Id, str], ...], list[Person]] = {}
        for person in persons:
            together.setdefault(self.meets[person.id], []).append(person)
        face = (self.wide - size("card_padding")) / self.columns
        for meets, people in together.items():
            abreast = min(self.columns, len(people))
            width = max(abreast * face + size("card_padding"), self.card)
            yield _Block(people, meets, abreast, width)

    def _height(self, blocks: Sequence[_Block]) -> float:
        return sum(block.height for block in blocks) + self.gap * max(0, len(blocks) - 1)

    def _stack(self, blocks: Sequence[_Block], top: float) -> None:
        for block in blocks:
            block.top = top
            top += block.height + self.gap

    def _oppose(
        self,
        team: list[_Block],
        members: list[TeamMember],
        blocks: list[_Block],
        top: float,
        inside: float,
    ) -> None:
        """Put each of ours at the height of those they meet, in their own order."""
        self._stack(team, top + (inside - self._height(team)) / 2)
        wanted = []
        for member, block in zip(members, team, strict=True):
            met = [other.middle for other in blocks if member.id in dict(other.meets)]
            middle = sum(met) / len(met) if met else block.middle
            wanted.append(middle - block.height / 2)
        spans = [block.height + self.gap for block in team]
        low = top + inside - (self._height(team) if team else 0)
        for block, place in zip(team, in_order(wanted, spans, top, low), strict=True):
            block.top = place

    # -- cards and lines

    def _measured(self, block: _Block) -> _Block:
        rows: list[float] = []
        block.words = [self._words(person, block) for person in block.people]
        for number, words in enumerate(block.words):
            height = max(size("circle"), _words_height(words))
            if number % block.columns == 0:
                rows.append(height)
            rows[-1] = max(rows[-1], height)
        block.heights = tuple(rows)
        return block

    def _face_width(self, block: _Block) -> float:
        return (block.width - size("card_padding")) / block.columns

    def _words(self, person: Person | TeamMember, block: _Block) -> list[Said]:
        """The lines beside the disc."""
        space = self._face_width(block) - size("circle") - 2 * size("card_padding")
        space -= size("pill_inset") if isinstance(person, TeamMember) else 0
        name = lettering("name", strong=True).wrapped(person.label, space)
        details = lettering("detail").wrapped(person.title or "", space)
        lines: list[Said] = [(text, "name", True) for text in name] + [
            (text, "detail", False) for text in details
        ]
        if isinstance(person, TeamMember):
            lines += [(text, "contact", False) for text in _contact(person, space)]
        return lines

    def _card(self, block: _Block, x: float, radius: float) -> None:
        area = QRectF(x, block.top, block.width, block.height)
        faces = []
        rows = sum(block.heights) + size("card_gap") * (len(block.heights) - 1)
        y = block.middle - rows / 2
        for number, (person, words) in enumerate(zip(block.people, block.words, strict=True)):
            row, column = divmod(number, block.columns)
            if number and column == 0:
                y += block.heights[row - 1] + size("card_gap")
            left = x + size("card_padding") + column * self._face_width(block)
            faces.append(self._face(person, words, QRectF(left, y, 0, block.heights[row])))
        self.sheet.cards.append(Card(area, radius, tuple(faces)))

    def _face(self, person: Person | TeamMember, words: Sequence[Said], place: QRectF) -> Face:
        circle, y, height = size("circle"), place.y(), place.height()
        disc = QRectF(place.x(), y + (height - circle) / 2, circle, circle)
        base = y + (height - _words_height(words)) / 2
        lines = []
        for text, name, strong in words:
            font = lettering(name, strong=strong)
            slack = (font.height - font.metrics.capHeight()) / 2
            at = QPointF(disc.right() + size("card_padding"), base + font.height - slack)
            lines.append(Line(at, text, name, strong, quiet=not strong))
            base += font.height
        letters = "" if person.label == NAMELESS else initials(person.label)
        return Face(disc, letters, self.hues.get(person.id), tuple(lines))

    def _links(self, ours: dict[Id, _Block], theirs: list[_Block]) -> None:
        for block in theirs:
            meets = sorted(block.meets, key=lambda meeting: ours[meeting[0]].middle)
            for number, (member, agreed) in enumerate(meets):
                port = (number - (len(meets) - 1) / 2) * size("port_gap")
                start = QPointF(self.left + self.card, ours[member].middle)
                end = QPointF(self.right, block.middle + port)
                self.sheet.links.append(Link(start, end, self.hues[member], agreed))


def in_order(
    wanted: Sequence[float], spans: Sequence[float], top: float, low: float
) -> list[float]:
    """Return places as near to the wanted ones as an order allows (pool adjacent violators).

    Each takes up its span, so the next stands at least that much lower; the first is not
    above `top`, the last not so low that the whole would end below its room, which starts
    at `low` when all are pushed down.
    """
    before = [sum(spans[:number]) for number in range(len(spans))]
    pools: list[tuple[float, int]] = []  # sum and number of those that move together
    for place, offset in zip(wanted, before, strict=True):
        pools.append((place - offset, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            (total, count), (more, several) = pools[-2:]
            pools[-2:] = [(total + more, count + several)]
    settled = [total / count for total, count in pools for _ in range(count)]
    return [
        min(max(place, top), low) + offset
        for place, offset in zip(settled, before, strict=True)
    ]


def _words_height(words: Sequence[Said]) -> float:
    return sum(lettering(name, strong=strong).height for _, name, strong in words)


def _contact(member: TeamMember, width: float) -> Iterator[str]:
    """Telephone and e-mail in one line where they fit, else below one another."""
    letters = lettering("contact")
    known = [text for text in (member.phone, member.email) if text]
    if known and letters.width(" · ".join(known)) <= width:
        yield " · ".join(known)
    else:
        for text in known:
            yield from letters.wrapped(text, width, most=2)
