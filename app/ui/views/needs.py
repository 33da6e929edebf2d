"""What each view beside the map is made of: modules, in the order in which one needs the other.

They are imported one at a turn, while nobody does anything or when the view is asked for; what
is left out comes with whoever needs it first.
"""

from __future__ import annotations

from collections.abc import Mapping

NEEDS: Mapping[str, tuple[str, ...]] = {
    "matrix": (
        "app.ui.views.matrix_cells",
        "app.ui.views.matrix_words",
        "app.ui.views.matrix_copy",
        "app.ui.views.matrix_plan_form",
        "app.ui.views.matrix_hand",
        "app.ui.views.matrix_order",
        "app.ui.views.matrix_next",
        "app.ui.views.matrix_model",
        "app.ui.views.matrix_painting",
        "app.ui.views.matrix_headers",
        "app.ui.views.matrix_margins",
        "app.ui.views.matrix_view",
        "app.ui.views.matrix_selection",
        "app.ui.views.matrix",
        "app.ui.views.teaching",
    ),
    "organigram": (
        "app.ui.views.organigram_hand",
        "app.ui.views.organigram_keys",
        "app.ui.views.organigram_changing",
        "app.analysis.reporting",
        "app.analysis.tree_layout",
        "app.analysis.tree_lines",
        "app.ui.views.organigram_stock",
        "app.ui.views.organigram_scene",
        "app.ui.views.organigram_spoken",
        "app.ui.views.organigram",
        "app.ui.views.teaching",
    ),
    "power": (
        "app.ui.views.power_content",
        "app.figures.name_forms",
        "app.figures.power_cells",
        "app.figures.power_people",
        "app.figures.power_slots",
        "app.figures.power_crowd",
        "app.figures.power_swarm",
        "app.figures.power_standing",
        "app.ui.views.power_handles",
        "app.ui.views.power_selected",
        "app.ui.views.power_figure",
        "app.ui.views.power_spoken",
        "app.ui.views.power",
        "app.ui.views.teaching",
    ),
}
