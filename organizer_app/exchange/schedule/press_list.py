"""List each city on one line for the press: when, where, who hosts it and who to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.schedule_words import hours_of
from organizer_app.domain.time.local_time import local_of
from organizer_app.exchange.schedule.entry_facts import city_of, groups_of, name_of, place_of
from organizer_app.exchange.text.clean_text import one_line, safe_link
from organizer_app.exchange.text.guarded_table import guarded_table

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule


def write_press_list(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write the active actions; partners also get the lead, HQ also gets the contact points."""
    texts = words.texts
    headings = [
        *(texts["city"], texts["state"], texts["date"], texts["local_time"], words.zone(schedule.desk_zone)),
        *(texts["action"], texts["place"], texts["hosted_by"], texts["page_link"]),
    ]
    if schedule.audience >= Audience.PARTNERS:
        headings.append(texts["lead"])
    if schedule.audience >= Audience.INTERNAL:
        headings += [texts["lead_phone"], texts["lead_email"], texts["counted"]]
    rows = [_row(entry, schedule, words) for entry in schedule.entries if not entry.cancelled]
    if schedule.is_withdrawn:
        # Nobody is sent anywhere; an empty list would not say why.
        rows = [[one_line(schedule.title), *("" for _ in headings[1:])]]
    return guarded_table(headings, rows)


def write_press_text(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write the same actions as lines to read aloud or paste into a message to the press."""
    texts = words.texts
    lines = [one_line(schedule.title) or texts["untitled"], ""]
    if schedule.press_contact and not schedule.is_withdrawn:
        lines = [lines[0], f"{texts['press_contact']}: {one_line(schedule.press_contact)}", ""]
    for entry in schedule.entries:
        if not entry.cancelled:
            lines += _entry_lines(entry, words)
    return "\n".join(lines).encode()


def _entry_lines(entry: SharedEntry, words: ScheduleWords) -> list[str]:
    texts = words.texts
    day = words.day(entry.day) if entry.day else texts["date_open"]
    hour = hours_of(entry, words) if entry.starts else texts["time_open"]
    zone = f" {words.zone(entry.zone)}" if entry.zone and entry.starts else ""
    lines = [f"{city_of(entry)}: {name_of(entry, words)}", f"{day}, {hour}{zone}"]
    pairs = [("place", place_of(entry)), ("hosted_by", groups_of(entry)), ("lead", one_line(entry.lead))]
    pairs += [("lead_phone", one_line(entry.lead_phone)), ("lead_email", one_line(entry.lead_email))]
    pairs.append(("page_link", safe_link(entry.public_url)))
    return [*lines, *(f"{texts[name]}: {value}" for name, value in pairs if value), ""]


def _row(entry: SharedEntry, schedule: SharedSchedule, words: ScheduleWords) -> list[str]:
    at_desk = local_of(entry.starts_utc, schedule.desk_zone) if entry.starts_utc else None
    cells = [
        *(entry.city, entry.state, entry.day.isoformat() if entry.day else words.texts["date_open"]),
        hours_of(entry, words) if entry.starts else words.texts["time_open"],
        words.clock(at_desk.wall) if at_desk else "",
        *(name_of(entry, words), place_of(entry), groups_of(entry), safe_link(entry.public_url)),
    ]
    if schedule.audience >= Audience.PARTNERS:
        cells.append(entry.lead)
    if schedule.audience >= Audience.INTERNAL:
        counts = [str(count) for count in (entry.count_low, entry.count_high) if count is not None]
        cells += [entry.lead_phone, entry.lead_email, "\N{EN DASH}".join(dict.fromkeys(counts))]
    return cells
