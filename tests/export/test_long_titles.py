"""A long title of a picture of ours: it leaves alone what says that this is internal."""

import pytest
from PySide6.QtGui import QImage

from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.decision import Opportunity
from app.ui.export import Options, PictureSize, picture
from app.ui.export_views import View
from tests.export.files import page_text, saved
from tests.plans import AS_OF, DECISION, small_plan

SHORT = "Line"
RATHER_LONG = (
    "Case system and customer portal with upkeep and full support (European open tender)"
)
LONG = f"{RATHER_LONG} and an option to renew " * 4
LOW = 80  # pixels: the mark is above


def titled(name: str) -> AccountPlan:
    return AccountPlan([*small_plan(), Opportunity(id=DECISION, name=name)])


def drawn(name: str, view: View) -> QImage:
    options = Options(
        audience=Audience.INTERNAL, view=view, size=PictureSize.pixels(1200), language="en"
    )
    return picture(titled(name), DECISION, AS_OF, options)


@pytest.mark.parametrize("view", list(View))
def test_a_long_title_ends_before_the_mark_internal(qapp, view):
    short, long = drawn(SHORT, view), drawn(LONG, view)

    mark = short.width() - 116
    assert long.copy(mark, 0, 116, LOW) == short.copy(mark, 0, 116, LOW)
    assert long.copy(0, 0, mark, LOW) != short.copy(0, 0, mark, LOW)


def test_account_and_decision_that_are_long_stand_below_each_other(qapp, tmp_path):
    name = RATHER_LONG.replace("upkeep", "upkeep, schooling")
    content = saved(titled(name), tmp_path, ".pdf", view=View.MATRIX)

    assert {"Acme", name} <= {line.strip() for line in page_text(content).splitlines()}


def test_a_title_that_is_rather_long_is_set_smaller_and_whole(qapp, tmp_path):
    content = saved(titled(RATHER_LONG), tmp_path, ".pdf", view=View.MATRIX)

    assert RATHER_LONG in page_text(content)
