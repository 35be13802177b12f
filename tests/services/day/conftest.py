"""A plan on its day: the seven cities of Prime Day, at 3:10 PM in New York."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import opened, sample_plan

AFTERNOON = datetime(2019, 7, 15, 19, 10, tzinfo=UTC)


@pytest.fixture
def prime_day(tmp_path: Path) -> Iterator[Workspace]:
    """The sample plan at 3:10 PM Eastern on July 15, 2019."""
    with opened(sample_plan(tmp_path)) as plan:
        plan.clock = lambda: AFTERNOON
        plan.catch_up()
        yield plan
