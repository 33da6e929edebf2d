"""Who is looked at closely: what everybody may read of them, and what only after V."""

from __future__ import annotations

from app.model import edits
from app.model.change import Change, Edit, Message
from app.model.interactions import Interest
from app.model.people import Person
from app.model.vocabulary import InterestKind, Level, Role
from app.ui.meeting import lettering
from app.ui.meeting.about_person import fitted
from tests.plans import person, small_plan


def noted():
    """Tom, of whom interests and notes are known, and an attitude."""
    plan = small_plan(
        *person("tom", "Tom Verhaegen", Role.USER, level=Level.HEAD, note="guards his budget")
    )
    wanted = Interest(
        id="i1", person="tom", kind=InterestKind.PERSONAL, code="P03_easier_life",
        note="fewer calls",
    )  # fmt: skip
    plan = plan.apply(Change(Message.of("x"), (Edit(None, wanted),)))
    return plan.apply(edits.set_fields(plan, Person, "tom", note="plays chess", title="Buyer"))


def look_at(here, name: str) -> str:
    here.press("z")
    here.type(name)
    here.press("enter")
    return "\n".join(here.stage.side.texts())


def test_function_role_and_who_of_us_knows_them_are_read_beside_the_map(room):
    here = room(noted())

    assert look_at(here, "tom").splitlines() == [
        "Tom Verhaegen", "Buyer · user", "Known by", "nobody yet",
    ]  # fmt: skip
    assert "Sanne de Wit (good relationship)" in look_at(here, "eva")
    assert "Eva Brouwer (good relationship)" in look_at(here, "sanne")


def test_attitude_interests_and_notes_are_read_once_internal_matters_are_shown(room):
    here = room(noted())
    hidden = ("guards his budget", "plays chess", "fewer calls", "Attitude", "Interests")
    read = look_at(here, "tom")
    assert not any(words in read for words in hidden)

    here.press("v")

    read = "\n".join(here.stage.side.texts())
    assert all(words in read for words in hidden)
    assert "easier or harder work: fewer calls" in read

    here.press("v")

    read = "\n".join(here.stage.side.texts())
    assert not any(words in read for words in hidden)


def test_what_is_told_of_a_person_fits_and_nothing_is_too_small_to_read(qapp):
    told = [("A name", "A function"), ("Noted", "Word after word. " * 200)]

    shown, size = fitted(told, 400, 700, 1080)

    assert size == lettering.least(1080)
    assert shown[0] == told[0]
    assert shown[1][1].endswith("…")
    high = sum(
        lettering.tall(head, size, 400, strong=True) + lettering.tall(text, size, 400) + size
        for head, text in shown
    )
    assert high <= 700
    assert fitted(told[:1], 400, 700, 1080) == (tuple(told[:1]), lettering.pixels("body", 1080))
