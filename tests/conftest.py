"""What every test shares: no window on the screen, no trace in the home folder, no unexpected log line."""

import logging
import os
import shutil
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partialmethod
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

from organizer_app.environment.collector import collector_at_rest
from organizer_app.environment.own_numbers import own_numbers
from tests.support.parameters import unordered
from tests.support.slow_modules import slowest_first
from tests.support.waiting import LIMIT
from tests.support.young_heap import collect_young, keep_young, let_freeze

if TYPE_CHECKING:
    from tests.support.cut_connections import Way
    from tests.support.fleet import Fleet

# Qt reads it when the first application is made; a tester who wants to watch sets it before.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The actions of the sample plan are still to come, and so is the filing day of each of its permits; a test
# that is about another moment chooses its own.
os.environ["ORGANIZER_CLOCK"] = "2019-04-01T12:00Z"

# The first example of a property may read time zones or holidays, and machines are busy: no test is timed.
settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")

# In milliseconds; five seconds, as pytest-qt waits, were too few beside other work.
PATIENCE = LIMIT * 1000
HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
}


@pytest.fixture(autouse=True)
def usual_measures() -> Iterator[None]:
    """Measure in miles, with weeks from Sunday, after a plan of another country was open."""
    yield
    measures = sys.modules.get("organizer_app.wording.language.measures")
    if measures is not None:
        from organizer_app.domain.basics.local_measures import measures_of

        measures.use_measures(measures_of(""))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Refuse parameters without an order: processes that share the tests must agree on it."""
    names = unordered(metafunc.definition.iter_markers())
    if names:
        pytest.fail(f"sort the set that gives the parameters {names}", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Find the tests without Python's collector, which took a quarter of that time and found nothing."""
    with collector_at_rest():
        return (yield)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let the slowest tests begin first, so that no process waits for one at the end."""
    slowest_first(items, config.rootpath)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Clear a window away after its test: it is cycles, and would be styled again with each new one."""
    ran = yield
    if "qapp" in getattr(item, "fixturenames", ()):
        collect_young()
    return ran


def pytest_configure() -> None:
    """Wait for the window as long as a busy machine needs, unless a test says how long."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitCallback", "waitExposed", "waitActive"):
        setattr(QtBot, name, partialmethod(getattr(QtBot, name), timeout=PATIENCE))


def pytest_sessionfinish() -> None:
    """Empty the clipboard: Qt would delete what a test copied after Python has ended, and crash."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


class _Collector(logging.Handler):
    """Keeps the log records it is given."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _collected() -> Iterator[list[logging.LogRecord]]:
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    try:
        yield collector.records
    finally:
        logging.getLogger().removeHandler(collector)


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable, folder in HOME_VARIABLES.items():
            (home / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
            patch.setenv(variable, str(home / folder))
        yield home


@pytest.fixture(autouse=True)
def _backups_of_its_own(_home_of_its_own: Path) -> Iterator[None]:
    """Leave no backups, and no numbers, to the next test: its plan may be a copy of the same one."""
    yield
    shutil.rmtree(_home_of_its_own / "Documents", ignore_errors=True)
    shutil.rmtree(own_numbers().folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_unexpected_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on warnings and worse in the log; a test that asks for `caplog` judges the log itself."""
    with _collected() as records:
        yield
    if records and "caplog" not in request.fixturenames:
        lines = [f"{record.name}: {record.getMessage()}" for record in records]
        pytest.fail("unexpected log lines:\n" + "\n".join(lines))


@pytest.fixture(scope="session", autouse=True)
def _young_heap() -> Iterator[None]:
    """Search only what the tests make; those that ask for `whole_heap` have all of it."""
    with pytest.MonkeyPatch.context() as patch:
        keep_young(patch)
        yield


@pytest.fixture
def whole_heap() -> Iterator[None]:
    """Let the program set objects apart from the collector, as it does outside of tests."""
    with pytest.MonkeyPatch.context() as patch:
        let_freeze(patch)
        yield
    collect_young()


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of the window that leaves a window, a thread or a timer to those after it."""
    before = frozenset(threading.enumerate())
    yield
    if "qapp" in request.fixturenames:
        from tests.support.leftovers import left_behind, put_pointer_away, release_keys_and_buttons

        release_keys_and_buttons()
        put_pointer_away()
        left = left_behind(before)
        if left:
            pytest.fail("left behind:\n" + "\n".join(left))


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys of passphrases in a thousandth of the time, in this process alone.

    For tests of what is asked and said around it; those of the files themselves pay the full price.
    """
    from organizer_app.storage import plan_key

    monkeypatch.setattr(plan_key, "_MEMORY_KIB", 256)


@pytest.fixture(scope="session")
def postgresql_url() -> str:
    """Return the address of the throwaway PostgreSQL server; missing means failing, never skipping."""
    url = os.environ.get("ORGANIZER_TEST_POSTGRESQL_URL")
    if not url:
        pytest.fail(
            "No PostgreSQL server for the storage tests: run `make test`, which starts one.", pytrace=False
        )
    return url


@pytest.fixture(name="address")
def hub_address(postgresql_url: str) -> Iterator[str]:
    """Return the address of a database in which a hub can be made; it is dropped afterwards."""
    from tests.support.hubs import hub_database

    with hub_database(postgresql_url) as made:
        yield made


@pytest.fixture(name="way")
def way_to_hub(address: str) -> "Iterator[Way]":
    """Return a way to that database that can be cut and mended."""
    from sqlalchemy.engine import make_url

    from tests.support.cut_connections import way_to

    server = make_url(address)
    with way_to(f"{server.query['host']}/.s.PGSQL.{server.query['port']}") as made:
        yield made


@pytest.fixture
def fleet(tmp_path: "Path") -> "Iterator[Fleet]":
    """Return laptops that share a plan."""
    import random

    from organizer_app.wiring import open_gazetteer
    from tests.support.fleet import Fleet

    made = Fleet(tmp_path, open_gazetteer(), random.Random(1))
    yield made
    made.close()
