"""What several threads compute at the same moment is the very same thing for all of them."""

from __future__ import annotations

from threading import Event, Thread

from app.analysis.kept import kept

PATIENCE = 20  # seconds


class Owner:
    """Has one part, whose first reader is overtaken by the second while it computes."""

    def __init__(self) -> None:
        self.begun, self.overtaken = Event(), Event()

    @kept()
    def found(self) -> dict[str, int]:
        """What was found so far; filled in by whoever asks."""
        if not self.begun.is_set():
            self.begun.set()
            self.overtaken.wait(PATIENCE)
        return {}


def test_what_one_thread_fills_in_is_there_for_another_that_began_before():
    owner, taken = Owner(), list[dict[str, int]]()
    first = Thread(target=lambda: taken.append(owner.found))
    first.start()
    owner.begun.wait(PATIENCE)

    owner.found["anton"] = 1
    owner.overtaken.set()
    first.join()

    assert taken == [{"anton": 1}]
    assert owner.found is taken[0]
