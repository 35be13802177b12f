"""Lets laptops reach their hub through pgbouncer in transaction mode, where it is installed."""

from __future__ import annotations

import random
import shutil
import struct
import tempfile
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import psycopg

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubRefused
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.together.hub_place import keep_place, link, place
from organizer_app.services.together.hub_watch import PASSING, Pauses, watch_hub
from organizer_app.storage.hub.hub_administration import HubOwner
from organizer_app.storage.hub.hub_link import HubLink, NewSegment
from organizer_app.wiring import open_gazetteer
from tests.reliability.drills import Drill
from tests.support.fleet import Fleet, Laptop, digest
from tests.support.hubs import founded, joined
from tests.support.own_servers import Server, own_server, pooled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.merging.hub_address import HubAddress
    from organizer_app.services.together.shared_folder import Exchange
    from organizer_app.storage.hub.hub_administration import Login

T = TypeVar("T")
_NAME: Final = "laptops behind a pooler in transaction mode"
_ASKED: Final = "every edit arrives by looking every 2 s; no more than 4 connections of a login"
_EDITS: Final = 5
_SECONDS: Final = 60
_SHARED: Final = (
    "each pushes 4 KiB and pulls those of all others; none lost; at most {most} connections of the server"
)
# A pooler keeps connections for each login apart. Used once each, a few serve any number of logins.
_MOST_CONNECTIONS: Final = 30
_FEW: Final = (
    f"default_pool_size = 1\nmax_db_connections = {_MOST_CONNECTIONS}\nserver_lifetime = 0\n"
    "max_client_conn = 1000"
)
_SEGMENT_BYTES: Final = 4096
_LOOKED_SECONDS: Final = 2.0
_CLIENTS_SECONDS: Final = 400


def _pooler() -> str | None:
    return shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")


def pooled_clients_drill(clients: int) -> Drill:
    """Let many logins, each with a connection of its own, push and pull through a pooler at once.

    They are connections of this program's network layer in one process, not whole programs with plans.

    Args:
        clients: number of logins.
    """
    name, asked = (
        f"{clients} connections, a login each, through a pooler",
        _SHARED.format(most=_MOST_CONNECTIONS),
    )
    program = _pooler()
    if program is None:
        return Drill(name, asked, 0, [], "pgbouncer is not installed")
    with own_server() as server, pooled(server, program, _FEW) as port:
        place = server.new_database()
        owner = HubOwner(hub_address(place))
        owner.make()
        logins = [owner.put_member("m0", f"m{number}", "seal", "desk") for number in range(clients)]
        owner.close()
        behind = replace(hub_address(place), host="127.0.0.1", port=port)
        pushing = [_Client(behind, login, number, clients) for number, login in enumerate(logins)]
        began = time.monotonic()
        for each in pushing:
            each.start()
        most = 0
        while any(each.is_alive() for each in pushing):
            most = max(most, _server_connections(place))
            time.sleep(0.2)
        lasted = time.monotonic() - began
    return _clients_drill((name, asked), pushing, most, lasted)


def _clients_drill(words: tuple[str, str], pushing: Sequence[_Client], most: int, lasted: float) -> Drill:
    failed = [said for each in pushing for said in each.failed]
    if most > _MOST_CONNECTIONS:
        failed.append(f"{most} connections of the server")
    late = sorted(seconds for each in pushing for seconds in each.late)
    p50, p95 = (late[int(len(late) * share)] if late else 0.0 for share in (0.5, 0.95))
    said = (
        f"{len(pushing):,} pushed, {len(late):,} pulled in {lasted:.0f} s; pushed to pulled p50 {p50:.1f} s, "
        f"p95 {p95:.1f} s; {sum(each.tries for each in pushing):,} tries again; {most} connections of the "
        "server at most"
    )
    return Drill(*words, len(pushing), failed, said)


class _Client(threading.Thread):
    """A laptop as its hub sees it: it pushes one segment, and looks every 2 s until it has all others."""

    def __init__(self, address: HubAddress, login: Login, number: int, clients: int) -> None:
        super().__init__()
        self._link = HubLink(address.logging_in_as(login.name), login.password, f"m{number}")
        self._clients = clients
        self.late: list[float] = []
        self.failed: list[str] = []
        self.tries = 0

    def run(self) -> None:
        try:
            self._push_and_pull()
        except Exception as fault:  # noqa: BLE001  # every fault is a line of the report
            self.failed.append(f"{type(fault).__name__} {str(fault)[:200]}")
        finally:
            self._link.close()

    def _push_and_pull(self) -> None:
        self._again(self._push)
        number, ends = 0, time.monotonic() + _CLIENTS_SECONDS
        seen: dict[str, float] = {}
        while len(seen) < self._clients - 1 and time.monotonic() < ends:
            fetched = self._again(partial(self._link.after, number))
            now, number = time.time(), fetched.number
            for segment in fetched.segments:
                # One whose sender was cut off before it was told came twice, and is taken once.
                seen.setdefault(segment.member, now - struct.unpack(">d", segment.content[:8])[0])
            if fetched.is_all:
                time.sleep(_LOOKED_SECONDS)
        self.late += seen.values()
        if len(seen) != self._clients - 1:
            self.failed.append(f"{self._clients - 1 - len(seen)} not pulled")

    def _push(self) -> None:
        content = struct.pack(">d", time.time()) + random.randbytes(_SEGMENT_BYTES - 8)
        self._link.send([NewSegment(content, 1, 1)])

    def _again(self, act: Callable[[], T]) -> T:
        """Do something as often as it takes, as laptops do: later and later, and not all at once."""
        pauses = Pauses()
        while True:
            try:
                return act()
            except HubRefused as refused:
                if refused.reason not in PASSING:
                    raise
                self.tries += 1
                time.sleep(pauses.next())


def _server_connections(address: str) -> int:
    with psycopg.connect(address) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'organizer\\_%'"
        ).fetchone()
    return int(row[0]) if row else 0


def pooler_drill(folder: Path) -> Drill:
    """Let two laptops edit through a pooler, and compare them; without one, say so."""
    program = _pooler()
    if program is None:
        return Drill(_NAME, _ASKED, 0, [], "pgbouncer is not installed")
    fleet = Fleet(Path(tempfile.mkdtemp(dir=folder)), open_gazetteer(), random.Random(1))
    try:
        with own_server() as server, pooled(server, program) as port:
            return _through(fleet, server, port)
    finally:
        fleet.close()


def _through(fleet: Fleet, server: Server, port: int) -> Drill:
    address, failed = server.new_database(), list[str]()
    one = founded(fleet, address)
    other = joined(fleet, one, address, fleet.folder)
    for laptop in (one, other):
        found = place(laptop.workspace)
        behind = replace(found.address, host="127.0.0.1", port=port)
        keep_place(laptop.workspace, replace(found, address=behind))
    over = threading.Event()
    threads = [threading.Thread(target=_watch, args=(each, over, failed)) for each in (one, other)]
    for thread in threads:
        thread.start()
    waits = [_arrival(one, other, f"Edit {number}") for number in range(_EDITS)]
    most = _connections(address)
    over.set()
    for thread in threads:
        thread.join()
    at_hub = link(one.workspace)
    at_hub.wait(0)
    if not at_hub.is_polled:
        failed.append("the doorbell was believed to be heard")
    at_hub.close()
    if max(waits) >= _SECONDS:
        failed.append("an edit did not arrive")
    if digest(one.workspace) != digest(other.workspace):
        failed.append("the plans differ")
    said = f"{_EDITS} edits, the slowest after {max(waits):.1f} s; {most} connections of a login at most"
    return Drill(_NAME, _ASKED, _EDITS, failed, said)


def _watch(laptop: Laptop, over: threading.Event, failed: list[str]) -> None:
    def ignore(_found: Exchange) -> None: ...

    try:
        watch_hub(laptop.workspace, ignore, is_over=over.is_set)
    except Exception as fault:  # noqa: BLE001  # every fault is a line of the report
        failed.append(f"{laptop.name}: {type(fault).__name__} {str(fault)[:200]}")


def _arrival(one: Laptop, other: Laptop, title: str) -> float:
    """Change a title and return the seconds until it is there, `_SECONDS` if it never is."""
    with one.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "action"), title=title))
    began = time.monotonic()
    while time.monotonic() - began < _SECONDS:
        with other.workspace.read() as reader:
            if reader.get(CityAction, "action").title == title:
                return time.monotonic() - began
        time.sleep(0.02)
    return _SECONDS


def _connections(address: str) -> int:
    """Return the number of connections that the pooler keeps for the login that has most of them."""
    with psycopg.connect(address) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'organizer\\_%' GROUP BY usename"
            " ORDER BY 1 DESC LIMIT 1"
        ).fetchone()
    return int(row[0]) if row else 0
