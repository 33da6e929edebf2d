"""The house style: what may be set, and what is refused."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from app.errors import UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.house import HOUSE, HouseStyle, LogoType

PNG = b"\x89PNG\r\n\x1a\n and the rest"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z" fill="url(#a)"/></svg>'
EMPTY = AccountPlan()


def test_a_house_style_is_set_changed_and_taken_away_again():
    made = EMPTY.apply(edits.set_house_style(EMPTY, company=" Vlierhof ", primary="#1A2B3C"))
    style = edits.house_style(made)
    changed = made.apply(edits.set_house_style(made, company="Vlierhof", logo=PNG))
    gone = changed.apply(edits.set_house_style(changed))

    assert style == HouseStyle(id=HOUSE, company="Vlierhof", primary="#1a2b3c")
    assert edits.house_style(changed) == HouseStyle(
        company="Vlierhof", logo=base64.b64encode(PNG).decode(), logo_type=LogoType.PNG
    )
    assert edits.house_style(gone) is None


def test_setting_what_stands_changes_nothing():
    made = EMPTY.apply(edits.set_house_style(EMPTY, company="Vlierhof", logo=SVG))

    assert edits.set_house_style(made, company="Vlierhof", logo=SVG).edits == ()


@pytest.mark.parametrize("logo", [PNG, SVG])
def test_a_logo_comes_back_as_the_file_it_was(logo: bytes):
    made = EMPTY.apply(edits.set_house_style(EMPTY, logo=logo))
    style = edits.house_style(made)

    assert style is not None
    assert edits.logo_of(style) == logo


@pytest.mark.parametrize("colour", ["red", "#123", "#12345g", "1a2b3c", "#1a2b3c;x"])
def test_a_colour_that_is_no_colour_is_refused(colour: str):
    with pytest.raises(UserError, match="#1a2b3c"):
        edits.set_house_style(EMPTY, secondary=colour)


@pytest.mark.parametrize(
    "logo",
    [
        b"GIF89a",
        b"",
        b"\xff\xfe<svg/>",
        PNG + bytes(512 * 1024),
        b"<svg><script>x</script></svg>",
        b'<svg onload="x"/>',
        b'<svg><image xlink:href="file:///etc/passwd"/></svg>',
        b"<svg><style>@import 'http://x'</style></svg>",
        b'<svg><rect fill="url(http://x#a)"/></svg>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
    ],
)
def test_a_logo_that_is_none_or_reaches_outside_itself_is_refused(logo: bytes):
    with pytest.raises(UserError):
        edits.set_house_style(EMPTY, logo=logo)


def test_a_logo_that_a_stranger_put_in_a_workspace_is_not_handed_out():
    evil = base64.b64encode(b"<svg><script>x</script></svg>").decode()
    style = HouseStyle(logo=evil, logo_type=LogoType.SVG)

    assert edits.logo_of(style) is None
    assert edits.logo_of(replace(style, logo="no base64!")) is None
