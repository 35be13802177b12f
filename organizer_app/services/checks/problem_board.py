"""Reads every problem of a plan, the accepted ones, and whom each concerns, in one read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.checks.checks import find_all
from organizer_app.domain.checks.findings import Severity
from organizer_app.domain.checks.problem_board import AcceptedFinding, ProblemBoard
from organizer_app.domain.model.accepted_problems import AcceptedProblem
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.checks.check_measures import measures_of
from organizer_app.services.checks.finding_facts import read_facts
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Collection

    from organizer_app.domain.checks.findings import Finding
    from organizer_app.services.plan.workspace import Workspace


def problem_board(workspace: Workspace, *, about: Collection[str] | None = None) -> ProblemBoard:
    """Return every problem, errors first, and what was accepted; of some actions, or of all for None."""
    # Everything that is dropped later is created inside, so that the garbage collector never scans it.
    with collector_at_rest():
        return _board(workspace, about)


def _board(workspace: Workspace, about: Collection[str] | None) -> ProblemBoard:
    with workspace.read() as reader:
        rows = plan_rows.read_snapshot(reader.connection).rows
        facts = read_facts(reader, rows, now=workspace.clock())
        found = find_all(facts, about)
        accepted = reader.all(AcceptedProblem)
    by_key: dict[tuple[str, str, str], Finding] = {finding.key: finding for finding in found}
    lived_with = [
        AcceptedFinding(each, by_key.get((each.kind, each.subject_id, each.other_id))) for each in accepted
    ]
    keys = {(each.kind, each.subject_id, each.other_id) for each in accepted}
    still = [finding for finding in found if finding.key not in keys]
    return ProblemBoard(
        findings=tuple(sorted(still, key=lambda each: each.severity is not Severity.ERROR)),
        accepted=tuple(each for each in lived_with if each.finding is not None or about is None),
        lead_ids=facts.lead_ids,
        measures=measures_of(list(facts.mobilizations.values())),
        sets_times=all(
            each.rule is not SimultaneityRule.FREE and each.anchor_date
            for each in facts.mobilizations.values()
        ),
    )
