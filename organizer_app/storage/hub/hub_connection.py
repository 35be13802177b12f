"""Opens connections to the hub, bounded in time, and turns what goes wrong into problems."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import create_engine, func, select, true
from sqlalchemy.exc import DBAPIError

from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.storage.hub.answering_connection import AnsweringConnection
from organizer_app.storage.hub.hub_tables import LOGIN_PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine, Insert, Row, Select

    from organizer_app.domain.merging.hub_address import HubAddress

_CONNECT_SECONDS: Final = 10
# A pulled cable is noticed by then also while something is on its way, which the keepalives below do not see.
_UNSENT_MILLISECONDS: Final = 30_000
# In one statement: each one waits for the network. A pooler takes no such settings when it is connected to.
BOUNDS: Final = select(
    func.set_config("statement_timeout", "60s", true()), func.set_config("lock_timeout", "20s", true())
)

# PostgreSQL documentation, Appendix A, "PostgreSQL Error Codes".
_BY_CODE: Final = {
    "28P01": HubRefusal.PASSWORD,
    "28000": HubRefusal.NOT_A_MEMBER,
    "3D000": HubRefusal.NOT_MADE,
    "3F000": HubRefusal.NOT_MADE,
    "42P01": HubRefusal.NOT_MADE,
    "42501": HubRefusal.RIGHTS,
    "53100": HubRefusal.FULL,
    "53300": HubRefusal.BUSY,
    "57P01": HubRefusal.LOST,
    "57P02": HubRefusal.LOST,
    "57P03": HubRefusal.UNREACHABLE,
    "57014": HubRefusal.BUSY,
    "55P03": HubRefusal.BUSY,
}
# What a failed connection says without a code (libpq).
_BY_WORDS: Final = (
    # These name the login and the database too, and say nothing about either.
    ("too many ", HubRefusal.BUSY),
    ("remaining connection slots", HubRefusal.BUSY),
    ("no more connections allowed", HubRefusal.BUSY),
    ("not currently accepting connections", HubRefusal.UNREACHABLE),
    ("pg_hba.conf", HubRefusal.NOT_LET_IN),
    # What OpenSSL says when the server ends, or the network does, under a secured connection.
    ("closed unexpectedly", HubRefusal.LOST),
    ("unexpected eof", HubRefusal.LOST),
    ("SSL SYSCALL", HubRefusal.LOST),
    ("certificate", HubRefusal.CERTIFICATE),
    ("SSL", HubRefusal.CERTIFICATE),
    # The server does not say of a login that it is gone. Those of laptops never get another password.
    (f'password authentication failed for user "{LOGIN_PREFIX}', HubRefusal.NOT_A_MEMBER),
    ("password", HubRefusal.PASSWORD),
    ("not permitted to log in", HubRefusal.NOT_A_MEMBER),
    ('role "', HubRefusal.NOT_A_MEMBER),
    ('database "', HubRefusal.NOT_MADE),
)


def connection_arguments(address: HubAddress, password: str) -> dict[str, Any]:
    """Return what the driver needs to connect to a hub within a bounded time.

    Nothing is prepared on the server, so that a pooler may stand between.
    """
    told = {
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
        "user": address.login,
        "password": password,
        **address.settings,
    }
    return {
        **{name: value for name, value in told.items() if value},
        "connect_timeout": _CONNECT_SECONDS,
        "application_name": "organizer",
        "prepare_threshold": None,
        "keepalives_idle": 20,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": _UNSENT_MILLISECONDS,
    }


def connected(arguments: dict[str, Any], *, autocommit: bool = False) -> AnsweringConnection:
    """Connect to a hub; see `connection_arguments`. No answer is waited for longer than is said there."""
    return AnsweringConnection.connect(**arguments, autocommit=autocommit)


def hub_engine(address: HubAddress, password: str = "") -> Engine:
    """Return an engine on a hub.

    Args:
        address: where it is.
        password: of the login; empty where the hub asks for none.
    """
    arguments = connection_arguments(address, password)
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: connected(arguments),
        pool_size=1,
        max_overflow=1,
        hide_parameters=True,
    )


@contextmanager
def transaction(
    engine: Engine,
    host: str,
    *,
    beginning: Select[Any] = BOUNDS,
    check: Callable[[Row[Any]], None] | None = None,
) -> Iterator[Connection]:
    """Open a transaction on a hub, in which no statement waits for ever.

    Args:
        engine: of the hub.
        host: where it is, for the problem.
        beginning: the bounds of time, and what else is asked for in the same wait for the network.
        check: is given the answer, and refuses what it does not like.

    Raises:
        HubRefused: it cannot be reached, or refuses; nothing was written.
    """
    with as_hub_problems(host):
        connection, answer = _begun(engine, beginning)
        with connection:
            if check is not None:
                check(answer)
            yield connection
            connection.commit()


def _begun(engine: Engine, beginning: Select[Any]) -> tuple[Connection, Row[Any]]:
    """Return a connection with a transaction; one that broke while nobody used it is replaced."""
    connection = engine.connect()
    try:
        return connection, connection.execute(beginning).one()
    except DBAPIError as broken:
        connection.close()
        if not broken.connection_invalidated:
            raise
        connection = engine.connect()
        return connection, connection.execute(beginning).one()


class Question(NamedTuple):
    """A statement in the driver's own form, with the values that it has of its own."""

    text: str
    values: Mapping[str, Any]


def question(engine: Engine, statement: Select[Any] | Insert) -> Question:
    """Put a statement together that is asked again and again; what it lacks is given with each question."""
    compiled = statement.compile(dialect=engine.dialect, compile_kwargs={"render_postcompile": True})
    return Question(str(compiled), compiled.params)


def answers(
    engine: Engine,
    host: str,
    asked: Sequence[Question],
    *,
    check: Callable[[Any], None],
    is_writing: bool = False,
) -> list[Any] | None:
    """Return the rows that answer the last of several questions, all asked in one transaction.

    Only once is the network waited for, and once more where something is written. None where a question is
    not answered: a caller that asks one after the other is told why.

    Args:
        engine: of the hub.
        host: where it is, for the problem.
        asked: the questions, with all of their values; the first is the beginning of a transaction.
        check: is given the answer to the first, and refuses what it does not like.
        is_writing: whether something is written: not before it was checked.

    Raises:
        HubRefused: it cannot be reached, or refuses; nothing was written.
    """
    with as_hub_problems(host):
        pooled = engine.raw_connection()
    driver = cast("AnsweringConnection", pooled.driver_connection)
    try:
        return _answered(driver, asked, check, is_writing=is_writing)
    except psycopg.Error:
        return None
    finally:
        if driver.closed:
            # It broke, maybe while nobody used it.
            pooled.invalidate()
        pooled.close()


def _answered(
    driver: AnsweringConnection, asked: Sequence[Question], check: Callable[[Any], None], *, is_writing: bool
) -> list[Any]:
    # By itself the driver waits for the network at the beginning and at the end of a transaction.
    driver.autocommit = True
    stopped: Exception | None = None
    rows: list[psycopg.Cursor[Any]] = []
    try:
        with driver.pipeline() as waiting:
            try:
                driver.execute("BEGIN")
                rows += [driver.cursor(row_factory=namedtuple_row).execute(*each) for each in asked]
                if is_writing:
                    waiting.sync()
                    check(rows[0].fetchone())
                driver.execute("COMMIT")
            except (psycopg.Error, HubRefused) as said:
                # The driver logs what goes wrong on its way out of a block that was left by an error.
                stopped = said
        if stopped is not None:
            raise stopped
        if is_writing:
            return []
        check(rows[0].fetchone())
        return rows[-1].fetchall()
    finally:
        if driver.pgconn.pipeline_status:
            # What was asked together could not be ended: nothing may be asked on this connection again.
            driver.close()
        if not driver.closed:
            driver.rollback()
            driver.autocommit = False


@contextmanager
def as_hub_problems(host: str) -> Iterator[None]:
    """Turn errors of the driver into problems that name the hub and hold no value."""
    try:
        yield
    except (DBAPIError, psycopg.Error) as failed:
        is_lost = isinstance(failed, DBAPIError) and failed.connection_invalidated
        reason = _reason(failed.orig if isinstance(failed, DBAPIError) else failed, is_lost=is_lost)
        if reason is None:
            raise
        raise HubRefused(reason, host) from failed


def _reason(failed: BaseException | None, *, is_lost: bool) -> HubRefusal | None:
    """Return why a hub does not do what it was asked; None for a mistake of this program."""
    code = str(getattr(failed, "sqlstate", None) or "")
    if code in _BY_CODE:
        return _BY_CODE[code]
    if is_lost or code.startswith("08"):
        return HubRefusal.LOST
    words = str(failed)
    if code or not isinstance(failed, psycopg.OperationalError):
        return None
    return next((reason for said, reason in _BY_WORDS if said in words), HubRefusal.UNREACHABLE)
