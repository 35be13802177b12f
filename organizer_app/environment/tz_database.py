"""Which edition of the tz database the clocks of this computer go by."""

from __future__ import annotations

import functools
import zoneinfo
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where Debian and its like, and where macOS, write down the edition beside the zones.
_NOTES = ("tzdata.zi", "+VERSION")
_ANY_ZONE = "America/New_York"


@functools.cache
def tz_edition() -> str:
    """Return the edition that UTC moments are derived with, such as "2026b".

    Python looks for zones in the folders of the system first and in the packaged database last, so that an
    update of the system moves actions as well.
    """
    return edition_in(map(Path, zoneinfo.TZPATH))


def edition_in(folders: Iterable[Path]) -> str:
    """Return the edition in the first of some folders that has zones, else that of the package.

    A folder that does not say which edition it holds is told by the day on which its zones were written.
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
