"""Record petition signatures by host, so that totals do not count people twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from organizer_app.domain.basics.audiences import Internal, Partners, Public
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionPart(Record):
    """The signatures that one host collected.

    Attributes:
        as_of: calendar day of the count.
        shares_people: whether the same people may have signed another part too.
    """

    mobilization_id: Internal[str]
    title: Partners[str]
    host: Partners[str] = ""
    signatures: Partners[int] = 0
    as_of: Partners[date | None] = None
    shares_people: Internal[bool] = True
    notes: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedNumber(Record):
    """A number that every document uses from now on, such as the city count; `text` is its public line."""

    mobilization_id: Internal[str]
    metric: Internal[str] = ""
    low: Internal[int] = 0
    high: Internal[int] = 0
    text: Public[str] = ""
    locked_by: Internal[str] = ""
