"""Says on a terminal how many rows of the files to import were read so far."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from organizer_app.wording.importing.import_sheet import rows_so_far

if TYPE_CHECKING:
    from collections.abc import Iterator

# In seconds: what is read sooner needs no line, and nobody reads faster.
_SOON: Final = 1.0
_STEP: Final = 0.1
_CLEARED: Final = "\r\x1b[K"


class _Line:
    def __init__(self) -> None:
        self._next = time.monotonic() + _SOON
        self._is_shown = False

    def show(self, rows: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next, self._is_shown = now + _STEP, True
        sys.stderr.write(f"{_CLEARED}{rows_so_far(rows)}")
        sys.stderr.flush()

    def clear(self) -> None:
        if self._is_shown:
            sys.stderr.write(_CLEARED)
            sys.stderr.flush()


@contextmanager
def reading_line() -> Iterator[None]:
    """Count the rows on the last line of the terminal in this block; a file or a pipe gets nothing."""
    from organizer_app.services.importing.incoming_files import rows_read

    if not sys.stderr.isatty():
        yield
        return
    line = _Line()
    try:
        with rows_read(line.show):
            yield
    finally:
        line.clear()
