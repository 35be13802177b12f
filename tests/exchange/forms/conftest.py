"""The sample plan, from which these forms are made."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import opened, sample_plan


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace
