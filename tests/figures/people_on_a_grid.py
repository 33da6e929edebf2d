"""A power grid of as many people as asked, with names as people in Flanders have them."""

from __future__ import annotations

from itertools import product
from random import Random

from app.figures.power_people import Look
from tests.figures.test_power_grid import COLOURS, SIZES, grid, somebody

FIRST = ("Tom", "Liesbet", "Ann-Sofie", "Nadia", "Pieter-Jan", "Jo", "Hanne", "Mohamed", "Els")
LAST = (
    "Verhaegen", "Van Acker", "El Amrani", "Claes", "Vandenbroucke-Willems", "de Vries",
    "van den Berg", "Maes",
)  # fmt: skip
ALL_ATTITUDES = ("unknown", "against", "reserved", "neutral", "for", "advocate")
GROWING = ("text", "small", "left", "top", "bottom")


def grown(share: float, room: tuple[float, float] = (1e9, 1e9)) -> Look:
    """Return how a grid looks with texts so many times as large, as far as there is room."""
    share = max(1.0, min(share, room[0] / 560, room[1] / 290))
    colours = COLOURS | {f"attitude.{one}": "#2a8f4f" for one in ALL_ATTITUDES}
    return Look(colours, SIZES | {name: share * SIZES[name] for name in GROWING})


def people_on_a_grid(count: int, *, most: float | None = None):
    random = Random(count)
    names = [f"{first} {last}" for first, last in product(FIRST, LAST)]
    random.shuffle(names)
    return grid(
        *(
            _one(random, f"p{number}", names[number % len(names)], most)
            for number in range(count)
        ),
        most=most,
    )


def _one(random: Random, id: str, name: str, most: float | None):
    column, row = random.randrange(6), random.randrange(4)
    return somebody(
        id, column, row, ALL_ATTITUDES[column], name=name,
        at_stake=None if most is None else random.uniform(0, most / 1.05),
        coverage=random.choice((None, 0.0, 0.4, 0.9)),
    )  # fmt: skip
