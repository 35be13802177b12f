"""Database errors that a person can act on, as problems; everything else stays a programming error."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from organizer_app.domain.basics.problems import PlanUnreadable, Problem
from organizer_app.storage.driver_problems import problem_said

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def as_problems(path: str) -> Iterator[None]:
    """Turn a full disk, missing rights, a lock held too long and damage into problems that name the plan."""
    try:
        yield
    except DBAPIError as failed:
        problem = _problem(str(failed.orig), path)
        if problem is None:
            raise
        raise problem from failed


def _problem(message: str, path: str) -> Problem | None:
    if "malformed" in message or "not a database" in message:
        return PlanUnreadable(path)
    return problem_said(message, path)
