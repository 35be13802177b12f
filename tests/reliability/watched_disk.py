"""Runs programs on a disk that is watched, or full, through a library that is loaded before theirs."""

from __future__ import annotations

import json
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
# Loads what commands need, then forks a child for each command and tells what became of it. What it writes to
# the terminal goes through pipes, because a file would need room.
_FORK_SERVER: Final = """
import ctypes, json, os, sys
from organizer_app import launcher, wiring
from organizer_app.cli import main
from organizer_app.services.actions import action_rows
from organizer_app.services.importing import importing
from organizer_app.services.people import forgetting
from organizer_app.services.plan import backups, history
from organizer_app.services.sharing import releases
def run(words, room, home):
    out, err = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        os.environ.update(HOME=home, XDG_DATA_HOME=home)
        for stream, end in enumerate((os.open(os.devnull, os.O_RDONLY), out[1], err[1])):
            os.dup2(end, stream)
        sys.argv = ["organizer", *words]
        ctypes.CDLL(None).limit_room(ctypes.c_longlong(room))
        launcher.main()
    os.close(out[1])
    os.close(err[1])
    said = [os.fdopen(end, encoding="utf-8").read() for end in (out[0], err[0])]
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), *said]
for line in sys.stdin:
    print(json.dumps(run(**json.loads(line))), flush=True)
"""
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
        self._server: subprocess.Popen[str] | None = None
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
        """Run a command of Organizer on a disk with room for this many bytes.

        The command runs in a fork of a program that has loaded its modules: loading them anew for each takes
        longer than the commands.
        """
        words = [str(word) for word in arguments]
        asked = json.dumps({"words": words, "room": room, "home": str(home)})
        server = self._loaded()
        assert server.stdin
        assert server.stdout
        server.stdin.write(f"{asked}\n")
        server.stdin.flush()
        status, out, err = json.loads(server.stdout.readline())
        return subprocess.CompletedProcess(words, status, out, err)

    def close(self) -> None:
        """End the program that runs the commands."""
        if self._server is not None:
            self._server.communicate("")
            self._server = None

    def _loaded(self) -> subprocess.Popen[str]:
        if self._server is None:
            words = [sys.executable, "-c", _FORK_SERVER]
            self._server = subprocess.Popen(
                words,
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        return self._server

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
