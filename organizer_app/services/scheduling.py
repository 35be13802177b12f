"""The moment of a mobilization: each city's time, who is outside the rule, the best shared span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.action_rows import OFF_STATUSES, ActionRow, MobilizationHead
from organizer_app.domain.city_actions import CityAction, moved_to_day, starting_at
from organizer_app.domain.edits import EditKind
from organizer_app.domain.local_time import WallTimeKind
from organizer_app.domain.shared_moment import StartSpan, Suggestion, concurrency, suggestions
from organizer_app.domain.simultaneity import SharedSpan, best_shared_span
from organizer_app.services.finding_facts import read_spans
from organizer_app.services.plans import mobilization_named
from organizer_app.storage import plan_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from organizer_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CityMoment:
    """One city of the schedule.

    Attributes:
        row: its action.
        deviation: minutes outside the rule, negative when early; None where there is nothing to say.
    """

    row: ActionRow
    deviation: int | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A mobilization's moment; cities are ordered by the instant they start.

    Attributes:
        head: the mobilization.
        cities: every city that is not called off.
        shared: when most of them are live at once.
        longest: the longest stretch in which at least two are, as UTC minutes, or None.
        suggestions: what would bring each city outside into the rule.
    """

    head: MobilizationHead
    cities: tuple[CityMoment, ...]
    shared: SharedSpan | None
    longest: tuple[int, int] | None = None
    suggestions: tuple[Suggestion, ...] = ()


def moment_of(workspace: Workspace, *, mobilization: str = "") -> Moment:
    """Return the moment of one mobilization; an empty name means the one the plan is about.

    Raises:
        BadValue: no mobilization has this name.
    """
    with workspace.read() as reader:
        snapshot = plan_rows.read_snapshot(reader.connection)
        named = mobilization_named(reader, mobilization)
        wanted = named.id
        planned = [row for row in snapshot.rows if row.mobilization_id == wanted]
        rows = [row for row in planned if row.status not in OFF_STATUSES]
        spans = read_spans(reader, rows, {wanted: named})
    head = next(head for head in snapshot.mobilizations if head.mobilization_id == wanted)
    cities = tuple(CityMoment(row, _deviation(row, spans)) for row in rows)
    longest = concurrency(rows).longest_shared
    return Moment(head, cities, best_shared_span(rows), longest, suggestions(rows, spans, named))


def move_to_shared_moment(
    workspace: Workspace, *, mobilization: str = "", action_ids: Collection[str] | None = None
) -> tuple[Suggestion, ...]:
    """Move cities to where the rule wants them, as one step; their length stays.

    A wall time that a clock change skips is not set, because nobody could keep it.

    Args:
        workspace: the plan.
        mobilization: id or title; empty for the one the plan is about.
        action_ids: which cities to move; None for all that are outside.

    Returns:
        the suggestions that were left alone, for lack of a time that exists.
    """
    moment = moment_of(workspace, mobilization=mobilization)
    moves: dict[str, Suggestion] = {}
    for each in moment.suggestions:
        wanted = [one for one in each.action_ids if action_ids is None or one in action_ids]
        if each.kind is not WallTimeKind.SKIPPED:
            moves.update(dict.fromkeys(wanted, each))
    left = tuple(each for each in moment.suggestions if each.kind is WallTimeKind.SKIPPED)
    if moves:
        with workspace.edit(EditKind.MOVED_TO_SHARED_MOMENT, count=str(len(moves))) as editor:
            known = editor.rows_by_id(CityAction, moves)
            editor.put_all([_moved(action, moves[action.id]) for action in known.values()], known)
    return left


def _moved(action: CityAction, to: Suggestion) -> CityAction:
    return starting_at(moved_to_day(action, to.day), to.starts)


def _deviation(row: ActionRow, spans: Mapping[str, StartSpan]) -> int | None:
    span = spans.get(row.action_id)
    return None if span is None or row.starts_utc is None else span.deviation(row.starts_utc)
