"""Keeps a plan in a PostgreSQL database, for an organization that wants to ask questions in SQL.

The plan's own tables lie in the schema `organizer_plan`, for its owner alone. Anyone who has the role
`organizer_reporter` reads the views of the schema `organizer_report`: one for each kind of record, named
after it, without removed records, secret fields and what legal support alone reads, and `schedule`, with
which most reports begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine, func, select, text

from organizer_app import __version__
from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.basics.changes import LEGAL_ONLY
from organizer_app.domain.basics.problems import PlanExists, PlanFromNewerVersion
from organizer_app.domain.basics.records import BOOKKEEPING
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.engines.postgresql import copy_conditions
from organizer_app.storage.hub.hub_connection import connection_arguments, transaction
from organizer_app.storage.migrations.upgrading import upgrade
from organizer_app.storage.plan_facts import fact_of
from organizer_app.storage.plan_file import found
from organizer_app.storage.plan_format import FORMAT
from organizer_app.storage.tables import table_of
from organizer_app.storage.transactions import Database

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Engine

    from organizer_app.domain.basics.changes import Noun
    from organizer_app.domain.merging.hub_address import HubAddress

_PLAN: Final = "organizer_plan"
_REPORT: Final = "organizer_report"
_REPORTER: Final = "organizer_reporter"
# Bookkeeping that nobody asks about.
_WITH_SECRETS: Final = "report_secrets"
_LEFT_OUT: Final = frozenset({"hidden", "version"})
_SCHEDULE: Final = """
CREATE VIEW organizer_report.schedule AS
SELECT a.id, m.title AS mobilization, p.name AS city, p.admin1 AS state, p.country, a.title, a.tactic,
       a.status, a.day, a.starts, a.ends, a.zone, a.starts_utc, a.expected, p.latitude, p.longitude
FROM organizer_plan.city_action a
LEFT JOIN organizer_plan.mobilization m ON m.id = a.mobilization_id
LEFT JOIN organizer_plan.place p ON p.id = a.place_id
WHERE NOT a.hidden
"""


def create_mirror(
    address: HubAddress,
    password: str = "",
    *,
    origin: str,
    facts: Mapping[str, str],
    with_secrets: bool = False,
) -> None:
    """Make an empty plan in a database, and the views of its reporters.

    Args:
        address: of the database; the login may make schemas and roles.
        password: of the login.
        origin: replica id of the mirror, UUIDv7.
        facts: title and plan_id.
        with_secrets: whether reporters may read secret fields.

    Raises:
        PlanExists: there is a plan already.
        HubRefused: it cannot be reached, or the login may not do this.
    """
    engine = _engine(address, password)
    try:
        with transaction(engine, address.host) as connection:
            if connection.scalar(select(func.to_regclass(f"{_PLAN}.meta"))) is not None:
                raise PlanExists(str(address))
            connection.execute(text(f"CREATE SCHEMA {_PLAN}"))
            told = {**facts, _WITH_SECRETS: "1"} if with_secrets else facts
            found(connection, origin=origin, facts=told)
            _make_views(connection, with_secrets=with_secrets)
    finally:
        engine.dispose()


def open_mirror(address: HubAddress, password: str = "") -> Database:
    """Open the plan in a database; bring an older one to the current format first.

    Raises:
        HubRefused: it cannot be reached, or there is none.
        PlanFromNewerVersion: a newer version wrote it.
    """
    engine = _engine(address, password)
    try:
        with transaction(engine, address.host) as connection:
            is_older = _format(connection, address) < FORMAT
            if is_older:
                upgrade(connection)
            if is_older or _shows_too_much(connection):
                _make_views(connection, with_secrets=bool(fact_of(connection, _WITH_SECRETS)))
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, str(address))


def _shows_too_much(connection: Connection) -> bool:
    """Return whether an earlier version has let reporters see how many legal-only records there are."""
    shown = (connection.scalar(select(func.to_regclass(f"{_REPORT}.{noun.value}"))) for noun in LEGAL_ONLY)
    return not fact_of(connection, _WITH_SECRETS) and any(each is not None for each in shown)


def _format(connection: Connection, address: HubAddress) -> int:
    if connection.scalar(select(func.to_regclass(f"{_PLAN}.meta"))) is None:
        raise HubRefused(HubRefusal.NOT_MADE, address.host)
    known = int(fact_of(connection, "format"))
    if known > FORMAT:
        raise PlanFromNewerVersion(str(address), fact_of(connection, "app_version"), __version__)
    return known


def _engine(address: HubAddress, password: str) -> Engine:
    copy_conditions()
    arguments = connection_arguments(address, password)
    arguments["options"] = f"-csearch_path={_PLAN}"
    return create_engine(
        "postgresql+psycopg://",
        connect_args=arguments,
        paramstyle="format",
        pool_size=2,
        max_overflow=2,
        hide_parameters=True,
    )


def _make_views(connection: Connection, *, with_secrets: bool) -> None:
    """Make the views again, and let reporters read them and nothing else."""
    for statement in _statements(with_secrets=with_secrets):
        connection.execute(text(statement))


def _statements(*, with_secrets: bool) -> Iterator[str]:
    yield f"DROP SCHEMA IF EXISTS {_REPORT} CASCADE"
    yield f"CREATE SCHEMA {_REPORT}"
    yield (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{_REPORTER}')"
        f" THEN CREATE ROLE {_REPORTER} NOLOGIN; END IF;"
        " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    yield f"REVOKE ALL ON SCHEMA {_PLAN}, {_REPORT} FROM PUBLIC"
    # A row would tell that there was an arrest, and when.
    for noun in RECORD_TYPES if with_secrets else RECORD_TYPES.keys() - LEGAL_ONLY:
        columns = ", ".join(f'"{name}"' for name in report_columns(noun, with_secrets=with_secrets))
        rows = f'{_PLAN}."{noun.value}" WHERE NOT hidden'
        yield f'CREATE VIEW {_REPORT}."{noun.value}" AS SELECT {columns} FROM {rows}'  # noqa: S608  # own names
    yield _SCHEDULE
    yield f"GRANT USAGE ON SCHEMA {_REPORT} TO {_REPORTER}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {_REPORT} TO {_REPORTER}"


def report_columns(noun: Noun, *, with_secrets: bool) -> tuple[str, ...]:
    """Return the columns of a kind of record that its view has, in the order of the table.

    A field whose audience nobody has decided is secret.
    """
    declared = audiences_of(RECORD_TYPES[noun])  # type: ignore[arg-type]  # types can be hashed
    return tuple(
        column.name
        for column in table_of(noun).columns
        if column.name in RECORD_TYPES[noun].__dataclass_fields__
        and column.name not in _LEFT_OUT
        and (
            with_secrets
            or column.name in BOOKKEEPING
            or declared.get(column.name, Audience.SECRET) < Audience.SECRET
        )
    )
