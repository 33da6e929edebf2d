"""The matrix in a what-if: what is only supposed is fresh, and nobody asks when they spoke."""

from app.ui.canvas.choosers import TieChooser
from app.ui.views import matrix_keys


def test_a_cell_asks_for_the_level_alone(page, analysed):
    pair = page.view.focus_pair()
    assert pair is not None
    analysed.supposing.begin()

    page.hand.do(matrix_keys.CHOOSE)

    form = page.hand.form
    assert isinstance(form, TieChooser)
    assert form.keep.text() == "Try it out"
    page.hand.close_form()
