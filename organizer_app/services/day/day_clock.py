"""Tells the time of the day: this computer's clock, plus the correction that somebody set."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.day.day_numbers import NOT_EXPECTED, ChangedNumber
from organizer_app.domain.model.day_settings import DayNumber, DaySetting
from organizer_app.services.plan.plans import mobilization_named

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

# A day; a correction beyond that is a wrong date, which nobody corrects by minutes.
_MOST_MINUTES = 24 * 60


def changed_numbers(reader: Reader, mobilization_id: str) -> tuple[ChangedNumber, ...]:
    """Return the numbers of a mobilization's day that somebody changed."""
    return tuple(
        ChangedNumber(each.number, each.value, each.city_action_id, each.tag)
        for each in reader.all(DaySetting, mobilization_id=mobilization_id)
    )


def corrected(now: datetime, reader: Reader) -> datetime:
    """Return a moment of this computer's clock as the desk's clock shows it.

    There is one clock for all mobilizations of a plan; the last correction counts.
    """
    settings = reader.all(DaySetting, number=DayNumber.CLOCK_CORRECTION.value)
    return now + timedelta(minutes=settings[-1].value) if settings else now


def set_number(
    workspace: Workspace,
    *,
    number: DayNumber,
    value: int,
    action_id: str = "",
    tag: str = "",
    mobilization: str = "",
) -> DaySetting:
    """Change an interval or limit of the day for all actions, for those with a tag, or for one.

    Args:
        workspace: the plan.
        number: which one.
        value: in its unit; -1 means that a check-in is not expected.
        action_id: the action it is for, or empty.
        tag: the tag it is for, or empty.
        mobilization: id or title; empty for the main one.

    Raises:
        BadValue: a value below -1 or above a day; a correction of the clock may be negative.
        NothingFound: no mobilization has this name.
    """
    least = -_MOST_MINUTES if number is DayNumber.CLOCK_CORRECTION else NOT_EXPECTED
    if not least <= value <= _MOST_MINUTES:
        raise BadValue("number", str(value))
    with workspace.edit(EditKind.CHANGED_DAY_NUMBER, number=number.value, value=str(value)) as editor:
        moment = mobilization_named(editor, mobilization)
        known = editor.all(DaySetting, mobilization_id=moment.id, number=number.value)
        same = next((each for each in known if (each.city_action_id, each.tag) == (action_id, tag)), None)
        fresh = DaySetting(
            id=workspace.new_id(),
            number=number,
            mobilization_id=moment.id,
            city_action_id=action_id,
            tag=tag,
        )
        return editor.put(replace(same or fresh, value=value))
