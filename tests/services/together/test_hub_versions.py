"""Laptops of two neighboring versions at one hub: the older one refuses or works, and nothing is lost."""

import json
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.domain.merging.merge_problems import Refusal
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.together import hub, hub_exchange, hub_place
from organizer_app.services.together.hub_line import Arrived, line_of
from organizer_app.storage.hub import hub_administration
from organizer_app.storage.plan_facts import fact_of
from organizer_app.storage.plan_format import STEPS_READER
from organizer_app.wording.errors import problems
from tests.services.together.test_stolen_hub import dump_of
from tests.support.fleet import Fleet, Laptop, digest, retitle, title
from tests.support.hubs import await_ring, exchanged, founded, joined
from tests.support.waiting import LIMIT

pytestmark = pytest.mark.postgresql
NEWER = {"unread", "reader"}


@contextmanager
def older_program() -> Iterator[None]:
    """Be a version before: it reads no steps of this one, and so says the note it leaves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hub_exchange, "FORMAT", STEPS_READER - 1)
        patch.setattr(hub_place, "READER", "the version before")
        yield


def with_news(fleet: Fleet, address: str, folder: Path) -> tuple[Laptop, Laptop]:
    """Return two laptops at a hub, of which the second has not heard yet what the first has changed."""
    first = founded(fleet, address)
    second = joined(fleet, first, address, folder)
    retitle(first, title="March")
    exchanged(first)
    return first, second


def set_format(address: str, *, made: int, min_reader: int, min_writer: int) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "UPDATE organizer_hub.format SET format = %s, min_reader = %s, min_writer = %s",
            [made, min_reader, min_writer],
        )


def test_what_an_older_program_could_not_read_is_kept_and_arrives_once_it_is_updated(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna, ben = with_news(fleet, address, tmp_path)
    with older_program():
        found = exchanged(ben)
        assert [each.reason for each in found.refused] == [Refusal.NEWER]
        assert title(ben) == "Rally"
        # It is not told of it, or asks for it, again and again.
        assert not exchanged(ben).refused
    exchanged(anna)
    hub.prune(anna.workspace, address=address)
    exchanged(ben)
    assert title(ben) == "March"
    assert digest(ben.workspace) == digest(anna.workspace)


def test_what_a_version_passed_over_that_noted_nothing_of_it_arrives_too(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    _, ben = with_news(fleet, address, tmp_path)
    with older_program():
        exchanged(ben)
    with ben.workspace.read() as reader:
        kept = json.loads(fact_of(reader.connection, "hub"))
    # As the first versions wrote it.
    ben.workspace.keep_fact("hub", json.dumps({name: kept[name] for name in kept if name not in NEWER}))
    exchanged(ben)
    assert title(ben) == "March"


def test_a_window_that_was_updated_begins_where_the_older_one_could_not_read_on(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    _, ben = with_news(fleet, address, tmp_path)
    with older_program():
        exchanged(ben)
    heard: queue.Queue[object] = queue.Queue()
    line = line_of(ben.workspace, heard.put)
    assert line is not None
    line.start()
    try:
        news = heard.get(timeout=LIMIT)
        assert isinstance(news, Arrived)
        hub_exchange.take_in(ben.workspace, fetched=news.fetched)
    finally:
        line.stop()
    assert title(ben) == "March"


def test_what_an_older_laptop_sends_reaches_the_newer_one(fleet: Fleet, address: str, tmp_path: Path) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    with older_program():
        retitle(ben, notes="Bring water")
        exchanged(ben)
    exchanged(anna)
    with anna.workspace.read() as reader:
        assert reader.get(CityAction, "action").notes == "Bring water"


def test_a_hub_that_this_version_may_still_read_takes_nothing_from_it_and_says_so(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna, ben = with_news(fleet, address, tmp_path)
    retitle(ben, notes="Bring water")
    set_format(address, made=3, min_reader=1, min_writer=3)
    with pytest.raises(HubRefused) as refused:
        exchanged(ben)
    assert refused.value.reason is HubRefusal.ONLY_READ
    assert "Update the program" in problems.sentence(refused.value)
    assert title(ben) == "March"
    set_format(address, made=2, min_reader=2, min_writer=2)
    exchanged(ben)
    exchanged(anna)
    assert digest(ben.workspace) == digest(anna.workspace)


def test_a_hub_that_this_version_cannot_read_refuses_it_in_the_middle_and_loses_nothing(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    retitle(ben, title="March")
    at_hub = hub_place.link(ben.workspace)
    assert not hub_exchange.received(ben.workspace, link=at_hub).taken
    # Its owner brings it up to date while the connection stays.
    set_format(address, made=3, min_reader=3, min_writer=3)
    with pytest.raises(HubRefused) as refused:
        hub_exchange.sent(ben.workspace, link=at_hub)
    at_hub.close()
    assert refused.value.reason is HubRefusal.NEWER
    assert "Update the program" in problems.sentence(refused.value)
    set_format(address, made=2, min_reader=2, min_writer=2)
    exchanged(ben)
    exchanged(anna)
    assert title(anna) == "March"


def as_first_made(connection: psycopg.Connection, plan_id: str) -> None:
    """Make a hub of one plan what the first step of its tables left: the plan has its own id there."""
    connection.execute("INSERT INTO organizer_hub.plan VALUES (%s)", [plan_id])
    connection.execute("CREATE TABLE moved AS SELECT * FROM organizer_hub.member")
    connection.execute("UPDATE moved SET plan = %s", [plan_id])
    connection.execute("INSERT INTO organizer_hub.member SELECT * FROM moved")
    connection.execute("DROP TABLE moved")
    for table in ("segment", "acknowledgement", "presence"):
        renamed = sql.SQL("UPDATE organizer_hub.{} SET plan = %s")
        connection.execute(renamed.format(sql.Identifier(table)), [plan_id])
    connection.execute("DELETE FROM organizer_hub.member WHERE plan <> %s", [plan_id])
    connection.execute("DELETE FROM organizer_hub.plan WHERE id <> %s", [plan_id])
    connection.execute("UPDATE organizer_hub.format SET format = 1, min_reader = 1, min_writer = 1")
    connection.execute("DROP TRIGGER ring_anew ON organizer_hub.presence")
    connection.execute("DROP TRIGGER ring ON organizer_hub.presence")
    connection.execute(
        "CREATE TRIGGER ring AFTER INSERT OR UPDATE ON organizer_hub.presence"
        " FOR EACH ROW EXECUTE FUNCTION organizer_hub.ring()"
    )
    for name in ("sent_on", "sent_bytes", "sent_segments", "ended_on", "ended_times"):
        connection.execute(f"ALTER TABLE organizer_hub.member DROP {name}")
    connection.execute(
        "CREATE OR REPLACE FUNCTION organizer_hub.number_segment() RETURNS trigger LANGUAGE plpgsql"
        " SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ BEGIN"
        " PERFORM pg_advisory_xact_lock(hashtextextended('organizer_hub ' || NEW.plan, 0));"
        " NEW.number := nextval('organizer_hub.segment_number'); NEW.received_at := clock_timestamp();"
        " PERFORM pg_notify('organizer_hub_' || md5(NEW.plan), ''); RETURN NEW; END $$"
    )
    connection.execute("DROP FUNCTION organizer_hub.lock_plan, organizer_hub.end_of")
    connection.execute(
        "GRANT UPDATE ON organizer_hub.acknowledgement, organizer_hub.presence TO organizer_hub_member"
    )
    connection.execute("UPDATE organizer_hub.alembic_version SET version_num = '2026_11_28_first_hub'")


def test_a_hub_whose_owner_has_not_updated_yet_serves_this_version(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    plan_id = anna.workspace.plan_id
    with psycopg.connect(address, autocommit=True) as connection:
        as_first_made(connection, plan_id)
    ben = joined(fleet, anna, address, tmp_path)
    retitle(ben, title="March")
    at_hub = hub_place.link(ben.workspace)
    at_hub.tell_presence(b"note")
    at_hub.close()
    exchanged(ben)
    exchanged(anna)
    assert title(anna) == "March"
    assert plan_id.encode() in dump_of(address)
    retitle(ben, notes="Bring water")
    hub.create(anna.workspace, address=address)
    assert plan_id.encode() not in dump_of(address)
    assert not exchanged(ben).refused
    exchanged(anna)
    assert digest(ben.workspace) == digest(anna.workspace)
    hub.expel(anna.workspace, address=address, name=ben.name)
    with pytest.raises(HubRefused) as refused:
        exchanged(ben)
    assert refused.value.reason is HubRefusal.NOT_A_MEMBER


def test_who_listens_while_the_owner_updates_hears_what_comes_afterwards(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    with psycopg.connect(address, autocommit=True) as connection:
        as_first_made(connection, anna.workspace.plan_id)
    at_hub = hub_place.link(ben.workspace)
    # The first wait begins to listen.
    assert at_hub.wait(0)
    assert not hub_exchange.received(ben.workspace, link=at_hub).taken
    hub.create(anna.workspace, address=address)
    await_ring(at_hub)
    assert not hub_exchange.received(ben.workspace, link=at_hub).taken
    assert at_hub.wait(0)
    hub_exchange.received(ben.workspace, link=at_hub)
    retitle(anna, title="March")
    exchanged(anna)
    await_ring(at_hub)
    assert hub_exchange.received(ben.workspace, link=at_hub).taken
    at_hub.close()


def test_the_version_before_is_refused_by_a_hub_that_calls_plans_by_other_names(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    """It would look for the plan under its id, and find nothing new for ever."""
    anna, ben = with_news(fleet, address, tmp_path)
    with psycopg.connect(address, autocommit=True) as connection:
        ((made, min_reader, min_writer),) = connection.execute(
            "SELECT format, min_reader, min_writer FROM organizer_hub.format"
        ).fetchall()
    assert min(made, min_reader, min_writer) > 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hub_administration, "HUB_FORMAT", 1)
        with pytest.raises(HubRefused) as refused:
            exchanged(ben)
    assert refused.value.reason is HubRefusal.NEWER
    exchanged(ben)
    assert digest(ben.workspace) == digest(anna.workspace)
