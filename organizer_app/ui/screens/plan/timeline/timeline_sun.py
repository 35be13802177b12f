"""Computes the sun for the timeline: nights as shades behind the lines, and words for a city or zone."""

from __future__ import annotations

from datetime import date
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.night_spans import night_spans
from organizer_app.domain.calendar.time_grid import wall_of
from organizer_app.ui.screens.plan.timeline.timeline_rows import TimelineCity
from organizer_app.wording.language import daylight as words

# Exact times for more cities of a zone would delay the tooltip.
_MOST_CITIES: Final = 40

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.calendar.daylight import Daylight
    from organizer_app.domain.calendar.night_spans import NightSpan
    from organizer_app.domain.calendar.time_grid import Span
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.timeline.timeline_rows import TimelineLines


class SunMark(NamedTuple):
    """Sunrise or sunset of a city on the axis: its instant in UTC minutes, and its text."""

    utc: int
    text: str
    is_sunset: bool


def nights_of(row: ActionRow, span: Span) -> Sequence[NightSpan]:
    """Return the nights at an action's place; none while its place is not known."""
    if row.latitude is None or row.longitude is None:
        return ()
    return night_spans(row.latitude, row.longitude, span)


def sun_of(row: ActionRow, day: str) -> Daylight | None:
    """Return the exact sun times at an action's place on an ISO day."""
    if row.latitude is None or row.longitude is None:
        return None
    # Astral is loaded when somebody first hovers over a city.
    from organizer_app.domain.calendar.daylight import daylight

    return daylight(row.latitude, row.longitude, date.fromisoformat(day))


def sun_marks(row: ActionRow, day: str) -> Sequence[SunMark]:
    """Return a city's sunrise and sunset on a day, in local time."""
    sun = sun_of(row, day)
    if sun is None or sun.sunrise is None or sun.sunset is None:
        return ()
    dusk = None if sun.dusk is None else wall_of(sun.dusk, row.zone).minutes
    return (
        SunMark(sun.sunrise, words.sunrise(wall_of(sun.sunrise, row.zone).minutes), is_sunset=False),
        SunMark(sun.sunset, words.sunset(wall_of(sun.sunset, row.zone).minutes, dusk), is_sunset=True),
    )


def polar_words(row: ActionRow, day: str, nights: Sequence[NightSpan], span: Span) -> str:
    """Say that the sun does not set or rise in a city that day; empty if it does both."""
    covered = sum(min(each.ends, span.ends) - max(each.starts, span.starts) for each in nights)
    if row.latitude is None or 0 < covered < (span.ends - span.starts) - 1:
        return ""
    sun = sun_of(row, day)
    return words.polar(sun.sky.value) if sun is not None and sun.sunset is None else ""


def line_words(line: TimelineCity, day: str) -> str:
    """Describe the sun in a city that day, in one line."""
    sun = sun_of(line.head, day)
    if sun is None:
        return ""
    if sun.sunrise is None or sun.sunset is None:
        return words.polar(sun.sky.value)
    return " · ".join(mark.text for mark in sun_marks(line.head, day))


def entry_words(lines: TimelineLines, number: int, day: str) -> str:
    """Describe the sun and the holiday in the city or zone of a line."""
    entry = lines.entries[number]
    if isinstance(entry, TimelineCity):
        parts = (line_words(entry, day), *holiday_words(entry.head, day))
        return "\n".join(part for part in parts if part)
    members = takewhile(lambda each: isinstance(each, TimelineCity), lines.entries[number + 1 :])
    return zone_words((each for each in islice(members, _MOST_CITIES) if isinstance(each, TimelineCity)), day)


def holiday_words(row: ActionRow, day: str) -> Sequence[str]:
    """Name the holidays of an ISO day at an action's place, with their regions."""
    from organizer_app.domain.time.holidays_of_place import holidays_on

    found = holidays_on(row.country, row.state, date.fromisoformat(day))
    return [words.holiday(each.name, each.kind.value) for each in found]


def zone_words(lines: Iterable[TimelineCity], day: str) -> str:
    """Return the range of sunset times in the cities of a zone, with the first and last of them."""
    ends: list[tuple[int, ActionRow]] = []
    for line in lines:
        sun = sun_of(line.head, day)
        if sun is not None and sun.sunset is not None:
            ends.append((wall_of(sun.sunset, line.zone).minutes, line.head))
    if not ends:
        return ""
    first, last = min(ends, key=_minutes), max(ends, key=_minutes)
    return words.sunsets(first[0], first[1].city, last[0], last[1].city)


def _minutes(entry: tuple[int, ActionRow]) -> int:
    return entry[0]
