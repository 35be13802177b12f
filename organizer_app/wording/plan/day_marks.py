"""Words of what calendars show beside actions: deadlines, holidays, key dates, daylight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.dates import long_day, short_clock
from organizer_app.wording.language.texts import _, ngettext, said
from organizer_app.wording.plan.map_and_list import cities

if TYPE_CHECKING:
    from organizer_app.domain.checklists.due_days import DueDay, DueItem
    from organizer_app.domain.time.holidays_of_place import HolidayDay

# More states than these are counted.
_MOST_STATES: Final = 3


def due(each: DueDay) -> str:
    """Name what is due on a day: one step with its city, several by count."""
    if each.is_permit:
        if each.number == 1:
            return _("File the permit of {city}").format(city=each.city or _("the national team"))
        return ngettext("File {count} permit", "File {count} permits", each.number).format(
            count=f"{each.number:,}"
        )
    if not each.title:
        return ngettext("{count} other step", "{count} other steps", each.number).format(
            count=f"{each.number:,}"
        )
    if each.number == 1:
        return _("{title} ({city})").format(title=each.title, city=each.city) if each.city else each.title
    return _("{title} ({cities})").format(title=each.title, cities=cities(each.number))


def due_briefly(each: DueDay) -> str:
    """Name what is due in a narrow cell, the city first."""
    if each.is_permit:
        if each.number == 1 and each.city:
            return _("{city} permit").format(city=each.city)
        return ngettext("{count} permit", "{count} permits", each.number).format(count=f"{each.number:,}")
    return each.title or due(each)


def deadline(text: str, *, is_late: bool) -> str:
    """Name a deadline in a calendar: Late: City permit."""
    return _("Late: {task}").format(task=text) if is_late else _("Due: {task}").format(task=text)


def holiday_place(each: HolidayDay, home: str) -> str:
    """List the states of a holiday: MA, ME; empty for a national or religious one."""
    if each.states:
        if len(each.states) <= _MOST_STATES:
            return ", ".join(each.states)
        return ngettext("{count} state", "{count} states", len(each.states)).format(count=len(each.states))
    return each.country if each.country != home else ""


def holiday(name: str, place: str) -> str:
    """Name a holiday with its states: Patriots' Day · MA, ME."""
    return _("{name} · {place}").format(name=name, place=place) if place else name


def key_date(title: str, starts: int | None) -> str:
    """Name a key date with its start, minutes after midnight."""
    return title if starts is None else _("{title} · {time}").format(title=title, time=short_clock(starts))


def more_due(count: int) -> str:
    """Count what is due beyond what fits: +3."""
    return _("+{count}").format(count=f"{count:,}")


def more_due_here(count: int) -> str:
    """Count what is due on a day beyond what is named: 3 more due."""
    return _("{count} more due").format(count=f"{count:,}")


def due_beyond(count: int, *, is_all: bool) -> str:
    """Count what is due on a day, all of it or what is not named."""
    return _("{count} due").format(count=f"{count:,}") if is_all else more_due_here(count)


def due_word(severity: int) -> str:
    """Name the urgency of a deadline: 0 later, 1 within a week, 2 late."""
    return (_("Due"), _("Due soon"), _("Late"))[severity]


def mark_sentence(text: str, day: str) -> str:
    """Describe the marks of an ISO day to screen readers."""
    return _("{text}. {day}.").format(text=text, day=long_day(day))


def due_menu(day: str) -> str:
    """Name the menu of what is due on an ISO day."""
    return _("Due on {day}").format(day=long_day(day))


def due_item(item: DueItem) -> str:
    """Name one item of that menu: City permit · Kansas City."""
    title = item.title
    if item.is_permit:
        title = (
            _("File the permit: {authority}").format(authority=item.title)
            if item.title
            else _("File the permit")
        )
    return _("{title} · {city}").format(title=title, city=item.city) if item.city else title


more_in_checklists = said("See more in Checklists")


def nothing_due(day: str) -> str:
    """Say that nothing is due on an ISO day."""
    return _("Nothing is due on {day}").format(day=long_day(day))


open_checklists = said("Open Checklists")
layers = said("Show")


def layer_name(code: str) -> str:
    """Name a layer by its code."""
    return {
        "deadlines": _("Deadlines: steps due, permits to file"),
        "key_dates": _("Key dates"),
        "holidays": _("Holidays: public, state, religious"),
        "daylight": _("Sunrise, sunset and night"),
    }[code]


def deadlines_now(*, is_shown: bool) -> str:
    """Say that deadlines are shown or left out now."""
    return (
        _("Deadlines are shown in the calendars.")
        if is_shown
        else _("Deadlines are hidden in the calendars.")
    )
