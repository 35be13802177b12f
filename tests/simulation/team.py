"""The laptops of a simulated team: real plan files, wrong clocks, and faults of the disk."""

from __future__ import annotations

import functools
import itertools
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import event
from typing_extensions import override

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import DiskFull
from organizer_app.domain.merging.file_endings import CHANGES_SUFFIX
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.environment.own_numbers import OwnNumbers
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import exchanging
from organizer_app.services.together.shared_folder import SharedFolder
from organizer_app.storage.log_lineage import PARTS
from organizer_app.storage.plan_file import create_plan_file, open_plan_file
from organizer_app.wiring import open_gazetteer
from tests.support.members import introduce
from tests.support.plan_engines import StandingClock

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAN_ID: Final = "plan-of-the-team"
ACTIONS: Final = ("action-0", "action-1", "action-2")
PEOPLE: Final = ("person-0", "person-1", "person-2")
_WRITES: Final = ("INSERT", "UPDATE", "DELETE", "COMMIT", "VACUUM", "PRAGMA wal_checkpoint")
_KEPT: Final = PARTS[:2]


def person_name(number: int) -> str:
    """Return a name that no other text holds."""
    return f"Zuza{number}q Testowa{number}q"


def phone(number: int) -> str:
    """Return a phone number that no other text holds."""
    return f"+1 702 555 {number:04d}"


def first_name(person: str) -> str:
    """Return what a person is called in the plan that all begin with."""
    return person_name(9_000 + int(person[-1]))


def first_number(person: str) -> str:
    """Return by which number a person is reached in the plan that all begin with."""
    return phone(9_000 + int(person[-1]))


class CountingIds:
    """Makes ids that rise over the whole team.

    Args:
        begins: what they begin with.
    """

    def __init__(self, begins: str) -> None:
        self._begins, self._numbers = begins, itertools.count(1)

    def __call__(self) -> str:
        """Return the next id."""
        return f"{self._begins}-{next(self._numbers):08d}"

    def many(self, count: int) -> list[str]:
        """Return the next ids."""
        return [self() for _ in range(count)]


class Files(NamedTuple):
    """What a power cut leaves of a plan: its file and its log."""

    parts: dict[str, bytes]

    @classmethod
    def of(cls, path: Path) -> Files:
        """Return what the disk holds now."""
        found = ((part, path.with_name(path.name + part)) for part in _KEPT)
        return cls({part: file.read_bytes() for part, file in found if file.exists()})

    def put(self, path: Path) -> None:
        """Write it under a name, in the place of what is there."""
        for part in PARTS:
            path.with_name(path.name + part).unlink(missing_ok=True)
        for part, content in self.parts.items():
            file = path.with_name(path.name + part)
            file.write_bytes(content)
            file.chmod(0o600)


class Moment(NamedTuple):
    """What the disk and the folder held when the power failed."""

    plan: Files
    folder: dict[str, bytes]


class VirtualFolder(SharedFolder):
    """A synced folder in memory; its files are listed as they came, because their names are random.

    Attributes:
        files: by name.
        former: every file that was ever here, for a program or a server that brings old ones back.
        is_full: whether nothing can be written.
    """

    def __init__(self) -> None:
        super().__init__(Path("folder"))
        self.files: dict[str, bytes] = {}
        self.former: list[bytes] = []
        self.is_full = False

    @override
    def names(self) -> list[str]:
        return [name for name in self.files if CHANGES_SUFFIX in name]

    @override
    def read(self, name: str) -> bytes | None:
        return self.files.get(name)

    @override
    def write(self, name: str, file: bytes) -> None:
        if self.is_full:
            raise DiskFull(name)
        self.files.setdefault(name, file)
        self.former.append(file)

    @override
    def remove(self, name: str) -> None:
        self.files.pop(name, None)


@dataclass
class Laptop:
    """One laptop; `heard` is what the oracle says that it has heard of."""

    name: str
    path: Path
    clock: StandingClock
    new_id: CountingIds
    heard: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """Open the plan."""
        self._disk: _Disk | None = None
        self.open()

    def open(self) -> None:
        """Open the plan, as the next start of the program does."""
        self.workspace = _workspace(self.path, self.clock, self.new_id)
        self.workspace.get_ready()

    def close(self) -> None:
        """Close the plan."""
        self.workspace.close()

    def reopen(self) -> None:
        """Close the plan and open it again."""
        self.close()
        self.open()

    # -- faults

    @property
    def _engine(self) -> Any:
        return self.workspace._database._engine  # noqa: SLF001  # the disk is below all that is public

    @property
    def is_faulty(self) -> bool:
        """Whether the next act here meets a fault."""
        return self._disk is not None

    @property
    def is_full(self) -> bool:
        """Whether nothing more fits on the disk."""
        return self._disk is not None and self._disk.writes == 0

    def plan_fault(self, folder: VirtualFolder, writes: int) -> None:
        """Let the power fail before this write of the next act; with 0, let no new page fit on the disk."""
        self._disk = _Disk(self.path, folder, writes)
        event.listen(self._engine.pool, "connect", self._disk.watch)
        self._engine.dispose()

    def end_fault(self) -> bool:
        """Take the fault away; return whether the power failed in the middle of the act."""
        disk, self._disk = self._disk, None
        assert disk is not None
        disk.is_watched = False
        is_cut = disk.moment is not None
        # An act that wrote less is over when the power fails.
        moment = disk.moment or Moment(Files.of(self.path), dict(disk.folder.files))
        self._engine.dispose()
        if disk.writes:
            file = self.workspace._database._file  # noqa: SLF001  # as if killed
            assert file is not None
            file.leave()
            moment.plan.put(self.path)
            disk.folder.files = moment.folder
            self.open()
        return is_cut


class _Disk:
    """Watches what a laptop writes, and keeps what the disk holds right before one of the writes."""

    def __init__(self, path: Path, folder: VirtualFolder, writes: int) -> None:
        self._path, self.folder, self.writes = path, folder, writes
        self._done = 0
        self.is_watched = True
        self.moment: Moment | None = None

    def watch(self, connection: Any, _record: object) -> None:
        """Prepare a new connection."""
        if not self.is_watched:
            return
        if self.writes:
            connection.set_trace_callback(self._look)
            return
        cursor = connection.cursor()
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        cursor.close()

    def _look(self, statement: str) -> None:
        if self.moment is not None or not statement.startswith(_WRITES):
            return
        self._done += 1
        if self._done == self.writes:
            self.moment = Moment(Files.of(self._path), dict(self.folder.files))


def _workspace(path: Path, clock: StandingClock, new_id: CountingIds) -> Workspace:
    workspace = Workspace(open_plan_file(path), path, clock=clock, new_id=new_id, gazetteer=open_gazetteer)
    workspace.file_print = lambda where: where.name
    workspace.own_numbers = OwnNumbers(path.parent / "own-numbers")
    return workspace


@functools.cache
def prepared_plans(count: int) -> tuple[bytes, ...]:
    """Return the plans of laptops that accept each other and hold the same records; made once a process."""
    with tempfile.TemporaryDirectory() as folder:
        laptops = [_new_laptop(Path(folder), number) for number in range(count)]
        first, *others = (laptop.workspace for laptop in laptops)
        with first.edit(EditKind.ADDED_ACTION) as editor:
            editor.add_all(CityAction(id=each, mobilization_id="", title=each) for each in ACTIONS)
            for person in PEOPLE:
                editor.put(Person(id=person, name=first_name(person)))
                editor.put(
                    ContactPoint(
                        id=f"number-of-{person}",
                        person_id=person,
                        kind=ContactKind.PHONE,
                        value=first_number(person),
                    )
                )
        introduce_all(laptop.workspace for laptop in laptops)
        file = exchanging.seal(first).file
        for other in others:
            exchanging.take_in(other, incoming=exchanging.unseal(other, file=file), by_itself=True)
        for laptop in laptops:
            laptop.close()
        return tuple(laptop.path.read_bytes() for laptop in laptops)


def _new_laptop(folder: Path, number: int) -> Laptop:
    path = folder / _file_name(number)
    create_plan_file(path, origin=f"origin-{number:04d}", facts={"title": "P", "plan_id": PLAN_ID})
    return Laptop(name_of(number), path, StandingClock(), CountingIds(f"made-{number:04d}"))


def introduce_all(workspaces: Iterable[Workspace]) -> None:
    """Let every laptop accept every other one."""
    for (_number, host), (number, guest) in itertools.permutations(enumerate(workspaces), 2):
        introduce(host, guest, name_of(number))


def name_of(number: int) -> str:
    """Return what the others call a laptop."""
    return f"laptop-{number}"


def _file_name(number: int) -> str:
    return f"{name_of(number)}.organizer"
