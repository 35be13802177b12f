"""Computes the timing of a mobilization: each city's time, who is off schedule, the best overlap."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.calendar.moving import ClockTrouble
from organizer_app.domain.calendar.rule_compliance import RuleKept, deviation, rule_kept
from organizer_app.domain.calendar.shared_moment import Suggestion, relay_order, shared_by_chance, suggestions
from organizer_app.domain.calendar.simultaneity import (
    SharedSpan,
    best_shared_span,
    concurrency_steps,
    longest_shared_span,
)
from organizer_app.domain.checks.action_rules import wall_kind
from organizer_app.domain.model.city_actions import CityAction, moved_to_day, starting_at
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, MobilizationHead
from organizer_app.domain.time.local_time import WallTimeKind
from organizer_app.services.actions.moving_actions import Moved
from organizer_app.services.checks.finding_facts import read_spans
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.plan.reflow import reflow_changed
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class CityMoment:
    """One city of the schedule.

    Attributes:
        row: its action.
        deviation: minutes off schedule, negative when early; None where there is no deviation to show.
        kind: whether a clock change skips or repeats the time it starts at.
        turn: its place in a relay, from 1; None under any other rule.
    """

    row: ActionRow
    deviation: int | None
    kind: WallTimeKind = WallTimeKind.ONCE
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The timing of a mobilization; cities are ordered by the instant they start.

    Attributes:
        head: the mobilization.
        cities: every city that is not canceled.
        kept: how many of them start on time, and how many off schedule.
        shared: when most of them are live together on the main day.
        longest: the longest stretch with at least two cities live, as UTC minutes, or None.
        suggestions: the change that would bring each city back on time.
        allowed: when cities may start, as distinct spans of UTC minutes from the first to the last start on
            time.
        is_ordered: whether a relay follows its own order instead of east to west.
        curve: how many are live from which UTC minute on; see `concurrency_steps`.
    """

    head: MobilizationHead
    cities: tuple[CityMoment, ...]
    kept: RuleKept
    shared: SharedSpan | None
    longest: tuple[int, int] | None = None
    suggestions: tuple[Suggestion, ...] = ()
    allowed: tuple[tuple[int, int], ...] = ()
    is_ordered: bool = False
    curve: tuple[tuple[int, int], ...] = ()


def moment_of(workspace: Workspace, *, mobilization: str = "") -> Moment:
    """Return the timing of one mobilization; an empty name means the main one.

    Raises:
        BadValue: no mobilization has this name.
    """
    with workspace.read() as reader:
        snapshot = plan_rows.read_snapshot(reader.connection)
        named = mobilization_named(reader, mobilization)
        wanted = named.id
        planned = [row for row in snapshot.rows if row.mobilization_id == wanted]
        rows = [row for row in planned if row.status not in OFF_STATUSES]
        spans = read_spans(reader, rows, {wanted: named}, binding=True)
        positions = plan_rows.read_relay_positions(reader.connection)
    head = next(head for head in snapshot.mobilizations if head.mobilization_id == wanted)
    day = day_of_moment(rows, head.anchor_date)
    is_relay = named.rule is SimultaneityRule.RELAY and bool(spans)
    order = relay_order((row for row in rows if row.zone), positions) if is_relay else ()
    turns = {row.action_id: number for number, row in enumerate(order, 1)}
    return Moment(
        head,
        cities=tuple(
            CityMoment(row, deviation(row, spans), wall_kind(row), turns.get(row.action_id)) for row in rows
        ),
        kept=rule_kept(rows, spans),
        shared=best_shared_span(row for row in rows if row.day == day),
        longest=longest_shared_span(rows),
        suggestions=suggestions(rows, spans, named),
        allowed=tuple(sorted({(span.earliest, span.latest) for span in spans.values()})),
        is_ordered=is_relay and any(row.action_id in positions for row in rows),
        curve=concurrency_steps(rows),
    )


def day_of_moment(rows: Iterable[ActionRow], anchor_date: str) -> str:
    """Return the main day in ISO form: T-0, or else the day with most actions; empty when none has a day."""
    counted = Counter(row.day for row in rows if row.day)
    if anchor_date in counted:
        return anchor_date
    return max(counted, key=lambda day: (counted[day], day), default="")


def move_to_shared_moment(
    workspace: Workspace,
    *,
    action_ids: Collection[str],
    day: str = "",
    keeps_dates: bool = False,
) -> Moved:
    """Move cities to the times the rule sets, as one step; they keep their length.

    Where no rule sets a time, actions move to the overlap that most actions of a day already share. A wall
    time that a clock change skips is not set, because nobody could keep it; the result names it.

    Args:
        workspace: the plan.
        action_ids: the actions to move, of any mobilizations.
        day: ISO day of the overlap to use; on another day than the anchor date no rule sets a time. Empty for
            the rule, and where there is none, for the day of each action.
        keeps_dates: whether actions stay where they are that would get another date.
    """
    with workspace.edit(EditKind.MOVED_TO_WINDOW) as editor:
        rows = plan_rows.read_snapshot(editor.connection).rows
        wanted = frozenset(action_ids)
        chosen = [row for row in rows if row.action_id in wanted]
        found = _targets(editor, rows, chosen, day)
        if keeps_dates:
            found = _on_own_dates(found, {row.action_id: row.day for row in chosen})
        cities = {row.action_id: city_and_state(row.city, row.state) for row in chosen}
        count = _apply_suggestions(editor, found, cities)
    troubles = (
        ClockTrouble(cities[action_id], to.day, to.starts, to.kind)
        for to in found
        if to.kind is not WallTimeKind.ONCE and not to.is_second
        for action_id in to.action_ids
    )
    return Moved(count, len(chosen) - count, tuple(troubles))


def _apply_suggestions(editor: Editor, found: Iterable[Suggestion], cities: Mapping[str, str]) -> int:
    """Apply suggestions, except times that no clock shows; return how many actions moved."""
    real = (to for to in found if to.kind is not WallTimeKind.SKIPPED)
    moves = {action_id: to for to in real for action_id in to.action_ids}
    if not moves:
        return 0
    first, to = next(iter(moves.items()))
    named = {"city": cities[first], "value": f"{to.day} {to.starts:%H:%M}"} if len(moves) == 1 else {}
    editor.note(count=str(len(moves)), **named)
    known = editor.rows_by_id(CityAction, moves)
    after = editor.put_all([_moved(action, moves[action.id]) for action in known.values()], known)
    reflow_changed(editor, known, after)
    return len(moves)


def _targets(
    reader: Reader, rows: Sequence[ActionRow], chosen: Sequence[ActionRow], day: str
) -> list[Suggestion]:
    """Return the time that brings each chosen action on time in its mobilization, or else on its day."""
    mobilizations = {each.id: each for each in reader.all(Mobilization)}
    concerned = {row.mobilization_id for row in chosen}
    ruled = {key for key in concerned if not day or _anchor_of(mobilizations.get(key)) == day}
    spans = read_spans(reader, [row for row in rows if row.mobilization_id in ruled], mobilizations)
    for one in {day or row.day for row in chosen if row.action_id not in spans} - {""}:
        chance = shared_by_chance(row for row in rows if row.day == one)
        span = next(iter(chance.values()), None)
        free = (row for row in chosen if row.action_id not in spans and row.zone and (day or row.day) == one)
        spans.update({row.action_id: span for row in free} if span else {})
    by_mobilization = grouped(chosen, lambda row: row.mobilization_id)
    return [
        each
        for key, listed in by_mobilization.items()
        for each in suggestions(listed, spans, mobilizations.get(key))
    ]


def _on_own_dates(found: Iterable[Suggestion], days: Mapping[str, str]) -> list[Suggestion]:
    """Return suggestions without the actions that they would give another date."""
    kept = (
        replace(
            to, action_ids=tuple(each for each in to.action_ids if days[each] in {"", to.day.isoformat()})
        )
        for to in found
    )
    return [to for to in kept if to.action_ids]


def _anchor_of(mobilization: Mobilization | None) -> str:
    """Return the anchor date as ISO text, empty while it is undecided."""
    anchor = mobilization.anchor_date if mobilization else None
    return anchor.isoformat() if anchor else ""


def _moved(action: CityAction, to: Suggestion) -> CityAction:
    return starting_at(moved_to_day(action, to.day), to.starts, is_second=to.is_second)
