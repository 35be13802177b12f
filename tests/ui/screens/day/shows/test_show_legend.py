"""Both bars of a run of show are explained where there is room."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.day.shows.show_legend import ShowLegend, ShowMark
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.plain_label import PlainLabel


def test_each_bar_is_beside_its_meaning_and_they_differ(qtbot: QtBot, theme: Theme) -> None:
    legend = ShowLegend(theme)
    qtbot.addWidget(legend)
    legend.show()
    planned, goes = legend.findChildren(ShowMark)
    assert [label.text() for label in legend.findChildren(PlainLabel)] == ["as planned", "as it goes"]
    assert planned.x() < goes.x()
    middle = planned.rect().center()
    inside = planned.grab().toImage().pixelColor(middle)
    assert inside != theme.color("accent"), "what was planned is hollow"
    assert goes.grab().toImage().pixelColor(goes.rect().center()) == theme.color("accent")
