"""Keeps the child processes that read and typeset for the tests of a module that are not about them."""

import atexit
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar

import pytest

from organizer_app.exchange.child.child_process import Answer, ChildProcess
from organizer_app.exchange.foreign import foreign_file
from organizer_app.exchange.paper import typesetter
from organizer_app.services.importing.incoming_files import foreign_reader
from organizer_app.services.plan.typesetting import kept_typesetter


@pytest.fixture(scope="module", autouse=True)
def kept_children() -> Iterator[None]:
    """Read all files of a module in one child, and typeset all its sheets in another.

    Each starts when it is first needed, and starting it takes longer than what a test asks of it.
    """
    with foreign_reader(), kept_typesetter():
        yield


class _LentChild(ChildProcess):
    """A child that waits for the next thread which needs one, unless it was ended or did not answer."""

    _waiting: ClassVar["defaultdict[tuple[str, ...], list[_LentChild]]"] = defaultdict(list)

    def __init__(self, command: Sequence[str]) -> None:
        super().__init__(command)
        self._command, self._is_idle = tuple(command), True

    @classmethod
    def lent(cls, command: Sequence[str]) -> ChildProcess:
        """Return a child that waits, or a new one."""
        waiting = cls._waiting[tuple(command)]
        return waiting.pop() if waiting else cls(command)

    def exchanged(
        self,
        job: Mapping[str, object],
        files: Sequence[bytes] = (),
        *,
        seconds: float | None = None,
        told: Callable[[int], None] | None = None,
    ) -> Answer:
        """Send a job and return its answer."""
        self._is_idle = False
        answer = super().exchanged(job, files, seconds=seconds, told=told)
        self._is_idle = True
        return answer

    def end(self) -> None:
        """End the child at once; it is lent no more."""
        self._is_idle = False
        super().end()

    def close(self) -> None:
        """Let the child wait for the next thread."""
        if self._is_idle and not self.has_ended:
            self._waiting[self._command].append(self)
        else:
            super().close()

    @classmethod
    def end_all(cls) -> None:
        """End the children that wait."""
        for waiting in cls._waiting.values():
            for child in waiting:
                super(_LentChild, child).close()


atexit.register(_LentChild.end_all)


@pytest.fixture(autouse=True)
def lent_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the threads of the window, one after the other, read and typeset in children of tests before."""
    for module in (foreign_file, typesetter):
        monkeypatch.setattr(module, "ChildProcess", _LentChild.lent)
