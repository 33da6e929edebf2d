"""While a file is made Python collects nothing by itself, and afterwards as before."""

import gc

import pytest

from app.errors import UserError
from app.model.audience import Audience
from app.ui import export, garbage
from tests.export.handed import options
from tests.plans import AS_OF, DECISION, small_plan


@pytest.fixture(autouse=True)
def collecting():
    gc.enable()
    yield
    gc.enable()


def test_nothing_is_collected_in_between_and_later_everything_again():
    with garbage.postponed():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_a_window_that_collects_by_itself_is_left_at_it():
    gc.disable()

    with garbage.postponed():
        pass

    assert not gc.isenabled()


def test_a_file_is_made_so():
    with export.dressed(options()):
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_refusal_ends_it(qapp, tmp_path):
    asked = options(Audience.INTERNAL)

    with pytest.raises(UserError):
        export.save_picture(small_plan(), DECISION, AS_OF, asked, tmp_path / "no" / "map.png")

    assert gc.isenabled()
