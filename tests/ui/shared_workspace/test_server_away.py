"""A server that is away, at the start and while one works."""

from __future__ import annotations

from collections.abc import Callable

from app.model import edits
from app.model.people import Person
from app.store import journal_claim
from app.store.address import journal_folder
from app.ui.autosave import Keeping
from app.ui.settings import Settings
from tests.ui.shared_workspace.sessions import LONGEST, colleague_does, retitle, stored, titles


def test_what_is_done_while_the_server_is_away_waits_and_is_handed_in_merged(
    sit_down, server, team, qtbot
):
    els = sit_down("Els")
    seen: list[tuple[Keeping, str]] = []
    els.saving.connect(lambda state, reason: seen.append((state, reason)))
    server.kill()

    retitle(els, "eva", "Head of radiology")
    retitle(els, "anton", "President")
    offline = (Keeping.OFFLINE, "Offline, 2 changes waiting")
    qtbot.waitUntil(lambda: offline in seen, timeout=LONGEST)
    assert els.autosave._journal.path.exists()  # noqa: SLF001  where they are kept meanwhile
    server.start()
    colleague_does(team, edits.set_fields, Person, "eva", name="Eva de Brouwer")
    qtbot.waitUntil(lambda: seen[-1][0] is Keeping.SAVED, timeout=LONGEST)

    assert stored(team) == titles(els) == {"eva": "Head of radiology", "anton": "President"}
    assert els.document.copy.plan.persons["eva"].name == "Eva de Brouwer"


def test_a_server_that_goes_is_told_though_nothing_waits_for_it(
    begin, sit_down, server, team, qtbot
):
    window = begin(team.label)
    sit_down("Karim", server.role(team, "editor"))
    colleagues = window.session.colleagues
    qtbot.waitUntil(lambda: colleagues.names == ("Karim",), timeout=LONGEST)

    server.kill()

    autosave = window.session.autosave
    qtbot.waitUntil(lambda: autosave.state is Keeping.OFFLINE, timeout=LONGEST)
    assert autosave.reason == "Offline; nothing is waiting"
    qtbot.waitUntil(lambda: colleagues.names == (), timeout=LONGEST)
    server.start()
    qtbot.waitUntil(lambda: autosave.state is Keeping.SAVED, timeout=LONGEST)
    qtbot.waitUntil(lambda: colleagues.names == ("Karim",), timeout=LONGEST)


def test_a_session_that_ends_while_the_server_is_away_hands_in_at_the_next_start(
    sit_down, server, team, qtbot
):
    els = sit_down("Els")
    server.kill()
    retitle(els, "eva", "Head of radiology")
    qtbot.waitUntil(lambda: els.autosave.state is Keeping.OFFLINE, timeout=LONGEST)
    kept = els.close()
    server.start()

    again = sit_down("Els")
    qtbot.waitUntil(lambda: not again.document.copy.pending, timeout=LONGEST)

    assert not kept
    assert stored(team)["eva"] == "Head of radiology"


def test_a_server_that_is_away_at_the_start_is_opened_when_it_is_back(
    begin, server, team, qtbot
):
    Settings().put("session/workspace", team.label)
    server.kill()
    window = begin()
    qtbot.waitUntil(lambda: "cannot be reached" in window.waiting.words.text(), timeout=LONGEST)

    server.start()

    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    assert window.session.place == team.label


def test_a_window_goes_at_once_and_leaves_what_waits_to_whoever_starts_again(
    begin, server, team, qtbot, monkeypatch
):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    server.freeze()
    retitle(window.session, "eva", "Head of radiology")
    seen: list[tuple[bool, int]] = []
    background = window.session._background  # noqa: SLF001  what waits for the server
    close = background.close

    def closed(last: Callable[[], object] | None) -> None:
        [waiting] = journal_folder().glob("*.jsonl")
        claim = journal_claim.claim(journal_folder(), waiting.stem)
        seen.append((window.isVisible(), claim.number))
        claim.release()
        server.thaw()
        close(last)

    monkeypatch.setattr(background, "close", closed)
    window.close()

    assert seen == [(False, 0)]
