"""Writes the data of the press list for its template: by state and city, with the person in role press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.places.us_states import US_STATES, US_TERRITORIES
from organizer_app.domain.sharing.schedule_words import hours_of, reader_line
from organizer_app.exchange.paper.paper_text import Code
from organizer_app.exchange.paper.typesetter import PaperSheet
from organizer_app.exchange.schedule.entry_facts import city_of, groups_of, name_of, place_of
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.sharing.city_packet import CityPacket, PacketPerson
    from organizer_app.domain.sharing.packet_words import PacketWords
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry

_STATES: Final = {**US_STATES, **US_TERRITORIES}
# Who speaks to the press, first choice first; a lead has other work on the day.
_PRESS: Final = (AssignmentRole.PRESS.value, AssignmentRole.SPOKESPERSON.value)
_DOT: Final = " \N{MIDDLE DOT} "


def press_sheet(
    packets: Sequence[CityPacket], schedule_words: ScheduleWords, words: PacketWords
) -> PaperSheet:
    """Return the sheet of a press list; the public reads no contacts.

    Args:
        packets: at least one, of one mobilization and audience.
        schedule_words: words of days and hours, and the paper of the readers.
        words: words of packets and of the press list.
    """
    first, texts = packets[0], schedule_words.texts
    is_inner = first.audience >= Audience.INTERNAL
    foot = (
        one_line(first.title),
        texts[f"for_{first.audience.code}"],
        schedule_words.stamp(first.made_at, first.desk_zone),
        texts["shred"] if is_inner else "",
    )
    title = one_line(first.title)
    contacts = [_press_person(packet.people) for packet in packets]
    has_phones = any(person.phone for person in contacts if person)
    return PaperSheet(
        template="press",
        language=schedule_words.language,
        stamp=first.made_at,
        paper=schedule_words.paper,
        data={
            "title": words.press["title"].format(title=title) if title else texts["untitled"],
            "kicker": words.press["kicker"],
            "summary": schedule_words.actions_in(len(packets), _cities(packets)),
            "audience": Code(first.audience.code),
            "reader": reader_line(schedule_words, first.audience, has_phones=has_phones),
            "foot": _DOT.join(part for part in foot if part),
            "page_of": Code(texts["page"]),
            "continued": Code(texts["continued"]),
            "line_label": words.press["line"],
            "line": one_line(first.demand),
            "press_label": words.press["contact"],
            "press": one_line(first.press_contact),
            "heads": {name: words.press[name] for name in ("city", "when", "action", "contact")},
            "nobody": words.press["nobody"],
            "has_contacts": first.audience >= Audience.PARTNERS,
            "states": _states(packets, schedule_words, words),
        },
    )


def _cities(packets: Sequence[CityPacket]) -> int:
    return len({(each.entry.city.casefold(), each.entry.state, each.entry.country) for each in packets})


def _states(
    packets: Sequence[CityPacket], schedule_words: ScheduleWords, words: PacketWords
) -> list[dict[str, object]]:
    tables: dict[str, list[CityPacket]] = {}
    for packet in packets:
        entry = packet.entry
        name = _STATES.get(entry.state, "") if entry.country in {"", "US"} else ""
        tables.setdefault(name, []).append(packet)
    # What is in no state comes last.
    return [
        {
            "name": name or words.press["abroad"],
            "rows": [
                _row(packet, schedule_words)
                for packet in sorted(tables[name], key=lambda each: _order(each.entry))
            ],
        }
        for name in sorted(tables, key=lambda name: (not name, name))
    ]


def _order(entry: SharedEntry) -> tuple[str, str, str]:
    return entry.city.casefold(), str(entry.day or "9"), str(entry.starts or "")


def _row(packet: CityPacket, words: ScheduleWords) -> dict[str, object]:
    entry = packet.entry
    person = _press_person(packet.people)
    return {
        "city": one_line(entry.city) if entry.state in _STATES else city_of(entry),
        "day": words.short_day(entry.day) if entry.day else words.texts["date_open"],
        "time": hours_of(entry, words) if entry.starts else words.texts["time_open"],
        "action": name_of(entry, words),
        "site": place_of(entry) or words.texts["place_open"],
        "hosts": groups_of(entry),
        "contact": one_line(person.name) if person else "",
        "phone": one_line(written_phone(person.phone)) if person and person.phone else "",
        "email": one_line(person.email) if person else "",
    }


def _press_person(people: Sequence[PacketPerson]) -> PacketPerson | None:
    found = sorted(
        (person for person in people if person.role in _PRESS),
        key=lambda person: (_PRESS.index(person.role), person.is_backup),
    )
    return found[0] if found else None
