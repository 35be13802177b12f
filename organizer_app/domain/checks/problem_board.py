"""Hold the faults of a plan and the accepted ones, as the window lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from organizer_app.domain.checks.findings import Finding
from organizer_app.domain.model.accepted_problems import AcceptedProblem


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A fault that someone accepted; `finding` is None once it is gone."""

    record: AcceptedProblem
    finding: Finding | None

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what was accepted: kind, subject and other record."""
        return self.record.kind, self.record.subject_id, self.record.other_id


@dataclass(frozen=True, slots=True)
class CheckMeasures:
    """The settings that the checks of a mobilization use.

    Attributes:
        mobilization_id: the mobilization.
        stale_after_days: days after which a lead must be called again.
        travel_kmh: travel speed between cities.
    """

    mobilization_id: str
    stale_after_days: int
    travel_kmh: int


@dataclass(frozen=True, slots=True)
class ProblemBoard:
    """All faults.

    Attributes:
        findings: faults that no one accepted, errors first.
        accepted: accepted faults, oldest first.
        lead_ids: the person who leads, by action id.
        measures: the settings of the checks, or None in a plan without a mobilization.
        sets_times: whether the timing rule of every mobilization sets a time; none does where only the day is
            shared.
    """

    findings: Sequence[Finding]
    accepted: Sequence[AcceptedFinding]
    lead_ids: Mapping[str, str]
    measures: CheckMeasures | None = None
    sets_times: bool = True
