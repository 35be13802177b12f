"""Record which problems HQ accepted, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedProblem(Record):
    """One accepted finding of `check`.

    Attributes:
        kind: code of the finding.
        subject_id: the record it is about.
        other_id: the second record, for findings about two.
        accepted_at: time, UTC.
    """

    kind: Internal[str]
    subject_id: Internal[str]
    other_id: Internal[str] = ""
    reason: Internal[str] = ""
    accepted_by: Internal[str] = ""
    accepted_at: Internal[datetime | None] = None
