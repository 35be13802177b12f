"""Turn database errors that a person can fix into problems; all others remain programming errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from organizer_app.domain.basics.problems import DiskFull, PlanBusy, PlanUnreadable, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def as_problems(path: str) -> Iterator[None]:
    """Turn a full disk, a long-held lock and a damaged file into problems that name the plan."""
    try:
        yield
    except DBAPIError as failed:
        problem = _problem(str(failed.orig), path)
        if problem is None:
            raise
        raise problem from failed


def _problem(message: str, path: str) -> Problem | None:
    if "full" in message or "disk I/O error" in message:
        return DiskFull(path)
    if "locked" in message or "busy" in message:
        return PlanBusy(path)
    if "malformed" in message or "not a database" in message:
        return PlanUnreadable(path)
    return None
