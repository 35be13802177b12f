"""Finds every problem of a plan, or of one mobilization, except those that somebody has accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.checks.checks import find_all
from organizer_app.domain.checks.findings import Severity
from organizer_app.domain.model.accepted_problems import AcceptedProblem
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.checks.finding_facts import read_facts
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from organizer_app.domain.checks.findings import Finding
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

Key = tuple[str, str, str]


def findings(
    workspace: Workspace, *, mobilization: str = "", about: Collection[str] | None = None
) -> list[Finding]:
    """Return every problem that nobody has accepted, ordered by day, start and city.

    Args:
        workspace: the plan.
        mobilization: id or title of one mobilization; empty for all.
        about: ids of actions to check, together with everything they conflict with; None for all.

    Raises:
        BadValue: no mobilization has this name.
    """
    # Everything that is dropped later is created inside, so that the garbage collector never scans it.
    with collector_at_rest():
        return _findings(workspace, mobilization, about)


def _findings(workspace: Workspace, mobilization: str, about: Collection[str] | None) -> list[Finding]:
    with workspace.read() as reader:
        wanted = mobilization_named(reader, mobilization).id if mobilization else ""
        rows = plan_rows.read_snapshot(reader.connection).rows
        kept = [row for row in rows if not wanted or row.mobilization_id == wanted]
        return findings_in(reader, kept, now=workspace.clock(), about=about)


def findings_in(
    reader: Reader, rows: Sequence[ActionRow], *, now: datetime, about: Collection[str] | None = None
) -> list[Finding]:
    """Return every problem of rows that were read already; `now` is UTC, `about` is as in `findings`."""
    found, accepted = find_all(read_facts(reader, rows, now=now), about), accepted_keys(reader)
    return [finding for finding in found if finding.key not in accepted] if accepted else found


def error_count(reader: Reader, rows: Sequence[ActionRow], *, now: datetime) -> int:
    """Return how many of the problems of rows that were read already are errors; `now` is UTC."""
    with collector_at_rest():
        return sum(each.severity is Severity.ERROR for each in findings_in(reader, rows, now=now))


def accept(workspace: Workspace, *, key: Key, reason: str) -> None:
    """Accept a problem; it is not reported again.

    Args:
        workspace: the plan.
        key: the finding's kind, subject and other record.
        reason: why it is accepted; later readers of the plan need to know.

    Raises:
        BadValue: no reason was given.
    """
    if not reason.strip():
        raise BadValue("reason", reason)
    kind, subject_id, other_id = key
    with workspace.edit(EditKind.ACCEPTED_PROBLEM) as editor:
        if key not in accepted_keys(editor):
            editor.put(
                AcceptedProblem(
                    id=workspace.new_id(),
                    kind=kind,
                    subject_id=subject_id,
                    other_id=other_id,
                    reason=reason.strip(),
                    accepted_by=workspace.author,
                    accepted_at=workspace.clock(),
                )
            )


def stop_accepting(workspace: Workspace, *, key: Key) -> None:
    """Report an accepted problem again."""
    kind, subject_id, other_id = key
    with workspace.edit(EditKind.STOPPED_ACCEPTING) as editor:
        for accepted in editor.all(AcceptedProblem, kind=kind, subject_id=subject_id, other_id=other_id):
            editor.hide(accepted)


def accepted_keys(reader: Reader) -> set[Key]:
    """Return the keys of all accepted problems."""
    names = ("kind", "subject_id", "other_id")
    return {(kind, subject, other) for kind, subject, other in reader.columns(AcceptedProblem, names)}
