"""Lets laptops reach their hub through pgbouncer in transaction mode, where it is installed."""

from __future__ import annotations

import random
import shutil
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psycopg

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.together.hub_place import keep_place, link, place
from organizer_app.services.together.hub_watch import watch_hub
from organizer_app.wiring import open_gazetteer
from tests.reliability.drills import Drill
from tests.support.fleet import Fleet, Laptop, digest
from tests.support.hubs import founded, joined
from tests.support.own_servers import Server, own_server, pooled

if TYPE_CHECKING:
    from organizer_app.services.together.shared_folder import Exchange

_NAME: Final = "laptops behind a pooler in transaction mode"
_ASKED: Final = "every edit arrives by looking every 2 s; no more than 4 connections of a login"
_EDITS: Final = 5
_SECONDS: Final = 60


def pooler_drill(folder: Path) -> Drill:
    """Let two laptops edit through a pooler, and compare them; without one, say so."""
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
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
