"""The slowest tests begin first, and the list of them is no list of modules that are gone."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support.slow_modules import SLOWEST

ROOT = Path(__file__).resolve().parents[2]


def test_every_run_begins_with_the_slowest_modules_and_leaves_the_others_as_they_were(
    request: pytest.FixtureRequest,
) -> None:
    others = ["tests/browser/test_b.py", "tests/browser/test_a.py"]
    found = [others[0], SLOWEST[1], SLOWEST[0], others[1], SLOWEST[0]]
    items: list[Any] = [SimpleNamespace(path=ROOT / each) for each in found]
    settings = request.config.pluginmanager.get_plugin(str(ROOT / "tests" / "conftest.py"))
    assert settings is not None
    settings.pytest_collection_modifyitems(request.config, items)
    assert [item.path for item in items] == [
        ROOT / each for each in (SLOWEST[0], SLOWEST[0], SLOWEST[1], *others)
    ]


@pytest.mark.parametrize("module", SLOWEST)
def test_every_module_of_the_list_is_there(module: str) -> None:
    assert (ROOT / module).is_file()
