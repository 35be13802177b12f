"""Word the facts of a shared entry the same way in every format for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.exchange.text.clean_text import clean_text, one_line

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule


def city_of(entry: SharedEntry) -> str:
    """Return the city with its state, or with its country outside the United States."""
    parts = [entry.city, entry.state]
    if entry.country not in {"", "US"}:
        parts.append(entry.country)
    return one_line(", ".join(part for part in parts if part))


def place_of(entry: SharedEntry) -> str:
    """Return the spot: venue and address, without repetition."""
    spot, address = entry.venue.strip(), entry.address.strip()
    if not spot or not address or spot in address:
        return one_line(address or spot)
    return one_line(f"{spot}, {address}")


def spot_of(entry: SharedEntry) -> str:
    """Return the spot with its ZIP code, for readers who have the city beside it.

    A ZIP code alone is no spot that anybody could go to.
    """
    spot = place_of(entry)
    return ", ".join(part for part in (spot, one_line(entry.postal_code)) if part) if spot else ""


def place_told(entry: SharedEntry, words: ScheduleWords) -> str:
    """Return the spot with its ZIP code, or that it is not known yet; a removed action has none to come."""
    return spot_of(entry) or ("" if entry.removed else words.texts["place_open"])


def called_off(entry: SharedEntry, words: ScheduleWords) -> str:
    """Return that an action is called off, and how; empty for one that takes place."""
    if entry.removed:
        return words.texts["removed"]
    return words.statuses[entry.status.value] if entry.cancelled else ""


def where_of(entry: SharedEntry) -> str:
    """Return the spot, the city and the ZIP code as on an envelope, which maps on phones look up."""
    city = " ".join(part for part in (city_of(entry), one_line(entry.postal_code)) if part)
    return ", ".join(part for part in (place_of(entry), city) if part)


def access_of(entry: SharedEntry, words: ScheduleWords) -> str:
    """Return whether everyone can take part there, and how to get in."""
    status, notes = words.access[entry.access.value], clean_text(entry.access_notes).strip()
    return ": ".join(part for part in (status, notes) if part)


def name_of(entry: SharedEntry, words: ScheduleWords) -> str:
    """Return the public name, or the kind of action without one."""
    return one_line(entry.title) or words.tactics[entry.tactic.value]


def groups_of(entry: SharedEntry) -> str:
    """Return the names of partner groups on one line."""
    return ", ".join(one_line(group) for group in entry.groups)


def inner_facts(entry: SharedEntry, words: ScheduleWords) -> list[tuple[str, str]]:
    """Return label and value of each fact that only partners or HQ see; leave out blank ones."""
    texts = words.texts
    facts = [
        (texts["lead"], one_line(entry.lead)),
        (texts["lead_phone"], one_line(entry.lead_phone)),
        (texts["lead_email"], one_line(entry.lead_email)),
        (texts["backup"], one_line(entry.backup)),
        (texts["expected"], "" if entry.expected is None else str(entry.expected)),
        (texts["counted"], _counted(entry)),
        (texts["readiness"], words.readiness.get(entry.readiness, "")),
        (texts["notes"], clean_text(entry.notes).strip()),
        (texts["contested"], contested_of(entry, words)),
    ]
    return [(label, value) for label, value in facts if value]


def contested_of(entry: SharedEntry, words: ScheduleWords) -> str:
    """Return the names of the fields that two laptops wrote and nobody has decided, for HQ."""
    return ", ".join(dict.fromkeys(map(words.field, entry.contested)))


def contested_note(schedule: SharedSchedule, words: ScheduleWords) -> str:
    """Return how many fields of a schedule are in conflict, for what has no room to name them; or nothing."""
    count = sum(len(entry.contested) for entry in schedule.entries)
    return words.contested(count) if count else ""


def _counted(entry: SharedEntry) -> str:
    low, high = entry.count_low, entry.count_high
    if low is None or high is None or low == high:
        known = high if low is None else low
        return "" if known is None else str(known)
    return f"{low}\N{EN DASH}{high}"
