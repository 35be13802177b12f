"""What a check of a whole plan can find: places where rows and journal do not say the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DifferenceKind(StrEnum):
    """What does not agree."""

    VALUE = "value"
    MISSING_RECORD = "missing_record"
    NUMBERS = "numbers"
    ORDER = "order"
    PARENT = "parent"
    SUMMARY = "summary"


# These can be written anew from the journal; the others are gaps in the journal itself.
REPAIRABLE = frozenset({DifferenceKind.VALUE, DifferenceKind.SUMMARY})


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a plan does not agree with its journal; it holds no value, for values are personal.

    Attributes:
        kind: what does not agree.
        noun: code of the record kind; empty where it is about no record.
        record_id: the record, or the step or laptop.
        field: the field; empty where it is about no field.
    """

    kind: DifferenceKind
    noun: str
    record_id: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """The result of a check.

    Attributes:
        changes: changes of the journal that were read.
        records: rows that were compared.
        differences: what was found, before any repair.
        repaired: how many of them were repaired.
    """

    changes: int
    records: int
    differences: tuple[Difference, ...]
    repaired: int = 0

    @property
    def is_good(self) -> bool:
        """Whether everything agrees now."""
        return self.repaired == len(self.differences)
