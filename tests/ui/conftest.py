"""What tests of the window share: an application that looks as it will, and themes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from organizer_app.ui.theme.theme import Theme
from tests.support.looks import dressed

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's drawing in memory say that it has no real windows; every other warning fails the test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


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
