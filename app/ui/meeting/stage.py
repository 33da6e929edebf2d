"""The wall: a window that fills a screen and shows one step of the meeting in large letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.analysis.story import Part, Step
from app.i18n import tr
from app.model.ratings import differ, ratings_of, spread_words
from app.model.vocabulary import TieLevel
from app.ui import theme
from app.ui.canvas.content import MapContent
from app.ui.canvas.suggested import Suggestion
from app.ui.meeting import about_person, agenda, framing
from app.ui.meeting.capture import CaptureLine
from app.ui.meeting.capture_lines import rated
from app.ui.meeting.customer_page import CustomerPage
from app.ui.meeting.keys import Keys
from app.ui.meeting.plan_page import PlanPage
from app.ui.meeting.score_words import gain_words
from app.ui.meeting.side import Beside, SidePanel
from app.ui.meeting.stage_scene import Lighting
from app.ui.meeting.stage_view import StageView
from app.ui.meeting.strip import KeyStrip

if TYPE_CHECKING:
    from app.ui.meeting.meeting import Meeting
    from app.ui.theme import Theme

TOLD_MS = 5000  # that a sentence stands at the foot
NARROWEST = (640, 360)


class Stage(QWidget):
    """Follows the meeting. With a customer in the room it holds no widget that knows a plan
    which was not redacted.
    """

    def __init__(self, meeting: Meeting, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._meeting, self._keys = meeting, keys
        self.setWindowTitle(tr("Present"))
        self.setMinimumSize(*NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setStyleSheet("Stage { background: transparent }")
        self.map: StageView | None = None
        self.side: SidePanel | None = None
        self.plan_page: PlanPage | None = None
        self.customer: CustomerPage | None = None
        self.capture: CaptureLine | None = None
        self.strip: KeyStrip | None = None
        self._sentence = ""
        self._is_leaving = False
        self._quiet = QTimer(self, singleShot=True, interval=TOLD_MS)
        self._quiet.timeout.connect(lambda: self._say(""))
        meeting.changed.connect(self.follow)
        meeting.told.connect(self._say)
        meeting.asked.connect(self.ask)
        self.follow()

    @property
    def look(self) -> Theme:
        """The theme of the wall, whichever the window has."""
        return theme.loaded("dark" if self._meeting.dark else "light")

    # -- following the meeting

    def follow(self) -> None:
        """Show the step of now to those who are in the room."""
        meeting = self._meeting
        if meeting.is_for_customer:
            self._show_customer()
        else:
            self._let_go_of_customer()
            self._show_step()
        self._show_strip()
        self._place()
        self._let_it_be_seen()
        self.setAccessibleName("\n".join(self.texts()))
        self.update()

    def _show_customer(self) -> None:
        """Put all that is internal away, and only then show what is for the customer."""
        self._sentence = ""
        for part in (self.map, self.side, self.plan_page, self.capture, self.customer):
            if part is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        self.map = self.side = self.plan_page = self.capture = self.customer = None
        if not self._meeting.blank:
            self.customer = CustomerPage(self, self._meeting.customer_plan())
            self.customer.show()

    def _let_go_of_customer(self) -> None:
        if self.customer is not None:
            self.customer.hide()
            self.customer.setParent(None)
            self.customer.deleteLater()
            self.customer = None

    def _show_step(self) -> None:
        meeting, step = self._meeting, self._meeting.step
        seen = step is not None and not meeting.blank
        on_map = seen and step is not None and step.part is not Part.PLAN
        self._need(step)
        assert self.map is not None, "made when first needed"
        assert self.side is not None, "made with the map"
        assert self.plan_page is not None, "made with the map"
        self.map.setVisible(on_map)
        self.side.setVisible(on_map)
        self.plan_page.setVisible(seen and not on_map)
        if step is None:
            return
        if step.part is Part.PLAN:
            lines = agenda.page_of(meeting.document, step)
            self.plan_page.show_lines(
                lines, meeting.document.plan, self.look, self._open_gaps()
            )
            return
        self._place()
        self.map.show_look(self.look)
        self.map.show_content(self._content(), internal=meeting.internal)
        self.map.light(self._lighting(step), self._closely())
        supposed, said = meeting.document.supposing.is_on, self._in_hand_words()
        person = about_person.paragraphs(meeting, said)
        beside = Beside(step, meeting.scores(), supposed, said, person)
        self.side.show_step(beside, self.look)

    def _open_gaps(self) -> list[str]:
        """The gaps that were told of and are open, by number."""
        told = self._meeting.told_gaps() if Part.GAPS in self._meeting.parts else []
        return [f"{one.number}  {one.text.title}" for one in told if not one.closed]

    def _need(self, step: Step | None) -> None:
        if self.map is None:
            self.map = StageView(self._content(), self.look, self)
            self.map.settled.connect(self._let_it_be_seen)
            self.side = SidePanel(self, self.look)
            self.plan_page = PlanPage(self, self.look)

    def _content(self) -> MapContent:
        document = self._meeting.document
        supposing = document.supposing
        return MapContent.of(
            self._meeting.on_the_map(), document.opportunity, document.report,
            left=supposing.left, supposed=supposing.ties, unseen=self._meeting.log.unseen(),
        )  # fmt: skip

    def _closely(self) -> str | None:
        meeting = self._meeting
        return meeting.person if meeting.is_close else None

    def _lighting(self, step: Step) -> Lighting:
        meeting = self._meeting
        flags = meeting.flags_of(step)
        if meeting.tie is not None or meeting.person is not None:
            in_hand = frozenset(meeting.tie or (meeting.person or "",))
            around = framing.around(meeting.document.plan, in_hand)
            people = in_hand if meeting.tie is not None else around
            ties = framing.ties_of(meeting.document.plan, in_hand)
            flags = {id: flag for id, flag in flags.items() if id in people}
            return Lighting(people, ties, in_hand=in_hand, flags=flags)
        plan, supposed = meeting.document.plan, meeting.document.supposing.ties
        return Lighting(
            None if step.lit is None else step.lit | framing.ends_of(plan, supposed),
            None if step.ties is None else step.ties | supposed,
            lines_behind=step.part is not Part.PEOPLE,
            lines_between=step.part is Part.GAPS,
            empty_levels=step.part is Part.THIN,
            missing=step.missing,
            flags=flags,
            suggestion=self._suggestion(step),
        )

    def _suggestion(self, step: Step) -> Suggestion | None:
        """The contact that the gap advises, where it is one, with what that brings."""
        if len(step.contacts) != 1 or self._meeting.document.supposing.is_on:
            return None
        one = step.contacts[0]
        known = step.before is not None and step.after is not None
        words = gain_words(step.before or 0.0, step.after or 0.0) if known else ""
        return Suggestion(one.member, one.person, one.level, words, (one.member, one.person))

    def _in_hand_words(self) -> tuple[str, ...]:
        """What is said of who is in hand, and where opinions on it differ."""
        meeting, plan = self._meeting, self._meeting.document.plan
        about, said = rated(meeting), list(framing.words_in_hand(meeting))
        signed = meeting.tie is None
        if about is not None and (meeting.internal or not signed):
            found = ratings_of(plan, about.id)
            if differ(found) and about.id not in meeting.log.unseen():
                spread = spread_words(found, signed=signed)
                said.append(tr("Opinions differ: {spread}", spread=spread))
        return (*said, *framing.apart_in_step(meeting), *framing.also_at(meeting))

    # -- what is typed

    def ask(self, kind: str) -> None:
        """Open a line to type in."""
        if self._meeting.is_for_customer:
            return
        if self.capture is not None:
            self.capture.close_line()
        self._meeting.blank = self._meeting.strip = False
        self.follow()
        self.capture = CaptureLine(self, self._meeting, kind, self.look)
        self.capture.closed.connect(self._line_closed)
        self.capture.level_given.connect(lambda by: self._keys.set_level(TieLevel(by)))
        self.activateWindow()
        self.capture.open()

    def _let_it_be_seen(self) -> None:
        """Let the line that is typed stand clear of who is in hand."""
        if self.capture is None or self.map is None or self.map.stage is None:
            return
        in_hand = self.map.stage.area_of(self.map.stage.lighting.in_hand)
        if not in_hand.isEmpty():
            seen = self.map.mapFromScene(in_hand).boundingRect()
            self.capture.avoid(seen.translated(self.map.pos()))

    def _line_closed(self) -> None:
        self.capture = None
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False

    # -- what is read at the edges

    def texts(self) -> list[str]:
        """Return every text that can be read on the wall now."""
        found = [framing.title(self._meeting), framing.subtitle(self._meeting)]
        found += [*framing.marks(self._meeting), self._foot()]
        if self._meeting.blank:
            return []
        parts = (self.side, self.plan_page, self.customer, self.capture, self.strip)
        for part in parts:
            if part is not None and part.isVisibleTo(self):
                found += part.texts()
        if self.map is not None and self.map.stage and self.map.isVisibleTo(self):
            found += self.map.stage.texts()
        return [text for text in found if text]

    def _say(self, sentence: str) -> None:
        """Say something at the foot for a moment; to the room only while it is ours."""
        self._sentence = "" if self._meeting.is_for_customer else sentence
        if sentence:
            self._quiet.start()
        self.update()

    def _foot(self) -> str:
        said = framing.foot(self._meeting, self._keys, self._sentence)
        seen = self.map is not None and self.map.stage is not None and self.map.isVisible()
        if said or not seen or self.map is None or not self.map.is_cut_short():
            return said
        return tr("Names are cut short; Z looks closer at somebody.")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._meeting.blank:
                painter.fillRect(self.rect(), Qt.GlobalColor.black)
                return
            painter.fillRect(self.rect(), self.look.colour("surface.window"))
            framing.paint_head(painter, self._meeting, QRectF(self.rect()), self.look)
            framing.paint_foot(
                painter, self._meeting, self._foot(), QRectF(self.rect()), self.look
            )

    # -- the room

    def _show_strip(self) -> None:
        wanted = self._meeting.strip and not self._meeting.blank
        if self.strip is not None:
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None
        if wanted:
            self.strip = KeyStrip(self, self.look, for_customer=self._meeting.is_for_customer)
            self.strip.show()
            self.strip.raise_()
            if self.capture is not None:
                self.capture.raise_()

    def _place(self) -> None:
        body = framing.body(QRectF(self.rect()))
        left, right = framing.parted(body)
        for part, room in (
            (self.map, left), (self.side, right), (self.plan_page, framing.whole(body)),
            (self.customer, framing.whole(body)),
        ):  # fmt: skip
            if part is not None:
                part.setGeometry(QRect(room.toRect()))
        if self.capture is not None:
            self.capture.place()
        if self.strip is not None:
            self.strip.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if self.strip is not None or self.capture is not None:
            self.follow()

    def close_for_good(self) -> None:
        """Close the window once the meeting is over."""
        self._is_leaving = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._is_leaving:
            self._meeting.leave()
