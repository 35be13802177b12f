"""Describe what changes from another laptop would do, before anything of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.merging.steps import MergeReport

if TYPE_CHECKING:
    from datetime import datetime


class Effect(Enum):
    """What a change would do.

    CONFLICT: both sides wrote the field. NEW: a record is new. CHANGED: a field gets another value. REMOVED:
    a record goes.
    """

    CONFLICT = "conflict"
    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


class Brought(NamedTuple):
    """One line of a preview.

    Attributes:
        effect: what it would do.
        noun: kind of the record.
        record_id: its id.
        subject: name of the record; empty without one.
        field: which field; empty for a record as a whole.
        was: the value before, plain.
        becomes: the value that was brought, plain.
        ours: the value of this side, in a conflict.
        author: who wrote it, or empty.
        at: when, UTC, by the clock of that laptop; None if no step of the file says so.
    """

    effect: Effect
    noun: Noun
    record_id: str
    subject: str
    field: str
    was: Any
    becomes: Any
    ours: Any
    author: str
    at: datetime | None


class KindCount(NamedTuple):
    """How many records of a kind are new, changed and removed."""

    new: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What taking in changes would do.

    Attributes:
        report: its numbers.
        counts: records by kind.
        lines: the changes, conflicts first, then the newest first; at most the requested number.
        left_out: number of changes that are not among the lines.
        names: names of the records whose ids are among the values.
        alike: names of people or groups that may be the same as one that is here.
    """

    report: MergeReport
    counts: Mapping[Noun, KindCount]
    lines: tuple[Brought, ...]
    left_out: int
    names: Mapping[str, str]
    alike: tuple[tuple[str, str], ...]
