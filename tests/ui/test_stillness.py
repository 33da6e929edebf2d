"""Nothing moves by itself where the system asks for stillness."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from app.ui import motion


class _Wishing(QProxyStyle):
    """A style of a system in which animations last so many milliseconds."""

    def __init__(self, lasting: int) -> None:
        super().__init__("Fusion")
        self._lasting = lasting

    def styleHint(self, hint, *rest) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self._lasting
        return super().styleHint(hint, *rest)


@pytest.mark.parametrize(("lasting", "moves"), [(0, False), (200, True)])
def test_the_system_says_whether_cards_may_glide(qapp, monkeypatch, lasting, moves):
    style = _Wishing(lasting)
    monkeypatch.setattr(motion, "_UNSEEN", ())
    monkeypatch.setattr(QApplication, "style", lambda: style)

    assert motion.allowed() is moves
