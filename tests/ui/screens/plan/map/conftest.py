"""A map with an action in each of several cities, as tests of the map use it."""

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.map.map_view import MapView
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import one_row_each


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> MapView:
    made = MapView(theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_places(group_by_place(one_row_each()))
    with qtbot.waitExposed(made):
        made.show()
    return made
