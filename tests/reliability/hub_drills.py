"""Lets many laptops edit one plan at once through a hub, and compares all of them at the end."""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import statistics
import time
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import psycopg
from sqlalchemy import select, text

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.merge_problems import FieldContested
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.environment.identity import IdMaker
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import conflicts, hub, hub_exchange, members
from organizer_app.services.together.hub_watch import exchange_with_hub, watch_hub
from organizer_app.storage.tables import EDIT
from organizer_app.wiring import create_mirror, open_gazetteer, open_mirror
from tests.reliability.drills import Drill
from tests.support.fleet import Fleet, Laptop, digest
from tests.support.hubs import founded, hub_database, introduce, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.shared_folder import Exchange
    from organizer_app.storage.hub.hub_link import HubLink

_FEWEST_ACTIONS: Final = 200
# All laptops share the cores of one machine.
_SETTLED_SECONDS: Final = 3600
_LATEST: Final = 3600
# About four times what it costs to take one edit in.
_APPLY_SECONDS: Final = 0.05
# At most between two edits of a laptop where nothing is timed: most of them wait then, many laptops or few.
_HURRIED_SECONDS: Final = 2.0
_P50, _P95 = 0.100, 0.500
# Between two edits of each of two laptops that have a core each.
_LIVE_SECONDS: Final = 0.5
# How often a laptop that has made all of its edits looks whether the others have.
_ASKED_SECONDS: Final = 0.2


def hub_drill(folder: Path, clients: int, edits: int, *, is_timed: bool, every: float = 0) -> Drill:
    """Let laptops, each a process, edit random fields of the same actions; compare all of them at the end.

    Args:
        folder: for the plan files.
        clients: number of laptops.
        edits: number of edits of each.
        is_timed: whether how long changes take counts as a failure.
        every: seconds between two edits of all laptops, on average; 0 for what the machine takes.
    """
    # All laptops apply every edit, and here they share the cores of one machine.
    pause = clients * clients * _APPLY_SECONDS / (os.cpu_count() or 1)
    pause = pause if is_timed else min(pause, _HURRIED_SECONDS)
    pause = clients * every or pause
    with hub_database(os.environ["ORGANIZER_TEST_POSTGRESQL_URL"]) as address:
        names = _set_up(folder, clients, edits, address)
        ran = _run(folder, names, edits, pause, address)
    paced = f", one in {every:g} s" if every else ""
    return _judged(f"{clients} laptops, {edits} edits each{paced}, one hub", ran, is_timed=is_timed)


def live_drill(folder: Path, members: int, edits: int, *, is_timed: bool) -> Drill:
    """Let two laptops of many edit while the others are quiet: each has a core, as if it were alone.

    Args:
        folder: for the plan files.
        members: number of laptops that have joined the hub.
        edits: number of edits of each of the two.
        is_timed: whether how long changes take counts as a failure.
    """
    with hub_database(os.environ["ORGANIZER_TEST_POSTGRESQL_URL"]) as address:
        names = _set_up(folder, members, edits, address)[:2]
        ran = _run(folder, names, edits, _LIVE_SECONDS, address)
    return _judged(f"2 laptops of {members} live, {edits} edits each, one hub", ran, is_timed=is_timed)


class _Ran(NamedTuple):
    """What laptops have shown: how late changes came, in seconds, rising, and what else is told of it."""

    edits: int
    failed: list[str]
    late: list[float]
    seen: str


def _judged(name: str, ran: _Ran, *, is_timed: bool) -> Drill:
    p50, p95 = (ran.late[int(len(ran.late) * share)] if ran.late else 0.0 for share in (0.5, 0.95))
    failed = ran.failed
    if is_timed and (p50 > _P50 or p95 > _P95):
        failed = [*failed, f"too late: p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms"]
    seen = (
        f"{ran.edits:,} edits, {len(ran.late):,} arrivals; commit to applied p50 {p50 * 1000:.0f} ms, "
        f"p95 {p95 * 1000:.0f} ms; {ran.seen}"
    )
    bars = "; p50 < 100 ms, p95 < 500 ms" if is_timed else ""
    asked = f"no edit lost, no gap, all plans and the mirror equal{bars}"
    return Drill(name, asked, ran.edits, failed, seen)


def _run(folder: Path, names: Sequence[str], edits: int, pause: float, address: str) -> _Ran:
    """Let some laptops that have joined a hub edit, each with a pause between its edits."""
    children = [_child(folder, name, names, edits, pause) for name in names]
    cpu, connections = _watch_server(address, children)
    told = [json.loads((folder / f"{name}.json").read_text()) for name in names if _said(folder, name)]
    mirrored = _mirrored(folder, address, names[0])
    failed = [f"{name}: no report" for name in names if not _said(folder, name)]
    made = {step: at for each in told for step, at in each["made"].items()}
    failed += [f"{each['name']}: {each['problem']}" for each in told if each["problem"]]
    failed += [
        f"{each['name']}: {len(made.keys() - set(each['has']))} edits lost"
        for each in told
        if made.keys() - set(each["has"])
    ]
    failed += [f"{each['name']}: another plan" for each in told if each["digest"] != told[0]["digest"]]
    if told and mirrored != told[0]["digest"]:
        failed.append("the mirror: another plan")
    late = sorted(at - made[step] for each in told for step, at in each["arrived"].items() if step in made)
    expected = len(made) * (len(names) - 1)
    if len(late) != expected:
        failed.append(f"{expected - len(late)} arrivals were not seen")
    used = statistics.median([0.0, *(each["cpu"] for each in told)])
    each_one = statistics.median([0.0, *(each["taking"] / max(1, len(each["arrived"])) for each in told)])
    shown = max([0, *(each["conflicts"] for each in told)])
    seen = (
        f"server {cpu:.1f} CPU s, {connections} connections; {used:.1f} CPU s a laptop, "
        f"{each_one * 1000:.1f} ms for each arrival; {shown} conflicts shown"
    )
    return _Ran(len(made), failed, late, seen)


def _actions(clients: int, edits: int) -> int:
    """Return the number of actions: most fields must be free to edit, not contested, to the end."""
    return max(_FEWEST_ACTIONS, clients * edits)


def _set_up(folder: Path, clients: int, edits: int, address: str) -> list[str]:
    """Make the plans and let all of them join; return their names."""
    fleet = Fleet(folder, open_gazetteer(), random.Random(1))
    host = founded(fleet, address)
    with host.workspace.edit(EditKind.IMPORTED) as editor:
        editor.add_all(
            CityAction(id=f"a{n:04d}", mobilization_id="") for n in range(_actions(clients, edits))
        )
    names = [host.name, *(joined(fleet, host, address, folder).name for _ in range(clients - 1))]
    fleet.close()
    return names


def _mirrored(folder: Path, address: str, host: str) -> str:
    """Let a mirror join the hub after all, and return the digest of what it then holds."""
    fleet = Fleet(folder, open_gazetteer(), random.Random(2))
    laptop = fleet.opened_at(folder / f"{host}.organizer")
    card = folder / "host.organizer-card"
    card.write_text(members.card_text(members.own_card(laptop.workspace)), encoding="utf-8")
    create_mirror(address, card)
    mirror = open_mirror(address)
    try:
        introduce(laptop, replace(laptop, name="Mirror", workspace=mirror))
        invitation = folder / "mirror.organizer-invitation"
        hub.invite(laptop.workspace, address=address, name="Mirror", out=invitation)
        hub.join(mirror, invitation=invitation)
        exchange_with_hub(mirror)
        return _hash(digest(mirror))
    finally:
        mirror.close()
        laptop.workspace.close()


def _child(folder: Path, name: str, names: Sequence[str], edits: int, pause: float) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        _laptop(folder, name, names, edits, pause)
        status = 0
    except BaseException:  # noqa: BLE001  # a child must not come back as a second parent
        traceback.print_exc()
    finally:
        os._exit(status)


def _said(folder: Path, name: str) -> bool:
    return (folder / f"{name}.json").exists()


class _Notes:
    """When a laptop made a step, and when it first had each step of the others."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.made: dict[str, float] = {}
        self.arrived: dict[str, float] = {}
        self._known = set(self.steps())
        # Made since the last look.
        self._own = 0
        # Processor time of taking in what others have sent.
        self.taking = 0.0

    def steps(self, most: int = 1_000_000) -> list[str]:
        """Return the ids of the steps that came last: a late one may be older than many that are here."""
        wanted = select(EDIT.c.id).where(EDIT.c.first_sequence > 0).order_by(text("rowid DESC"))
        with self._workspace.read() as reader:
            return list(reader.connection.scalars(wanted.limit(most)))

    def make(self, step: str) -> None:
        """Note an own step."""
        self.made[step] = time.time()
        self._known.add(step)
        self._own += 1

    def look(self, found: Exchange) -> None:
        """Note what has arrived."""
        now = time.time()
        if found.taken:
            for step in self.steps(found.taken + self._own):
                if step not in self._known:
                    self._known.add(step)
                    self.arrived[step] = now
            self._own = 0


def _laptop(folder: Path, name: str, names: Sequence[str], edits: int, pause: float) -> None:
    """Be one laptop: edit, exchange, wait until the others are done, and tell what was seen."""
    fleet = Fleet(folder, open_gazetteer(), random.Random(name))
    laptop = fleet.opened_at(folder / f"{name}.organizer")
    # What the fleet counts in one process, several would count twice.
    laptop.workspace.clock, laptop.workspace.new_id = _real_clock, IdMaker()
    notes, chance = _Notes(laptop.workspace), random.Random(name)
    actions = _actions(len(names), edits)
    due = [time.time() + 2 + pause * edits * chance.random() for _ in range(edits)]
    due.sort()
    ends = due[-1] + _SETTLED_SECONDS
    problem, asked_at, is_done = "", 0.0, False

    def is_over() -> bool:
        nonlocal asked_at, is_done
        now = time.time()
        while due and due[0] <= now:
            due.pop(0)
            _edit(laptop, chance, notes, actions)
        if not due and not is_done and now >= asked_at + _ASKED_SECONDS:
            asked_at, is_done = now, _are_done(folder, name, names, notes)
        return is_done or now > ends

    try:
        hub_exchange.received = _timed(hub_exchange.received, notes)
        watch_hub(laptop.workspace, notes.look, is_over=is_over)
        notes.look(exchange_with_hub(laptop.workspace))
        # Others may be slower: what is lost shows only when all have sent all of theirs.
        (folder / f"{name}.sent").touch()
        while not all((folder / f"{each}.sent").exists() for each in names) and time.time() < ends + _LATEST:
            time.sleep(0.2)
        notes.look(exchange_with_hub(laptop.workspace))
        found = verify(laptop.workspace)
        problem = "" if found.is_good else f"log and rows differ: {found.differences[:2]}"
    except Exception as fault:  # noqa: BLE001  # every fault is a line of the report
        problem = f"{type(fault).__name__} {str(fault)[:200]}"
    told = {
        "name": name,
        "made": notes.made,
        "arrived": notes.arrived,
        "has": notes.steps(),
        "digest": _hash(digest(laptop.workspace)),
        "conflicts": conflicts.count(laptop.workspace),
        "taking": notes.taking,
        "cpu": sum(resource.getrusage(resource.RUSAGE_SELF)[:2]),
        "problem": problem,
    }
    laptop.workspace.close()
    (folder / f"{name}.told").write_text(json.dumps(told))
    (folder / f"{name}.told").rename(folder / f"{name}.json")


def _timed(received: Callable[..., Exchange], notes: _Notes) -> Callable[..., Exchange]:
    """Return what takes in what others have sent, and notes its processor time."""

    def timed(workspace: Workspace, *, link: HubLink) -> Exchange:
        began = time.process_time()
        found = received(workspace, link=link)
        notes.taking += time.process_time() - began
        return found

    return timed


def _are_done(folder: Path, name: str, names: Sequence[str], notes: _Notes) -> bool:
    """Return whether all laptops have made their edits, and all of these are here."""
    if not (folder / f"{name}.done").exists():
        (folder / f"{name}.done").write_text(str(len(notes.made)))
    if not all((folder / f"{each}.done").exists() for each in names):
        return False
    expected = sum(int((folder / f"{each}.done").read_text() or -1) for each in names)
    return len(notes.made) + len(notes.arrived) == expected


def _edit(laptop: Laptop, chance: random.Random, notes: _Notes, actions: int) -> None:
    """Change a field of an action; one that is contested is left to whoever decides, and another is taken."""
    while True:
        try:
            _answer, step = laptop.workspace.do(lambda workspace: _change(workspace, chance, actions))
        except FieldContested:
            continue
        if step is not None:
            notes.make(step.edit_id)
            return


def _change(workspace: Workspace, chance: random.Random, actions: int) -> None:
    field = chance.choice(["title", "notes"])
    with workspace.edit(EditKind.CHANGED_TITLE) as editor:
        action = editor.get(CityAction, f"a{chance.randrange(actions):04d}")
        editor.put(replace(action, **{field: f"{workspace.replica} {chance.random()}"}))


def _real_clock() -> datetime:
    return datetime.now(UTC)


def _watch_server(address: str, children: Sequence[int]) -> tuple[float, int]:
    """Wait for all laptops; return the CPU seconds of the server's processes and its most connections."""
    cpu: dict[int, float] = {}
    most, waiting = 0, set(children)
    with psycopg.connect(address, autocommit=True) as connection:
        while waiting:
            running = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            )
            pids = [pid for (pid,) in running.fetchall()]
            most = max(most, len(pids))
            cpu |= {pid: _cpu_seconds(pid) for pid in pids}
            waiting -= {child for child in waiting if os.waitpid(child, os.WNOHANG)[0]}
            time.sleep(0.5)
    return sum(cpu.values()), most


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _hash(found: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(found, sort_keys=True, default=str).encode()).hexdigest()
