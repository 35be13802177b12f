"""Find the edition of the tz database that this computer uses."""

from __future__ import annotations

import functools
import zoneinfo
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where Debian-like systems and macOS record the edition next to the zones.
_NOTES = ("tzdata.zi", "+VERSION")
_ANY_ZONE = "America/New_York"


@functools.cache
def tz_edition() -> str:
    """Return the edition used to derive UTC moments, such as "2026b".

    Python searches the system's folders first and the packaged database last, so a system update can also
    move actions.
    """
    return edition_in(map(Path, zoneinfo.TZPATH))


def edition_in(folders: Iterable[Path]) -> str:
    """Return the edition in the first folder that has zones, else that of the package.

    If a folder does not record its edition, use the day on which its zones were written.
    """
    for folder in folders:
        zone = folder / _ANY_ZONE
        if not zone.is_file():
            continue
        for note in _NOTES:
            if (folder / note).is_file():
                with (folder / note).open(encoding="ascii", errors="replace") as text:
                    return text.readline().removeprefix("# version").strip()
        return f"system {int(zone.stat().st_mtime)}"
    return version("tzdata")
