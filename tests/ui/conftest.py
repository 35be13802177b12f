"""What tests of the window share: an application that looks as it will, and themes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import apply_theme

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's drawing in memory say that it has no real windows; every other warning fails the test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


def dressed(qapp: QApplication, theme: Theme) -> Theme:
    """Let parts that are shown without a window look as they do in one."""
    apply_theme(qapp, theme)
    qapp.setStyleSheet(make_style_sheet(theme))
    return theme


@pytest.fixture(params=["light", "dark"])
def either_theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return dressed(qapp, Theme(request.param))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp, Theme("light"))
