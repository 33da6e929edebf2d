"""Where on the map nothing stands."""

from __future__ import annotations


def free_spot(canvas, level, share=0.9, down=60):
    """A point of a band with nobody near, in the middle of a card that is put there."""
    box = canvas.view.map.geometry.band(level).box
    return box.x + share * box.width, box.y + down
