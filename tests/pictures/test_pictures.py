"""Every view looks as its reference picture; `tests.pictures.renew` draws them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QFont

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.planning import Placement
from app.model.values import joined
from app.ui import theme
from tests.pictures import accounts, comparing
from tests.pictures.accounts import DECISION
from tests.pictures.comparing import SHARE, difference, spots
from tests.pictures.views import VIEWS, Subject, picture, subjects

MOST_BYTES, MOST_IN_ALL = 30_000, 3_000_000
LIKE = Subject("map", 25, "en", "light")


@pytest.mark.parametrize("subject", list(subjects()), ids=lambda one: one.name)
def test_a_view_looks_as_its_reference(subject, tmp_path):
    kept = comparing.reference(subject.name)

    drawn = picture(subject)

    share = difference(drawn, kept)
    if share > SHARE or spots(drawn, kept).exceeds(subject.limit):
        drawn.save(tmp_path / f"{subject.name}.png")
        told = f"{share:.1%} differs, {spots(drawn, kept)}"
        pytest.fail(f"{told}; drawn now: {tmp_path}; if meant: {RENEW}")


RENEW = "python -m tests.pictures.renew"


def test_every_view_has_its_references_and_no_others():
    kept = {file.stem for file in comparing.FOLDER.glob("*.png")}

    assert kept == {one.name for one in subjects()}
    assert len(kept) == len(VIEWS) * 2 * 2 * 3


def test_references_are_small():
    sizes = [file.stat().st_size for file in comparing.FOLDER.glob("*.png")]

    assert max(sizes) < MOST_BYTES
    assert sum(sizes) < MOST_IN_ALL


# -- the comparison catches what it is for, and nothing else


@pytest.mark.parametrize("people", [5, 25, 60])
@pytest.mark.parametrize("view", ["map", "map_free", "map_department", "organigram"])
def test_a_card_that_is_missing_is_seen(view, people):
    subject = Subject(view, people, "en", "dark")
    plan = accounts.plan(people)
    fewer = plan.apply(edits.remove(plan, [(type(plan.persons["p03"]), "p03")]))

    share = difference(picture(subject, fewer), comparing.reference(subject.name))

    assert share > SHARE


@pytest.mark.parametrize("people", [5, 25, 60])
def test_a_card_that_stands_elsewhere_is_seen(people):
    subject = Subject("map", people, "en", "light")

    share = difference(picture(subject, moved(people)), comparing.reference(subject.name))

    assert share > SHARE


def moved(people: int) -> AccountPlan:
    """Return the account with one card put half a card to the right by hand."""
    plan = accounts.plan(people)
    [*_, last] = plan.persons
    change = edits.move_cards(plan, DECISION, {last: (120.0, 0.0)})
    after = plan.apply(change)
    assert after.find(Placement, joined(DECISION, "map", last)) is not None
    return after


def test_letters_that_are_drawn_otherwise_are_not_seen(monkeypatch):
    """Hinted letters stand a pixel elsewhere, and are as much darker as on another machine."""
    usual = picture(LIKE)
    made = theme.font

    def hinted(*arguments, **values) -> QFont:
        font = made(*arguments, **values)
        font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
        font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
        return font

    monkeypatch.setattr(theme, "font", hinted)
    otherwise = picture(LIKE)

    kept = comparing.reference(LIKE.name)
    assert ImageChops.difference(usual, otherwise).getbbox() is not None
    assert difference(otherwise, kept) <= SHARE
    assert not spots(otherwise, kept).exceeds(LIKE.limit)


def test_a_picture_that_is_a_pixel_off_is_not_seen():
    usual = picture(LIKE)
    aside = ImageChops.offset(usual, 1, 1)

    kept = comparing.reference(LIKE.name)
    assert difference(aside, kept) <= SHARE
    assert not spots(aside, kept).exceeds(LIKE.limit)


def test_a_picture_of_another_size_is_seen():
    kept = comparing.reference(LIKE.name)

    assert difference(Image.new("RGB", (10, 10)), kept) == 1.0


def test_the_same_picture_gives_the_same_file(tmp_path: Path):
    drawn = picture(LIKE)

    assert comparing.packed(drawn) == comparing.packed(picture(LIKE))
