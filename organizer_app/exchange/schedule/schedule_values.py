"""Return a schedule as plain values by field name: the shape of all its JSON formats.

A field that the audience may not see is missing, so it reveals no more than a blank. Days, wall times and
moments are ISO 8601; unknown values are null, unknown texts are empty.
"""

from __future__ import annotations

import functools
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.exchange.text.clean_text import clean_text

if TYPE_CHECKING:
    from collections.abc import Hashable

    from organizer_app.domain.sharing.shared_schedule import SharedSchedule

Values = dict[str, Any]


def schedule_values(schedule: SharedSchedule) -> Values:
    """Return everything the schedule shows to its audience."""
    return {"audience": schedule.audience.code, **record_values(schedule, schedule.audience)}


def record_values(record: Any, audience: Audience) -> Values:  # noqa: ANN401  # takes any of our records
    """Return the fields of an entry, a key date, a change or a schedule that an audience may see."""
    return {name: _plain(getattr(record, name), audience) for name in _shown(record.__class__, audience)}


@functools.cache
def _shown(kind: Hashable, audience: Audience) -> tuple[str, ...]:
    assert isinstance(kind, type)  # noqa: S101  # a cache asks for a value that can be hashed, and types can
    declared = audiences_of(kind)
    names = (field.name for field in fields(kind))
    return tuple(name for name in names if declared.get(name, Audience.SECRET) <= audience)


def _plain(value: object, audience: Audience) -> object:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, tuple):
        return [_plain(each, audience) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return record_values(value, audience) if is_dataclass(value) else value
