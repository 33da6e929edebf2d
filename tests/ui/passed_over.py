"""What modules made is passed over when garbage is collected after each test.

A collection goes through everything there is, and nine tenths of that are functions, classes
and tables of modules, which are no garbage. So they are taken out between two tests, whenever
there are many more of them. Before that all is taken in again and collected, so that nothing a
test left stays out for good.
"""

from __future__ import annotations

import gc

MANY = 20_000  # objects; what a window on an account leaves until the next test is half of that


def pass_over() -> None:
    """Take out what modules made, where much of it is not yet; call it between two tests."""
    if len(gc.get_objects(generation=2)) > MANY:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
