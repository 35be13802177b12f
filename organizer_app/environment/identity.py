"""Ids that this computer makes: UUIDv7, ordered by time, unique without asking anyone."""

from __future__ import annotations

import functools
import os
import threading
import time
from itertools import repeat
from typing import Final

# Ids are made in blocks within one millisecond: drawing and spelling each alone costs six times as much.
_BLOCK: Final = 64
_PER_MILLISECOND: Final = 1 << 12
# The last two groups of an id: two bytes that begin with the bits of the variant, and six of chance.
_VARIANT_BYTES: Final = 2
_TAIL_BYTES: Final = 6
_WITH_VARIANT: Final = bytes(0x80 | byte & 0x3F for byte in range(256))


class IdMaker:
    """Makes UUIDv7 texts (RFC 9562 section 5.7), rising even within one millisecond; safe across threads.

    The 12 bits after the version count up inside a millisecond (section 6.2, method 1), and go on in the next
    when that is full. Ids made ahead are dropped when their millisecond is over.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0
        self._moment = -1
        self._ready: list[str] = []
        os.register_at_fork(after_in_child=self._forget)

    def __call__(self) -> str:
        """Return a new id."""
        now = time.time_ns() // 1_000_000
        if self._moment >= now:
            # Taking from a list is one step for all threads; whoever finds it empty goes on below.
            try:
                return self._ready.pop()
            except IndexError:
                pass
        with self._lock:
            if not self._ready or self._moment < now:
                self._make_block(now)
            return self._ready.pop()

    def many(self, count: int) -> list[str]:
        """Return new ids, rising: to take each alone costs twice as much, and an import wants thousands."""
        made: list[str] = []
        with self._lock:
            # What was made ahead is older than these, and nothing may be handed out after what is younger.
            self._ready = []
            while len(made) < count:
                made += self._spelled(time.time_ns() // 1_000_000, count - len(made))
        return made

    def _make_block(self, now: int) -> None:
        block = self._spelled(now, _BLOCK)
        block.reverse()
        self._ready = block

    def _spelled(self, now: int, most: int) -> list[str]:
        """Return the next ids of one millisecond, rising; at least one."""
        first = max(self._last + 1, now * _PER_MILLISECOND)
        self._moment, counter = divmod(first, _PER_MILLISECOND)
        end = min(counter + most, _PER_MILLISECOND)
        self._last, count = first + end - counter - 1, end - counter
        moment = f"{self._moment:012x}"
        variants = bytearray(os.urandom(count * _VARIANT_BYTES))
        variants[::_VARIANT_BYTES] = variants[::_VARIANT_BYTES].translate(_WITH_VARIANT)
        groups = (
            repeat(f"{moment[:8]}-{moment[8:]}", count),
            _counts()[counter:end],
            variants.hex("-", _VARIANT_BYTES).split("-"),
            os.urandom(count * _TAIL_BYTES).hex("-", _TAIL_BYTES).split("-"),
        )
        return list(map("-".join, zip(*groups, strict=True)))

    def _forget(self) -> None:
        self._ready = []


@functools.cache
def _counts() -> tuple[str, ...]:
    """The version and the count within a millisecond, as they are spelled."""
    return tuple(f"7{number:03x}" for number in range(_PER_MILLISECOND))


new_id: Final = IdMaker()
