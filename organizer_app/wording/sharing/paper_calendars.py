"""Words of the month and the week on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.sharing.schedule_words import CalendarWords
from organizer_app.domain.time.local_time import minutes_of
from organizer_app.wording.language import dates
from organizer_app.wording.language.texts import _, ngettext
from organizer_app.wording.language.zones import zone_name

if TYPE_CHECKING:
    from datetime import date, time


def calendar_words() -> CalendarWords:
    """Return the words in the chosen language."""
    return CalendarWords(
        weekdays=tuple(_("Monday Tuesday Wednesday Thursday Friday Saturday Sunday").split()),
        month=lambda day: dates.month_year(day.year, day.month),
        weekday_day=_weekday_day,
        hour=_hour,
        week=_week,
        month_note=_("Times are local. A square marks a key date."),
        week_note=lambda zone: _("The hours at the side are HQ's, {zone}; blocks say the local time.").format(
            zone=zone_name(zone)
        ),
        anchor=_("Day of action"),
        more=_("and {count} more"),
        together=lambda count: ngettext("{count} starts", "{count} start together", count).format(
            count=f"{count:,}"
        ),
        starts=lambda count: ngettext("{count} start", "{count} starts", count).format(count=f"{count:,}"),
        untimed=lambda count: ngettext("{count} without a time", "{count} without a time", count).format(
            count=f"{count:,}"
        ),
        is_local=lambda hours: _("{hours} local").format(hours=hours),
    )


def _weekday_day(day: date) -> str:
    names = dates.weekday_names()
    return _("{weekday} {day}").format(weekday=names[day.weekday()], day=day.day)


def _hour(wall: time) -> str:
    return dates.short_clock(minutes_of(wall))


def _week(first: date) -> str:
    return _("Week of {day}").format(day=dates.full_date(first))
