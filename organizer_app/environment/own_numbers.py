"""Remembers outside of a plan how far this computer has written: an older copy never says that it is one."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

_FOR_OWNER: Final = 0o600
_DIGITS: Final = 20
_PLACE: Final = 8
# Ids come out of plans that anybody may have made, and name a file here.
_ID: Final = re.compile("[0-9A-Za-z-]{1,64}")


class Written(NamedTuple):
    """How far a laptop has written: the highest number that it has given to a change, and in which file.

    Attributes:
        number: 0 for none.
        place: of the plan file, as `place_of` returns it; empty where an earlier version did not note it.
    """

    number: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """The highest number that this computer has given to a change of each laptop that it writes as.

    Where the folder cannot be written, an older copy is noticed only by what others send.

    Args:
        folder: for a small file each, named after the random id of the laptop.
    """

    folder: Path

    def known(self, origin: str) -> Written:
        """Return the highest number of a laptop and where it was given; 0 if there is none."""
        if _ID.fullmatch(origin):
            with suppress(OSError, ValueError):
                number, *place = (self.folder / origin).read_text("ascii").split()
                return Written(int(number), "".join(place))
        return Written(0)

    def keep(self, origin: str, written: Written) -> None:
        """Note a number; every edit does, so it costs one write into a file that is there."""
        if not _ID.fullmatch(origin):
            return
        with suppress(OSError):
            try:
                file = self._opened(origin)
            except FileNotFoundError:
                self.folder.mkdir(parents=True, exist_ok=True)
                file = self._opened(origin)
            try:
                # In one piece and always as long: nobody ever reads a half of it.
                os.write(file, f"{written.number:0{_DIGITS}} {written.place:{_PLACE}}\n".encode("ascii"))
            finally:
                os.close(file)

    def _opened(self, origin: str) -> int:
        return os.open(self.folder / origin, os.O_WRONLY | os.O_CREAT, _FOR_OWNER)


def place_of(path: Path) -> str:
    """Return what tells the place of a plan file from others, without its name."""
    return f"{crc32(os.fsencode(os.path.realpath(path))):0{_PLACE}x}"


def own_numbers() -> OwnNumbers:
    """Return what this computer remembers, among the state of this person's programs."""
    from platformdirs import user_state_path

    return OwnNumbers(user_state_path("organizer", appauthor=False) / "own-numbers")
