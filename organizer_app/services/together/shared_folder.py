"""Exchanges changes through a folder that other programs keep in step, such as Nextcloud or Syncthing.

Every laptop writes files of its own into it, sealed and never changed once they have their name. It takes in
what others wrote, told apart by content alone. A file that is half there, renamed, altered or copied by the
other program ("conflicted copy") does no harm: it is not taken, or it brings what is here already. Anyone who
wrote a file removes it once everybody has heard of it. The plan itself never lies in the folder.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.problems import PlanExists, Problem
from organizer_app.domain.merging.extents import WHOLE, Extent, MemberRole
from organizer_app.domain.merging.file_endings import CHANGES_SUFFIX
from organizer_app.domain.merging.large_erasures import LargeErasure
from organizer_app.domain.merging.merge_problems import ChangesRefused, PlanInSharedFolder, Refusal
from organizer_app.environment.files.new_files import built_beside
from organizer_app.environment.free_memory import free_in_pieces
from organizer_app.services.together import exchanging, merging
from organizer_app.services.together.member_sights import MemberSights
from organizer_app.services.together.members import members, own_keys
from organizer_app.storage.members import put_segment, segments_of
from organizer_app.storage.merging.leaving import count_steps
from organizer_app.storage.plan_facts import fact_of
from organizer_app.storage.plan_file import replica_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from organizer_app.domain.basics.plan_checks import FalseName
    from organizer_app.domain.merging.members import Member
    from organizer_app.services.plan.workspace import Workspace

# What was written for members who get all of the plan, and what for regional ones.
_WRITTEN: Final = {False: "shared_segments", True: "regional_segments"}
# Marks, in its name, a file that is not for everybody.
_PART: Final = "-part"
_NAMED: Final = 16
# A file that could not be opened may still be arriving: it is tried again each time, unless it is known.
_MAY_BE_HALF: Final = frozenset(
    {Refusal.NOT_OURS, Refusal.NOT_FOR_HERE, Refusal.BAD_SIGNATURE, Refusal.DAMAGED}
)


class SharedFolder:
    """A folder on this computer that another program keeps in step.

    Args:
        path: an existing folder.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> list[str]:
        """Return the names of all sealed files, whatever another program has added to them."""
        with suppress(OSError):
            return sorted(
                each.name for each in self._path.iterdir() if CHANGES_SUFFIX in each.name and each.is_file()
            )
        return []

    def read(self, name: str) -> bytes | None:
        """Return a file, or None if it is gone, too large or cannot be read."""
        with suppress(Problem):
            return exchanging.read(self._path / name)
        return None

    def write(self, name: str, file: bytes) -> None:
        """Write a new file; one of the same name is the same."""
        with suppress(PlanExists), built_beside(self._path / name) as draft:
            draft.write_bytes(file)

    def remove(self, name: str) -> None:
        """Remove a file, if it is still there."""
        with suppress(OSError):
            (self._path / name).unlink(missing_ok=True)


class Refused(NamedTuple):
    """A file that was not taken, and why; `false_name` tells of one in the name of another laptop."""

    name: str
    reason: Refusal
    false_name: FalseName | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one exchange came to.

    Attributes:
        taken: number of steps that entered the plan.
        waiting: number of steps that wait for others.
        conflicts: number of fields that are contested since.
        sent: number of steps that were written.
        removed: number of own segments that everybody has heard of.
        refused: files that were not taken; those that may still be arriving are among them.
        senders: names of the members whose steps entered the plan.
        complete_to: up to which segment of a hub nothing is missing here.
        heard: number of files of others that were opened; one without steps tells how far its laptop is.
        is_pruned: whether a hub has removed what never arrived here.
        asking: what waits for a yes, because it erases several people.
        left: backups that may still hold people who were erased, and could not be replaced.
    """

    taken: int = 0
    waiting: int = 0
    conflicts: int = 0
    sent: int = 0
    removed: int = 0
    refused: tuple[Refused, ...] = field(default=())
    senders: tuple[str, ...] = field(default=())
    complete_to: int = 0
    heard: int = 0
    is_pruned: bool = False
    asking: tuple[LargeErasure, ...] = field(default=())
    left: tuple[str, ...] = field(default=())

    @property
    def false_names(self) -> tuple[FalseName, ...]:
        """Who sent something in the name of another laptop."""
        return tuple(each.false_name for each in self.refused if each.false_name is not None)


def refuse_folder_of_plan(workspace: Workspace, folder: Path) -> None:
    """Refuse the folder in which the plan itself is, also in a folder below it.

    Raises:
        PlanInSharedFolder: the plan is there.
    """
    if workspace.path.resolve().is_relative_to(folder.resolve()):
        raise PlanInSharedFolder


def exchange(workspace: Workspace, *, carrier: SharedFolder, backs_up: bool = True) -> Exchange:
    """Take in what others wrote, then write what they lack; doing it again changes nothing.

    Undo leaves alone what came.

    Args:
        workspace: the plan.
        carrier: brings the files from laptop to laptop.
        backs_up: whether the plan is backed up before anything is taken in.

    Raises:
        OriginClash: two laptops wrote as one; nothing of that file was taken.
        CannotWrite, DiskFull: nothing could be written into the folder; what was taken in stays.
    """
    refused: list[Refused] = []
    senders: list[str] = []
    asking: tuple[LargeErasure, ...] = ()
    left: tuple[str, ...] = ()
    taken = conflicts = waiting = heard = 0
    for name, file in _new_files(workspace, carrier):
        try:
            incoming = exchanging.unseal(workspace, file=file)
        except ChangesRefused as problem:
            # What others write for regional members alone is not meant for everybody.
            is_for_others = problem.reason is Refusal.NOT_FOR_HERE and _PART in name
            if not is_for_others:
                refused.append(Refused(name, problem.reason, problem.false_name))
            if problem.reason not in _MAY_BE_HALF:
                _note(workspace, file, "")
            continue
        sender, steps = incoming.sender, list(incoming.bundle.steps)
        report = exchanging.take_in(workspace, incoming=incoming, backs_up=backs_up, by_itself=True)
        _note(workspace, file, sender.sign_key)
        left = report.left if report.erased else left
        if report.taken:
            senders.append(sender.name)
        # The first file of a large plan holds so many that the window would stand still.
        del incoming
        free_in_pieces(steps)
        taken, conflicts = taken + report.taken, conflicts + len(report.contests)
        waiting, heard, asking = report.waiting, heard + 1, report.asking
    groups, sights = _groups(workspace), MemberSights(workspace)
    sent = max((_write(workspace, carrier, each, sights) for each in groups), default=0)
    removed = sum(_clear(workspace, carrier, each) for each in groups)
    _clear_former(workspace, carrier, groups)
    names = tuple(dict.fromkeys(senders))
    found = Exchange(taken, waiting, conflicts, sent, removed, tuple(refused), names)
    return replace(found, heard=heard, asking=asking, left=left)


def unwritten(workspace: Workspace) -> int:
    """Return how many steps of this laptop some member cannot find in its files yet."""
    groups = [each for each in _groups(workspace) if each.members]
    if not groups:
        return 0
    # The last segment of a group is the newest.
    newest = {
        (is_regional, each.group): each
        for is_regional in (False, True)
        for each in _written(workspace, is_regional=is_regional)
    }
    last = [newest.get((each.is_regional, each.code)) for each in groups]
    with workspace.read() as reader:
        replica = replica_of(reader.connection)
        known = min(0 if each is None else each.vector.get(replica, 0) for each in last)
        return count_steps(reader.connection, replica, known)


def _new_files(workspace: Workspace, carrier: SharedFolder) -> Iterator[tuple[str, bytes]]:
    with workspace.read() as reader:
        known = set(segments_of(reader.connection))
    for is_regional in (False, True):
        known |= {each.digest for each in _written(workspace, is_regional=is_regional)}
    for name in carrier.names():
        file = carrier.read(name)
        if file is not None and digest_of(file) not in known:
            known.add(digest_of(file))
            yield name, file


def digest_of(file: bytes) -> str:
    """Return what tells a file from every other one, whatever its name is."""
    return hashlib.sha256(file).hexdigest()


def _note(workspace: Workspace, file: bytes, member: str) -> None:
    workspace.keep_aside(
        lambda reader: put_segment(reader.connection, digest_of(file), member, workspace.clock())
    )


class _Group(NamedTuple):
    """Members who are sent the same part of the plan."""

    extent: Extent
    members: tuple[Member, ...]

    @property
    def is_regional(self) -> bool:
        return self.extent.role is MemberRole.REGIONAL

    @property
    def code(self) -> str:
        """The same text for the same part; empty for all cities."""
        return ";".join(sorted(area.casefold() for area in self.extent.areas))


class _Segment(NamedTuple):
    """A file of this laptop: what it had when it wrote it, for which members of which group.

    `seen` tells apart the records that the group may see; empty for those who may see all.
    """

    digest: str
    name: str
    vector: Mapping[str, int]
    keys: Sequence[str]
    group: str = ""
    seen: str = ""


def _groups(workspace: Workspace) -> list[_Group]:
    found: dict[tuple[bool, str], _Group] = {(False, ""): _Group(WHOLE, ())}
    for member in members(workspace):
        if not member.is_revoked:
            group = _Group(member.given, (member,))
            known = found.get((group.is_regional, group.code))
            if known is not None:
                group = known._replace(members=(*known.members, member))
            found[group.is_regional, group.code] = group
    return list(found.values())


def _written(workspace: Workspace, *, is_regional: bool) -> list[_Segment]:
    with workspace.read() as reader:
        told = fact_of(reader.connection, _WRITTEN[is_regional])
    own = own_keys(workspace).sign_key[:_NAMED]
    # A copy of the plan that became a laptop of its own has written nothing yet.
    return [
        each for each in (_Segment(*kept) for kept in json.loads(told or "[]")) if each.name.startswith(own)
    ]


def _written_for(workspace: Workspace, group: _Group) -> list[_Segment]:
    return [each for each in _written(workspace, is_regional=group.is_regional) if each.group == group.code]


def _keep(workspace: Workspace, group: _Group, segments: Sequence[_Segment]) -> None:
    known = _written(workspace, is_regional=group.is_regional)
    others = [each for each in known if each.group != group.code]
    workspace.keep_fact(_WRITTEN[group.is_regional], json.dumps([*others, *segments]))


def _write(workspace: Workspace, carrier: SharedFolder, group: _Group, sights: MemberSights) -> int:
    """Write one file with what is new since the last one; return the number of steps in it.

    Steps of members who write into the folder themselves are left to them; regional members get those of all
    others from here, because they cannot open those files. They get all steps again as soon as they may
    see a record that they were not told of before.
    """
    written, now = _written_for(workspace, group), merging.vector(workspace)
    keys = sorted(each.sign_key for each in group.members)
    is_known = bool(written) and list(written[-1].keys) == keys
    is_whole = is_known and all(_is_there(carrier, each) for each in written)
    if not group.members or (is_whole and dict(written[-1].vector) == now):
        return 0
    if is_whole and group.is_regional:
        is_whole = sights.digest(group.members, written[-1].vector) == written[-1].seen
    by_themselves = {} if group.is_regional else _by_themselves(workspace, now)
    since = {**written[-1].vector, **by_themselves} if is_whole else {}
    made = exchanging.seal_for(workspace, group.members, since=since, sights=sights)
    if is_whole and dict(made.vector) == dict(written[-1].vector):
        # Whatever is new is held back until its laptop has signed it.
        return 0
    digest = digest_of(made.file)
    part = _PART if group.is_regional else ""
    name = f"{own_keys(workspace).sign_key[:_NAMED]}{part}-{digest[:_NAMED]}{CHANGES_SUFFIX}"
    carrier.write(name, made.file)
    kept = written if is_whole else []
    seen = sights.digest(group.members, now) if group.is_regional else ""
    _keep(workspace, group, [*kept, _Segment(digest, name, made.vector, keys, group.code, seen)])
    for each in written if not is_whole else ():
        carrier.remove(each.name)
    return made.steps


def _is_there(carrier: SharedFolder, segment: _Segment) -> bool:
    file = carrier.read(segment.name)
    return file is not None and digest_of(file) == segment.digest


def _by_themselves(workspace: Workspace, now: Mapping[str, int]) -> dict[str, int]:
    with workspace.read() as reader:
        here = set(segments_of(reader.connection).values())
    origins = {each.origin for each in members(workspace) if each.sign_key in here}
    return {origin: now[origin] for origin in origins if origin in now}


def _clear(workspace: Workspace, carrier: SharedFolder, group: _Group) -> int:
    """Remove own files that every member has said they have in full; the newest one stays."""
    written = _written_for(workspace, group)
    heard = exchanging.least(each.heard for each in group.members) if group.members else {}
    done = [
        each
        for each in written[:-1]
        if all(heard.get(origin, 0) >= number for origin, number in each.vector.items())
    ]
    for each in done:
        carrier.remove(each.name)
    if done:
        _keep(workspace, group, [each for each in written if each not in done])
    return len(done)


def _clear_former(workspace: Workspace, carrier: SharedFolder, groups: Sequence[_Group]) -> None:
    """Remove own files for a part of the plan that no member is sent any more."""
    codes = {each.code for each in groups if each.is_regional}
    for segment in _written(workspace, is_regional=True):
        if segment.group not in codes:
            carrier.remove(segment.name)
            _keep(workspace, _Group(Extent(MemberRole.REGIONAL, (segment.group,)), ()), ())
