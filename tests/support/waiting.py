"""Waits until something is so, with one limit for the whole suite: no test guesses how long it takes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

# In seconds. Only a test that fails ever waits so long.
LIMIT: Final = 300
_PAUSE: Final = 0.01

_Answer = TypeVar("_Answer")


def wait_until(
    answer: Callable[[], _Answer],
    waited_for: str,
    *,
    saw: Callable[[], object] = lambda: "nothing",
    of: subprocess.Popen[str] | subprocess.Popen[bytes] | None = None,
) -> _Answer:
    """Ask again and again until an answer counts as true, and return it.

    Args:
        answer: is asked in this thread; what it raises goes to the test.
        waited_for: what should come true, for the message of a test that fails.
        saw: tells what is there instead, asked once at the end.
        of: the program that has to make it true; the wait ends with it.

    Raises:
        AssertionError: it did not come true within the limit, or the program ended before.
    """
    until = time.monotonic() + LIMIT
    while True:
        has_ended = of is not None and of.poll() is not None
        found = answer()
        if found:
            return found
        if has_ended or time.monotonic() > until:
            why = "the program ended" if has_ended else f"{LIMIT} s went by"
            message = f"waited for {waited_for}; {why}; saw {saw()}"
            raise AssertionError(message)
        time.sleep(_PAUSE)


def pauses(count: int) -> None:
    """Let a counted number of the shortest pauses go by, for a moment that is not chosen by what happens."""
    for _each in range(count):
        time.sleep(_PAUSE)
