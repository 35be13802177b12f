"""Frees memory without a pause of the window, and returns it to the system, which the C library does not."""

import sys
from typing import Any, Final

# About a millisecond.
_PIECE: Final = 1000


def free_in_pieces(objects: list[Any]) -> None:
    """Empty a list of objects that nothing else holds; the window's thread goes on in between.

    What nests is freed in one step of Python: 100,000 changes in a tuple take 70 ms, whichever thread
    lets go of the tuple.
    """
    while objects:
        del objects[-_PIECE:]


def return_free_memory() -> None:
    """Return all pages that hold nothing, where the system's C library can.

    glibc keeps pages below the newest block of each of its arenas for later (malloc_trim(3), Linux man-pages
    6.9, read 2026-11-29), a quarter of what a day of work takes; others return them by themselves. It takes
    a few milliseconds.
    """
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
