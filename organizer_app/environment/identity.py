"""Create ids on this computer: UUIDv7, ordered by time, unique without coordination."""

from __future__ import annotations

import functools
import os
import threading
import time
from itertools import repeat
from typing import Final

# Ids are made in blocks within one millisecond: random draws and formatting one by one cost six times as
# much.
_BLOCK: Final = 64
_PER_MILLISECOND: Final = 1 << 12
# The last two groups of an id: two bytes that start with the variant bits, and six random ones.
_VARIANT_BYTES: Final = 2
_TAIL_BYTES: Final = 6
_WITH_VARIANT: Final = bytes(0x80 | byte & 0x3F for byte in range(256))


class IdMaker:
    """Make UUIDv7 texts (RFC 9562 section 5.7), increasing even within a millisecond; safe across threads.

    The 12 bits after the version count up within a millisecond (section 6.2, method 1), and continue in the
    next one when they run out. Unused ids are dropped when their millisecond is over.
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
            # Popping from a list is atomic across threads; a thread that finds it empty continues below.
            try:
                return self._ready.pop()
            except IndexError:
                pass
        with self._lock:
            if not self._ready or self._moment < now:
                self._make_block(now)
            return self._ready.pop()

    def many(self, count: int) -> list[str]:
        """Return new ids in increasing order, at half the cost of single calls: an import needs thousands."""
        made: list[str] = []
        with self._lock:
            # Ids made ahead are older than these, and must not be returned after younger ones.
            self._ready = []
            while len(made) < count:
                made += self._format_ids(time.time_ns() // 1_000_000, count - len(made))
        return made

    def _make_block(self, now: int) -> None:
        block = self._format_ids(now, _BLOCK)
        block.reverse()
        self._ready = block

    def _format_ids(self, now: int, most: int) -> list[str]:
        """Return the next ids of one millisecond in increasing order; at least one."""
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
    """Return the formatted version and count of each id within a millisecond."""
    return tuple(f"7{number:03x}" for number in range(_PER_MILLISECOND))


new_id: Final = IdMaker()
