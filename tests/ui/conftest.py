"""What tests of the window share: an application that looks as it will, and themes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from organizer_app.ui.theme.theme import Theme
from tests.support.looks import dressed

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's drawing in memory say that it has no real windows; every other warning fails the test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(params=["light", "dark"])
def either_theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return dressed(qapp, Theme(request.param))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp, Theme("light"))
