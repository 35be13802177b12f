"""What the owner of a hub does, on command alone: make it, let members in and out, remove what all have."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.storage.hub.hub_connection import hub_engine, transaction
from organizer_app.storage.hub.hub_tables import (
    ACKNOWLEDGEMENT,
    FORMAT,
    HUB_FORMAT,
    LOGIN_PREFIX,
    MEMBER,
    MEMBER_ROLE,
    OLDEST_HUB,
    PLAN,
    SCHEMA,
    SEGMENT,
)
from organizer_app.storage.migrations.upgrading import config_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    import psycopg
    from sqlalchemy import Connection, Row

    from organizer_app.domain.merging.hub_address import HubAddress


class Login(NamedTuple):
    """How a laptop logs in at a hub; the password was made for it and is kept nowhere on the hub."""

    name: str
    password: str


class HubOwner:
    """The owner's side of a hub.

    Args:
        address: where it is; the login may make roles and, for a new hub, a schema.
        password: of the login.
    """

    def __init__(self, address: HubAddress, password: str = "") -> None:
        self._host = address.host
        self._engine = hub_engine(address, password)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def make(self) -> None:
        """Make the tables of the hub, or bring them to the present.

        Raises:
            HubRefused: the login may not do this, the hub is of a newer version, or it cannot be reached.
        """
        from alembic import command

        with transaction(self._engine, self._host) as connection:
            # Two owners who make it at once wait for each other.
            connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(SCHEMA, 0))))
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
            if _is_made(connection):
                _check_owned(connection, self._host)
            command.upgrade(config_of(connection, Path(__file__).parent), "head")

    def put_member(self, by: str, member: str, seal_key: str, role: str) -> Login:
        """Let a laptop in, with a new password; the plan gets its name at the hub with its first member.

        Args:
            by: public signing key of a member of the plan; of the laptop itself for the first one.
            member: public signing key of the laptop.
            seal_key: what seals for it.
            role: what it may see.
        """
        login = Login(f"{LOGIN_PREFIX}{secrets.token_hex(8)}", secrets.token_urlsafe(32))
        with self._made() as connection:
            plan = _plan_of(connection, by)
            if not plan and by == member:
                plan = secrets.token_hex(16)
                connection.execute(insert(PLAN).values(id=plan))
            if not plan:
                raise HubRefused(HubRefusal.NOT_A_MEMBER, self._host)
            _drop_logins(connection, plan, member)
            # Names and proofs of passwords hold no quote; CREATE ROLE takes no parameters.
            connection.execute(
                text(
                    f"CREATE ROLE {login.name} LOGIN INHERIT PASSWORD '{_proof_of(connection, login)}' "
                    f"IN ROLE {MEMBER_ROLE} CONNECTION LIMIT 8"
                )
            )
            # So that the hub can end what this laptop begins and never ends.
            connection.execute(text(f"GRANT {login.name} TO CURRENT_USER"))
            row = {"login": login.name, "seal_key": seal_key, "role": role, "revoked_at": None}
            made = insert(MEMBER).values(plan=plan, id=member, **row)
            connection.execute(made.on_conflict_do_update(index_elements=["plan", "id"], set_=row))
        return login

    def revoke(self, by: str, member: str) -> bool:
        """Let a laptop in no more, and break off what it is doing; return whether it was a member.

        Args:
            by: public signing key of a member of the plan.
            member: that of the laptop.
        """
        with self._made() as connection:
            plan = _plan_of(connection, by)
            own = and_(MEMBER.c.plan == plan, MEMBER.c.id == member, MEMBER.c.revoked_at.is_(None))
            changed = connection.execute(update(MEMBER).where(own).values(revoked_at=func.now()))
            _drop_logins(connection, plan, member)
        return bool(changed.rowcount)

    def prune(self, by: str, *, before: datetime | None = None) -> int:
        """Remove the segments that every member has; return how many.

        Args:
            by: public signing key of a member of the plan.
            before: also give up on members who have not been there since; they need everything again.
        """
        with self._made() as connection:
            plan = _plan_of(connection, by)
            present = select(MEMBER.c.id).where(MEMBER.c.plan == plan, MEMBER.c.revoked_at.is_(None))
            told = dict(
                connection.execute(
                    select(ACKNOWLEDGEMENT.c.member, ACKNOWLEDGEMENT.c.number).where(
                        ACKNOWLEDGEMENT.c.plan == plan,
                        *(() if before is None else (ACKNOWLEDGEMENT.c.at >= before,)),
                    )
                ).all()
            )
            members = set(connection.scalars(present))
            waited_for = members if before is None else members & told.keys()
            if not waited_for:
                return 0
            least = min(told.get(each, 0) for each in waited_for)
            gone = connection.execute(
                delete(SEGMENT).where(SEGMENT.c.plan == plan, SEGMENT.c.number <= least)
            )
            pruned = {"pruned_to": func.greatest(PLAN.c.pruned_to, least)}
            connection.execute(update(PLAN).where(PLAN.c.id == plan).values(pruned))
        return int(gone.rowcount)

    @contextmanager
    def _made(self) -> Iterator[Connection]:
        """Open a transaction on a hub of this version."""
        with transaction(self._engine, self._host) as connection:
            if not _is_made(connection):
                raise HubRefused(HubRefusal.NOT_MADE, self._host)
            _check_owned(connection, self._host)
            yield connection


def check_format(answer: Row[Any], host: str, *, is_writing: bool = True) -> None:
    """Refuse a hub of another version that this one does not get on with.

    Args:
        answer: the row of the hub's table `format`.
        host: where the hub is.
        is_writing: whether something is to be written there.

    Raises:
        HubRefused: a newer version made it, or its owner has to bring it to the present.
    """
    if answer.min_reader > HUB_FORMAT:
        raise HubRefused(HubRefusal.NEWER, host)
    if is_writing and answer.min_writer > HUB_FORMAT:
        raise HubRefused(HubRefusal.ONLY_READ, host)
    if answer.format < OLDEST_HUB:
        raise HubRefused(HubRefusal.OLDER, host)


def _check_owned(connection: Connection, host: str) -> None:
    """Refuse to look after a hub of another version; an owner needs all of it."""
    try:
        check_format(connection.execute(select(*FORMAT.c)).one(), host)
    except HubRefused as refused:
        if refused.reason is HubRefusal.ONLY_READ:
            raise HubRefused(HubRefusal.NEWER, host) from refused
        raise


def _is_made(connection: Connection) -> bool:
    return connection.scalar(select(func.to_regclass(f"{SCHEMA}.format"))) is not None


def _plan_of(connection: Connection, member: str) -> str:
    """Return how the hub calls the plan of a laptop, whose key no other plan has; empty for a stranger."""
    known = select(MEMBER.c.plan).where(MEMBER.c.id == member).order_by(MEMBER.c.joined_at.desc()).limit(1)
    return str(connection.scalar(known) or "")


def _drop_logins(connection: Connection, plan: str, member: str) -> None:
    known = select(MEMBER.c.login).where(MEMBER.c.plan == plan, MEMBER.c.id == member)
    is_there = text("SELECT count(*) FROM pg_roles WHERE rolname = :login")
    running = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :login")
    for login in connection.scalars(known).all():
        if not connection.scalar(is_there, {"login": login}):
            continue
        # What the table says is quoted as well: somebody may have written into it.
        name = connection.dialect.identifier_preparer.quote_identifier(login).replace(":", "\\:")
        # An owner who is no superuser ends only what belongs to a role that it is in.
        connection.execute(text(f"GRANT {name} TO CURRENT_USER"))
        connection.execute(running, {"login": login})
        connection.execute(text(f"DROP ROLE {name}"))


def _proof_of(connection: Connection, login: Login) -> str:
    """Return what the server needs to check a password; the password itself could get into its log."""
    driver: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]  # psycopg's
    made = driver.pgconn.encrypt_password(login.password.encode(), login.name.encode(), b"scram-sha-256")
    return made.decode().replace(":", "\\:")
