"""What one step of the journal did, field by field, and whether it can still be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind, EditSummary

STEPS_BACK = frozenset({EditKind.UNDID, EditKind.REDID})
# A plan's first steps made it what it is; taking them back would leave no plan.
FOUNDING = frozenset({EditKind.CREATED_PLAN, EditKind.FILLED_SAMPLE})
# Nobody can bring back a person who was forgotten.
FINAL = FOUNDING | {EditKind.ERASED_PERSON}


class RecordKey(NamedTuple):
    """A record, by its kind and its id."""

    noun: Noun
    record_id: str


@dataclass(frozen=True, slots=True)
class StepFilter:
    """Which steps history shows; what is empty keeps all.

    Attributes:
        kinds: what the steps were.
        authors: who made them.
        since: the first moment, aware, or None for the beginning.
        until: the moment before which they were made, aware, or None for the end.
        records: what they made or changed, or a part of it: at least one of these.
        brought_by: the import, by the id of its step, whose records they made or changed.
    """

    kinds: frozenset[EditKind] = frozenset()
    authors: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    records: frozenset[RecordKey] = frozenset()
    brought_by: str = ""


class Standing(Enum):
    """Why a step cannot be taken back, or that it can.

    FREE: it can. UNDONE: it was taken back already. STEP_BACK: it is itself an undo or a redo. FOUNDING: the
    plan begins with it. ERASED: it forgot a person. LATER: a later step changed what it left.
    """

    FREE = "free"
    UNDONE = "undone"
    STEP_BACK = "step_back"
    FOUNDING = "founding"
    ERASED = "erased"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record that a step changed; values are plain, as the journal keeps them.

    Attributes:
        noun: kind of the record.
        record_id: its id.
        subject: what the record is called, such as its city; empty when nothing names it.
        field: name of the field.
        before: what it held.
        after: what the step wrote.
        now: what it holds at present.
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
        """Whether the field holds something else by now."""
        return self.now != self.after


@dataclass(frozen=True, slots=True)
class StepDetail:
    """One step with all that is known of it.

    Attributes:
        summary: how history lists it.
        created: how many records of each kind it made.
        changed: how many it changed.
        removed: how many it took out of the plan.
        fields: what it changed, in the order it was done; at most as many as were asked for.
        left_out: how many changed fields are not among `fields`.
        names: what the records are called that the values name by id.
        action_id: a city action it is about, empty when there is none left.
        standing: whether it can be taken back.
        later: the newest step that stands in the way, or None.
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
