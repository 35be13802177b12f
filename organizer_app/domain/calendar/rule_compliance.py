"""Decide which cities start on time by the rule of their mobilization, with one count for all screens."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.calendar.shared_moment import (
    StartSpan,
    Suggestion,
    start_spans,
    suggestions,
    without_side_actions,
)
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, MobilizationHead, is_to_come
from organizer_app.domain.rows.place_groups import place_key
from organizer_app.domain.time.local_time import WallTimeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class RuleKept(NamedTuple):
    """How many cities follow a rule; the three sum to all cities that are not called off.

    Attributes:
        inside: cities that start on time.
        outside: cities that start off schedule.
        open: undecided cities: without a rule, a start, or a known time zone.
    """

    inside: int = 0
    outside: int = 0
    open: int = 0

    @property
    def cities(self) -> int:
        """Return the number of cities."""
        return self.inside + self.outside + self.open


def rule_kept(rows: Iterable[ActionRow], spans: Mapping[str, StartSpan]) -> RuleKept:
    """Count the cities by whether they start inside the spans that bind their actions.

    Args:
        rows: the actions; called-off ones do not count.
        spans: allowed start times by action id, without side actions.
    """
    outside: dict[str, bool | None] = {}
    for row in rows:
        if row.status in OFF_STATUSES:
            continue
        city, away = place_key(row), deviation(row, spans)
        known = outside.setdefault(city, None)
        if away is not None:
            outside[city] = bool(known) or away != 0
    verdicts = list(outside.values())
    return RuleKept(verdicts.count(False), verdicts.count(True), verdicts.count(None))


def deviation(row: ActionRow, spans: Mapping[str, StartSpan]) -> int | None:
    """Return by how many minutes an action starts off schedule, negative when early; None if unknown."""
    span = spans.get(row.action_id)
    return None if span is None or row.starts_utc is None else span.deviation(row.starts_utc)


def outside_the_rule(rows: Sequence[ActionRow], heads: Iterable[MobilizationHead]) -> dict[str, int]:
    """Return the actions off schedule by the rule of their mobilization, and by how many minutes.

    The checks report the same: past actions are left out, because they cannot be fixed. In a relay every
    action has a turn, which its head knows once the turns are read.

    Args:
        rows: the actions; for each city all or none.
        heads: the mobilizations whose rules apply.
    """
    outside: dict[str, int] = {}
    for head in heads:
        here = [row for row in rows if row.mobilization_id == head.mobilization_id]
        mobilization = _mobilization(head)
        if mobilization.rule is SimultaneityRule.RELAY:
            spans = {action_id: StartSpan(*turn) for action_id, turn in head.turns.items()}
        else:
            spans = without_side_actions(here, start_spans(here, mobilization, {}), mobilization)
        planned = filter(is_to_come, here)
        outside |= {row.action_id: away for row in planned if (away := deviation(row, spans))}
    return outside


def beside_the_rule(row: ActionRow, rows: Sequence[ActionRow], heads: Iterable[MobilizationHead]) -> int:
    """Return by how many minutes an action makes its city off schedule, negative when early.

    0 if it is on time, if another action of the city is, or if it cannot be decided.

    Args:
        row: the action.
        rows: all actions of its city.
        heads: the mobilizations whose rules apply.
    """
    own = [each for each in heads if each.mobilization_id == row.mobilization_id]
    return outside_the_rule(rows, own).get(row.action_id, 0)


class WindowOffer(NamedTuple):
    """Where a move into the rule's time would put an action, or why it cannot be moved.

    Attributes:
        reason: empty if it can be moved; ``over``, ``no_rule``, ``no_city`` (unknown time zone), ``inside``,
            or ``skipped`` by a clock change.
        to: its new start; None if that depends on more than the head, as in a relay.
    """

    reason: str
    to: Suggestion | None = None


def window_offer(row: ActionRow, heads: Iterable[MobilizationHead]) -> WindowOffer:
    """Return what `services.scheduling.move_to_shared_moment` would do to one action.

    Args:
        row: the action.
        heads: the mobilizations whose rules apply.
    """
    if not is_to_come(row):
        return WindowOffer("over")
    head = next((each for each in heads if each.mobilization_id == row.mobilization_id), None)
    sets_time = head is not None and head.rule != SimultaneityRule.FREE.value and head.rule_time is not None
    if head is None or not sets_time or not head.anchor_date:
        return WindowOffer("no_rule")
    if not row.zone:
        return WindowOffer("no_city")
    mobilization = _mobilization(head)
    if mobilization.rule is SimultaneityRule.RELAY:
        return WindowOffer("")
    spans = start_spans([row], mobilization, {})
    found = suggestions([row], spans, mobilization)
    if not found:
        return WindowOffer("inside")
    return WindowOffer("skipped" if found[0].kind is WallTimeKind.SKIPPED else "", found[0])


def _mobilization(head: MobilizationHead) -> Mobilization:
    """Return the rule in a head as the record that rule functions read."""
    return Mobilization(
        id=head.mobilization_id,
        campaign_id="",
        title=head.title,
        anchor_date=date.fromisoformat(head.anchor_date) if head.anchor_date else None,
        desk_zone=head.desk_zone,
        rule=SimultaneityRule(head.rule),
        rule_time=None if head.rule_time is None else time(*divmod(head.rule_time, 60)),
        window_minutes=head.window_minutes,
    )
