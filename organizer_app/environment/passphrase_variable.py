"""Takes the passphrase out of the environment, where every program that is started from here would see it."""

from __future__ import annotations

import os
import sys
from typing import Final

VARIABLE: Final = "ORGANIZER_PASSPHRASE"


def take_passphrase() -> str | None:
    """Return the passphrase of the environment once; it is gone from there afterwards.

    Set but empty means none: a plan under an empty passphrase would only look protected.
    """
    if VARIABLE not in os.environ:
        return None
    if sys.platform != "win32":
        _overwrite()
    return os.environ.pop(VARIABLE) or None


def _overwrite() -> None:
    # Removing a variable leaves its text where the process was given it, for other programs to read.
    import ctypes

    library = ctypes.CDLL(None)
    library.getenv.restype = ctypes.c_void_p
    library.getenv.argtypes = (ctypes.c_char_p,)
    place = library.getenv(VARIABLE.encode())
    if place:
        ctypes.memset(place, 0, len(ctypes.string_at(place)))
