"""Describe what one step of the journal changed, field by field, and whether it can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind, EditSummary


class RecordKey(NamedTuple):
    """A record, by kind and id."""

    noun: Noun
    record_id: str


@dataclass(frozen=True, slots=True)
class StepFilter:
    """The steps that history shows; an empty field keeps all.

    Attributes:
        kinds: kinds of the steps.
        authors: people who made them.
        since: earliest time, aware, or None for the beginning.
        until: the steps are from before this time, aware, or None for the end.
        records: kinds of records that the steps created or changed, at least in part.
        brought_by: id of the import step whose records they created or changed.
    """

    kinds: frozenset[EditKind] = frozenset()
    authors: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    records: frozenset[RecordKey] = frozenset()
    brought_by: str = ""


class LineRemark(NamedTuple):
    """What an import kept about a line of its file: why it was left out, or what was in doubt; plain values.

    Attributes:
        line: number of the line.
        code: the reason or the doubt.
        detail: the cell or heading that it is about.
        reading: how the cell was read anyway.
        is_left_out: whether the line became nothing.
    """

    line: int
    code: str
    detail: str
    reading: str = ""
    is_left_out: bool = False


class Standing(Enum):
    """Whether a step can be undone, or why not.

    FREE: it can. UNDONE: it was undone already. STEP_BACK: it is an undo or a redo itself. FOUNDING: the plan
    starts with it. ERASED: it erased a person. LATER: a later step changed its result. NEWER: a newer version
    made it. OUTSIDE: nothing of it was sent to this laptop.
    """

    FREE = "free"
    UNDONE = "undone"
    STEP_BACK = "step_back"
    FOUNDING = "founding"
    ERASED = "erased"
    LATER = "later"
    NEWER = "newer"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record changed by a step; values are plain, as in the journal.

    Attributes:
        noun: kind of the record.
        record_id: its id.
        subject: name of the record, such as its city; empty without one.
        field: name of the field.
        before: old value.
        after: value written by the step.
        now: current value.
    """

    noun: Noun
    record_id: str
    subject: str
    field: str
    before: object
    after: object
    now: object

    @property
    def is_changed_since(self) -> bool:
        """Return whether the field has a different value now."""
        return self.now != self.after


@dataclass(frozen=True, slots=True)
class StepDetail:
    """Everything known about one step.

    Attributes:
        summary: the step as history lists it.
        created: number of created records, by kind.
        changed: number of changed records, by kind.
        removed: number of records removed from the plan, by kind.
        fields: the changed fields in order; at most the requested number.
        left_out: number of changed fields that are not in `fields`.
        names: names of the records whose ids appear in the values.
        action_id: a city action of the step, or empty if none is left.
        standing: whether it can be undone.
        later: the newest step that blocks it, or None.
        remarks: what an import kept about the lines of its files.
    """

    summary: EditSummary
    created: Mapping[Noun, int]
    changed: Mapping[Noun, int]
    removed: Mapping[Noun, int]
    fields: tuple[FieldChange, ...]
    left_out: int
    names: Mapping[str, str]
    action_id: str
    standing: Standing
    later: EditSummary | None
    remarks: tuple[LineRemark, ...] = ()


class RevertReport(NamedTuple):
    """What taking back some steps changes, or would change.

    Attributes:
        steps: number of steps taken back; the first steps of a plan and erasures are none of them.
        restored: number of records whose fields get their old values.
        removed: number of records that go, because one of the steps created them.
        kept: number of records that stay in part, because later steps stand on them.
        later: the newest of these steps, newest first, at most five.
    """

    steps: int
    restored: int
    removed: int
    kept: int
    later: tuple[EditSummary, ...]
