"""Runs work in a child process and kills it with SIGKILL somewhere in between."""

from __future__ import annotations

import os
import signal
import time
import traceback
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    # Work gets a function that acknowledges a part of it to whoever watches.
    Work = Callable[[Callable[[str], None]], None]

_BEGUN, _DONE, _BROKEN = "begun", "done", "broken"


class Killed(NamedTuple):
    """What a child said before it died, and whether it was killed before it was done."""

    said: list[str]
    was_in_flight: bool


def killed(work: Work, after: float | None) -> Killed:
    """Run work in a child and kill it some seconds after it has begun; None lets it finish.

    Raises:
        AssertionError: the work failed by itself.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, writer)
    os.close(writer)
    with os.fdopen(reader, "r", encoding="utf-8") as heard:
        assert heard.readline().strip() == _BEGUN
        if after is not None:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        said = heard.read().split()
        os.waitpid(child, 0)
    assert _BROKEN not in said, said
    is_done = _DONE in said
    return Killed([each for each in said if each != _DONE], not is_done)


def duration(work: Work) -> float:
    """Return the seconds that work takes when nobody kills it."""
    began = time.monotonic()
    killed(work, None)
    return time.monotonic() - began


def _work(work: Work, writer: int) -> None:
    def say(text: str) -> None:
        os.write(writer, f"{text}\n".encode())

    try:
        say(_BEGUN)
        work(say)
        say(_DONE)
    except BaseException:  # noqa: BLE001  # whatever it is, the parent must hear of it
        traceback.print_exc()
        say(_BROKEN)
    finally:
        os._exit(0)
