"""No laptop waits for ever for a hub that takes what it is asked and does not answer."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import func, select, text, true
from sqlalchemy.engine import make_url

from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.services.together.hub_place import keep_place, place
from organizer_app.services.together.hub_watch import PASSING
from organizer_app.storage.hub import answering_connection, hub_connection, hub_link
from organizer_app.storage.hub.hub_connection import hub_engine, transaction
from organizer_app.storage.hub.hub_tables import FORMAT, OWN_PLAN
from organizer_app.wording.errors import problems
from tests.support.cut_connections import Way
from tests.support.fleet import Fleet, Laptop, retitle, title
from tests.support.hubs import exchanged, founded, joined
from tests.support.waiting import LIMIT

pytestmark = pytest.mark.postgresql
SERVER_BOUNDS = ("lock_timeout", "statement_timeout")
BUSY = "The hub on this computer is too busy to answer in time. Your changes are safe in the plan"


class Clock:
    """Stands for the module `time`: each look at it takes a part of the silence that is borne."""

    def __init__(self, looks: int) -> None:
        self._step = answering_connection.SILENT_SECONDS / looks
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += self._step
        return self.now


@contextmanager
def refused(let_go: Callable[[], object]) -> Iterator[list[HubRefused]]:
    """Expect a refusal that is no reason to give up; who waits longer gets what they want in the end."""
    found: list[HubRefused] = []
    timer = threading.Timer(LIMIT, let_go)
    timer.start()
    try:
        with pytest.raises(HubRefused) as refused:
            yield found
    finally:
        timer.cancel()
    assert refused.value.reason in PASSING
    found.append(refused.value)


def through(way: Way, laptop: Laptop) -> None:
    found = place(laptop.workspace)
    keep_place(
        laptop.workspace, replace(found, address=replace(found.address, host="127.0.0.1", port=way.port))
    )


@contextmanager
def hurry(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[None]:
    """Let one of the two bounds of the server be 0.3 s meanwhile, and have no other."""
    bounds = select(
        *(func.set_config(each, "300ms" if each == name else "0", true()) for each in SERVER_BOUNDS)
    )
    with monkeypatch.context() as patch:
        patch.setattr(hub_link, "_BEGINNING", bounds.add_columns(*FORMAT.c, OWN_PLAN.label("plan")))
        yield


def test_a_hub_that_takes_a_connection_and_says_nothing_is_left_in_time(
    fleet: Fleet, address: str, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_connection, "_CONNECT_SECONDS", 2)
    anna = founded(fleet, address)
    through(way, anna)
    way.hold()
    retitle(anna, title="Safe here")
    with refused(way.let_go) as found:
        exchanged(anna)
    assert found[0].reason is HubRefusal.UNREACHABLE
    assert problems.sentence(found[0]) == (
        "The hub on 127.0.0.1 does not answer. Your changes are safe in the plan and are sent when it does."
    )
    way.let_go()
    assert exchanged(anna).sent


def test_a_hub_that_falls_silent_in_the_middle_is_left_in_time(
    address: str, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_connection, "_CONNECT_SECONDS", 2)
    there = hub_address(address)
    engine = hub_engine(replace(there, host="127.0.0.1", port=way.port, settings={}))
    with refused(way.let_go) as found, transaction(engine, there.host) as connection:
        way.hold()
        with monkeypatch.context() as patch:
            patch.setattr(answering_connection, "time", Clock(3))
            connection.execute(text("SELECT 1"))
    assert found[0].reason is HubRefusal.LOST
    assert "Your changes are safe in the plan; try again" in problems.sentence(found[0])
    way.let_go()
    # The next one who asks gets a connection of its own.
    with transaction(engine, there.host) as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    engine.dispose()


def test_an_answer_that_is_on_its_way_is_waited_for_however_long_the_statement_takes(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A slow line with much on it: something moves again and again, for longer than silence would be borne.
    clock = Clock(200)
    there = hub_address(address)
    engine = hub_engine(there)
    slow = "SELECT repeat('x', 200000), CASE n WHEN 300 THEN pg_sleep(0.3) END FROM generate_series(1, 300) n"
    with transaction(engine, there.host) as connection:
        monkeypatch.setattr(answering_connection, "time", clock)
        assert len(connection.execute(text(slow)).all()) == 300
    assert clock.now > answering_connection.SILENT_SECONDS
    engine.dispose()


@pytest.mark.parametrize("name", SERVER_BOUNDS)
def test_a_locked_table_of_the_hub_is_waited_for_no_longer_than_is_said(
    fleet: Fleet, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    retitle(anna, title="Waits for the lock")
    with psycopg.connect(address) as owner:
        owner.execute("LOCK TABLE organizer_hub.segment IN ACCESS EXCLUSIVE MODE")
        with hurry(monkeypatch, name), refused(owner.rollback) as found:
            exchanged(anna)
        owner.rollback()
    assert found[0].reason is HubRefusal.BUSY
    assert problems.sentence(found[0]).startswith(BUSY)
    exchanged(anna)
    exchanged(ben)
    assert title(ben) == "Waits for the lock"


def test_a_statement_that_takes_too_long_is_ended_and_nothing_of_it_stays(
    fleet: Fleet, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    retitle(anna, title="Takes too long")
    with psycopg.connect(address, autocommit=True) as owner:
        owner.execute(
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN PERFORM pg_sleep(30); RETURN NEW; END $$"
        )
        owner.execute(
            "CREATE TRIGGER slow AFTER INSERT ON organizer_hub.segment FOR EACH ROW EXECUTE FUNCTION slow()"
        )
        before = owner.execute("SELECT count(*) FROM organizer_hub.segment").fetchone()
        with hurry(monkeypatch, "statement_timeout"), refused(lambda: None) as found:
            exchanged(anna)
        assert owner.execute("SELECT count(*) FROM organizer_hub.segment").fetchone() == before
        owner.execute("DROP TRIGGER slow ON organizer_hub.segment")
    assert problems.sentence(found[0]).startswith(BUSY)
    exchanged(anna)
    exchanged(ben)
    assert title(ben) == "Takes too long"


@pytest.mark.parametrize("limited", ["ROLE", "DATABASE"])
def test_a_hub_without_a_free_connection_says_so_and_is_tried_again(
    fleet: Fleet, address: str, limited: str
) -> None:
    # The server names the login or the database that has too many: neither is unknown.
    anna = founded(fleet, address)
    there = place(anna.workspace).address
    name = sql.Identifier(there.login if limited == "ROLE" else there.database)
    with psycopg.connect(address, autocommit=True) as owner:

        def limit(count: int) -> None:
            owner.execute(sql.SQL("ALTER {} {} CONNECTION LIMIT {}").format(sql.SQL(limited), name, count))

        limit(0)
        with refused(lambda: limit(-1)) as found:
            exchanged(anna)
        assert problems.sentence(found[0]).startswith(BUSY)
        limit(-1)
    exchanged(anna)


def test_a_database_that_is_being_restored_is_waited_for(
    fleet: Fleet, address: str, postgresql_url: str
) -> None:
    anna = founded(fleet, address)
    there = place(anna.workspace).address
    allowed = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
    elsewhere = address.replace(there.database, make_url(postgresql_url).database or "")
    with psycopg.connect(elsewhere, autocommit=True) as owner:

        def allow(word: str) -> None:
            owner.execute(allowed.format(sql.Identifier(there.database), sql.SQL(word)))

        allow("false")
        with refused(lambda: allow("true")) as found:
            exchanged(anna)
        assert found[0].reason is HubRefusal.UNREACHABLE
        allow("true")
    exchanged(anna)


def test_every_transaction_of_a_laptop_and_of_the_owner_is_bounded(address: str) -> None:
    there = hub_address(address)
    engine = hub_engine(there)
    with transaction(engine, there.host) as connection:
        told = [
            connection.scalar(text(f"SHOW {name}"))
            for name in ("lock_timeout", "statement_timeout", "application_name")
        ]
    engine.dispose()
    assert told == ["20s", "1min", "organizer"]
    # Between the two: what the server itself ends is told with its own reason.
    assert answering_connection.SILENT_SECONDS > 60
