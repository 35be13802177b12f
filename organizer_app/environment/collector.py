"""Pause Python's cycle collector while work creates many objects and drops none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Pause the cycle collector; in a large import it takes a fifth of the time and finds nothing.

    Nesting is safe: an inner pause leaves the outer one alone. Unused objects are still freed. Objects that
    stay count as old at once, because scanning them first would stop every thread, including the window's.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Moves everything to the oldest generation at no cost; Python has no other call for that.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
