"""Ids that this computer makes: UUIDv7, ordered by time, unique without asking anyone."""

from __future__ import annotations

import os
import threading
import time

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a UUIDv7 as text (RFC 9562 section 5.7), rising even within one millisecond.

    The 12 bits after the version count up inside a millisecond (section 6.2, method 1).
    """
    global _last  # noqa: PLW0603 - one rising counter per process is the point
    with _lock:
        _last = max(_last + 1, (time.time_ns() // 1_000_000) << 12)
        stamp, counter = _last >> 12, _last & 0xFFF
    number = (stamp << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62)
    digits = f"{number | (int.from_bytes(os.urandom(8)) >> 2):032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
