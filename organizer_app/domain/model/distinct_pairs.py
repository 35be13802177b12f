"""Record pairs of similar people or groups that someone marked as different."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class DistinctPair(Record):
    """Two records that must not be suggested as duplicates again; ids in ascending order."""

    one_id: Internal[str]
    other_id: Internal[str]
    noun: Internal[str] = ""
