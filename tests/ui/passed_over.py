"""What modules made is passed over when garbage is collected after each test.

A collection goes through everything there is, and nine tenths of that are functions, classes
and tables of modules, which are no garbage. So they are taken out between two tests, whenever
many modules came since. Before that all is taken in again and collected, so that nothing a test
left stays out for good.
"""

from __future__ import annotations

import gc
import sys

MANY = (
    100  # modules; a part of the program that is imported when first needed has about so many
)


class _Known:
    """How many modules there were when they were last taken out."""

    modules = 0


def pass_over() -> None:
    """Take out what modules made, where that is not done yet; call it between two tests."""
    if gc.get_freeze_count() and len(sys.modules) < _Known.modules + MANY:
        return
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    _Known.modules = len(sys.modules)
