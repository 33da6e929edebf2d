from __future__ import annotations

import sys

import pytest


@pytest.fixture
def _usual_patience():
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_usual_patience")
def test_what_computes_beside_the_window_gives_way_to_it_within_a_millisecond(start):
    start()

    assert sys.getswitchinterval() <= 0.001
