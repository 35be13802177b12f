"""Recent plans are buttons that say their name, folder, day and state."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.welcome.presenter import RecentLine
from organizer_app.ui.screens.welcome.screen import RecentList
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme

LINES = [
    RecentLine(
        f"/plans/{number}", "A plan with a long name " * 4, "Plans", "Today", "", number == 1, number != 2
    )
    for number in range(6)
]


def test_four_plans_are_shown_and_opened_by_their_path(qtbot: QtBot, theme: Theme) -> None:
    recent = RecentList(theme)
    qtbot.addWidget(recent)
    recent.resize(600, 300)
    recent.show()
    recent.show_lines(LINES)
    assert len(recent.buttons) == 4
    with qtbot.waitSignal(recent.opened) as told:
        recent.buttons[3].click()
    assert told.args == ["/plans/3"]
    assert "Plans" in recent.buttons[0].accessibleName()
    recent.buttons[0].setFocus()
    assert not recent.grab().isNull()
    recent.show_lines([])
    assert recent.buttons == []
    change_theme(recent, Theme("dark"))
