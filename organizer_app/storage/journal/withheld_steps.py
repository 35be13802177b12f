"""Tells a regional member of steps of which nothing, or not everything, was sent to it, and not what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, case, func, literal, select

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.withholding import PLACEHOLDER
from organizer_app.storage.tables import EDIT, NEWER_CHANGE

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

_NUMBERS: Final = case((EDIT.c.changes > 0, EDIT.c.changes), else_=1)
_WITHHELD: Final = (
    select(func.count())
    .where(
        NEWER_CHANGE.c.origin == EDIT.c.origin,
        NEWER_CHANGE.c.sequence >= EDIT.c.first_sequence,
        NEWER_CHANGE.c.sequence < EDIT.c.first_sequence + _NUMBERS,
        NEWER_CHANGE.c.noun == PLACEHOLDER,
    )
    .scalar_subquery()
)
# Words that are under the seal of a step, and were not sent with it.
_IS_WORDLESS: Final = and_(EDIT.c.arguments == "{}", EDIT.c.salts.contains('"a:'))
# What is told of a step: as a code, which stands for what was sent of it.
SHOWN_KIND: Final = case(
    (and_(EDIT.c.changes > 0, EDIT.c.changes <= _WITHHELD), literal(EditKind.OUTSIDE_STEP.value)),
    (and_(EDIT.c.changes == 0, _IS_WORDLESS), literal(EditKind.OUTSIDE_STEP.value)),
    (_WITHHELD > 0, literal(EditKind.PARTLY_SENT.value)),
    (_IS_WORDLESS, literal(EditKind.PARTLY_SENT.value)),
    else_=EDIT.c.kind,
)
_IS_OUTSIDE: Final = SHOWN_KIND.in_([EditKind.OUTSIDE_STEP.value])
SHOWN_AUTHOR: Final = case((_IS_OUTSIDE, literal("")), else_=EDIT.c.author)


def is_partial(connection: Connection) -> bool:
    """Return whether this laptop holds the steps of others in part."""
    wanted = select(NEWER_CHANGE.c.sequence).where(NEWER_CHANGE.c.noun == PLACEHOLDER).limit(1)
    return connection.scalar(wanted) is not None


def day_alone(at: datetime) -> datetime:
    """Return noon of a day, UTC, which is the same day in nearly every zone."""
    return at.replace(hour=12, minute=0, second=0, microsecond=0)
