"""Who else has the account open is asked again, also after an answer that never came."""

from __future__ import annotations

import pytest

from app.ui import colleagues
from tests.ui.shared_workspace.sessions import LONGEST


@pytest.mark.logs_warnings
def test_who_comes_after_a_question_that_failed_is_seen(
    sit_down, server, team, qtbot, monkeypatch
):
    def fails(*_given):
        raise RuntimeError("nobody foresaw this")

    with monkeypatch.context() as patch:
        patch.setattr(colleagues, "_others", fails)
        els = sit_down("Els")
        with qtbot.waitSignal(els.failed, timeout=LONGEST):
            els.colleagues.be_at(els.account_here)

    sit_down("Karim", server.role(team, "editor"))

    qtbot.waitUntil(lambda: els.colleagues.names == ("Karim",), timeout=LONGEST)
