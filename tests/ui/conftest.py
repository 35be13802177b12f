"""What tests of the window share: an application that looks as it will, themes, and the program on a plan."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.theme.theme import Theme
from tests.support.looks import dressed
from tests.support.open_plans import sample_plan
from tests.support.programs import running

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's drawing in memory say that it has no real windows; every other warning fails the test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@cache
def _application() -> QCoreApplication:
    return QApplication.instance() or QApplication([])


@pytest.fixture(scope="session", autouse=True)
def _has_application() -> None:
    """Have an application from the first test on, whichever that is: Qt ends a process that has none.

    Several processes share the tests by chance, so none may count on one that was made before it.
    """
    _application()


@pytest.fixture(autouse=True)
def _no_content_deleted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where an area deletes what it scrolls at once: a click in it may not have ended."""
    set_widget = QScrollArea.setWidget

    def checked(area: QScrollArea, content: QWidget) -> None:
        assert area.widget() is None, "replace it with `show_instead`"
        set_widget(area, content)

    monkeypatch.setattr(QScrollArea, "setWidget", checked)


@pytest.fixture(params=["light", "dark"])
def either_theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return dressed(qapp, Theme(request.param))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp, Theme("light"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return an empty window for the parts of a test."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)


@pytest.fixture
def program(qtbot: QtBot, plan: Path) -> Iterator[Program]:
    """Return the program on the plan of the test."""
    with running(qtbot, plan) as started:
        yield started
