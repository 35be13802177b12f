"""Recalibrates yields and marshals from days that are over, and forecasts with what was taken over."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.day.counting import blind_count, city_count, is_single_blind
from organizer_app.domain.day.day_numbers import DEFAULTS
from organizer_app.domain.day.learned_ratios import (
    Forecast,
    Learned,
    PastAction,
    RatioKey,
    UsedRatio,
    forecast,
    learned_ratios,
)
from organizer_app.domain.model.assignments import AGREED, Assignment, AssignmentRole
from organizer_app.domain.model.city_actions import OFF, CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.lessons import LearnedRatio
from organizer_app.services.plan.plans import mobilization_named

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_MARSHALS = frozenset({AssignmentRole.MARSHAL, AssignmentRole.MARSHAL_LEAD})


def used_ratios(reader: Reader) -> dict[RatioKey, UsedRatio]:
    """Return the ratios that were taken over; of two for one thing, the newest."""
    found = sorted(reader.all(LearnedRatio), key=lambda each: each.id)
    return {
        RatioKey(each.kind, each.tactic, each.place_id): UsedRatio(each.ratio, each.action_count)
        for each in found
    }


def learned_from(reader: Reader, day: Collection[str], now: datetime) -> tuple[Learned, ...]:
    """Return what the actions of a day taught, with those of all earlier days in the plan.

    Args:
        reader: the plan.
        day: ids of the actions of the day.
        now: the moment, UTC; an action that is not over teaches nothing.
    """
    return learned_ratios(_past_actions(reader, now), day, used_ratios(reader))


def _past_actions(reader: Reader, now: datetime) -> list[PastAction]:
    counted = ((report.city_action_id, blind_count(report)) for report in reader.all(CountReport))
    counts = grouped_pairs((action_id, count) for action_id, count in counted if count is not None)
    marshals: dict[str, int] = defaultdict(int)
    for each in reader.among(Assignment, "city_action_id", counts):
        marshals[each.city_action_id] += each.role in _MARSHALS and each.status in AGREED
    limit = DEFAULTS[DayNumber.COUNTS_APART].value
    found: list[PastAction] = []
    for action in reader.rows_by_id(CityAction, counts).values():
        ended = action.ends_utc or action.starts_utc
        if action.hidden or action.status in OFF or ended is None or ended > now:
            continue
        if is_single_blind(counts[action.id]):
            # A yield of one action tells what was counted there.
            continue
        count = city_count(counts[action.id], limit)
        if count.low is not None and count.high is not None:
            middle = (count.low + count.high) / 2
            tactic, place_id = action.tactic.value, action.place_id
            spot = PastAction(action.id, tactic, place_id, action.expected, middle, marshals[action.id])
            found.append(spot)
    return found


def use_ratios(
    workspace: Workspace,
    *,
    action_ids: Collection[str],
    mobilization: str = "",
    clock: datetime | None = None,
) -> int:
    """Let forecasts use what a day taught, as one step; return how many ratios are new.

    Args:
        workspace: the plan.
        action_ids: the actions of the day.
        mobilization: id or title; empty for the main one.
        clock: what this computer's clock says, UTC; None to ask it.

    Raises:
        NothingFound: no mobilization has this name.
    """
    with workspace.edit(EditKind.LEARNED_RATIOS) as editor:
        moment = mobilization_named(editor, mobilization)
        new = [each for each in learned_from(editor, action_ids, clock or workspace.clock()) if each.is_new]
        known = {(each.kind, each.tactic, each.place_id): each for each in editor.all(LearnedRatio)}
        for each in new:
            fresh = LearnedRatio(
                id=workspace.new_id(),
                kind=each.key.kind,
                tactic=each.key.tactic,
                place_id=each.key.place_id,
            )
            ratio = replace(
                known.get(each.key, fresh),
                ratio=each.ratio,
                action_count=each.actions,
                mobilization_id=moment.id,
            )
            editor.put(ratio)
        editor.note(count=str(len(new)))
    return len(new)


def forecasts(reader: Reader, action_ids: Collection[str]) -> Mapping[str, Forecast]:
    """Return the forecast of each action where somebody said how many people are expected."""
    used = used_ratios(reader)
    found: dict[str, Forecast] = {}
    for action in reader.rows_by_id(CityAction, action_ids).values():
        known = forecast(action.expected, action.tactic.value, action.place_id, used)
        if known is not None:
            found[action.id] = known
    return found
