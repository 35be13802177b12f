"""Find the time zone that a calendar means by its own name for it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from organizer_app.domain.importing.written_words import zone_meant

if TYPE_CHECKING:
    from collections.abc import Mapping

# The form of a key: look up nothing else, because zoneinfo reads a key as a file name.
_KEY: Final = re.compile(r"[A-Z][A-Za-z_]{1,30}(?:/[A-Z][A-Za-z0-9_+-]{1,30}){1,2}")
# As in the name that Windows shows for Eastern Time, with its offset before it and (US & Canada) after it.
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_UTC: Final = frozenset({"utc", "gmt", "z", "etc/utc", "zulu", "tzutc"})
_LONGEST: Final = 120
# Zones by their two offsets from UTC in minutes, standard and summer; of several the most populous.
_BY_OFFSETS: Final[Mapping[tuple[int, int], str]] = {
    (-600, -600): "Pacific/Honolulu",
    (-540, -480): "America/Anchorage",
    (-480, -420): "America/Los_Angeles",
    (-420, -360): "America/Denver",
    (-420, -420): "America/Phoenix",
    (-360, -300): "America/Chicago",
    (-300, -240): "America/New_York",
    (-240, -180): "America/Halifax",
    (-240, -240): "America/Puerto_Rico",
    (0, 60): "Europe/London",
    (60, 120): "Europe/Berlin",
    (120, 180): "Europe/Athens",
    (0, 0): "UTC",
}


@lru_cache(maxsize=512)
def known_zone(name: str) -> str:
    """Return the IANA zone of a name in a calendar; "" if it is none.

    Programs write a key, a key behind a prefix of their own, a name of Windows, or words.
    """
    text = name.strip().strip('"')[:_LONGEST]
    if text.casefold() in _UTC:
        return "UTC"
    if is_zone(text):
        return text
    for length in (3, 2):
        key = "/".join(text.split("/")[-length:])
        if is_zone(key):
            return key
    in_words = zone_meant(_IN_BRACKETS.sub("", text).strip())
    if in_words:
        return in_words
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return str(WINDOWS_TO_OLSON.get(text, ""))


def zone_by_offsets(standard: int | None, summer: int | None) -> str:
    """Return the usual zone with these offsets from UTC in minutes; "" if there is none."""
    known = [offset for offset in (standard, summer) if offset is not None]
    return _BY_OFFSETS.get((known[0], known[-1]), "") if known else ""


def is_zone(name: str) -> bool:
    """Return whether a name is a key of the tz database."""
    if not _KEY.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True
