"""An icon is drawn once for a colour and a size, and anew for another theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.model.vocabulary import Role
from app.ui import icons, theme


@pytest.fixture(autouse=True)
def _light(qapp: object) -> Iterator[None]:
    theme.use("light")
    yield
    theme.use("light")


def drawn(name: str, size: int = 20) -> int:
    return icons.icon(name, size=size).pixmap(size, size).cacheKey()


def test_an_icon_is_drawn_once() -> None:
    assert drawn("calendar") == drawn("calendar")


def test_another_theme_or_size_has_an_icon_of_its_own() -> None:
    light, small = drawn("calendar"), drawn("calendar", size=16)

    theme.use("dark")

    assert len({light, small, drawn("calendar")}) == 3


def test_a_badge_looks_as_the_map_draws_it() -> None:
    first, again = (icons.role_icon(Role.DECIDER).pixmap(20, 20) for _ in range(2))

    assert first.cacheKey() == again.cacheKey()
    assert first.toImage() == again.toImage()
