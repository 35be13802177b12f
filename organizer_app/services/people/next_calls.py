"""Reads the first calls of the queue for the overview, and remembers what edits did not touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.checks.overview import Call
from organizer_app.domain.people.call_queue import CallFacts, all_facts, call_facts, make_queue
from organizer_app.services.people.people_books import people_touched, read_book, renew_book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.services.plan.workspace import Workspace


class CallMemory:
    """Who can be called about what, as last read."""

    def __init__(self) -> None:
        self._book: PeopleBook | None = None
        self._facts: dict[str, CallFacts] = {}

    def first(
        self, workspace: Workspace, changes: Sequence[ChangeSet], *, now: datetime, most: int = 12
    ) -> tuple[list[Call], int]:
        """Return the first calls of the People screen's queue at a moment (UTC), and the number of all."""
        book = self._book
        if book is None or any(change.everything for change in changes):
            book = read_book(workspace)
            self._facts = all_facts(book)
        else:
            for change in changes:
                book = renew_book(workspace, book, change)
                self._renew(book, people_touched(book, change))
        self._book = book
        calls = make_queue(self._facts.values(), now).calls
        rows = book.rows
        return [Call(entry, rows[entry.facts.action_id].city) for entry in calls[:most]], len(calls)

    def _renew(self, book: PeopleBook, people: set[str]) -> None:
        for person_id in people:
            facts = call_facts(book, person_id) if person_id in book.people else None
            if facts is None:
                self._facts.pop(person_id, None)
            else:
                self._facts[person_id] = facts
