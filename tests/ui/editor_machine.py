"""The whole editor under random gestures: `python -m tests.ui.editor_machine [examples steps]`.

After every step model, scene, views, database and analysis must agree (`editor_agreement`).
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import i18n
from app.model.people import Person
from app.model.role_letters import LETTERS
from app.ui import seat_actions, theme
from app.ui.actions import COMMANDS
from tests.plans import small_plan
from tests.ui.editor_agreement import check
from tests.ui.editor_hand import EditorHand, Key, Modifier

CARD = st.integers(0, 11)
SHARE = st.floats(0.02, 0.98)
NAMES = st.sampled_from(("Ruud Postma", "Nadia Haddad", "Tom Hagen", "Lies Maes", "Jan & Els"))
TITLES = st.sampled_from(("", "Inkoper", "Hoofd ICT", "Financieel directeur", "Nurse"))
ROLES = st.sampled_from(("", "U", "D", "IB", "PG"))
LETTER = st.sampled_from(tuple(LETTERS.values()))
LINES = st.sampled_from(
    (
        "Karel Bos, inkoper, P, +1",
        "Mia Claes, nurse, U, -2, Sanne 3",
        "us: Piet Smit, engineer",
        "Sanne - Karim 2",
        "Herman > Eva 4",
    )
)
ALIGNED = st.sampled_from(tuple(one.id for one in COMMANDS if one.id.startswith("align.")))
DISTRIBUTED = st.sampled_from(("distribute.across", "distribute.down"))
CELL = st.sampled_from("01234n?")
ARROWS = st.sampled_from((Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down))
VIEW = st.sampled_from(("map", "matrix", "organigram", "power"))
LANGUAGE, LOOK = st.sampled_from(i18n.LANGUAGES), st.sampled_from(theme.THEMES)
CTRL, ALT, SHIFT = Modifier.ControlModifier, Modifier.AltModifier, Modifier.ShiftModifier

LONG = (100, 60)  # examples, and steps of each, where nothing is asked


class Editor(RuleBasedStateMachine):
    """One window on one account; every rule is something a user does."""

    @initialize(view=VIEW, way=st.integers(1, 3), code=LANGUAGE, look=LOOK)
    def start(self, view, way, code, look) -> None:
        self.folder = TemporaryDirectory(prefix="visavis-machine-")
        self.was_at = os.environ.get("VISAVIS_HOME")
        i18n.use("en")
        QGuiApplication.clipboard().clear()
        self.hand = EditorHand(Path(self.folder.name), small_plan(), code, look)
        self.hand.go_to_map()
        self.hand.press(Key(Key.Key_0.value + way), modifiers=ALT)
        self.hand.turn_to(view)

    @property
    def supposing(self) -> bool:
        return self.hand.window.document.supposing.is_on

    # -- people

    @rule(across=SHARE, down=SHARE, name=NAMES, title=TITLES, roles=ROLES)
    def write_somebody_where_one_points(self, across, down, name, title, roles) -> None:
        hand = self.hand
        hand.go_to_map()
        QTest.mouseDClick(hand.paper, Qt.MouseButton.LeftButton, pos=hand.spot(across, down))
        hand.settle()
        hand.write(name, title, roles)

    @rule(across=SHARE, down=SHARE, key=st.sampled_from((Key.Key_N, Key.Key_C)), name=NAMES)
    def write_somebody_by_key(self, across, down, key, name) -> None:
        hand = self.hand
        hand.go_to_map()
        QTest.mouseMove(hand.paper, hand.spot(across, down))
        hand.press(key)
        hand.write(name, "", "")

    @rule(line=LINES)
    def add_in_a_line(self, line) -> None:
        self.hand.go_to_map()
        self.hand.add_in_a_line(line)

    @rule(card=CARD, name=NAMES, title=TITLES, roles=ROLES)
    def rewrite_a_card(self, card, name, title, roles) -> None:
        self.hand.go_to_map()
        if self.hand.click(card):
            self.hand.press(Key.Key_F2)
            self.hand.write(name, title, roles)
            self.hand.end_dialogs()  # on an empty card it asks who follows

    @rule(card=CARD, key=st.sampled_from((Key.Key_Delete, Key.Key_Backspace)))
    def remove_a_card(self, card, key) -> None:
        self.hand.go_to_map()
        if self.hand.click(card):
            self.hand.press(key)

    @rule(card=CARD)
    def somebody_leaves(self, card) -> None:
        hand = self.hand
        hand.go_to_map()
        chosen, document = hand.card(card), hand.window.document
        if chosen is not None and chosen.face.ref[0] is Person and document is not None:
            seat_actions.ask_leaves(hand.paper, document, chosen.id)
            hand.end_dialogs()

    @rule(card=CARD, letter=LETTER)
    def give_or_take_a_role(self, card, letter) -> None:
        self.hand.go_to_map()
        if self.hand.click(card):
            self.hand.type(letter)

    @rule(card=CARD, which=st.integers(0, 1), number=st.integers(0, 5))
    def say_attitude_or_influence(self, card, which, number) -> None:
        self.hand.go_to_map()
        if self.hand.click(card):
            self.hand.choose_chip(which, number)

    # -- lines

    @rule(one=CARD, other=CARD, number=st.integers(0, 7), steps=st.integers(0, 3))
    def drag_from_card_to_card(self, one, other, number, steps) -> None:
        hand = self.hand
        hand.go_to_map()
        source, target = hand.card(one), hand.card(other)
        if source is not None and target is not None and source is not target:
            hand.drag(hand.middle(source), hand.middle(target))
            hand.answer_line(number, steps)

    @rule(one=CARD, arrows=st.lists(ARROWS, max_size=3), number=st.integers(0, 7))
    def draw_a_line_by_keys(self, one, arrows, number) -> None:
        hand = self.hand
        hand.go_to_map()
        if hand.click(one):
            hand.press(Key.Key_T, *arrows, Key.Key_Return)
            hand.answer_line(number, 0)

    @rule(card=CARD)
    def log_a_contact(self, card) -> None:
        self.hand.go_to_map()
        self.hand.click(card)
        self.hand.press(Key.Key_L)
        self.hand.end_dialogs()

    @rule(arrows=st.lists(ARROWS, max_size=3), typed=CELL)
    def type_in_the_matrix(self, arrows, typed) -> None:
        self.hand.type_in_matrix(arrows, typed)

    # -- where cards stand

    @rule(card=CARD, across=SHARE, down=SHARE)
    def drag_a_card(self, card, across, down) -> None:
        hand = self.hand
        hand.go_to_map()
        held = hand.card(card)
        if held is not None:
            hand.drag(hand.middle(held), hand.spot(across, down))
            hand.answer_line(2, 0)  # it may have come down on another card

    @rule(card=CARD, arrow=ARROWS)
    def nudge_a_card(self, card, arrow) -> None:
        self.hand.go_to_map()
        if self.hand.click(card):
            self.hand.press(arrow, modifiers=ALT)

    @rule(cards=st.sets(CARD, min_size=2, max_size=4), edge=ALIGNED)
    def align_some(self, cards, edge) -> None:
        self.hand.go_to_map()
        for number, card in enumerate(sorted(cards)):
            self.hand.click(card, SHIFT if number else None)
        self.hand.act(edge)

    @rule(cards=st.sets(CARD, min_size=3, max_size=5), along=DISTRIBUTED)
    def distribute_some(self, cards, along) -> None:
        self.hand.go_to_map()
        for number, card in enumerate(sorted(cards)):
            self.hand.click(card, SHIFT if number else None)
        self.hand.act(along)

    @rule(number=st.integers(1, 3))
    def arrange_otherwise(self, number) -> None:
        self.hand.go_to_map()
        self.hand.press(Key(Key.Key_0.value + number), modifiers=ALT)

    @rule(card=CARD)
    def fold_or_open_a_department(self, card) -> None:
        self.hand.go_to_map()
        if self.hand.click(card):
            self.hand.press(Key.Key_G, modifiers=CTRL)

    @rule()
    def fold_or_open_all(self) -> None:
        self.hand.go_to_map()
        self.hand.press(Key.Key_G, modifiers=CTRL | SHIFT)

    @rule()
    def forget_where_cards_were_put(self) -> None:
        self.hand.go_to_map()
        self.hand.press(Key.Key_L, modifiers=CTRL)

    # -- copies

    @rule(cards=st.sets(CARD, min_size=1, max_size=3), key=st.sampled_from("CXD"))
    def copy_cut_or_double(self, cards, key) -> None:
        self.hand.go_to_map()
        for number, card in enumerate(sorted(cards)):
            self.hand.click(card, SHIFT if number else None)
        self.hand.press(Key(ord(key)), modifiers=CTRL)
        self.hand.end_dialogs()

    @rule()
    def paste(self) -> None:
        self.hand.go_to_map()
        self.hand.press(Key.Key_V, modifiers=CTRL)
        self.hand.end_dialogs()

    # -- back and forth, and what is seen

    @rule(times=st.integers(1, 3))
    def undo(self, times) -> None:
        self.hand.go_to_map()
        self.hand.press(*[Key.Key_Z] * times, modifiers=CTRL)

    @rule(times=st.integers(1, 3))
    def redo(self, times) -> None:
        for _ in range(times):
            self.hand.act("redo")

    @rule(view=VIEW)
    def turn_to_a_view(self, view) -> None:
        self.hand.turn_to(view)

    @rule(code=LANGUAGE)
    def speak(self, code) -> None:
        self.hand.act(f"language.{code}")

    @rule(look=LOOK)
    def dress(self, look) -> None:
        self.hand.act(f"theme.{look}")

    @rule()
    def begin_or_end_a_what_if(self) -> None:
        self.hand.act("what_if")

    @precondition(lambda self: not self.supposing)
    @rule()
    def close_and_start_again(self) -> None:
        before = self.hand.window.document.plan
        self.hand.reload()
        assert self.hand.window.document.plan == before, "something was lost"

    @invariant()
    def all_agree(self) -> None:
        if hasattr(self, "hand"):
            self.hand.settle()
            check(self.hand)

    def teardown(self) -> None:
        if hasattr(self, "hand"):
            self.hand.end_dialogs()
            self.hand.close()
            self.folder.cleanup()
            theme.use("light")
            i18n.use("en")
            if self.was_at is not None:
                os.environ["VISAVIS_HOME"] = self.was_at
        gc.collect()


def drive(examples: int, steps: int, *, shrink: bool) -> None:
    """Let so many windows be worked in for so many steps each; `shrink` a failure, slowly."""
    import_module("numpy")  # Hypothesis looks into it once it is there, half imported as well
    phases = [Phase.explicit, Phase.reuse, Phase.generate] + [Phase.shrink] * shrink
    run_state_machine_as_test(
        Editor,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=False,
            print_blob=True,
            deadline=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


def main() -> None:
    """Drive it for long, as `make soak` does."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked = [int(one) for one in sys.argv[1:]]
    examples, steps = asked or LONG
    _qt = QApplication(sys.argv[:1])
    try:
        drive(examples, steps, shrink=True)
    finally:  # Qt's offscreen platform keeps it past Python's end, and crashes there
        QGuiApplication.clipboard().clear()


if __name__ == "__main__":
    main()
