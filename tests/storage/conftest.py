"""The same plan on both databases: every test that asks for `plan` runs twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select

from organizer_app.storage.engines.postgresql import postgresql_engine
from organizer_app.storage.plan_file import create_plan_file, found, open_plan_file
from organizer_app.storage.tables import whole_metadata
from organizer_app.storage.transactions import Database
from tests.support.plan_engines import ORIGIN_ID, OpenPlan, postgresql_schema

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))
FACTS = {"title": "Plan"}


@pytest.fixture(params=ENGINES)
def plan(request: pytest.FixtureRequest) -> Iterator[OpenPlan]:
    where = {"sqlite": "in_a_file", "postgresql": "on_the_server"}[request.param]
    opened = OpenPlan(request.getfixturevalue(where))
    yield opened
    opened.workspace.close()


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what a new plan file holds."""
    path = tmp_path_factory.mktemp("made") / "plan.organizer"
    create_plan_file(path, origin=ORIGIN_ID, facts=FACTS)
    return path.read_bytes()


@pytest.fixture
def in_a_file(tmp_path: Path, new_file: bytes) -> Callable[[], Database]:
    """Return what opens a new plan file."""
    path = tmp_path / "plan.organizer"
    path.write_bytes(new_file)
    return lambda: open_plan_file(path)


@pytest.fixture(scope="session")
def new_on_server(postgresql_url: str) -> Iterator[Callable[[], str]]:
    """Return what gives the address of a new plan: founded once, and emptied of what the last test wrote."""
    with postgresql_schema(postgresql_url) as address:
        tables = whole_metadata().tables.values()
        engine = postgresql_engine(address)
        with engine.begin() as connection:
            found(connection, origin=ORIGIN_ID, facts=FACTS)
            first = {each: connection.execute(select(each)).mappings().all() for each in tables}
        empty = "; ".join(str(delete(each)) for each in tables)

        def emptied() -> str:
            with engine.begin() as connection:
                connection.execution_options(no_parameters=True).exec_driver_sql(empty)
                for table, rows in first.items():
                    if rows:
                        connection.execute(insert(table), [dict(row) for row in rows])
            return address

        yield emptied
        engine.dispose()


@pytest.fixture
def on_the_server(new_on_server: Callable[[], str]) -> Callable[[], Database]:
    """Return what opens a new plan on the server."""
    address = new_on_server()
    return lambda: Database(postgresql_engine(address), "team plan")
