"""Tells whether a plan file is still the one that was opened: SQLite writes on into a file without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.problems import PlanGone, PlanReplaced

if TYPE_CHECKING:
    from pathlib import Path

# The fact by which a file knows that it is no copy.
FILE_PRINT: Final = "clone"


def is_same_print(known: str, now: str) -> bool:
    """Return whether a file is the one whose print is known, as far as either tells.

    A print names the file and, behind a blank, the disk that it lies on. Earlier versions did not name the
    disk, and not every system tells it.
    """
    kept, found = known.split(), now.split()
    return all(before == after for before, after in zip(kept, found, strict=False))


class FileIdentity:
    """The file at a path, known by its device and inode.

    Args:
        path: an existing file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = _device_and_inode(path)

    def check(self) -> None:
        """Compare the file at the path with the one that was there first.

        Raises:
            PlanGone: there is no file at the path any more.
            PlanReplaced: there is another file.
        """
        try:
            found = _device_and_inode(self._path)
        except OSError as gone:
            raise PlanGone(str(self._path)) from gone
        if found != self._opened:
            raise PlanReplaced(str(self._path))


def _device_and_inode(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
