"""A picture of the power grid of a crowd: nobody is asked to point at a dot in a file."""

from app.ui.export_views import View
from tests.export.files import page_text, saved
from tests.plans import person, small_plan


def test_names_without_room_are_counted_and_nothing_is_to_be_pointed_at(qapp, tmp_path):
    crowd = [entity for n in range(220) for entity in person(f"p{n}", f"Piet Jansen {n}")]

    said = page_text(saved(small_plan(*crowd), tmp_path, ".pdf", view=View.POWER))

    assert "names have no room here" in " ".join(said.split())
    assert "point at" not in said
