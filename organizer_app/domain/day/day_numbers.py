"""Keep every interval and limit of the day as a setting with a source, so that no number is a law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.day.day_settings import DayNumber

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Default:
    """The value of a number that nobody changed.

    Attributes:
        value: in the unit of the number.
        source: where it comes from.
        as_of: day on which the source was read.
    """

    value: int
    source: str
    as_of: date


_READ: Final = date(2026, 11, 28)
_OWN: Final = "judgment of this program's authors"
_OK_ALONE: Final = (
    "Ok Alone, support article 35352948598673: 3 calls, then 3 to the supervisor, then someone goes"
)
_OBSIDIAN: Final = "Obsidian Security, lone worker help: check-in every 60 or 90 min"
_NASSAU: Final = "Nassau County FL, EAC award 2023: 3 of 40 opening steps, so help is sent"
_JACOBS: Final = "Jacobs' method of counting crowds is good to 20 percent either way"

# What each number is unless the plan says otherwise. One alarm system widened its own thresholds later
# (solomon.reliant.org 152016478), so every one is a setting.
DEFAULTS: Final[Mapping[DayNumber, Default]] = MappingProxyType(
    {
        DayNumber.EARLY: Default(120, _OWN, _READ),
        DayNumber.READY: Default(30, _OWN, _READ),
        DayNumber.STARTED: Default(15, _OWN, _READ),
        DayNumber.LIVE_EVERY: Default(60, _OBSIDIAN, _READ),
        DayNumber.ENDED: Default(0, _OWN, _READ),
        DayNumber.ALL_CLEAR: Default(60, _OWN, _READ),
        DayNumber.ASSUMED_LENGTH: Default(120, _OWN, _READ),
        DayNumber.LEAD: Default(10, _OWN, _READ),
        DayNumber.BACKUP: Default(16, _OK_ALONE, _READ),
        DayNumber.NEAREST: Default(22, _OWN, _READ),
        DayNumber.SOMEONE_GOES: Default(30, _OK_ALONE, _READ),
        DayNumber.DESK_DECIDES: Default(45, _OWN, _READ),
        DayNumber.CALLS: Default(3, _OK_ALONE, _READ),
        DayNumber.CALLS_APART: Default(2, _OWN, _READ),
        DayNumber.DRIFT: Default(10, _OWN, _READ),
        DayNumber.STEPS_BEHIND: Default(3, _NASSAU, _READ),
        DayNumber.COUNTS_APART: Default(20, _JACOBS, _READ),
        DayNumber.LOCK_EVERY: Default(60, _OWN, _READ),
        DayNumber.CLOCK_CORRECTION: Default(0, _OWN, _READ),
    }
)
# A check-in with this value is not expected at all.
NOT_EXPECTED: Final = -1
# A day; a correction beyond that is a wrong date, which nobody corrects by minutes.
MOST_MINUTES: Final = 24 * 60

Numbers = dict[DayNumber, int]


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """A number that somebody changed, for everything or for a part.

    Attributes:
        number: which one.
        value: its value; `NOT_EXPECTED` turns a check-in off.
        city_action_id: the action it is for, or empty.
        tag: the tag of the actions it is for, such as "high risk", or empty.
    """

    number: DayNumber
    value: int
    city_action_id: str = ""
    tag: str = ""


def least_of(number: DayNumber) -> int:
    """Return the lowest value of a number: the clock alone can be corrected backwards."""
    return -MOST_MINUTES if number is DayNumber.CLOCK_CORRECTION else NOT_EXPECTED


def numbers_for(changed: Iterable[ChangedNumber], action_id: str, tags: Collection[str] = ()) -> Numbers:
    """Return the numbers of one action.

    What is set for the action wins over what is set for a tag of it, that over what is set for all, and that
    over the default. Of several tags, the first in alphabetical order wins, so that the order of rows does
    not matter.
    """
    values = {number: default.value for number, default in DEFAULTS.items()}
    folded = {tag.casefold() for tag in tags}
    fitting = [
        each
        for each in changed
        if each.city_action_id in ("", action_id) and (not each.tag or each.tag.casefold() in folded)
    ]
    fitting.sort(key=lambda each: (not each.city_action_id, not each.tag, each.tag.casefold()), reverse=True)
    values.update((each.number, each.value) for each in fitting)
    return values
