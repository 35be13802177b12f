"""Moves what starts outside the moment of its mobilization into it, as one undo step."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.action_rows import OFF_STATUSES, ActionRow, MobilizationHead
from organizer_app.domain.city_actions import CityAction, moved_to_day, starting_at
from organizer_app.domain.edits import EditKind
from organizer_app.domain.local_time import from_epoch_minutes, local_of
from organizer_app.domain.mobilizations import SimultaneityRule
from organizer_app.domain.simultaneity import best_shared_span, deviation_minutes, rule_instant
from organizer_app.services import action_rows
from organizer_app.services.city_actions import city_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from organizer_app.services.workspace import Workspace


class WindowStart(NamedTuple):
    """When the shared moment starts on the clock of a city: local day and wall time."""

    day: date
    wall: time


def window_start(head: MobilizationHead, rows: Sequence[ActionRow], zone: str) -> WindowStart | None:
    """Return when the moment of a mobilization starts in an IANA zone.

    Its rule says so; where the rule sets no time it is the span in which most of `rows` are live. None when
    nothing says so, or the zone is unknown.
    """
    rule = SimultaneityRule(head.rule)
    has_time = head.rule_time is not None and bool(head.anchor_date)
    if has_time and rule is SimultaneityRule.SAME_LOCAL_TIME:
        return WindowStart(date.fromisoformat(head.anchor_date), time(*divmod(head.rule_time or 0, 60)))
    if not zone:
        return None
    if has_time and rule in {SimultaneityRule.SAME_INSTANT, SimultaneityRule.WINDOW}:
        moment = rule_instant(head)
    else:
        span = best_shared_span(rows)
        if span is None:
            return None
        moment = span.starts_utc
    local = local_of(from_epoch_minutes(moment), zone)
    return WindowStart(local.day, local.wall)


def move_into_window(workspace: Workspace, *, action_ids: Collection[str]) -> None:
    """Let actions start with the shared moment; those that keep to it already, or are called off, stay."""
    snapshot = action_rows.snapshot(workspace)
    heads = {head.mobilization_id: head for head in snapshot.mobilizations}
    starts: dict[str, WindowStart] = {}
    for row in snapshot.rows:
        head = heads.get(row.mobilization_id)
        if row.action_id not in action_ids or head is None or row.status in OFF_STATUSES:
            continue
        peers = [each for each in snapshot.rows if each.mobilization_id == row.mobilization_id]
        start = window_start(head, peers, row.zone)
        if start is not None and deviation_minutes(row, head) != 0:
            starts[row.action_id] = start
    with workspace.read() as reader:
        known = reader.rows_by_id(CityAction, starts)
        city = next((city_name(reader, action) for action in known.values()), "")
    with workspace.edit(EditKind.MOVED_INTO_WINDOW, city=city, count=str(len(starts))) as editor:
        before = editor.rows_by_id(CityAction, starts)
        moved = [
            starting_at(moved_to_day(action, starts[action.id].day), starts[action.id].wall)
            for action in before.values()
        ]
        editor.put_all(moved, before)
