"""The open plan: every change goes in through `edit` and comes out as a `ChangeSet` to every listener."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol, TypeVar

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import Problem
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.plan.rule_packs import active_packs
from organizer_app.storage.editor import EVERYTHING, Editor
from organizer_app.storage.journal.journal import JournalEntry
from organizer_app.storage.plan_facts import keep_fact
from organizer_app.storage.plan_file import origin_of, plan_id_of
from organizer_app.storage.reader import Reader
from organizer_app.storage.rows.action_summaries import catch_up
from organizer_app.storage.rows.plan_rows import keep_packed

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.environment.clock import Clock
    from organizer_app.storage.gazetteer.gazetteer import Gazetteer
    from organizer_app.storage.transactions import Database

T = TypeVar("T")
Listener = Callable[["ChangeSet"], None]


class IdSource(Protocol):
    """Makes ids, one or many at once, each greater than those before it."""

    def __call__(self) -> str:
        """Return a new id."""

    def many(self, count: int) -> list[str]:
        """Return several new ids in rising order."""


class Workspace:
    """An open plan, shared by every screen and command; safe to use from several threads.

    Args:
        database: the plan's database.
        path: the plan file, or a name for a team database; for messages only.
        clock: returns the present moment, UTC.
        new_id: makes UUIDv7s.
        gazetteer: opens the shipped places when they are first needed.
        author: who is writing; empty in a plan of one person.
    """

    def __init__(
        self,
        database: Database,
        path: Path,
        *,
        clock: Clock,
        new_id: IdSource,
        gazetteer: Callable[[], Gazetteer],
        author: str = "",
    ) -> None:
        self.path = path
        self.clock = clock
        self.new_id = new_id
        self._open_gazetteer = gazetteer
        self.author = author
        self._database = database
        self._edited = False
        self._origin: int | None = None
        self._listeners: list[Listener] = []

    @functools.cached_property
    def gazetteer(self) -> Gazetteer:
        """The shipped places, loaded late because most commands and the first edit do not need them."""
        return self._open_gazetteer()

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Read inside one transaction: a consistent view that cannot write."""
        with self._database.reading() as connection:
            yield Reader(connection, active_packs)

    @contextmanager
    def edit(self, kind: EditKind, **arguments: str) -> Iterator[Editor]:
        """Change the plan: one transaction, one journal entry, one undo step.

        An exception inside rolls everything back. Listeners are notified after the commit. An edit that
        changes nothing leaves no entry.

        Args:
            kind: the kind of the step.
            arguments: plain texts that fill its sentence, as far as they are known before anything is read;
                `Editor.note` adds the others. No phone numbers, no email addresses.
        """
        with self._database.writing() as connection:
            if self._origin is None:
                # Read on this connection: opening another one for it takes a fifth of a small edit.
                self._origin = origin_of(connection)
            entry = JournalEntry(
                edit_id=self.new_id(),
                kind=kind,
                arguments=arguments,
                author=self.author,
                origin=self._origin,
                at=self.clock(),
            )
            editor = Editor(connection, entry, tzdata_version(), active_packs)
            yield editor
            change_set = editor.finish()
        if change_set is not None:
            self._edited = True
            self.publish(change_set)

    @property
    def origin(self) -> int:
        """The number of the replica that this laptop writes as."""
        if self._origin is None:
            with self._database.reading() as connection:
                self._origin = origin_of(connection)
        return self._origin

    @functools.cached_property
    def plan_id(self) -> str:
        """The id that all copies of the plan share; empty for one that has none."""
        with self._database.reading() as connection:
            return plan_id_of(connection)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every edit, on the thread that edited; the result ends the subscription."""
        self._listeners.append(listener)
        return functools.partial(self._listeners.remove, listener)

    def do(self, change: Callable[[Workspace], T]) -> tuple[T, EditSummary | None]:
        """Make a change; return its result and the step it left in the journal, or None when it left none."""
        steps: list[EditSummary] = []
        editing = threading.get_ident()

        def listen(change_set: ChangeSet) -> None:
            if threading.get_ident() == editing:
                steps.extend(change_set.steps)

        stop = self.subscribe(listen)
        try:
            answer = change(self)
        finally:
            stop()
        return answer, steps[-1] if steps else None

    def publish(self, change_set: ChangeSet) -> None:
        """Notify every listener of what was touched."""
        for listener in tuple(self._listeners):
            listener(change_set)

    def catch_up(self) -> None:
        """Recompute what time alone has made wrong, such as a city whose required step was due yesterday.

        Nobody took this step: it leaves no journal entry and cannot be undone. Listeners are notified.
        """
        with collector_at_rest(), self._database.writing() as connection:
            stale = catch_up(Reader(connection, active_packs), self.clock())
        if stale:
            self._edited = True
            everything = len(stale) > EVERYTHING
            self.publish(
                ChangeSet("", EditKind.DAY_PASSED, action_ids=frozenset(stale), everything=everything)
            )

    def keep_first_view(self) -> None:
        """Save the current rows in one blob, so that the next start paints sooner."""
        with self._database.writing() as connection:
            keep_packed(connection)
        self._edited = False

    def keep_fact(self, key: str, value: str) -> None:
        """Replace a fact about the plan file; it is no step and cannot be undone. Empty removes it."""
        with self._database.writing() as connection:
            keep_fact(connection, key, value)

    def compact(self) -> None:
        """Rewrite the plan file, so that no freed page keeps deleted data.

        Raises:
            PlanBusy, DiskFull: another reader uses it, or there is no room for the copy; try again.
        """
        self._database.compact()

    def close(self) -> None:
        """Close the database; SQLite folds its log into the one plan file."""
        if self._edited:
            # The blob only saves time: a full disk or another writer must not keep a plan from closing.
            with suppress(Problem):
                self.keep_first_view()
        self._database.close()


def tzdata_version() -> str:
    """Return the version of the tz database that UTC moments are derived with."""
    # The import costs a quarter of the start time of an empty window, and the first edit can wait for it.
    from organizer_app.environment.tz_database import tz_edition

    return tz_edition()
