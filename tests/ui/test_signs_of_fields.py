"""Fields that Qt draws wear the signs of the theme: a tick, and the arrows of a choice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.ui import theme
from app.ui.panels import style

SIGNS = {"tick": "text.on_accent", "chevron-down": "text.faint", "chevron-up": "text.faint"}


@pytest.mark.parametrize("look", theme.THEMES)
def test_every_sign_is_drawn_in_a_colour_of_its_theme(qapp, look):
    theme.use(look)

    files = {Path(name) for name in re.findall(r'url\("(.+?)"\)', style.sheet())}
    drawn = {file.name.removesuffix(f"-{look}.svg"): file.read_text() for file in files}

    colours = {sign: theme.colour(token).name() for sign, token in SIGNS.items()}
    theme.use("light")
    assert set(drawn) == set(SIGNS)
    for sign, colour in colours.items():
        assert f'stroke="{colour}"' in drawn[sign]
