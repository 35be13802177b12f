"""Words of shared schedules: calendar files and the web page."""

from __future__ import annotations

import functools
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.sharing.schedule_words import Edition, ScheduleSize, ScheduleWords
from organizer_app.domain.time.local_time import local_of, minutes_of
from organizer_app.wording.language import dates
from organizer_app.wording.language.conflicts import in_conflict
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.language.statuses import status_names
from organizer_app.wording.language.tactics import tactic_names
from organizer_app.wording.language.texts import DOCUMENT_LANGUAGES, _, said_count, speaking
from organizer_app.wording.language.zones import zone_name, zone_plain, zone_short
from organizer_app.wording.sharing import releases
from organizer_app.wording.sharing.paper_calendars import calendar_words

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import PaperSize
    from organizer_app.domain.sharing.shared_schedule import SharedHour

_NOON = time(12)


def schedule_words(*, paper: PaperSize = "letter") -> ScheduleWords:
    """Return the words of a shared schedule in the chosen language, for that size of paper."""
    return ScheduleWords(
        language=_("en"),
        paper=paper,
        texts={
            **_fact_labels(),
            **_page_texts(),
            **_page_footer(),
            **_paper_texts(),
            **_list_texts(),
            **_link_texts(),
        },
        tactics=tactic_names(),
        statuses=status_names(),
        readiness={level.code: level_name(level) for level in Readiness},
        access=_access(),
        audiences={
            "public": "",
            "partners": _("For partner groups. Please do not publish."),
            "internal": _("For the national team only. Contains phone numbers and notes. Do not pass on."),
        },
        # Thousands of rows share a few hours, days and zones, and looking up a sentence is slow.
        clock=functools.cache(dates.wall_clock),
        span=functools.cache(_span),
        day=functools.cache(_day),
        short_day=functools.cache(lambda day: _capital(dates.weekday_day(day.isoformat()))),
        stamp=_stamp,
        zone=functools.cache(zone_short),
        zone_heading=functools.cache(zone_name),
        zone_plain=functools.cache(zone_plain),
        cities=_actions,
        actions_in=_actions_in,
        summary=_summary,
        days=_days,
        hour=_hour,
        change_kinds={kind.value: name for kind, name in releases.kind_names().items()},
        change=releases.change_line,
        more_changes=_more_changes,
        print_note=lambda zone: _("Times are local; HQ is on {zone}.").format(zone=zone_name(zone)),
        calendar=calendar_words(),
        noon_here=lambda wall, zone: _("noon here is {time} {zone}").format(
            time=dates.wall_clock(wall), zone=zone_short(zone)
        ),
        field=field_name,
        contested=in_conflict,
    )


def _access() -> dict[str, str]:
    names = {
        AccessStatus.UNKNOWN: "",
        AccessStatus.ACCESSIBLE: _("Accessible"),
        AccessStatus.PARTLY: _("Partly accessible"),
        AccessStatus.NOT_ACCESSIBLE: _("Not accessible"),
    }
    return {status.value: name for status, name in names.items()}


def other_editions() -> list[Edition]:
    """Return the words of shared schedules in each language other than the chosen one."""
    chosen = schedule_words().language
    found = []
    for language in DOCUMENT_LANGUAGES:
        if language != chosen:
            speaks = functools.partial(speaking, language)
            with speaks():
                found.append(Edition(schedule_words(), speaks))
    return found


def _fact_labels() -> dict[str, str]:
    return {
        "hosted_by": _("Hosted by"),
        "access": _("Access"),
        "lead": _("Lead"),
        "lead_phone": _("Phone"),
        "lead_email": _("Email"),
        "backup": _("Backup lead"),
        "known_lead": releases.known_lead(),
        "expected": _("Expected"),
        "counted": _("Counted"),
        "readiness": _("Readiness"),
        "notes": _("Notes"),
        "key_date": _("Key date"),
        "contested": _("In conflict"),
    }


def _page_texts() -> dict[str, str]:
    return {
        "page_title": _("{title}: where and when"),
        "untitled": _("Schedule"),
        "version": _("Version {number}"),
        "as_of": _("As of"),
        "find": _("Find your city"),
        "for_whom": _("Who this is for"),
        "zones": _("Time zones"),
        "demand": _("What we demand"),
        "key_dates": _("Key dates"),
        "press_contact": _("Press contact"),
        "map": _("Map of the cities; the tables below say the same"),
        "another_hour": _("Another hour"),
        "local_time": _("Local time"),
        "city": _("City"),
        "action": _("Action"),
        "place": _("Place"),
        "date_open": _("Date open"),
        "time_open": _("Time open"),
        "zone_open": _("Time zone open"),
        "place_open": _("Place to be announced"),
        "removed": _("Removed"),
        "nothing": _("No action is on this schedule yet."),
    }


def _paper_texts() -> dict[str, str]:
    return {
        "print_title": _("{title}: schedule"),
        "news": _("New in version {number}"),
        "search": _("Search"),
        "state": _("State"),
        "date": _("Date"),
        "all": _("All"),
        "found": _("{count} shown"),
        "add_to_calendar": _("Add to calendar"),
        "page": _("Page {number} of {count}"),
        "continued": _("{heading}, continued"),
        "local_and_desk": _("Local time, HQ"),
        "city_and_readiness": _("City, readiness"),
        "action_and_hosts": _("Action, hosted by"),
        "no_lead": _("No lead yet"),
        "other_places": _("Other places"),
        "shred": _("shred after the day"),
        "reader_public": _("Public"),
        "reader_partners": _("For partner groups"),
        "reader_internal": _("Internal: has phone numbers"),
        "reader_bare": _("Internal"),
        "for_public": _("public"),
        "for_partners": _("partners"),
        "for_internal": _("internal"),
    }


def _list_texts() -> dict[str, str]:
    return {
        "page_link": _("Page"),
        "audience": _("Audience"),
        "numbers": _("Number"),
        "files": _("All files of this schedule"),
        "whole": _("The whole schedule"),
        "by_zone": _("By time zone"),
        "by_city": _("By city"),
    }


def _link_texts() -> dict[str, str]:
    return {
        "links": _("Files and languages"),
        "calendar": _("Calendar file"),
        "printed": _("To print (PDF)"),
        "all_files": _("All files"),
        "history": _("What changed"),
        "feed": _("News feed (Atom)"),
        "page_itself": _("Schedule"),
        "language_name": _("English"),
        "stays": _("This address stays the same and always holds the newest version."),
        "first_version": _("The first version."),
        "withdrawn_title": _("WITHDRAWN: {title}"),
        "withdrawn_banner": _("WITHDRAWN. Do not use this schedule and do not go by it."),
        "untold": _("Nothing that is still on the schedule."),
    }


def _page_footer() -> dict[str, str]:
    return {
        "local_note": _("All times are local to the city."),
        "desk_note": _("The smaller times are HQ time."),
        "file_note": _(
            "This page is one file: it loads nothing, sends nothing and remembers nothing. "
            "Save it and it works with no network."
        ),
        "map_note": _("Map: U.S. Census Bureau, public domain."),
    }


_more_changes = said_count("{count} more, marked below", "{count} more, marked below")


def _span(starts: time, ends: time | None, clocks: tuple[str, str]) -> str:
    if any(clocks):
        walls = [wall for wall in (starts, ends) if wall is not None]
        return " \N{EN DASH} ".join(
            f"{dates.wall_clock(wall)} {name}".rstrip() for wall, name in zip(walls, clocks, strict=False)
        )
    if ends is None:
        return dates.wall_clock(starts)
    later = 0 if ends >= starts else 24 * 60
    return dates.span(minutes_of(starts), minutes_of(ends) + later)


def _day(day: date) -> str:
    weekdays = _("Monday Tuesday Wednesday Thursday Friday Saturday Sunday").split()
    return _capital(_("{weekday}, {date}").format(weekday=weekdays[day.weekday()], date=dates.full_date(day)))


def _capital(sentence: str) -> str:
    """Capitalize the first letter: some languages write days and months in lowercase."""
    return sentence[:1].upper() + sentence[1:]


def _stamp(moment: datetime, zone: str) -> str:
    local = local_of(moment, zone)
    return _("{date}, {time} {zone}").format(
        date=dates.full_date(local.day), time=dates.wall_clock(local.wall), zone=zone_short(zone)
    )


_actions = said_count("{count} action", "{count} actions")
_cities = said_count("{count} city", "{count} cities")


def _hour(hour: SharedHour) -> str:
    wall = _("Noon") if hour.wall == _NOON else dates.wall_clock(hour.wall)
    if hour.zone:
        return _("{time} {zone}, the same instant").format(time=wall, zone=zone_short(hour.zone))
    return _("{time}, local time").format(time=wall)


def _actions_in(actions: int, cities: int) -> str:
    if actions == cities:
        return _cities(cities)
    return _("{actions} in {cities}").format(actions=_actions(actions), cities=_cities(cities))


def _summary(size: ScheduleSize) -> str:
    how_many = _actions_in(size.actions, size.cities)
    sentence = _("{how_many}.").format(how_many=how_many)
    if size.hour and size.at_hour:
        wall = _("noon") if size.hour.wall == _NOON else dates.wall_clock(size.hour.wall)
        where = _(", local time") if not size.hour.zone else " " + zone_short(size.hour.zone)
        sentence = _("{how_many}, {count} of them at {hour}.").format(
            how_many=how_many, count=f"{size.at_hour:,}", hour=f"{wall}{where}"
        )
    if not size.days:
        return sentence
    return _("{days}. {sentence}").format(days=_days(size.days), sentence=sentence)


def _days(days: tuple[date, ...]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return _day(first)
    return _("{first} to {last}").format(first=dates.full_date(first), last=dates.full_date(last))
