"""Writes hours that say neither AM nor PM in either half of the day, to ask which is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.written_times import read_time_span

if TYPE_CHECKING:
    from datetime import time

_HALF_DAY: Final = 12
_FULL_DAY: Final = 24


class OpenHours(NamedTuple):
    """Both meanings of such hours.

    Attributes:
        as_read: the start as it is read.
        otherwise: the start in the other half of the day.
        cell_as_read: a cell that says the first without a doubt.
        cell_otherwise: a cell that says the second.
    """

    as_read: time
    otherwise: time
    cell_as_read: str
    cell_otherwise: str


def open_hours(text: str) -> OpenHours | None:
    """Return both meanings of a cell such as 6-7; None if it says which half of the day is meant."""
    span = read_time_span(text)
    if span.starts is None or not span.is_open or span.code is not RowWarningCode.TIME_DOUBTFUL:
        return None
    other = _other_half(span.starts)
    ends = None
    if span.ends is not None:
        both = sorted((span.ends, _other_half(span.ends)))
        ends = next((each for each in both if each > other), both[0])
    as_read, otherwise = _cell(span.starts, span.ends, span.zone), _cell(other, ends, span.zone)
    return OpenHours(span.starts, other, as_read, otherwise)


def _other_half(moment: time) -> time:
    return moment.replace(hour=(moment.hour + _HALF_DAY) % _FULL_DAY)


def _cell(starts: time, ends: time | None, zone: str) -> str:
    clocks = " - ".join(_clock(each) for each in (starts, ends) if each is not None)
    return f"{clocks} {zone}".strip()


def _clock(moment: time) -> str:
    half = "AM" if moment.hour < _HALF_DAY else "PM"
    return f"{(moment.hour - 1) % _HALF_DAY + 1}:{moment.minute:02} {half}"
