"""Ids that this computer makes: UUIDv7, ordered by time, unique without asking anyone."""

from __future__ import annotations

import os
import threading
import time
from typing import Final

# Ids are made in blocks within one millisecond: drawing and spelling each alone costs three times as much.
_BLOCK: Final = 64
_TAIL_DIGITS: Final = 16
_PER_MILLISECOND: Final = 1 << 12
_VARIANT: Final = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


class IdMaker:
    """Makes UUIDv7 texts (RFC 9562 section 5.7), rising even within one millisecond; safe across threads.

    The 12 bits after the version count up inside a millisecond (section 6.2, method 1). Ids made ahead are
    dropped when their millisecond is over.
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

    def _make_block(self, now: int) -> None:
        first = max(self._last + 1, now * _PER_MILLISECOND)
        self._moment, counter = divmod(first, _PER_MILLISECOND)
        end = min(counter + _BLOCK, _PER_MILLISECOND)
        self._last = first + end - counter - 1
        moment = f"{self._moment:012x}"
        stamp = f"{moment[:8]}-{moment[8:]}-7"
        digits = os.urandom(_BLOCK * _TAIL_DIGITS // 2).hex()
        tails = [digits[start : start + _TAIL_DIGITS] for start in range(0, len(digits), _TAIL_DIGITS)]
        self._ready = [
            f"{stamp}{number:03x}-{_VARIANT[tail[0]]}{tail[1:4]}-{tail[4:]}"
            for number, tail in zip(range(end - 1, counter - 1, -1), tails, strict=False)
        ]

    def _forget(self) -> None:
        self._ready = []


new_id: Final = IdMaker()
