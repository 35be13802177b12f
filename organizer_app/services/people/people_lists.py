"""Lists people for scripts and for paper: everybody with their roles, and the call sheet of a moment."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.people.call_days import RollRow, SheetRow, call_sheet, next_roll_day, roll_call
from organizer_app.domain.people.call_queue import LastTries, all_facts, last_tries, make_queue
from organizer_app.domain.places.city_names import is_city_named
from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole
from organizer_app.exchange.text.formula_guard import guarded
from organizer_app.services.actions.listing import contacts_by_person
from organizer_app.services.people.people_books import read_book

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from organizer_app.domain.model.assignments import Assignment
    from organizer_app.domain.model.people import Person
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace


class ListedPerson(NamedTuple):
    """A person with their roles, and what is known of the last calls.

    Attributes:
        person: the record.
        phone: first phone number, as stored, or empty.
        email: first email address, or empty.
        roles: with the rows of their city actions, leads first.
        tried: outcomes of the calls, also to people who no longer have a role.
        zone: IANA zone of the person, or empty.
    """

    person: Person
    phone: str
    email: str
    roles: tuple[tuple[Assignment, ActionRow], ...]
    tried: LastTries
    zone: str


def list_people(
    workspace: Workspace, *, states: Collection[str] = (), city: str = "", words: str = ""
) -> list[ListedPerson]:
    """Return people ordered by name.

    Args:
        workspace: the plan.
        states: admin1 codes, one of which a role of theirs must be in; all when empty.
        city: a city that a role of theirs must be in, as "Portland" or "Portland, OR"; any when empty.
        words: text whose words must all occur in name, languages or cities.
    """
    book = read_book(workspace)
    contacts = contacts_by_person(workspace)
    wanted = words.casefold().split()
    found = []
    for person in book.people.values():
        roles = tuple((held, book.rows[held.city_action_id]) for held in book.roles_of(person.id))
        rows = [row for _held, row in roles]
        if states and not any(row.state in states for row in rows):
            continue
        if city and not any(is_city_named(city, row.city, row.state) for row in rows):
            continue
        where = " ".join(f"{row.city} {row.state}" for row in rows)
        text = f"{person.name} {' '.join((*person.other_names, *person.languages))} {where}".casefold()
        if all(word in text for word in wanted):
            phone, email = contacts.get(person.id, ("", ""))
            zone = book.zone_of(person.id, rows[0].action_id if rows else "")
            tried = last_tries(book.talks.of(person.id))
            found.append(ListedPerson(person, phone, email, roles, tried, zone))
    return sorted(found, key=lambda each: each.person.name.casefold())


def sheet_of(workspace: Workspace, *, now: datetime, callers: Collection[str] = ()) -> tuple[SheetRow, ...]:
    """Return the call sheet of a moment (UTC): by the HQ hour at which each zone opens, then by urgency."""
    book = read_book(workspace)
    queue = make_queue(all_facts(book).values(), now)
    return call_sheet(book, queue, now, book.desk_zone(""), callers)


def roll_of(workspace: Workspace, *, now: datetime) -> tuple[date, tuple[RollRow, ...]]:
    """Return the next day with leads to call after a moment (UTC), and its final check-in."""
    book = read_book(workspace)
    day = next_roll_day(book, now, book.desk_zone(""))
    found = []
    for entry in roll_call(book, day):
        point = book.phone_of(entry.person_id) if entry.person_id else None
        found.append(RollRow(entry, point.value if point else ""))
    return day, tuple(found)


def write_table(file: Path, lines: Iterable[Sequence[str]]) -> None:
    """Write rows of cells for a spreadsheet, readable by the owner alone; no cell can be read as a formula.

    Raises:
        CannotWrite: the folder does not accept the file.
    """
    table = io.StringIO(newline="")
    csv.writer(table).writerows([guarded(cell) for cell in line] for line in lines)
    write_whole(file, table.getvalue().encode("utf-8-sig"), mode=OWNER_ONLY)
