"""Lets everything go wrong between laptops and their hub, at random, and asks that nothing is lost."""

from __future__ import annotations

import math
import os
import random
import signal
import tempfile
import threading
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psycopg
from sqlalchemy.engine import make_url

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.domain.merging.merge_problems import FieldContested
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import hub, merging
from organizer_app.services.together.hub_place import keep_place, place
from organizer_app.wiring import open_gazetteer
from tests.reliability.drills import Drill
from tests.support.cut_connections import Way, way_to
from tests.support.fleet import Fleet, FleetIds, Laptop, digest, step_ids
from tests.support.hubs import exchanged, founded, hub_database, joined

if TYPE_CHECKING:
    from organizer_app.storage.gazetteer.gazetteer import Gazetteer

_ACTS: Final = 25
_IDS_OF_A_CHILD: Final = 10_000
_LAPTOPS: Final = 3
_AWAY: Final = frozenset({HubRefusal.LOST, HubRefusal.UNREACHABLE, HubRefusal.BUSY})


def hub_chaos_drill(runs: int, first: int = 0, *, minutes: float = math.inf) -> Drill:
    """Run random faults and compare all laptops at the end of each run.

    Args:
        runs: how many at most.
        first: the seed of the first one; a failed run is named by its seed.
        minutes: none begins later.
    """
    ends, tried = time.monotonic() + minutes * 60, 0
    gazetteer, seen, failed = open_gazetteer(), Counter[str](), list[str]()
    for seed in range(first, first + runs):
        if time.monotonic() > ends:
            break
        tried += 1
        with (
            tempfile.TemporaryDirectory() as folder,
            hub_database(os.environ["ORGANIZER_TEST_POSTGRESQL_URL"]) as address,
        ):
            try:
                seen.update(_run(Path(folder), address, random.Random(seed), gazetteer))
            except Exception as fault:  # noqa: BLE001  # every fault is a line of the report
                failed.append(f"seed {seed}: {type(fault).__name__} {str(fault)[:200]}")
    asked = "no edit lost; all plans equal once all have exchanged; a sentence for whatever failed"
    said = ", ".join(f"{count:,} {name}" for name, count in sorted(seen.items()))
    return Drill("laptops and a hub, random faults", asked, tried, failed, said)


def _run(folder: Path, address: str, rnd: random.Random, gazetteer: Gazetteer) -> Counter[str]:
    server = make_url(address)
    fleet = Fleet(folder, gazetteer, rnd)
    with way_to(f"{server.query['host']}/.s.PGSQL.{server.query['port']}") as way:
        host = founded(fleet, address)
        laptops = [host, *(joined(fleet, host, address, folder) for _ in range(_LAPTOPS - 1))]
        exchanged(laptops[1])
        faults = _Faults(fleet, laptops, way, address, rnd)
        for each in laptops:
            faults.go_through(each)
        try:
            for _ in range(_ACTS):
                faults.act()
            faults.settle()
        finally:
            fleet.close()
    return faults.counts


class _Faults:
    def __init__(
        self, fleet: Fleet, laptops: list[Laptop], way: Way, address: str, rnd: random.Random
    ) -> None:
        self._fleet, self._laptops, self._way, self._rnd = fleet, laptops, way, rnd
        self._address = address
        self._made: set[str] = set()
        self.counts: Counter[str] = Counter()

    def go_through(self, laptop: Laptop) -> None:
        """Let a laptop reach the hub by the way that can be cut."""
        found = place(laptop.workspace)
        through = replace(found.address, host="127.0.0.1", port=self._way.port)
        keep_place(laptop.workspace, replace(found, address=through))

    def act(self) -> None:
        """Do one thing, or let one thing go wrong."""
        acts = [
            (self._edit, 9),
            (self._exchange, 6),
            (self._exchange_broken_off, 4),
            (self._exchange_killed, 3),
            (self._jump, 1),
            (self._replay, 1),
            (self._prune, 1),
        ]
        kinds, weights = [act for act, _ in acts], [weight for _, weight in acts]
        self._rnd.choices(kinds, weights)[0](self._rnd.choice(self._laptops))

    def _edit(self, laptop: Laptop) -> None:
        before = step_ids(laptop.workspace)
        try:
            with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
                action = editor.get(CityAction, "action")
                editor.put(replace(action, **{self._rnd.choice(["title", "notes"]): self._fleet.word()}))
        except FieldContested:
            return
        self._made |= step_ids(laptop.workspace) - before
        self.counts["edits"] += 1

    def _exchange(self, laptop: Laptop) -> None:
        try:
            exchanged(laptop)
        except HubRefused as refused:
            if refused.reason not in _AWAY:
                raise
            self.counts["exchanges that failed"] += 1

    def _exchange_broken_off(self, laptop: Laptop) -> None:
        after = self._rnd.uniform(0, 0.08)
        breaking = threading.Timer(after, self._way.break_off)
        breaking.start()
        self._exchange(laptop)
        breaking.join()
        self.counts["connections broken off"] += 1

    def _exchange_killed(self, laptop: Laptop) -> None:
        """Exchange in a child, and kill it somewhere in between."""
        laptop.workspace.close()
        child = os.fork()
        if child == 0:
            self._exchange_in_child(laptop)
        # The child takes the next ids of its copy of the fleet, and what it writes with them may stay.
        FleetIds().many(_IDS_OF_A_CHILD)
        time.sleep(self._rnd.uniform(0, 0.15))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        # What a killed program leaves behind is what the next one finds.
        clock = laptop.clock
        again = self._fleet.opened_at(laptop.path)
        laptop.workspace, laptop.clock = again.workspace, clock
        laptop.workspace.clock = clock
        self.counts["exchanges killed"] += 1

    def _exchange_in_child(self, laptop: Laptop) -> None:
        status = 1
        try:
            exchanged(self._fleet.opened_at(laptop.path))
            status = 0
        finally:
            os._exit(status)

    def _jump(self, laptop: Laptop) -> None:
        laptop.clock.now += timedelta(days=self._rnd.choice([-3650, -1, 1, 3650]))
        self.counts["clocks set wrong"] += 1

    def _replay(self, _laptop: Laptop) -> None:
        """Let the hub send old messages again, as new ones."""
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(
                "INSERT INTO organizer_hub.segment (plan, member, reader, first_sequence, last_sequence,"
                " content) SELECT plan, member, reader, first_sequence, last_sequence, content"
                " FROM organizer_hub.segment ORDER BY random() LIMIT 3"
            )
        self.counts["replays"] += 1

    def _prune(self, laptop: Laptop) -> None:
        """Remove what all have; once in a while also what some lack."""
        before = datetime.now(UTC) + timedelta(days=1) if self._rnd.random() < 0.2 else None
        hub.prune(laptop.workspace, address=self._address, before=before)
        self.counts["removals of what all have"] += 1

    def settle(self) -> None:
        """Let everybody exchange until nothing moves; who was away for too long asks for a file."""
        for _ in range(3):
            for laptop in self._laptops:
                exchanged(laptop)
        if any(hub.status(each.workspace).is_pruned for each in self._laptops):
            self.counts["files for who was away too long"] += 1
        if any(digest(each.workspace) != digest(self._laptops[0].workspace) for each in self._laptops):
            self._send_files()
        for each in self._laptops:
            assert self._made <= step_ids(each.workspace), "an edit is lost"
            assert digest(each.workspace) == digest(self._laptops[0].workspace), "the plans differ"
            assert verify(each.workspace).is_good, "log and rows differ"

    def _send_files(self) -> None:
        assert self.counts["removals of what all have"], "the plans differ"
        for source in self._laptops:
            for target in self._laptops:
                if source is not target:
                    since = merging.vector(target.workspace)
                    merging.merge_live(
                        target.workspace, bundle=merging.steps_for(source.workspace, since=since)
                    )
        self.counts["plans mended by a file"] += 1
