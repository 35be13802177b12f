"""The run of show in the real window: one key starts a cue, another ends it, and drift is flagged."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.day.cue_changes import push_of
from organizer_app.services.day.show_books import read_shows
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.day.screen import DayScreen
from organizer_app.ui.screens.day.shows.show_lines import LaneLine
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import opened
from tests.support.programs import settle
from tests.support.spoken_tree import names_in
from tests.ui.screens.day.test_screen import AFTERNOON, board_of

Key = Qt.Key


def go_to_shows(qtbot: QtBot, program: Program, screen: DayScreen) -> None:
    program.window.go_to(Destination("day", "shows"))
    settle(qtbot, program)
    screen.focus_main()


def cities(screen: DayScreen) -> list[str]:
    return [line.lane.state.city.city for line in screen.shows.list.lines if isinstance(line, LaneLine)]


def choose(qtbot: QtBot, program: Program, screen: DayScreen, city: str) -> None:
    spot = next(
        number
        for number, line in enumerate(screen.shows.list.lines)
        if isinstance(line, LaneLine) and line.lane.state.city.city == city
    )
    screen.shows.list.land(spot)
    settle(qtbot, program)


def told(program: Program) -> str:
    return " ".join(label.accessibleName() for label in program.window.toast.findChildren(PlainLabel))


def test_one_key_starts_a_cue_another_ends_it_and_one_pushes_the_rest(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        go_to_shows(qtbot, program, screen)
        shows = screen.shows
        assert cities(screen)[:3] == ["Arlington", "New York", "Washington"]
        lanes = [line.lane for line in shows.list.lines if isinstance(line, LaneLine)]
        driven = next(lane.state.city.city for lane in lanes if lane.upcoming is not None)
        late = next(lane.state.city.city for lane in lanes if push_of(lane.cues) is not None)
        choose(qtbot, program, screen, late)
        assert shows.push.text().startswith("Push the rest ")
        qtbot.keyClick(shows.list, Key.Key_P)
        settle(qtbot, program)
        assert not shows.push.isVisible()
        assert f"{late}: the rest is" in told(program)
        qtbot.keyClick(shows.list, Key.Key_T)
        settle(qtbot, program)
        assert "nothing to gain" in told(program)

        # The letters work on the buttons too, which leave room for the words.
        choose(qtbot, program, screen, "Seattle")
        qtbot.mouseClick(shows.start, Qt.MouseButton.LeftButton)
        settle(qtbot, program)
        assert all(each.isVisible() for each in (shows.push, shows.shorten, shows.end, shows.start))
        toast, drive = program.window.toast, shows.drive
        assert toast.isVisible()
        assert not toast.geometry().intersects(QRect(drive.mapTo(program.window, QPoint()), drive.size())), (
            "what was done leaves what is next in sight"
        )
        assert shows.now.width() > shows.width() / 3, "four buttons stand below what they are about"
        qtbot.keyClick(shows.start, Key.Key_E)
        settle(qtbot, program)
        assert not shows.end.isVisible()
        assert shows.now.geometry().top() > 0

        choose(qtbot, program, screen, driven)
        qtbot.keyClick(shows.list, Key.Key_G)
        settle(qtbot, program)
        assert shows.end.isVisible()
        qtbot.keyClick(shows.list, Key.Key_E)
        settle(qtbot, program)
        assert not shows.end.isVisible()
    with opened(plan) as workspace:
        workspace.clock = lambda: AFTERNOON
        book = read_shows(workspace)
    lane = next(lane for _zone, lanes in book.lanes() for lane in lanes if lane.state.city.city == driven)
    assert lane.cues[0].cue.times.started is not None
    assert lane.cues[0].cue.times.ended is not None


def test_the_filter_keeps_those_beyond_the_limit_and_the_axis_moves(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        go_to_shows(qtbot, program, screen)
        shows = screen.shows
        scale = shows.axis.scale
        qtbot.keyClick(shows.list, Key.Key_Right)
        assert shows.axis.scale.first == scale.first + 30
        qtbot.keyClick(shows.list, Key.Key_N)
        assert shows.axis.scale == scale
        shows.lined_up.button("start").click()
        assert shows.axis.scale.by_start
        lanes = [line.lane for line in shows.list.lines if isinstance(line, LaneLine)]
        late = [lane.state.city.city for lane in lanes if lane.is_adrift]
        assert late, "at 3:10 PM nobody has started a cue"
        assert shows.adrift.text() == f"Beyond \u00b110 min  {len(late)}"
        assert any("has not started" in name for name in names_in(shows.list))
        shows.adrift.click()
        assert cities(screen) == late
        change_theme(screen, Theme("dark"))
        screen.grab()
        screen.resize(880, 600)
        screen.grab()
        assert not shows.axis.has_words
