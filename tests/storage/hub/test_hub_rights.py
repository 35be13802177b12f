"""A laptop may do at the hub what it must, in its own plan and its own name, and nothing else."""

import secrets
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from psycopg import errors, sql

from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.storage.hub.hub_administration import HubOwner, Login
from organizer_app.storage.hub.hub_link import HubLink, NewSegment
from organizer_app.storage.hub.hub_tables import HUB_FORMAT, MEMBER_ROLE

pytestmark = pytest.mark.postgresql

TABLES = ("acknowledgement", "format", "member", "plan", "presence", "segment")
ALLOWED = {
    ("acknowledgement", "INSERT"),
    ("acknowledgement", "SELECT"),
    ("format", "SELECT"),
    ("member", "SELECT"),
    ("plan", "SELECT"),
    ("presence", "INSERT"),
    ("presence", "SELECT"),
    ("segment", "INSERT"),
    ("segment", "SELECT"),
}
VERBS = ("DELETE", "INSERT", "SELECT", "TRUNCATE", "UPDATE")


@pytest.fixture
def owner(address: str) -> Iterator[HubOwner]:
    made = HubOwner(hub_address(address))
    made.make()
    yield made
    made.close()


@pytest.fixture
def owner_without_more(address: str) -> Iterator[HubOwner]:
    """The owner of a database who may make roles, and is no superuser."""
    name, there = sql.Identifier(f"team_{secrets.token_hex(4)}"), hub_address(address)
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE").format(name))
        database = sql.Identifier(there.database)
        server.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(database, name))
        # Another test made it. From PostgreSQL 16 on it has to be given to those who pass it on.
        if server.execute("SELECT FROM pg_roles WHERE rolname = %s", [MEMBER_ROLE]).rowcount:
            common = sql.Identifier(MEMBER_ROLE)
            server.execute(sql.SQL("GRANT {} TO {} WITH ADMIN OPTION").format(common, name))
        made = HubOwner(there.logging_in_as(name.as_string(None).strip('"')))
        made.make()
        yield made
        made.close()


def logged_in(address: str, login: Login) -> psycopg.Connection:
    return psycopg.connect(str(hub_address(address).logging_in_as(login.name)), autocommit=True)


def link_of(address: str, login: Login, member: str) -> HubLink:
    return HubLink(hub_address(address).logging_in_as(login.name), login.password, member)


@pytest.fixture
def logins(owner: HubOwner, address: str) -> dict[str, Login]:
    """Two laptops of one plan, one of another, each with something on the hub."""
    made = {
        "anna": owner.put_member("anna", "anna", "seal", "desk"),
        "ben": owner.put_member("anna", "ben", "seal", "desk"),
        "carla": owner.put_member("carla", "carla", "seal", "desk"),
    }
    # Those who try what they may do have found out how the hub calls both plans.
    with psycopg.connect(address, autocommit=True) as server:
        for name, founder in (("march", "anna"), ("strike", "carla")):
            server.execute("INSERT INTO organizer_hub.plan VALUES (%s)", [name])
            known = server.execute(
                "SELECT plan FROM organizer_hub.member WHERE id = %s", [founder]
            ).fetchone()
            server.execute(
                "UPDATE organizer_hub.member SET plan = %s WHERE plan = %s", [name, *(known or ())]
            )
            server.execute("DELETE FROM organizer_hub.plan WHERE id = %s", known)
    for member, login in made.items():
        at_hub = link_of(address, login, member)
        at_hub.send([NewSegment(member.encode())])
        at_hub.acknowledge(1)
        at_hub.tell_presence(b"note")
        at_hub.close()
    return made


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", VERBS)
def test_each_right_on_each_table_is_given_or_denied(
    table: str, verb: str, address: str, logins: dict[str, Login]
) -> None:
    with logged_in(address, logins["anna"]) as connection:
        row = connection.execute(
            "SELECT has_table_privilege(%s, %s)", [f"organizer_hub.{table}", verb]
        ).fetchone()
    assert row == ((table, verb) in ALLOWED,)


@pytest.mark.parametrize("table", ["acknowledgement", "member", "plan", "presence", "segment"])
def test_nobody_sees_a_row_of_another_plan(table: str, address: str, logins: dict[str, Login]) -> None:
    column = "id" if table == "plan" else "plan"
    seen = {}
    for member in ("anna", "carla"):
        with logged_in(address, logins[member]) as connection:
            wanted = sql.SQL("SELECT {} FROM organizer_hub.{}")
            names = sql.Identifier(column), sql.Identifier(table)
            rows = connection.execute(wanted.format(*names)).fetchall()
        seen[member] = {plan for (plan,) in rows}
    assert seen == {"anna": {"march"}, "carla": {"strike"}}


@pytest.mark.usefixtures("owner")
def test_the_rows_of_each_table_are_guarded_from_its_owner_too(address: str) -> None:
    with psycopg.connect(address) as connection:
        guarded = connection.execute(
            "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class"
            " WHERE relnamespace = 'organizer_hub'::regnamespace AND relkind = 'r'"
        ).fetchall()
    # All may read which versions get on with the hub, and it says nothing of any plan.
    expected = {table: (table != "format",) * 2 for table in TABLES}
    found = {name: (is_on, is_forced) for name, is_on, is_forced in guarded}
    assert {name: found.get(name) for name in TABLES} == expected
    assert found.keys() - expected.keys() <= {"alembic_version"}


SENT = "INSERT INTO organizer_hub.segment (plan, member, first_sequence, last_sequence, content) VALUES"
SEEN = "INSERT INTO organizer_hub.presence (plan, member, content) VALUES"
TOLD = "INSERT INTO organizer_hub.acknowledgement (plan, member, number) VALUES"
JOINED = "INSERT INTO organizer_hub.member (plan, id, login, seal_key, role) VALUES"
DENIED = (
    f"{SENT} ('march', 'ben', 0, 0, 'x')",
    f"{SENT} ('strike', 'carla', 0, 0, 'x')",
    f"{SEEN} ('march', 'ben', 'x') ON CONFLICT (plan, member) DO UPDATE SET content = 'x'",
    f"{TOLD} ('march', 'ben', 9) ON CONFLICT (plan, member) DO UPDATE SET number = 9",
    f"{JOINED} ('march', 'x', 'x', '', '')",
    "UPDATE organizer_hub.member SET login = current_user",
    "UPDATE organizer_hub.segment SET content = 'x'",
    "UPDATE organizer_hub.plan SET pruned_to = 9",
    "UPDATE organizer_hub.format SET format = 2",
    "DELETE FROM organizer_hub.segment",
    "DELETE FROM organizer_hub.acknowledgement",
    "SELECT setval('organizer_hub.segment_number', 1)",
    "CREATE TABLE organizer_hub.own (a int)",
    "SET ROLE organizer",
)


@pytest.mark.parametrize("statement", DENIED)
def test_no_laptop_writes_in_the_name_of_another(
    statement: str, address: str, logins: dict[str, Login]
) -> None:
    denied = (errors.InsufficientPrivilege, errors.InvalidParameterValue, errors.UndefinedObject)
    with logged_in(address, logins["anna"]) as connection, pytest.raises(denied):
        connection.execute(statement)


def test_updates_of_what_belongs_to_others_change_nothing(address: str, logins: dict[str, Login]) -> None:
    with logged_in(address, logins["anna"]) as connection:
        changed = connection.execute("UPDATE organizer_hub.presence SET content = 'x' WHERE member = 'ben'")
    assert changed.rowcount == 0


def test_a_revoked_login_is_gone_and_what_it_was_doing_breaks_off(
    address: str, owner: HubOwner, logins: dict[str, Login]
) -> None:
    with logged_in(address, logins["ben"]) as connection:
        assert owner.revoke("anna", "ben")
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1 FROM organizer_hub.segment")
    at_hub = link_of(address, logins["ben"], "ben")
    with pytest.raises(HubRefused) as refused:
        at_hub.check()
    at_hub.close()
    assert refused.value.reason is HubRefusal.NOT_A_MEMBER
    assert not owner.revoke("anna", "nobody")


def test_an_owner_who_may_only_make_roles_ends_what_a_laptop_is_doing(
    address: str, owner_without_more: HubOwner
) -> None:
    # As the deployment page has it: a superuser may end everything, and such an owner only what is its own.
    owner = owner_without_more
    login = owner.put_member("ben", "ben", "seal", "desk")
    with logged_in(address, login) as connection:
        again = owner.put_member("ben", "ben", "seal", "desk")
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1 FROM organizer_hub.segment")
    with logged_in(address, again) as connection:
        assert owner.revoke("ben", "ben")
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1 FROM organizer_hub.segment")
    at_hub = link_of(address, again, "ben")
    with pytest.raises(HubRefused) as refused:
        at_hub.check()
    at_hub.close()
    assert refused.value.reason is HubRefusal.NOT_A_MEMBER


def test_an_owner_who_may_only_make_roles_gives_a_plan_that_has_its_id_another_name(
    address: str, owner_without_more: HubOwner
) -> None:
    login = owner_without_more.put_member("ben", "ben", "seal", "desk")
    at_hub = link_of(address, login, "ben")
    at_hub.send([NewSegment(b"before")])
    with psycopg.connect(address, autocommit=True) as server:
        wanted = "SELECT member.plan, segment.plan FROM organizer_hub.member, organizer_hub.segment"
        before = server.execute(wanted).fetchall()
        server.execute("ALTER TABLE organizer_hub.member DROP ended_on, DROP ended_times")
        server.execute("DROP FUNCTION organizer_hub.lock_plan, organizer_hub.end_of")
        server.execute("UPDATE organizer_hub.alembic_version SET version_num = '2026_12_03_fair_share'")
        owner_without_more.make()
        ((of_member, of_segment),) = server.execute(wanted).fetchall()
    assert of_member == of_segment
    assert of_member not in dict(before)
    at_hub.check()
    at_hub.send([NewSegment(b"after")])
    assert at_hub.size().segments == len(["before", "after"])
    at_hub.close()


def test_who_is_let_in_again_gets_a_new_login(
    address: str, owner: HubOwner, logins: dict[str, Login]
) -> None:
    owner.revoke("anna", "ben")
    again = owner.put_member("ben", "ben", "seal", "desk")
    assert again.name != logins["ben"].name
    at_hub = link_of(address, again, "ben")
    at_hub.check()
    at_hub.close()


def test_a_database_without_a_hub_says_so(address: str) -> None:
    empty = HubOwner(hub_address(address))
    with pytest.raises(HubRefused) as refused:
        empty.prune("anna")
    empty.close()
    assert refused.value.reason is HubRefusal.NOT_MADE


def test_a_hub_of_a_newer_version_is_left_alone(
    address: str, owner: HubOwner, logins: dict[str, Login]
) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("UPDATE organizer_hub.format SET min_writer = %s", [HUB_FORMAT + 1])
        with pytest.raises(HubRefused) as owned:
            owner.make()
        connection.execute("UPDATE organizer_hub.format SET min_reader = %s", [HUB_FORMAT + 1])
    at_hub = link_of(address, logins["anna"], "anna")
    with pytest.raises(HubRefused) as refused:
        at_hub.check()
    at_hub.close()
    assert (owned.value.reason, refused.value.reason) == (HubRefusal.NEWER, HubRefusal.NEWER)


def test_a_hub_of_a_newer_version_that_still_takes_this_one_is_used(
    address: str, owner: HubOwner, logins: dict[str, Login]
) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("UPDATE organizer_hub.format SET format = format + 1")
    at_hub = link_of(address, logins["anna"], "anna")
    at_hub.check()
    at_hub.close()
    owner.make()


def test_a_segment_that_is_committed_late_has_the_higher_number(
    address: str, logins: dict[str, Login]
) -> None:
    send = (
        "INSERT INTO organizer_hub.segment (plan, member, first_sequence, last_sequence, content)"
        " VALUES ('march', %s, 0, 0, 'x') RETURNING number"
    )
    with psycopg.connect(address, autocommit=True) as server:
        server.execute("ALTER FUNCTION organizer_hub.lock_plan SET lock_timeout = '50ms'")
    with logged_in(address, logins["anna"]) as anna, logged_in(address, logins["ben"]) as ben:
        anna.autocommit = False
        anna.execute(send, ["anna"])
        with pytest.raises(errors.LockNotAvailable):
            ben.execute(send, ["ben"])
        anna.commit()
        ben.execute(send, ["ben"])


def test_no_advisory_lock_and_no_row_lock_of_a_laptop_keeps_another_from_sending(
    address: str, logins: dict[str, Login]
) -> None:
    with logged_in(address, logins["ben"]) as ben:
        ben.execute("SELECT pg_advisory_lock(hashtextextended('organizer_hub march', 0))")
        with pytest.raises(errors.InsufficientPrivilege):
            ben.execute("SELECT FROM organizer_hub.plan FOR UPDATE")
        with logged_in(address, logins["anna"]) as anna:
            anna.execute("SET statement_timeout = '3s'")
            anna.execute(
                "INSERT INTO organizer_hub.segment (plan, member, first_sequence, last_sequence, content)"
                " VALUES ('march', 'anna', 0, 0, 'x')"
            )


@pytest.mark.parametrize("table", TABLES)
def test_no_laptop_locks_a_table(table: str, address: str, logins: dict[str, Login]) -> None:
    lock = sql.SQL("LOCK TABLE organizer_hub.{} IN SHARE MODE").format(sql.Identifier(table))
    with logged_in(address, logins["ben"]) as ben:
        ben.autocommit = False
        with pytest.raises(errors.InsufficientPrivilege):
            ben.execute(lock)


@pytest.fixture
def is_impatient(address: str, logins: dict[str, Login]) -> None:
    """Let a hub wait for less time than it does, for a message that is not ended and for one that goes on."""
    assert logins
    with psycopg.connect(address, autocommit=True) as server:
        # Whoever is waited for is over both of its limits by then, and has time to be ended.
        for function, limit in (
            ("lock_plan", "lock_timeout = '250ms'"),
            ("end_of", "idle_in_transaction_session_timeout = '50ms'"),
            ("end_of", "statement_timeout = '100ms'"),
        ):
            server.execute(f"ALTER FUNCTION organizer_hub.{function} SET {limit}")


BEGUN = f"{SENT} ('march', 'ben', 0, 0, 'x')"


@pytest.mark.usefixtures("is_impatient")
@pytest.mark.parametrize("goes_on", [False, True])
def test_a_message_that_is_begun_and_never_ended_is_ended_by_whom_it_holds_up(
    address: str, logins: dict[str, Login], *, goes_on: bool
) -> None:
    held, beside = logged_in(address, logins["ben"]), logged_in(address, logins["ben"])
    with closing(held) as ben, closing(beside):
        ben.autocommit = False
        # A login lifts the limits of its own session.
        ben.execute("SET idle_in_transaction_session_timeout = 0")
        ben.execute(BEGUN)
        if goes_on:
            ben.pgconn.send_query(b"SELECT pg_sleep(600)")
        anna = link_of(address, logins["anna"], "anna")
        anna.send([NewSegment(b"news")])
        anna.close()
        # It would be the next one otherwise.
        with pytest.raises(psycopg.OperationalError):
            beside.execute("SELECT 1")
    again = link_of(address, logins["ben"], "ben")
    again.send([NewSegment(b"news")])
    again.close()


@pytest.mark.usefixtures("is_impatient")
def test_a_login_that_ends_too_few_messages_sends_none_that_day(
    address: str, logins: dict[str, Login]
) -> None:
    anna, ben = (link_of(address, logins[name], name) for name in ("anna", "ben"))
    for _time in range(10):
        with closing(logged_in(address, logins["ben"])) as held:
            held.autocommit = False
            held.execute(BEGUN)
            anna.send([NewSegment(b"news")])
    with pytest.raises(HubRefused) as refused:
        ben.send([NewSegment(b"noise")])
    assert refused.value.reason is HubRefusal.FULL
    anna.send([NewSegment(b"news")])
    with psycopg.connect(address, autocommit=True) as server:
        server.execute("UPDATE organizer_hub.member SET ended_on = ended_on - 1")
    ben.send([NewSegment(b"the next day")])
    anna.close()
    ben.close()


@pytest.mark.parametrize("function", ["end_of('march')", "lock_plan('march')"])
def test_no_laptop_ends_or_locks_by_itself(function: str, address: str, logins: dict[str, Login]) -> None:
    with logged_in(address, logins["ben"]) as ben, pytest.raises(errors.InsufficientPrivilege):
        ben.execute(f"SELECT organizer_hub.{function}")


def test_an_owner_who_may_only_make_roles_ends_a_message_that_is_held(
    address: str, owner_without_more: HubOwner
) -> None:
    made = {name: owner_without_more.put_member("anna", name, "seal", "desk") for name in ("anna", "ben")}
    with psycopg.connect(address, autocommit=True) as server:
        ((plan,),) = server.execute("SELECT id FROM organizer_hub.plan").fetchall()
        server.execute("ALTER FUNCTION organizer_hub.lock_plan SET lock_timeout = '250ms'")
        server.execute("ALTER FUNCTION organizer_hub.end_of SET idle_in_transaction_session_timeout = '50ms'")
    with closing(logged_in(address, made["ben"])) as ben:
        ben.autocommit = False
        ben.execute(BEGUN.replace("march", plan))
        anna = link_of(address, made["anna"], "anna")
        anna.send([NewSegment(b"news")])
        anna.close()
        with pytest.raises(psycopg.OperationalError):
            ben.commit()


@pytest.mark.parametrize("column", ["sent_bytes", "sent_segments"])
def test_a_login_sends_so_much_a_day_and_the_others_go_on(
    address: str, logins: dict[str, Login], column: str
) -> None:
    anna, ben = (link_of(address, logins[name], name) for name in ("anna", "ben"))
    with psycopg.connect(address, autocommit=True) as server:
        much = sql.SQL("UPDATE organizer_hub.member SET {} = 536870912 WHERE id = 'anna'")
        server.execute(much.format(sql.Identifier(column)))
        with pytest.raises(HubRefused) as refused:
            anna.send([NewSegment(b"noise")])
        assert refused.value.reason is HubRefusal.FULL
        ben.send([NewSegment(b"news")])
        server.execute("UPDATE organizer_hub.member SET sent_on = sent_on - 1")
        anna.send([NewSegment(b"the next day")])
    anna.close()
    ben.close()
