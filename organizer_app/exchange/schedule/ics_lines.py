"""Format content lines of RFC 5545: escaping, folding at 75 octets, days and moments."""

from __future__ import annotations

import functools
from datetime import UTC, date, datetime, time

from organizer_app.exchange.text.clean_text import clean_text

_OCTETS = 75
# The backslash first: the others bring their own.
_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


def escaped(text: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11)."""
    value = clean_text(text)
    # Most texts are short and hold none of them, which takes a fraction of a translation.
    for character, escape in _ESCAPES:
        value = value.replace(character, escape)
    return value


def folded(line: str) -> str:
    """Return a content line folded at 75 octets, never inside a character (RFC 5545, 3.1)."""
    if len(line) <= _OCTETS and line.isascii():
        return line
    octets = line.encode()
    if len(octets) <= _OCTETS:
        return line
    pieces: list[bytes] = []
    start, room = 0, _OCTETS
    while len(octets) - start > room:
        cut = start + room
        while octets[cut] & 0xC0 == 0x80:  # noqa: PLR2004  # the mark of a byte inside a UTF-8 character
            cut -= 1
        pieces.append(octets[start:cut])
        start, room = cut, _OCTETS - 1
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces).decode()


def text_line(name: str, text: str) -> str:
    """Return a line with a TEXT value."""
    return folded(f"{name}:{escaped(text)}")


@functools.lru_cache(maxsize=4096)
def ics_day(day: date) -> str:
    """Return a DATE value."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


@functools.lru_cache(maxsize=2048)
def ics_time(wall: time) -> str:
    """Return the TIME part of a local DATE-TIME value."""
    return f"{wall.hour:02}{wall.minute:02}{wall.second:02}"


@functools.lru_cache(maxsize=16384)
def ics_moment(moment: datetime) -> str:
    """Return an aware moment as a UTC DATE-TIME value."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
