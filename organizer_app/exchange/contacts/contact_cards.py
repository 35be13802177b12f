"""Write the leads and backup leads of a schedule as vCards, limited to what its audience may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.importing.incoming_people import IncomingPerson, IncomingPoint
from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.people.phone_display import dialled
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.exchange.contacts.vcard_writer import write_vcards
from organizer_app.exchange.schedule.entry_facts import city_of
from organizer_app.exchange.schedule.ics_lines import escaped
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule


class _CardKey(NamedTuple):
    """The key by which two names in a schedule share one card."""

    name: str
    phone: str
    email: str


def write_contact_cards(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write one card for each lead and backup lead of an active action; their cities are its titles."""
    titles = grouped_pairs(
        (who, f"{words.texts[role]}, {city_of(entry)}")
        for entry in schedule.entries
        if not entry.cancelled
        for who, role in _contacts(entry)
    )
    keys = _Keys(schedule)
    people = [
        IncomingPerson(
            spot=spot,
            name=who.name,
            points=tuple(_points(who)),
            organization=one_line(schedule.title),
            external_id=keys.given(who),
            rest=f"TITLE:{escaped('; '.join(dict.fromkeys(roles)))}",
        )
        for spot, (who, roles) in enumerate(titles.items(), start=1)
    ]
    return write_vcards(people)


class _Keys:
    """The UID of each card, by which phones know it again: that of the person, whatever the role and city."""

    def __init__(self, schedule: SharedSchedule) -> None:
        self._series = schedule.campaign_title or schedule.title
        self._taken: set[str] = set()

    def given(self, who: _CardKey) -> str:
        key = entry_uid("\n".join((self._series, fold_name(who.name))))
        if key in self._taken:
            key = entry_uid("\n".join((self._series, *who)))
        self._taken.add(key)
        return key


def _contacts(entry: SharedEntry) -> Iterator[tuple[_CardKey, str]]:
    if lead := one_line(entry.lead):
        yield _CardKey(lead, dialled(one_line(entry.lead_phone)), one_line(entry.lead_email)), "lead"
    if backup := one_line(entry.backup):
        yield _CardKey(backup, "", ""), "backup"


def _points(who: _CardKey) -> Iterator[IncomingPoint]:
    if who.phone:
        yield IncomingPoint(ContactKind.PHONE, who.phone)
    if who.email:
        yield IncomingPoint(ContactKind.EMAIL, who.email)
