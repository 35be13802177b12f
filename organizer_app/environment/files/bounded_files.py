"""Reads a file that a person gives once and only up to a limit, be it a pipe or a device without an end."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.problems import CannotRead
from organizer_app.domain.importing.import_problems import FileTooLarge

if TYPE_CHECKING:
    from pathlib import Path

MOST_MEGABYTES: Final = 64


def bounded_bytes(file: Path, most_megabytes: int = MOST_MEGABYTES) -> bytes:
    """Return the content of a file, a link, a pipe or standard input.

    Raises:
        CannotRead: it is missing, a folder, or may not be read.
        FileTooLarge: it has more than so many megabytes; of an ordinary file nothing was read then.
    """
    most = most_megabytes * 1_000_000
    try:
        with file.open("rb", buffering=0) as opened:
            about = file.stat()
            if stat.S_ISREG(about.st_mode) and about.st_size > most:
                raise FileTooLarge(most_megabytes)
            data = bytearray()
            # A pipe gives what it has, not what was asked for.
            while len(data) <= most and (part := opened.read(min(1 << 20, most + 1 - len(data)))):
                data += part
    except OSError as refused:
        raise CannotRead(str(file)) from refused
    if len(data) > most:
        raise FileTooLarge(most_megabytes)
    return bytes(data)
