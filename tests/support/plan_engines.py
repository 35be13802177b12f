"""One plan on either database, with a clock that stands still and ids that count."""

import itertools
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, create_engine, insert, text

from organizer_app.domain.basics.edits import EditKind
from organizer_app.services.plan.rule_packs import active_packs
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.editor import Editor
from organizer_app.storage.gazetteer.gazetteer import Gazetteer
from organizer_app.storage.journal.journal import JournalEntry
from organizer_app.storage.plan_file import create_plan_file, open_plan_file
from organizer_app.storage.tables import ORIGIN
from organizer_app.storage.transactions import Database
from organizer_app.wiring import open_gazetteer

ORIGIN_ID = "origin-of-this-laptop"
START = datetime(2026, 11, 24, 9, tzinfo=UTC)
OTHER_ORIGIN = 2


@dataclass
class StandingClock:
    """Tells the same moment until it is set."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Return the moment, UTC."""
        return self.now

    def advance(self, seconds: int) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


class CountingIds:
    """Makes ids that rise, as real ones do."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def __call__(self) -> str:
        """Return the next id."""
        return f"id-{next(self._numbers):08d}"

    def many(self, count: int) -> list[str]:
        """Return the next ids."""
        return [self() for _ in range(count)]


@dataclass
class OpenPlan:
    """An open plan that can be closed and opened again, as after a restart."""

    open_database: Callable[[], Database]
    clock: StandingClock = field(default_factory=StandingClock)
    new_id: CountingIds = field(default_factory=CountingIds)
    gazetteer: Gazetteer = field(default_factory=open_gazetteer)

    def __post_init__(self) -> None:
        """Open it for the first time."""
        self.database = self.open_database()
        self.workspace = self._workspace()

    def reopen(self) -> None:
        """Close it and open it again."""
        self.workspace.close()
        self.database = self.open_database()
        self.workspace = self._workspace()

    @contextmanager
    def edit_elsewhere(self) -> Iterator[Editor]:
        """Write as another laptop, whose changes have arrived in this plan."""
        with self.database.writing() as connection:
            if not connection.scalar(ORIGIN.select().where(ORIGIN.c.number == OTHER_ORIGIN)):
                other = {"id": "other", "number": OTHER_ORIGIN, "name": "", "sequence": 0, "lamport": 0}
                connection.execute(insert(ORIGIN).values(**other))
            entry = JournalEntry(
                self.new_id(), EditKind.CHANGED_TITLE, {}, author="", origin=OTHER_ORIGIN, at=self.clock()
            )
            editor = Editor(connection, entry, "2026.1", active_packs)
            yield editor
            editor.finish()

    def _workspace(self) -> Workspace:
        return Workspace(
            self.database,
            Path("plan"),
            clock=self.clock,
            new_id=self.new_id,
            gazetteer=lambda: self.gazetteer,
        )


@contextmanager
def sqlite_plan(folder: Path) -> Iterator[OpenPlan]:
    """Open a new plan file."""
    path = folder / "plan.organizer"
    create_plan_file(path, origin=ORIGIN_ID, facts={"title": "Plan"})
    plan = OpenPlan(lambda: open_plan_file(path))
    yield plan
    plan.workspace.close()


@contextmanager
def postgresql_schema(url: str) -> Iterator[str]:
    """Make an empty schema on the throwaway server and return an address that leads into it."""
    name = f"plan_{secrets.token_hex(8)}"
    server = create_engine(url)
    _execute(server, f"CREATE SCHEMA {name}")
    try:
        yield f"{url}&options=-csearch_path%3D{name}"
    finally:
        _execute(server, f"DROP SCHEMA {name} CASCADE")
        server.dispose()


def _execute(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))
