"""Record the long-term effort behind mobilizations and its demand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from organizer_app.domain.basics.audiences import Internal, Partners, Public
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Record):
    """One effort with one demand, such as "No tech for deportations".

    Attributes:
        title: public name.
        demand: what must change, in one sentence.
        background: why now; for partners.
        started_on: first day, a calendar day.
        notes: only for HQ.
    """

    title: Public[str]
    demand: Public[str] = ""
    background: Partners[str] = ""
    started_on: Partners[date | None] = None
    notes: Internal[str] = ""
