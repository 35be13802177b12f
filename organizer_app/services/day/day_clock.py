"""Tells the time of the day: this computer's clock, plus the correction that somebody set."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.day.day_numbers import MOST_MINUTES, ChangedNumber, least_of, numbers_for
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.day_settings import DayNumber, DaySetting
from organizer_app.domain.places.city_names import city_of_place
from organizer_app.domain.places.places import Place
from organizer_app.services.plan.plans import mobilization_named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


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
    if not least_of(number) <= value <= MOST_MINUTES:
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


def reset_number(
    workspace: Workspace, *, number: DayNumber, action_id: str = "", tag: str = "", mobilization: str = ""
) -> bool:
    """Let an interval or limit be again what is set more widely, or its default; return whether one was set.

    Args:
        workspace: the plan.
        number: which one.
        action_id: the action it was set for, or empty.
        tag: the tag it was set for, or empty.
        mobilization: id or title; empty for the main one.

    Raises:
        NothingFound: no mobilization has this name.
    """
    with workspace.edit(EditKind.CHANGED_DAY_NUMBER, number=number.value) as editor:
        moment = mobilization_named(editor, mobilization)
        known = editor.all(DaySetting, mobilization_id=moment.id, number=number.value)
        same = [each for each in known if (each.city_action_id, each.tag) == (action_id, tag)]
        for each in same:
            editor.hide(each)
        left = [each for each in changed_numbers(editor, moment.id) if each not in _as_changed(same)]
        editor.note(value=str(numbers_for(left, action_id, (tag,) if tag else ())[number]))
    return bool(same)


@dataclass(frozen=True, slots=True)
class DayNumbers:
    """The intervals and limits of a mobilization's day.

    Attributes:
        changed: those that somebody changed.
        tags: the tags of its actions, such as "high risk".
        cities: its actions by city, as id and name.
    """

    changed: tuple[ChangedNumber, ...]
    tags: tuple[str, ...]
    cities: tuple[tuple[str, str], ...]


def day_numbers(workspace: Workspace, *, mobilization: str = "") -> DayNumbers:
    """Return the numbers of a day and for what they can be set.

    Raises:
        NothingFound: no mobilization has this name.
    """
    with workspace.read() as reader:
        moment = mobilization_named(reader, mobilization)
        actions = reader.all(CityAction, mobilization_id=moment.id)
        places = reader.rows_by_id(Place, {each.place_id for each in actions} - {""})
        changed = changed_numbers(reader, moment.id)
    names = [
        (each.id, city_of_place(each.label, places.get(each.place_id)) or each.title) for each in actions
    ]
    tags = {tag for each in actions for tag in each.tags} | {each.tag for each in changed} - {""}
    return DayNumbers(
        changed,
        tuple(sorted(tags, key=str.casefold)),
        tuple(sorted(names, key=lambda each: each[1].casefold())),
    )


def _as_changed(settings: Iterable[DaySetting]) -> set[ChangedNumber]:
    return {ChangedNumber(each.number, each.value, each.city_action_id, each.tag) for each in settings}
