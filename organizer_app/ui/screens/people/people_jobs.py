"""Runs the people screen's work in the background, on a book it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.people.phone_display import written_phone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.basics.changes import ChangeSet, Noun
    from organizer_app.domain.model.people import Person
    from organizer_app.domain.people.call_days import SheetRow
    from organizer_app.domain.people.call_queue import CallFacts
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.services.people.calls import CallResult
    from organizer_app.services.plan.workspace import Workspace


class Loaded(NamedTuple):
    """The book at one instant, what the call rule knows of everybody, and the search texts.

    Attributes:
        book: everything.
        facts: by person, for those with an upcoming role.
        haystacks: the search text by person.
        order: the people by name.
    """

    book: PeopleBook
    facts: dict[str, CallFacts]
    haystacks: dict[str, str]
    order: tuple[Person, ...]


class BookKeeper:
    """Holds the latest book; only the background thread uses it, so that no edit is lost between two."""

    def __init__(self) -> None:
        self._loaded: Loaded | None = None

    def read(self, workspace: Workspace) -> Loaded:
        """Read everything."""
        from organizer_app.domain.people.call_queue import all_facts
        from organizer_app.services.people.people_books import read_book

        book = read_book(workspace)
        texts = {person_id: haystack(book, person_id) for person_id in book.people}
        self._loaded = Loaded(book, all_facts(book), texts, by_name(book))
        return self._loaded

    def renew(self, workspace: Workspace, change_set: ChangeSet) -> Loaded:
        """Read what an edit affected, and everything the first time."""
        from organizer_app.domain.people.call_queue import call_facts
        from organizer_app.services.people.people_books import people_touched, renew_book

        before = self._loaded
        if before is None:
            return self.read(workspace)
        book = renew_book(workspace, before.book, change_set)
        if change_set.everything or book.groups is not before.book.groups:
            return self.read(workspace)
        facts, texts = dict(before.facts), dict(before.haystacks)
        for person_id in people_touched(before.book, change_set) | people_touched(book, change_set):
            facts.pop(person_id, None)
            texts.pop(person_id, None)
            if person_id in book.people:
                texts[person_id] = haystack(book, person_id)
                found = call_facts(book, person_id)
                if found is not None:
                    facts[person_id] = found
        order = before.order if book.people is before.book.people else by_name(book)
        self._loaded = Loaded(book, facts, texts, order)
        return self._loaded


def by_name(book: PeopleBook) -> tuple[Person, ...]:
    """Return the people sorted by name."""
    return tuple(sorted(book.people.values(), key=lambda person: (person.name.casefold(), person.id)))


def haystack(book: PeopleBook, person_id: str) -> str:
    """Return the lower-cased search text: names, cities, numbers, group and so on."""
    person = book.people[person_id]
    cities = (book.rows[each.city_action_id] for each in book.roles_of(person_id))
    where = " ".join(f"{row.city} {row.state}" for row in cities)
    reached = " ".join(point.value for point in book.points.of(person_id))
    group = book.groups.get(person.organization_id, "")
    names = " ".join((person.name, *person.other_names, *person.languages, person.caller, group))
    return f"{names} {where} {reached}".casefold()


def shown_kinds() -> frozenset[Noun]:
    """Return the kinds of records that the screen shows."""
    from organizer_app.services.people.people_books import SHOWN

    return SHOWN


def logged(workspace: Workspace, result: CallResult) -> str:
    """Log a call."""
    from organizer_app.services.people.calls import log_call

    return log_call(workspace, result)


def save_call_sheet(
    workspace: Workspace, file: Path, loaded: Loaded, now: datetime, callers: Sequence[str]
) -> int:
    """Save the call sheet at an instant (UTC), as a table or for print, and return the number of calls.

    Raises:
        CannotWrite: the file cannot be written to the folder.
    """
    if file.suffix.casefold() != ".csv":
        return _print_call_sheet(workspace, file, now, callers)
    from organizer_app.services.people.people_lists import sheet_of, write_table
    from organizer_app.wording.people.calls import sheet_headings

    rows = sheet_of(workspace, now=now, callers=callers)
    write_table(file, [sheet_headings(), *(_sheet_line(row, loaded) for row in rows)])
    return len(rows)


def _print_call_sheet(workspace: Workspace, file: Path, now: datetime, callers: Sequence[str]) -> int:
    from organizer_app.services.people.call_sheet_files import write_call_sheet
    from organizer_app.ui.print.pdf_file import printed_pdf
    from organizer_app.wording.people.call_sheets import call_sheet_words
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    return write_call_sheet(
        workspace,
        words=schedule_words(),
        sheet_words=call_sheet_words(),
        paint=printed_pdf,
        out=file,
        now=now,
        callers=callers,
    )


def _sheet_line(row: SheetRow, loaded: Loaded) -> tuple[str, ...]:
    from organizer_app.domain.people.call_queue import CallReason
    from organizer_app.wording.checks.findings import city_of
    from organizer_app.wording.language import statuses
    from organizer_app.wording.language.dates import clock
    from organizer_app.wording.language.zones import zone_name
    from organizer_app.wording.people.calls import reason

    is_backup = row.role == "backup"
    role = statuses.role_name("lead" if is_backup else row.role, is_backup=is_backup)
    facts = loaded.facts.get(row.person_id)
    why = reason(CallReason(row.why), facts) if facts else ""
    where = city_of(row.city, row.state)
    return clock(row.opens), zone_name(row.zone), row.name, role, where, written_phone(row.phone), why, ""


def export(workspace: Workspace, contact_format: str, audience: str, file: Path) -> int:
    """Save everybody for an audience, by code; return the number of entries.

    Raises:
        CannotWrite: the file cannot be written to the folder.
    """
    from organizer_app.domain.basics.audiences import audience_of_code
    from organizer_app.services.sharing.contact_files import export_contacts

    return export_contacts(
        workspace, contact_format=contact_format, audience=audience_of_code(audience), out=file
    )
