"""What one start of the program tells the next: who signs, and what was open."""

from __future__ import annotations

from tempfile import TemporaryDirectory

from app import keeping, usecases
from app.model.plain_text import plain
from app.model.values import Id
from app.ui.settings import Settings

LAST, SAMPLE_ID, AUTHOR = "session/last", "session/sample", "author"
WORKSPACE = "session/workspace"  # the one that was open last
WORKSPACES = "session/workspaces"  # that one and those before it, a line each
MOST_WORKSPACES = 6


class Remembered:
    """Kept in the settings, but for what was only a demonstration."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.known_as = ""  # by the server whose workspace is open
        self._throw_away: TemporaryDirectory[str] | None = None

    def demonstrate(self) -> str:
        """Return the address of a workspace that is thrown away; nothing of it is kept."""
        self._throw_away = TemporaryDirectory("-visavis", ignore_cleanup_errors=True)
        return f"{self._throw_away.name}/demo.visavis"

    def throw_away(self) -> None:
        """Remove the workspace of a demonstration."""
        if self._throw_away is not None:
            keeping.forget(self._throw_away.name)
            self._throw_away.cleanup()

    @property
    def author(self) -> str:
        """The name changes are signed with: given here, else a server's or the system's."""
        given = plain(self._settings.text(AUTHOR))  # pasted, it may hold what no server keeps
        return given or self.known_as or usecases.author()

    @author.setter
    def author(self, name: str) -> None:
        self._settings.put(AUTHOR, name)

    @property
    def knows_author(self) -> bool:
        return bool(self._settings.text(AUTHOR))

    @property
    def workspace(self) -> str:
        """The address of the workspace that was open last; empty at the first start."""
        return self._settings.text(WORKSPACE)

    @workspace.setter
    def workspace(self, address: str) -> None:
        if self._throw_away is None:
            self._keep([address, *(one for one in self.workspaces if one != address)])
            self._settings.put(WORKSPACE, address)

    @property
    def workspaces(self) -> list[str]:
        """The addresses of what was opened before, the one of the last time first."""
        kept = self._settings.text(WORKSPACES) or self.workspace  # earlier versions kept one
        return [one for one in kept.split("\n") if one]

    def forget_workspace(self, address: str) -> None:
        """Offer a workspace no longer: it is gone."""
        self._keep([one for one in self.workspaces if one != address])

    def _keep(self, addresses: list[str]) -> None:
        self._settings.put(WORKSPACES, "\n".join(addresses[:MOST_WORKSPACES]))

    @property
    def sample(self) -> Id:
        """The account that came with the program."""
        return self._settings.text(SAMPLE_ID)

    @sample.setter
    def sample(self, account: Id) -> None:
        self._settings.put(SAMPLE_ID, account)

    @property
    def last(self) -> tuple[Id, Id]:
        """The account that was in view last, and the decision."""
        account, _, opportunity = self._settings.text(LAST).partition(" ")
        return account, opportunity

    @last.setter
    def last(self, shown: tuple[Id, Id]) -> None:
        if self._throw_away is None:
            self._settings.put(LAST, " ".join(shown))
