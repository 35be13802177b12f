"""Turn database errors that a person can fix into problems; all others remain programming errors."""

from __future__ import annotations

import json
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from organizer_app.domain.basics.problems import PlanDamaged, Problem
from organizer_app.storage.codecs import UnreadableValueError
from organizer_app.storage.driver_problems import problem_said

if TYPE_CHECKING:
    from collections.abc import Iterator

# A page that is lost without notice reads as zeros, and whatever reads texts or bytes stumbles over them.
_DAMAGE = (UnreadableValueError, json.JSONDecodeError, UnicodeDecodeError, zlib.error)
_DAMAGE_SAID = ("malformed", "not a database", "Could not decode to UTF-8")


@contextmanager
def as_problems(path: str) -> Iterator[None]:
    """Turn a full disk, missing rights, a lock held too long and damage into problems that name the plan."""
    try:
        yield
    except _DAMAGE as damaged:
        raise PlanDamaged(path) from damaged
    except DBAPIError as failed:
        problem = _problem(str(failed.orig), path)
        if problem is None:
            raise
        raise problem from failed
    except sqlcipher.DatabaseError as failed:
        # What is asked past SQLAlchemy, such as to fold the log.
        problem = _problem(str(failed), path)
        if problem is None:
            raise
        raise problem from failed


def _problem(message: str, path: str) -> Problem | None:
    if any(words in message for words in _DAMAGE_SAID):
        return PlanDamaged(path)
    return problem_said(message, path)
