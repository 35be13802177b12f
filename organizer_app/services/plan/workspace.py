"""The open plan: every change goes in through `edit` and comes out as a `ChangeSet` to every listener."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol, TypeVar

from organizer_app.domain.basics.changes import ChangeSet, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.merging.exchange_watch import HubLive, Watch
from organizer_app.environment.collector import collector_at_rest
from organizer_app.environment.own_numbers import Written, place_of
from organizer_app.services.plan.rule_packs import active_packs
from organizer_app.storage.editor import EVERYTHING, Editor
from organizer_app.storage.erasing import is_rewriting
from organizer_app.storage.journal import steps
from organizer_app.storage.journal.journal import JournalEntry
from organizer_app.storage.own_origin import OwnFile, own_origin_of, own_place
from organizer_app.storage.plan_facts import keep_fact
from organizer_app.storage.plan_file import newest_number, plan_id_of, replica_of
from organizer_app.storage.reader import Reader, RememberingReader
from organizer_app.storage.rows.action_summaries import catch_up, outdated
from organizer_app.storage.rows.endings import next_ending
from organizer_app.storage.rows.plan_rows import keep_packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.basics.backups import BackupContent, BackupReason
    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.environment.backup_folders import BackupFolders
    from organizer_app.environment.clock import Clock
    from organizer_app.environment.own_numbers import OwnNumbers
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


class _NothingKeptError(Exception):
    """Takes back what was only to be looked at."""


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
        # Dates the backups; None for the clock of the plan.
        self.file_clock: Clock | None = None
        # Returns where backups lie; None for a plan that has none.
        self.backups: Callable[[], BackupFolders] | None = None
        # Tells the plan file from its copies; None for a plan that is no file.
        self.file_print: Callable[[Path], str] | None = None
        # Keeps outside of the plan how far this laptop has written; None for a plan that is no file.
        self.own_numbers: OwnNumbers | None = None
        # Where the plan lies as it was, when opening it has just upgraded it; else None.
        self.before_upgrade: Path | None = None
        # How the shared folder is watched; its watcher says so.
        self.watch = Watch.OFF
        # How the hub is followed; its follower says so.
        self.hub = HubLive()
        self._database = database
        self._edited = False
        self._origin: int | None = None
        self._listeners: list[Listener] = []
        # The number of steps when other writers were last looked for, and the steps made here since then.
        self._known_steps: int | None = None
        self._own_steps: list[str] = []

    @functools.cached_property
    def gazetteer(self) -> Gazetteer:
        """The shipped places, loaded late because most commands and the first edit do not need them."""
        return self._open_gazetteer()

    @contextmanager
    def read(self, *, remembers: bool = False) -> Iterator[Reader]:
        """Read inside one transaction: a consistent view that cannot write.

        Args:
            remembers: whether records that are asked for again are kept in memory meanwhile, not read again.
        """
        with self._database.reading() as connection:
            yield (RememberingReader if remembers else Reader)(connection, active_packs)

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
            origin = self._origin
            if origin is None:
                # Read on this connection: opening another one for it takes a fifth of a small edit.
                origin = own_origin_of(connection, self._own_file(), self.new_id)
            entry = self._entry(kind, arguments, origin)
            editor = Editor(connection, entry, tzdata_version(), active_packs)
            editor.keeper, editor.follower = _kept_seals, _owners_shown
            yield editor
            change_set = editor.finish()
            written = own_place(connection) if self.own_numbers is not None else None
        # Not before: a copy that becomes a replica of its own is none again when its edit is rolled back.
        self._origin = origin
        if self.own_numbers is not None and written is not None:
            self.own_numbers.keep(written.origin, Written(written.sequence, place_of(self.path)))
        if change_set is not None:
            self._edited = True
            self._own_steps.append(change_set.edit_id)
            self.publish(change_set)

    def become_own(self) -> bool:
        """Write as a laptop of its own from now on, if this is a copy, or an older copy in the plan's place.

        An edit does so by itself; this is for those who exchange changes before their first one.

        Returns:
            Whether it has become another laptop just now.
        """
        if self._origin is not None or self.refusal is not None:
            return False
        with self._database.writing() as connection:
            before = own_place(connection).number
            origin = own_origin_of(connection, self._own_file(), self.new_id)
        self._origin = origin
        return origin != before

    def part_from_former_self(self, common: int) -> None:
        """Write as another laptop from now on: steps of this one have come that an older copy does not have.

        Args:
            common: up to which number the changes of this laptop are those of its former self.

        Raises:
            OriginClash: another laptop has built on what comes after that.
        """
        from organizer_app.storage.merging.own_past import part

        with self._database.writing() as connection:
            number = part(connection, common, self.new_id())
        self._origin, self._edited = number, True

    def _own_file(self) -> OwnFile:
        file_print = "" if self.file_print is None else self.file_print(self.path)
        return OwnFile(file_print, self._written)

    def _written(self, origin: str) -> tuple[int, bool]:
        number, place = self.own_numbers.known(origin) if self.own_numbers is not None else Written(0)
        return number, place in {"", place_of(self.path)}

    @contextmanager
    def look_ahead(self, kind: EditKind) -> Iterator[Editor]:
        """Make an edit only to see what it would do: nothing of it is kept, and nobody learns of it."""
        with suppress(_NothingKeptError), self._database.writing(is_kept=False) as connection:
            entry = self._entry(kind, {}, own_place(connection).number)
            editor = Editor(connection, entry, tzdata_version(), active_packs)
            editor.keeper = _kept_seals
            yield editor
            raise _NothingKeptError

    def _entry(self, kind: EditKind, arguments: Mapping[str, str], origin: int) -> JournalEntry:
        return JournalEntry(
            edit_id=self.new_id(),
            kind=kind,
            arguments=arguments,
            author=self.author,
            origin=origin,
            at=self.clock(),
        )

    @property
    def origin(self) -> int:
        """The number of the replica that this laptop writes as."""
        if self._origin is not None:
            return self._origin
        # Not kept: with its first edit a copy of a plan becomes a replica of its own.
        with self._database.reading() as connection:
            return own_place(connection).number

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
        made: list[EditSummary] = []
        editing = threading.get_ident()

        def listen(change_set: ChangeSet) -> None:
            if threading.get_ident() == editing:
                made.extend(change_set.steps)

        stop = self.subscribe(listen)
        try:
            answer = change(self)
        finally:
            stop()
        return answer, made[-1] if made else None

    def publish(self, change_set: ChangeSet) -> None:
        """Notify every listener of what was touched."""
        for listener in tuple(self._listeners):
            listener(change_set)

    def notice_others(self) -> tuple[EditSummary, ...]:
        """Look for steps of other windows and commands since the last look; return them, oldest first.

        Listeners are told to read everything again. The first look only remembers where the journal ends.

        Raises:
            PlanGone, PlanReplaced: the file is not the one that was opened, or holds an older copy.
        """
        self._database.check_content()
        with self._database.reading() as connection:
            # What a merge brought is told by the merge, which is a step of its own.
            total, known = steps.count_on_file(connection), self._known_steps
            own, self._own_steps = self._own_steps, []
            self._known_steps = total
            foreign = 0 if known is None else total - known - len(own)
            if foreign <= 0:
                return ()
            listed = steps.made_on_file(connection, limit=foreign + len(own))
        made = tuple(each for each in reversed(listed) if each.edit_id not in own)
        last = made[-1]
        self.publish(ChangeSet(last.edit_id, last.kind, everything=True, nouns=frozenset(Noun), steps=made))
        return made

    def catch_up(self) -> None:
        """Recompute what time alone has made wrong, such as a city whose required step was due yesterday.

        Nobody took this step: it leaves no journal entry and cannot be undone. Listeners are notified.
        """
        with collector_at_rest():
            with self.read() as reader:
                stale = outdated(reader, self.clock())
            if stale:
                # Mostly there is nothing, and then the file stays as it is.
                with self._database.writing() as connection:
                    stale = catch_up(Reader(connection, active_packs), self.clock())
        if stale:
            self._edited = True
            everything = len(stale) > EVERYTHING
            self.publish(
                ChangeSet("", EditKind.DAY_PASSED, action_ids=frozenset(stale), everything=everything)
            )

    def next_ending(self) -> datetime | None:
        """Return when the next action is over, UTC; None if that is more than a day ahead."""
        with self.read() as reader:
            return next_ending(reader.connection, self.clock())

    def repair(self, write: Callable[[Reader], T]) -> T:
        """Write rows that the journal tells of already, without a step; listeners read everything again.

        Args:
            write: is given a reader inside the plan's writing transaction.
        """
        with self._database.writing() as connection:
            answer = write(Reader(connection, active_packs))
        self._edited = True
        self.publish(ChangeSet("", EditKind.DAY_PASSED, everything=True))
        return answer

    def keep_aside(self, write: Callable[[Reader], None]) -> None:
        """Write what belongs to this laptop alone: it is no step and does not travel."""
        with self._database.writing() as connection:
            write(Reader(connection, active_packs))

    def keep_first_view(self) -> None:
        """Save the current rows in one blob, so that the next start paints sooner."""
        with self._database.writing() as connection:
            keep_packed(connection)
        self._edited = False

    def keep_fact(self, key: str, value: str) -> None:
        """Replace a fact about the plan file; it is no step and cannot be undone. Empty removes it."""
        with self._database.writing() as connection:
            keep_fact(connection, key, value)

    @property
    def refusal(self) -> Problem | None:
        """Why this plan can only be read here; None where it can be changed."""
        return self._database.refusal

    @property
    def is_read_copy(self) -> bool:
        """Whether this is a copy of an older plan in the current format, which only serves reading."""
        return self._database.is_read_copy

    def alone(self) -> AbstractContextManager[None]:
        """Keep every other program out of the plan file meanwhile.

        Raises:
            PlanInUse: another program has it open.
        """
        return self._database.alone()

    @property
    def is_file(self) -> bool:
        """Whether the plan is a file on this computer."""
        return self._database.is_file

    @property
    def replica(self) -> str:
        """The id of the replica that this laptop writes as."""
        with self._database.reading() as connection:
            return replica_of(connection)

    @property
    def reached(self) -> dict[str, int]:
        """Up to which number the changes of each laptop are here, by its id."""
        from organizer_app.storage.merging.origins import Origins

        with self._database.reading() as connection:
            return Origins(connection).vector

    def written_mark(self) -> tuple[int, ...] | None:
        """Return what differs once anybody has written into the plan file; None if it is no file."""
        return self._database.written_mark()

    def settled_mark(self) -> tuple[int, ...] | None:
        """Return `written_mark` of a moment at which nobody writes; () if somebody does for too long."""
        return self._database.settled_mark()

    def newest_number(self) -> int:
        """Return the number of the newest step, which is higher after every edit; 0 before the first."""
        with self._database.reading() as connection:
            return newest_number(connection)

    def file_now(self) -> datetime:
        """Return the present moment of files, UTC: that of the plan, unless it lives at another time."""
        return (self.file_clock or self.clock)()

    def write_backup(self, target: Path, *, reason: BackupReason, note: str) -> None:
        """Copy the plan file to a new file and read the copy back.

        Raises:
            PlanDamaged, CannotWrite, DiskFull: there is no new file.
        """
        self._database.back_up(target, reason=reason, note=note, at=self.file_now())

    def look_into(self, backup: Path, *, is_checked: bool = False) -> BackupContent | None:
        """Return what a backup of this plan holds; None when it cannot be read.

        Args:
            backup: the file.
            is_checked: read every page of it too, which takes longer.
        """
        return self._database.look_into(backup, is_checked=is_checked)

    def content_now(self) -> BackupContent | None:
        """Return what the plan holds now, told as a backup tells it; None for a plan that is no file."""
        return self._database.content_now()

    @property
    def key_of_file(self) -> str:
        """The key of the plan file and of its backups; empty for a plan that is no file."""
        return self._database.key

    def check_pages(self) -> None:
        """Read and check every page of the plan file.

        Raises:
            PlanDamaged: a page is not what was written.
        """
        self._database.check_pages()

    def fold(self) -> None:
        """Write what SQLite keeps beside the plan into the plan file, while nobody waits for it."""
        self._database.fold()

    def take_locks_again(self) -> None:
        """Take SQLite's locks on the plan file again, after a file dialog has looked into the file."""
        self._database.take_locks_again()

    def compact(self) -> None:
        """Rewrite the plan file, so that no freed page keeps deleted data.

        Raises:
            PlanBusy, DiskFull: another reader uses it, or there is no room for the copy; try again.
        """
        self._database.compact()

    def get_ready(self) -> None:
        """Finish what the last program could not; a copy that serves reading takes no edit after that."""
        self.finish_erasing()
        if self._database.is_read_copy:
            self.catch_up()
            self._database.refuse_edits()

    def finish_erasing(self) -> None:
        """Rewrite the file if that could not be done when somebody was erased; else, the next start tries."""
        with suppress(Problem):
            with self._database.reading() as connection:
                is_open = is_rewriting(connection)
            if is_open:
                self.compact()

    def close(self) -> None:
        """Close the database; SQLite folds its log into the one plan file."""
        if self._edited:
            # The blob only saves time: a full disk or another writer must not keep a plan from closing.
            with suppress(Problem):
                self.keep_first_view()
                self._seal_steps()
        self._database.close()

    def _seal_steps(self) -> None:
        """Seal the steps of this laptop, unless somebody would have to wait for it."""
        from organizer_app.storage.merging.sealing import MOST_AT_CLOSE, seal_own_steps, unsealed_count

        with self._database.writing() as connection:
            if unsealed_count(connection) <= MOST_AT_CLOSE:
                seal_own_steps(connection)


def _kept_seals(reader: Reader) -> Callable[[], None]:
    # Only an edit that erases somebody needs what this imports.
    from organizer_app.storage.merging.sealing import SealKeeping

    return SealKeeping(reader.connection).finish


def _owners_shown(
    editor: Editor, moved: Mapping[Noun, Iterable[str]], left: Iterable[str]
) -> Mapping[str, Noun]:
    # Only an edit that gives a part of one record to another needs what this imports.
    from organizer_app.storage.merging.origins import Origins
    from organizer_app.storage.merging.shown_rows import show_owners

    origins, at, version = Origins(editor.connection), editor.at, editor.tzdata_version
    return show_owners(editor, origins, moved, left, at=at, tzdata_version=version)[0]


def tzdata_version() -> str:
    """Return the version of the tz database that UTC moments are derived with."""
    # The import costs a quarter of the start time of an empty window, and the first edit can wait for it.
    from organizer_app.environment.tz_database import tz_edition

    return tz_edition()
