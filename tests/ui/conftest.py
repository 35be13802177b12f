"""What tests of the window share: an application that looks as it will, and themes."""

import pytest
from PySide6.QtWidgets import QApplication

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import apply_theme


@pytest.fixture(params=["light", "dark"])
def either_theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    theme = Theme(request.param)
    apply_theme(qapp, theme)
    return theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    light = Theme("light")
    apply_theme(qapp, light)
    return light
