"""Changes what "at once" means for a mobilization, as one undo step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.calendar.shared_moment import suggestions
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.services.checks.finding_facts import read_spans
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.calendar.shared_moment import Suggestion
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace

_LONGEST = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What "at once" means.

    Attributes:
        rule: one of the five rules.
        starts: wall time, local or at HQ depending on the rule; None while it is open.
        window_minutes: length of a window, or the tolerance of the same instant, in minutes.
        gap_minutes: minutes between one city and the next in a relay.
    """

    rule: SimultaneityRule
    starts: time | None
    window_minutes: int
    gap_minutes: int


def choice_of(workspace: Workspace, *, mobilization_id: str) -> RuleChoice:
    """Return what "at once" means now; raise `RecordMissing` when the mobilization is not in the plan."""
    with workspace.read() as reader:
        known = reader.get(Mobilization, mobilization_id)
    return RuleChoice(known.rule, known.rule_time, known.window_minutes, known.relay_gap_minutes)


def targets_under(
    workspace: Workspace, *, mobilization_id: str, choice: RuleChoice
) -> tuple[Suggestion, ...]:
    """Return what would bring each off-schedule city on time under a rule, set or not; change nothing."""
    with workspace.read() as reader:
        named = replace(
            reader.get(Mobilization, mobilization_id),
            rule=choice.rule,
            rule_time=choice.starts,
            window_minutes=choice.window_minutes,
            relay_gap_minutes=choice.gap_minutes,
        )
        rows = [
            row
            for row in plan_rows.read_snapshot(reader.connection).rows
            if row.mobilization_id == mobilization_id and row.status not in OFF_STATUSES
        ]
        spans = read_spans(reader, rows, {mobilization_id: named}, binding=True)
    return suggestions(rows, spans, named)


def with_own_times(workspace: Workspace, *, targets: Iterable[Suggestion]) -> tuple[ActionRow, ...]:
    """Return the suggested actions that have a start or a date of their own, to overwrite only if asked."""
    wanted = {
        action_id: each.has_own_time for each in targets if each.exists for action_id in each.action_ids
    }
    with workspace.read() as reader:
        rows = plan_rows.read_rows(reader.connection, frozenset(wanted))
    own = (row for row in rows if row.starts is not None or wanted[row.action_id])
    return tuple(sorted(own, key=lambda row: (row.city, row.state)))


def set_rule(
    workspace: Workspace, *, mobilization_id: str, choice: RuleChoice, keeps_gap: bool = False
) -> None:
    """Set what "at once" means; no city moves.

    Args:
        workspace: the plan.
        mobilization_id: the mobilization of the rule.
        choice: what "at once" should mean.
        keeps_gap: whether the gap of a relay stays as it is, whatever the choice says.

    Raises:
        BadValue: minutes below zero or beyond a week.
    """
    for field, minutes in (("window", choice.window_minutes), ("relay_gap", choice.gap_minutes)):
        if not 0 <= minutes <= _LONGEST:
            raise BadValue(field, str(minutes))
    with workspace.edit(EditKind.CHANGED_RULE) as editor:
        known = editor.get(Mobilization, mobilization_id)
        editor.note(title=known.title)
        editor.put(
            replace(
                known,
                rule=choice.rule,
                rule_time=choice.starts,
                window_minutes=choice.window_minutes,
                relay_gap_minutes=known.relay_gap_minutes if keeps_gap else choice.gap_minutes,
            )
        )


def set_relay_order(workspace: Workspace, *, mobilization_id: str, action_ids: Sequence[str]) -> None:
    """Set the order of a relay, as one step; an empty order goes from east to west again.

    Actions that are not named follow the named ones, from east to west.
    """
    turns = {action_id: number for number, action_id in enumerate(action_ids, 1)}
    with workspace.edit(EditKind.CHANGED_RELAY_ORDER) as editor:
        editor.note(title=editor.get(Mobilization, mobilization_id).title)
        known = {each.id: each for each in editor.all(CityAction, mobilization_id=mobilization_id)}
        changed = [
            replace(each, relay_position=turns.get(each.id))
            for each in known.values()
            if each.relay_position != turns.get(each.id)
        ]
        editor.put_all(changed, known)
