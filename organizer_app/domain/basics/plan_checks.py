"""What a check of a whole plan can find: places where rows and journal do not say the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DifferenceKind(StrEnum):
    """What does not agree."""

    VALUE = "value"
    MISSING_RECORD = "missing_record"
    NUMBERS = "numbers"
    ORDER = "order"
    PARENT = "parent"
    SUMMARY = "summary"
    SEAL = "seal"


# These can be written again from the journal; the others are gaps in the journal itself.
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


class LaptopSeals(NamedTuple):
    """How far the seals of one laptop hold.

    Attributes:
        origin: id of its replica.
        name: its name, or empty.
        steps: number of its steps.
        unsealed: how many have no seal: they were made before laptops sealed steps, or are not sealed yet.
        sealed_from: number of the first change under a seal; 0 for none.
        holds: number of the last change up to which the seals hold.
        signed: number of the last change that the laptop has signed.
        broken: id of the first step that is not as it was sealed; empty if all are.
        broken_number: number of its first change.
        is_own: whether it is this laptop.
    """

    origin: str
    name: str
    steps: int = 0
    unsealed: int = 0
    sealed_from: int = 0
    holds: int = 0
    signed: int = 0
    broken: str = ""
    broken_number: int = 0
    is_own: bool = False


class FalseName(NamedTuple):
    """Changes that somebody signed in the name of a laptop which has another key; they were refused.

    Attributes:
        sign_key: the public key that was used.
        sender: name of the member whose key it is, or who passed it on.
        origin: id of the replica that was named.
        laptop: its name here; empty for this laptop.
        proof: what the key signed in that name and the signature, one line; empty if it signed only the file.
        at: when it arrived, UTC, as a plan keeps it; empty before it is kept.
    """

    sign_key: str
    sender: str
    origin: str
    laptop: str
    proof: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """The result of a check.

    Attributes:
        changes: changes of the journal that were read.
        records: rows that were compared.
        differences: what was found, before any repair.
        repaired: how many of them were repaired.
        seals: how far the seals of each laptop hold.
        false_names: who sent changes in the name of another laptop; they were refused.
    """

    changes: int
    records: int
    differences: tuple[Difference, ...]
    repaired: int = 0
    seals: tuple[LaptopSeals, ...] = ()
    false_names: tuple[FalseName, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether everything agrees now."""
        return self.repaired == len(self.differences)
