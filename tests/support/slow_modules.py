"""Lets the slowest tests begin first: one that begins last keeps every other process waiting for its end."""

from pathlib import PurePath
from typing import Final

import pytest

# Modules with a test of 20 s or more on a busy machine; the longest first.
SLOWEST: Final = (
    "tests/reliability/test_drills.py",
    "tests/reliability/test_merging.py",
    "tests/outgoing/test_format_matrix.py",
    "tests/journeys/test_killed_import.py",
    "tests/exchange/test_calendar_programs.py",
    "tests/ui/test_plan_protection.py",
    "tests/ui/theme/test_themed.py",
    "tests/exchange/bundles/test_envelope.py",
    "tests/journeys/test_screen_reader.py",
    "tests/cli/test_quiet_numbers.py",
)


def slowest_first(items: list[pytest.Item], root: PurePath) -> None:
    """Put the tests of the slowest modules before all others, and leave the rest of the order alone.

    Args:
        items: tests in the order in which they were found; changed in place.
        root: folder of the repository.
    """
    places = {root / module: place for place, module in enumerate(SLOWEST)}
    items.sort(key=lambda item: places.get(item.path, len(SLOWEST)))
