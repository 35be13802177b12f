"""The same plan on both databases: every test that asks for `plan` runs twice."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.support.plan_engines import OpenPlan, postgresql_plan, sqlite_plan

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


def opened_on(engine: str, folder: Path, request: pytest.FixtureRequest) -> AbstractContextManager[OpenPlan]:
    if engine == "sqlite":
        return sqlite_plan(folder)
    return postgresql_plan(request.getfixturevalue("postgresql_url"))


@pytest.fixture(params=ENGINES)
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenPlan]:
    with opened_on(request.param, tmp_path, request) as opened:
        yield opened
