"""Apply one change to many city actions, and preview its effect on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from organizer_app.domain.model.action_fields import typed_field
from organizer_app.domain.model.city_actions import (
    ActionStatus,
    CityAction,
    Tactic,
    moved_to_day,
    starting_at,
    with_end,
    with_status,
)

BulkValue = Tactic | ActionStatus | date | time | int | str


class BulkField(StrEnum):
    """What can be changed for many actions at once besides typed fields, by the code of the pane."""

    TACTIC = "tactic"
    STATUS = "status"
    DAY = "day"
    STARTS = "starts"
    ENDS = "ends"
    SHIFT = "shift"
    EXPECTED = "expected"
    GROUP = "group"
    LEAD = "lead"
    ADD_TAG = "add_tag"
    REMOVE_TAG = "remove_tag"


@dataclass(frozen=True, slots=True)
class BulkChange:
    """A field and its new value: minutes for a shift, a name for group, lead and tag.

    A typed field of `domain.action_fields` keeps its own name.
    """

    field: BulkField | str
    value: BulkValue


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """The effect of a change before it is made.

    Attributes:
        change: the change.
        changing: actions that would change.
        same: actions that already have the value.
        refused: actions whose life cycle forbids the change, by the code of their current status.
        lost: values of the changing actions that would be lost, as codes, most frequent first; an empty code
            where nothing is lost.
        backwards: actions that would end before they start and do not now.
    """

    change: BulkChange
    changing: int
    same: int
    refused: tuple[tuple[str, int], ...]
    lost: tuple[tuple[str, int], ...]
    backwards: int = 0


def shifted(action: CityAction, minutes: int) -> CityAction:
    """Move start and end by minutes on the local clock, across midnight too, if there is a start."""
    if action.starts is None:
        return action
    day = action.day or date(2000, 1, 3)
    begin = datetime.combine(day, action.starts) + timedelta(minutes=minutes)
    changed = replace(
        action, starts=begin.time(), starts_second=False, day=begin.date() if action.day else None
    )
    if action.ends is None:
        return changed
    end = datetime.combine(action.ends_day or day, action.ends) + timedelta(minutes=minutes)
    is_later = action.day is not None and end.date() != begin.date()
    return replace(changed, ends=end.time(), ends_second=False, ends_day=end.date() if is_later else None)


def changed_by(action: CityAction, change: BulkChange) -> CityAction:
    """Return an action with a change applied; group and lead are not part of the action itself.

    Raises:
        ForbiddenTransition: the life cycle forbids the status.
    """
    if typed_field(change.field):
        typed: dict[str, Any] = {change.field: change.value}
        return replace(action, **typed)
    rule = _RULES.get(change.field)
    return action if rule is None else rule(action, change.value)


def bulk_field(code: str) -> BulkField | str:
    """Return the field for a code of the pane; raise `ValueError` for an unknown code."""
    return code if typed_field(code) else BulkField(code)


def value_of(action: CityAction, field: BulkField | str) -> str:
    """Return the value, as a code, that an action loses when a field is changed."""
    if field in {BulkField.STARTS, BulkField.SHIFT}:
        return action.starts.strftime("%H:%M") if action.starts else ""
    if field is BulkField.ENDS:
        return action.ends.strftime("%H:%M") if action.ends else ""
    if field is BulkField.DAY:
        return action.day.isoformat() if action.day else ""
    if field is BulkField.EXPECTED:
        return "" if action.expected is None else str(action.expected)
    if typed_field(field):
        return str(getattr(action, field))
    codes: Mapping[str, str] = {BulkField.TACTIC: action.tactic.value, BulkField.STATUS: action.status.value}
    return codes.get(field, "")


def tallied(codes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count codes, most frequent first."""
    return tuple(Counter(codes).most_common())


_Rule = Callable[[CityAction, BulkValue], CityAction]


def _with_tag(action: CityAction, tag: BulkValue) -> CityAction:
    has_it = str(tag).casefold() in {each.casefold() for each in action.tags}
    return action if has_it else replace(action, tags=(*action.tags, str(tag)))


def _without_tag(action: CityAction, tag: BulkValue) -> CityAction:
    left = tuple(each for each in action.tags if each.casefold() != str(tag).casefold())
    return action if left == action.tags else replace(action, tags=left)


def _on_day(action: CityAction, day: BulkValue) -> CityAction:
    return moved_to_day(action, day) if isinstance(day, date) else action


def _at_start(action: CityAction, starts: BulkValue) -> CityAction:
    return starting_at(action, starts) if isinstance(starts, time) else action


def _at_end(action: CityAction, ends: BulkValue) -> CityAction:
    return with_end(action, ends) if isinstance(ends, time) else action


def _expecting(action: CityAction, expected: BulkValue) -> CityAction:
    return replace(action, expected=expected) if isinstance(expected, int) else action


def _with_tactic(action: CityAction, tactic: BulkValue) -> CityAction:
    return replace(action, tactic=tactic) if isinstance(tactic, Tactic) else action


def _in_status(action: CityAction, status: BulkValue) -> CityAction:
    # An action that keeps its status keeps its reason.
    if not isinstance(status, ActionStatus) or status is action.status:
        return action
    return with_status(action, status)


_RULES: Mapping[str, _Rule] = {
    BulkField.TACTIC: _with_tactic,
    BulkField.STATUS: _in_status,
    BulkField.DAY: _on_day,
    BulkField.STARTS: _at_start,
    BulkField.ENDS: _at_end,
    BulkField.EXPECTED: _expecting,
    BulkField.SHIFT: lambda action, minutes: shifted(action, minutes) if isinstance(minutes, int) else action,
    BulkField.ADD_TAG: _with_tag,
    BulkField.REMOVE_TAG: _without_tag,
}
