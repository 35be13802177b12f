"""Ends an import that a person stopped, as long as nothing of it is kept."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.import_problems import UnsafeFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    T = TypeVar("T")

_ROWS_A_LOOK: Final = 256
_is_stopped: ContextVar[Callable[[], bool] | None] = ContextVar("says whether to stop", default=None)


@contextmanager
def stopping_when(is_stopped: Callable[[], bool]) -> Iterator[None]:
    """Let imports in this block end with `UnsafeFile` once a person stopped them; the plan stays as it was.

    Args:
        is_stopped: says whether somebody did; asked from the thread of the import.
    """
    before = _is_stopped.set(is_stopped)
    try:
        yield
    finally:
        _is_stopped.reset(before)


def go_on() -> None:
    """Do nothing; raise `UnsafeFile` if a person stopped the import. Inside its edit, all is rolled back."""
    is_stopped = _is_stopped.get()
    if is_stopped is not None and is_stopped():
        raise UnsafeFile


def each_going_on(rows: Iterable[T]) -> Iterator[T]:
    """Yield rows as long as nobody stops the import; raise `UnsafeFile` then."""
    for number, row in enumerate(rows):
        if number % _ROWS_A_LOOK == 0:
            go_on()
        yield row
