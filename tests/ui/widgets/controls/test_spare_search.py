"""The box that opens the palette gives way to everything else in its bar."""

from PySide6.QtWidgets import QFrame, QPushButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.controls.search_box import command_box
from organizer_app.ui.widgets.controls.spare_search import LEAST_ROOM, fit_search
from organizer_app.ui.widgets.wrapping_row import WrappingRow


def test_the_box_is_shown_only_where_all_parts_and_the_box_fit(qtbot: QtBot, theme: Theme) -> None:
    bar = QFrame()
    qtbot.addWidget(bar)
    box, button = command_box(theme, bar), QPushButton("Go", bar)
    row = WrappingRow(bar, side=10, spacing=10)
    row.addWidget(box)
    row.addWidget(button)
    least = 10 + LEAST_ROOM + 10 + button.sizeHint().width() + 10 + 10
    fit_search(box, bar, least - 1)
    assert box.isHidden()
    fit_search(box, bar, least - 1)
    assert box.isHidden()
    fit_search(box, bar, least)
    assert not box.isHidden()
