"""Where the user's data, journal and log live on this computer."""

from __future__ import annotations

import os
from pathlib import Path


def folder() -> Path:
    """Return the folder of the user's data: VISAVIS_HOME, or the platform's own."""
    home = os.environ.get("VISAVIS_HOME")
    if home:
        return Path(home).absolute()
    from platformdirs import user_data_path  # noqa: PLC0415  a start does without it

    return user_data_path("visavis", appauthor=False)
