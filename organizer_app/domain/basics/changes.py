"""Describe what an edit changed: the only thing views, undo, audit and exchange hear about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from organizer_app.domain.basics.edits import EditKind, EditSummary


class Noun(Enum):
    """Kinds of tracked records; the value is the name of the table."""

    CAMPAIGN = "campaign"
    MOBILIZATION = "mobilization"
    KEY_DATE = "key_date"
    DEMAND = "demand"
    TARGET = "target"
    PLACE = "place"
    CITY_ACTION = "city_action"
    SITE = "site"
    ORGANIZATION = "organization"
    PARTNERSHIP = "partnership"
    PERSON = "person"
    CONTACT_POINT = "contact_point"
    ASSIGNMENT = "assignment"
    TASK = "task"
    COUNT_REPORT = "count_report"
    TALK = "talk"
    PERMIT = "permit"
    PLAN_TEMPLATE = "plan_template"
    TEMPLATE_TASK = "template_task"
    TEMPLATE_USE = "template_use"
    MATERIAL = "material"
    RIDE = "ride"
    BUDGET_LINE = "budget_line"
    CUE = "cue"
    ACCEPTED_PROBLEM = "accepted_problem"
    RELEASE = "release"
    RECIPIENT = "recipient"
    NOTICE = "notice"
    PETITION_PART = "petition_part"
    LOCKED_NUMBER = "locked_number"
    SAVED_VIEW = "saved_view"
    DISTINCT_PAIR = "distinct_pair"
    LOG_ENTRY = "log_entry"
    LEGAL_ENTRY = "legal_entry"
    INCIDENT = "incident"
    ARREST = "arrest"
    DELIVERY = "delivery"
    DAY_SETTING = "day_setting"
    IMPORT_SOURCE = "import_source"
    IMPORTED_ROWS = "imported_rows"
    LESSON = "lesson"
    PROPOSED_TASK = "proposed_task"
    LEARNED_RATIO = "learned_ratio"

    # Members are unique, so use identity: the hash of an `Enum` is a Python call for every record of an edit.
    __hash__ = object.__hash__


# Besides permits and the action itself, edits to these can make a fact that completes a step true or false;
# see `plan_facts`. Defined here because calendars need it before the first picture.
AROUND_STEPS: Final = frozenset({Noun.ASSIGNMENT, Noun.SITE, Noun.CUE, Noun.COUNT_REPORT, Noun.CONTACT_POINT})
# Nobody but legal support reads these: no list, export or history shows what is in them.
LEGAL_ONLY: Final = frozenset({Noun.LEGAL_ENTRY, Noun.ARREST})
# What belongs to a person and goes with them.
OF_PEOPLE: Final = frozenset({Noun.CONTACT_POINT, Noun.TALK, Noun.ASSIGNMENT, Noun.RECIPIENT})
# People, what goes with them, and what the law wants gone: nothing else is ever emptied for good.
ERASABLE: Final = OF_PEOPLE | {Noun.PERSON, Noun.ARREST}


class Operation(Enum):
    """What happened to a record: created, changed, hidden behind a tombstone, or emptied for good."""

    INSERT = "I"
    UPDATE = "U"
    DELETE = "D"
    ERASE = "X"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record's part of an edit, in plain JSON values.

    Attributes:
        noun: kind of the record.
        record_id: its id.
        operation: created, changed, hidden or erased; an erasure says nothing of values.
        after: new value of each changed field.
        before: old value of each of these fields.
        parents: for each changed field the changes it replaces, as ``origin:sequence``; ``*`` means all
            fields.
    """

    noun: Noun
    record_id: str
    operation: Operation
    after: Mapping[str, object]
    before: Mapping[str, object]
    parents: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one committed edit touched.

    Attributes:
        edit_id: the journal entry.
        kind: kind of the step.
        touched: records written, by kind and id.
        action_ids: city actions whose rows may have changed.
        everything: True if listeners should read everything again, as after an import.
        nouns: the kinds of records written.
        steps: the step as the journal lists it; none if only the passage of time changed rows; several, in
            order, if change sets were merged.
    """

    edit_id: str
    kind: EditKind
    touched: frozenset[tuple[Noun, str]] = frozenset()
    action_ids: frozenset[str] = frozenset()
    everything: bool = False
    nouns: frozenset[Noun] = field(default=frozenset())
    steps: tuple[EditSummary, ...] = ()

    def touches(self, nouns: frozenset[Noun]) -> bool:
        """Return whether a view of these kinds of records should read again."""
        return self.everything or not nouns.isdisjoint(self.nouns)


def merged(change_sets: Sequence[ChangeSet]) -> ChangeSet:
    """Return several change sets merged into one, named after the last."""
    last = change_sets[-1]
    if len(change_sets) == 1:
        return last
    return replace(
        last,
        touched=frozenset().union(*(each.touched for each in change_sets)),
        action_ids=frozenset().union(*(each.action_ids for each in change_sets)),
        everything=any(each.everything for each in change_sets),
        nouns=frozenset().union(*(each.nouns for each in change_sets)),
        steps=tuple(step for each in change_sets for step in each.steps),
    )
