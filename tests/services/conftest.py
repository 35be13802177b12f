"""An open plan for every test of a service: an empty one and the sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import empty_plan, opened, sample_plan


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace
