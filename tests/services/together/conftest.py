"""Laptops for tests of what they do together: each begins with a copy of a plan that was made once."""

import functools
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from organizer_app.storage.plan_file import create_plan_file
from tests.support import fleet


@functools.cache
def _made(origin: str, facts: tuple[tuple[str, str], ...]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.organizer"
        create_plan_file(path, origin=origin, facts=dict(facts))
        return path.read_bytes()


@pytest.fixture(autouse=True)
def copied_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each laptop of a fleet a copy of its empty plan."""

    def copy(path: Path, *, origin: str, facts: Mapping[str, str]) -> None:
        path.write_bytes(_made(origin, tuple(facts.items())))

    monkeypatch.setattr(fleet, "create_plan_file", copy)
