"""Runs programs on a disk that is watched, or full, through a library that is loaded before theirs."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SOURCE: Final = Path(__file__).with_name("watched_disk.c")
ROOT: Final = Path(__file__).resolve().parents[2]
_HEAD: Final = struct.Struct("<cqqq")


class DiskStep(NamedTuple):
    """One thing that a program did to a file.

    Attributes:
        kind: ``w`` write, ``t`` truncate, ``s`` sync, ``u`` unlink.
        path: the file.
        at: where it was written, or the new size.
        data: what was written.
    """

    kind: str
    path: str
    at: int
    data: bytes


class WatchedDisk:
    """The library, compiled once into a folder; needs a C compiler and Linux.

    Args:
        folder: for the compiled library.
    """

    def __init__(self, folder: Path) -> None:
        self._library = folder / "watched_disk.so"
        command = ["cc", "-O1", "-shared", "-fPIC", "-o", str(self._library), str(_SOURCE), "-ldl"]
        subprocess.run(command, check=True)

    def recorded(self, script: str, arguments: Sequence[object], record: Path) -> list[DiskStep]:
        """Run a Python script and return what it wrote, in order."""
        words = [sys.executable, "-c", script, *map(str, arguments)]
        subprocess.run(words, cwd=ROOT, env=self._environment(RECORD_TO=str(record)), check=True)
        return list(_steps(record.read_bytes()))

    def with_room(
        self, arguments: Sequence[object], room: int, home: Path
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of Organizer on a disk with room for this many bytes."""
        words = [sys.executable, "-m", "organizer_app", *map(str, arguments)]
        environment = self._environment(DISK_ROOM=str(room), HOME=str(home), XDG_DATA_HOME=str(home))
        return subprocess.run(
            words, cwd=ROOT, env=environment, capture_output=True, text=True, input="", check=False
        )

    def _environment(self, **more: str) -> dict[str, str]:
        quiet = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
        return {**os.environ, **quiet, "LD_PRELOAD": str(self._library), **more}


def _steps(record: bytes) -> Iterator[DiskStep]:
    at = 0
    while at < len(record):
        kind, name, where, size = _HEAD.unpack_from(record, at)
        at += _HEAD.size
        path = record[at : at + name].decode()
        at += name
        data = record[at : at + size] if kind == b"w" else b""
        at += len(data)
        yield DiskStep(kind.decode(), path, where, data)
