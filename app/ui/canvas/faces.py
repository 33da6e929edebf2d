"""How a card is painted: a person of theirs, a colleague as a pill, an outsider."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.analysis.roster import Side
from app.i18n import day, ntr, tr
from app.model.certainty import Share
from app.model.labels import label
from app.model.role_letters import LETTERS
from app.model.vocabulary import Role
from app.ui import icons
from app.ui.canvas import marks
from app.ui.canvas.content import Face
from app.ui.canvas.rings import draw_ring
from app.ui.theme import Theme, measure

_FROM_EACH_OTHER = 1.6  # name and function, where both are of two lines
_LEAST, _LEAST_OF_BOTH = 0.62, 0.57  # of a name's size: a function, and below a name of two
ON_CARDS = LETTERS | {Role.APPROVER: "A"}


def paint_face(
    painter: QPainter,
    face: Face,
    box: QRectF,
    look: Theme,
    *,
    letters: bool = False,
    whole: bool = False,
) -> None:
    """Paint a card with its top left corner at the box's; `letters` names roles by letter.

    On paper nobody can ask for what was cut off: there names and titles are `whole`.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if face.side is Side.OURS:
        _paint_colleague(painter, face, box, look, whole=whole)
    elif face.side is Side.OUTSIDE:
        _paint_outsider(painter, face, box, look, whole=whole)
    else:
        _paint_person(painter, face, box, look, letters=letters, whole=whole)


def flag_centre(box: QRectF) -> QPointF:
    """Return where a card wears its gap flag: on the corner at the top right."""
    out = measure("card.flag_out")
    return QPointF(box.right() - out, box.top() + out / 2)


def describe(face: Face) -> str:
    """Return everything a card shows, in words, for the tooltip and the screen reader."""
    if face.vacant:
        return _about_the_vacancy(face)
    if face.together:
        return "\n".join([face.name, face.title or "", tr("double-click to open it")])
    lines = [face.name]
    if face.title:
        lines.append(face.title)
    known = [label(code) for code in (face.level, face.lane) if code is not None]
    if face.side is not Side.OUTSIDE:
        place = ", ".join(known) or tr("level unknown")
        lines.append(tr("{facts} (assumed)", facts=place) if face.guessed else place)
    if face.side is Side.OUTSIDE:
        lines.append(label(face.kind) if face.kind else tr("outside influence"))
    if face.side is Side.THEIRS:
        lines += _about_the_decision(face)
    if face.left:
        lines.append(tr("has left in this what-if"))
    if face.flag is not None:
        lines.append(tr("gap {number} in the list", number=face.flag))
    return "\n".join(lines)


def _about_the_vacancy(face: Face) -> str:
    lines = [face.name]
    if face.since is None:
        lines.append(tr("vacant"))
    else:
        lines.append(tr("vacant since {day}", day=day(face.since)))
    lines += [label(code) for code in (face.level, face.lane) if code is not None]
    if face.roles:
        held = ", ".join(label(role) for role in face.roles)
        lines.append(tr("roles that came with it: {roles}", roles=held))
    lines.append(tr("double-click to fill it"))
    return "\n".join(lines)


def _about_the_decision(face: Face) -> list[str]:
    if not face.in_decision:
        return [tr("not in this decision yet")]
    held = ", ".join(label(role) for role in face.roles) or tr("role unknown")
    lines = [tr("{facts} (assumed)", facts=held) if face.roles_assumed else held]
    lines.append(tr("attitude: {value}", value=label(face.attitude)))
    lines.append(tr("influence: {value}", value=label(face.influence)))
    if face.coverage is not None:
        lines.append(tr("coverage: {share}%", share=round(100 * face.coverage)))
    return lines + sure_words(face.sure)


def sure_words(sure: Share) -> list[str]:
    """Return how much of what a card says is certain, where anything is known."""
    if not sure.known:
        return []
    words = ntr(
        "{sure} of {count} fact confirmed",
        "{sure} of {count} facts confirmed",
        sure.known,
        sure=sure.confirmed,
    )
    return [words, tr("mostly assumed")] if sure.is_guess else [words]


def edge_pen(look: Theme, *, guess: bool) -> QPen:
    """Return what draws the edge of a card; broken where most of it is a guess."""
    if not guess:
        return QPen(look.colour("edge.card"), 1)
    pen = QPen(look.colour("edge.field"), 1.2)
    pen.setDashPattern([3, 2.5])
    return pen


def paint_ground(
    painter: QPainter, box: QRectF, corner: float, look: Theme, *, guess: bool = False
) -> None:
    """Paint the empty card with its shadow; one that is a `guess` casts none."""
    shadow = measure("card.shadow")
    if not guess:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("edge.shadow", 0.05))
        painter.drawRoundedRect(box.adjusted(0, shadow, 0, shadow), corner, corner)
        painter.drawRoundedRect(box.adjusted(0, 1, 0, 1), corner, corner)
    painter.setPen(edge_pen(look, guess=guess))
    painter.setBrush(look.colour("surface.card"))
    painter.drawRoundedRect(box, corner, corner)


def _paint_person(
    painter: QPainter, face: Face, box: QRectF, look: Theme, *, letters: bool, whole: bool
) -> None:
    paint_ground(painter, box, measure("card.radius"), look, guess=face.sure.is_guess)
    paint_strip(painter, face, box, look)
    centre = QPointF(box.x() + measure("card.ring_x"), box.center().y())
    draw_ring(painter, centre, face.coverage, look)
    _initials(painter, face, centre, look.colour("text.ink"))
    inset, symbol = measure("card.inset"), measure("card.symbol")
    left = box.x() + measure("card.text_x")
    corner = QRectF(box.right() - inset - symbol, box.y() + inset, symbol, symbol)
    hollow = "attitude" in face.sure.guesses
    marks.draw_attitude(painter, face.attitude, corner, look, hollow=hollow)
    name = QRectF(left, box.y() + measure("card.name_top"), corner.left() - 8 - left, 20)
    title = QRectF(left, box.y() + measure("card.title_top"), corner.right() - left, 18)
    if face.guessed:
        marks.draw_guessed(painter, corner.translated(0, symbol + 4), look)
        title.setWidth(name.width())
    _written(painter, face, name, title, look, whole=whole)
    paint_badges(
        painter, face, QPointF(left, box.y() + measure("card.badge_top")), look, letters=letters
    )
    bottom = box.y() + measure("card.badge_top") + measure("card.badge") - 2
    hollow = "influence" in face.sure.guesses
    marks.draw_influence(
        painter, face.influence, box.right() - inset, bottom, look, hollow=hollow
    )


def paint_strip(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    """Paint the attitude as the left edge of a card; unknown is dotted."""
    strip = marks.clipped_strip(box, measure("card.radius"), measure("card.strip"))
    if face.attitude is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface.quiet"))
        painter.drawPath(strip)
        pen = QPen(look.colour("attitude.unknown"), 2)
        pen.setDashPattern([1, 2])
        painter.setPen(pen)
        x = box.x() + measure("card.strip") / 2
        painter.drawLine(QPointF(x, box.y() + 10), QPointF(x, box.bottom() - 10))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(marks.ATTITUDE_TOKENS[face.attitude]))
        painter.drawPath(strip)


def _written(
    painter: QPainter,
    face: Face,
    name: QRectF,
    title: QRectF,
    look: Theme,
    *,
    whole: bool,
    size: str = "small",
) -> None:
    """Paint name and function; `whole` ones of two lines each stand clear of one another.

    A function is never so small that it cannot be read where names can.
    """
    told = face.title or tr("function unknown")
    token = "text.soft" if face.title else "text.faint"
    texts = [
        (name, face.name, "body", "text.ink", True),
        (title, told, size, token, False),
    ]
    least = measure("font.body") / measure(f"font.{size}")
    low = whole and all(
        len(marks.whole_lines(text, letters, into.width(), strong=strong)[1]) > 1
        for into, text, letters, _ink, strong in texts
    )
    for into, text, letters, ink, strong in texts:
        colour = look.colour(ink)
        if low:
            into.translate(0, -_FROM_EACH_OTHER if strong else _FROM_EACH_OTHER)
        if whole:
            share = 0.0 if strong else least * (_LEAST_OF_BOTH if low else _LEAST)
            marks.draw_whole_text(
                painter, into, text, letters, colour, strong=strong, low=low, least=share
            )
        elif strong:
            marks.draw_name(painter, into, text, letters, colour)
        else:
            marks.draw_text(painter, into, text, letters, colour)


def paint_badges(
    painter: QPainter, face: Face, at: QPointF, look: Theme, *, letters: bool
) -> None:
    """Paint the roles from a point to the right; assumed ones and none in their own ways."""
    side, gap = measure("card.badge"), measure("card.badge_gap")
    box = QRectF(at.x(), at.y(), side, side)
    if not face.roles:
        paint_empty_badge(painter, box, look)
    for role in face.roles:
        if face.roles_assumed:
            paint_assumed_badge(painter, role, box, look)
        else:
            icons.draw_badge(painter, role, box, look)
        if letters:
            _letter(painter, role, box, look)
        box = box.translated(side + gap, 0)


def paint_empty_badge(painter: QPainter, box: QRectF, look: Theme) -> None:
    """Nobody said yet which role this is."""
    colour = look.colour("attitude.unknown")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    marks.draw_text(painter, box, "?", "small", colour, strong=True, centred=True)


def paint_assumed_badge(painter: QPainter, role: Role, box: QRectF, look: Theme) -> None:
    """A role that is only assumed: its sign in a broken frame instead of on a filled one."""
    colour = look.colour(f"role.{role.value}")
    pen = QPen(colour, 1.3)
    pen.setDashPattern([2.4, 1.8])
    painter.setPen(pen)
    painter.setBrush(look.colour("surface.card"))
    painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)
    icons.draw(painter, icons.ROLE_ICONS[role], box.adjusted(3.5, 3.5, -3.5, -3.5), colour)


def _letter(painter: QPainter, role: Role, box: QRectF, look: Theme) -> None:
    corner = QRectF(box.right() - 7, box.bottom() - 7, 10, 10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("surface.card"))
    painter.drawEllipse(corner)
    marks.draw_text(
        painter,
        corner,
        ON_CARDS[role],
        "caption",
        look.colour("text.ink"),
        strong=True,
        centred=True,
    )


def _paint_colleague(
    painter: QPainter, face: Face, box: QRectF, look: Theme, *, whole: bool
) -> None:
    paint_ground(painter, box, box.height() / 2, look)
    radius = measure("card.disc")
    centre = QPointF(box.x() + measure("card.pill_disc_x"), box.center().y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("disc.ours"))
    painter.drawEllipse(centre, radius, radius)
    _initials(painter, face, centre, look.colour("disc.on_ours"))
    left = box.x() + measure("card.pill_text_x")
    width = box.right() - 16 - left - (14 if face.guessed else 0)
    name = QRectF(left, box.y() + measure("card.pill_name_top"), width, 18)
    title = QRectF(left, box.y() + measure("card.pill_title_top"), width, 16)
    _written(painter, face, name, title, look, whole=whole, size="caption")
    if face.guessed:
        sign = QRectF(box.right() - 26, box.center().y() - 7, 14, 14)
        marks.draw_guessed(painter, sign, look)


def _paint_outsider(
    painter: QPainter, face: Face, box: QRectF, look: Theme, *, whole: bool
) -> None:
    painter.setPen(QPen(look.colour("edge.field"), 1))
    painter.setBrush(look.colour("surface.band"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    side = measure("card.outsider_icon")
    sign = QRectF(box.x() + measure("card.inset"), box.center().y() - side / 2, side, side)
    icons.draw(painter, "building", sign, look.colour("text.soft"))
    left = box.x() + measure("card.outsider_text_x")
    width = box.right() - measure("card.inset") - left
    lines = marks.wrapped(face.name, "small", width, strong=True)
    line, ink = measure("card.line"), look.colour("text.ink")
    top = box.center().y() - line * (len(lines) + 1) / 2
    into = QRectF(left, top, width, line * len(lines))
    if whole:
        marks.draw_whole_text(painter, into, face.name, "small", ink, strong=True, high=True)
    else:
        for number, words in enumerate(lines):
            row = QRectF(left, top + number * line, width, line)
            marks.draw_text(painter, row, words, "small", ink, strong=True)
    kind = label(face.kind) if face.kind else tr("outside influence")
    below = QRectF(left, into.bottom(), width, line)
    marks.draw_text(painter, below, kind, "small", look.colour("text.soft"))


def _initials(painter: QPainter, face: Face, centre: QPointF, colour: QColor) -> None:
    box = QRectF(centre.x() - 16, centre.y() - 10, 32, 20)
    marks.draw_text(painter, box, face.initials, "body", colour, strong=True, centred=True)
