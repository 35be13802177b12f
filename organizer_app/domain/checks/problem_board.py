"""What is wrong with a plan and what somebody has agreed to live with, as the window lists it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from organizer_app.domain.checks.findings import Finding
from organizer_app.domain.model.accepted_problems import AcceptedProblem


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A fault that somebody lives with; `finding` is None once it is gone."""

    record: AcceptedProblem
    finding: Finding | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What was accepted: kind, subject and other record."""
        return self.record.kind, self.record.subject_id, self.record.other_id


@dataclass(frozen=True, slots=True)
class CheckMeasures:
    """What the checks of a mobilization go by.

    Attributes:
        mobilization_id: whose they are.
        stale_after_days: a lead not reached for so many days is to be rung again.
        travel_kmh: how fast people get from one city to the next.
    """

    mobilization_id: str
    stale_after_days: int
    travel_kmh: int


@dataclass(frozen=True, slots=True)
class ProblemBoard:
    """All faults.

    Attributes:
        findings: those nobody has accepted, errors first.
        accepted: those somebody lives with, oldest first.
        lead_ids: the person who leads, by action id.
        measures: what the checks go by, or None in a plan without a mobilization.
    """

    findings: Sequence[Finding]
    accepted: Sequence[AcceptedFinding]
    lead_ids: Mapping[str, str]
    measures: CheckMeasures | None = None
