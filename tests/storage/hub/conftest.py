"""What tests of the hub's tables have in common: the laptops that use them."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.wiring import open_gazetteer
from tests.support.fleet import Fleet


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    made = Fleet(tmp_path, open_gazetteer(), random.Random(1))
    yield made
    made.close()
