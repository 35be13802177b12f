"""Starts a child process and exchanges jobs and answers with it: one JSON line each, then the files."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Answer = tuple[dict[str, Any], list[bytes]]
_TOLD: Final = "done"


class ChildProcess:
    """A running child; a job is sent, and its answer is read, before the next one.

    An answer is one JSON line that says under "sizes" how long each file after it is. Lines without sizes
    come before it and say how far the child is.
    """

    def __init__(self, command: Sequence[str]) -> None:
        """Start the child.

        Args:
            command: the program and its arguments; no part of it may come from outside.

        Raises:
            OSError: it cannot be started.
        """
        self._process = subprocess.Popen(  # noqa: S603  # no part of the command comes from outside
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def exchanged(
        self,
        job: Mapping[str, object],
        files: Sequence[bytes] = (),
        *,
        seconds: float | None = None,
        told: Callable[[int], None] | None = None,
    ) -> Answer:
        """Send a job with its files and return the answer with its files.

        Args:
            job: what to do, for JSON.
            files: what follows it; the job has to say how long each is.
            seconds: the child is ended after this much time.
            told: is called with how far the child is.

        Raises:
            OSError, EOFError: the child is gone, or its answer is not whole.
        """
        watch = threading.Timer(seconds, self._process.kill) if seconds else None
        if watch:
            watch.daemon = True
            watch.start()
        try:
            self._send(json.dumps(job, ensure_ascii=False).encode(), files)
            return self._answer(told)
        finally:
            if watch:
                watch.cancel()

    def _send(self, line: bytes, files: Sequence[bytes]) -> None:
        if self._process.stdin is None:
            raise EOFError
        self._process.stdin.write(line + b"\n")
        for file in files:
            self._process.stdin.write(file)
        self._process.stdin.flush()

    def _answer(self, told: Callable[[int], None] | None) -> Answer:
        output = self._process.stdout
        if output is None:
            raise EOFError
        while line := output.readline():
            try:
                head = json.loads(line)
            except (ValueError, RecursionError) as unreadable:
                raise EOFError from unreadable
            if "sizes" not in head:
                if told:
                    told(int(head[_TOLD]))
                continue
            files = [output.read(size) for size in head["sizes"]]
            if any(len(file) != size for file, size in zip(files, head["sizes"], strict=True)):
                raise EOFError
            return head, files
        raise EOFError

    @property
    def has_ended(self) -> bool:
        """Return whether the process is gone and was waited for."""
        return self._process.poll() is not None

    def end(self) -> None:
        """End the child at once; what it was doing is lost. Any thread may call this."""
        self._process.kill()

    def close(self) -> None:
        """End the child and let go of its pipes."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()
