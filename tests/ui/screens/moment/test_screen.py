"""The shared moment in the real window: the rule is changed, cities are moved in, each is told apart."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import Qt, QTime
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.moment.lines import Head, SuggestionLine, TimedCity, ZoneHead
from organizer_app.ui.screens.moment.screen import MomentScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import add_action, empty_plan, opened, sample_plan
from tests.support.programs import running, screen_at
from tests.support.spoken_tree import names_in

Key = Qt.Key


def moment_of(program: Program) -> MomentScreen:
    return screen_at(program.window, Destination("moment"), MomentScreen)


def moves(screen: MomentScreen) -> list[Head | SuggestionLine]:
    return [line for line in screen.list.lines if isinstance(line, Head | SuggestionLine) and line.moves]


def cities(screen: MomentScreen) -> list[TimedCity]:
    return [line for line in screen.list.lines if isinstance(line, TimedCity)]


def choose_relay(screen: MomentScreen) -> None:
    screen.rule.rule.setCurrentIndex(screen.rule.rule.findData("relay"))
    screen.rule.rule.activated.emit(screen.rule.rule.currentIndex())


def plan_with_agreed_times(tmp_path: Path) -> Path:
    """Write a plan of four cities: two without a start, one with a time but no day, one with both."""
    path = empty_plan(tmp_path)
    with opened(path) as plan:
        with plan.edit(EditKind.CHANGED_RULE) as editor:
            (known,) = editor.all(Mobilization)
            local, noon = SimultaneityRule.SAME_LOCAL_TIME, time(12)
            editor.put(replace(known, rule=local, rule_time=noon, anchor_date=date(2027, 1, 27)))
        for place, day, starts in (
            ("Seattle, WA", None, None),
            ("Chicago, IL", None, None),
            ("Elizabeth, NJ", None, time(14)),
            ("Sacramento, CA", date(2027, 1, 27), time(11, 30)),
        ):
            add_action(plan, place, day=day, starts=starts)
    return path


def starts_of(path: Path) -> list[time | None]:
    with opened(path) as plan, plan.read() as reader:
        return sorted((each.starts for each in reader.all(CityAction)), key=str)


def test_applying_to_all_keeps_agreed_times_which_are_named_before_they_are_moved(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = plan_with_agreed_times(tmp_path)
    with running(qtbot, path) as program:
        screen = moment_of(program)
        qtbot.waitUntil(lambda: len(cities(screen)) == 4)
        head = moves(screen)[0]
        said = "2 cities start off schedule, 2 cities have no start yet"
        assert head == Head(said, "Apply to all 2", head.moves)
        assert screen.inside.text() == "0 of 4 cities start on time, 3 have no time to go by"
        assert screen.own_times.choice.label.text() == "Also move the 2 actions that have their own time"
        screen.list.setFocus()
        qtbot.keyClick(screen.list, Key.Key_Home)
        qtbot.keyClick(screen.list, Key.Key_Return)
        qtbot.waitUntil(lambda: [line.local for line in cities(screen)].count("12:00 PM") == 2)
        said = program.window.toast.findChild(PlainLabel)
        qtbot.waitUntil(lambda: "Put 2 actions on schedule" in said.accessibleName())
        assert starts_of(path) == [time(11, 30), time(12), time(12), time(14)]

        screen.own_times.choice.tick.click()
        named = [line.title for line in screen.list.lines if isinstance(line, SuggestionLine)]
        assert "Elizabeth, NJ (2:00 PM, no date) has its own time." in named
        assert "Sacramento, CA (11:30 AM) has its own time." in named
        assert moves(screen)[0].button == "Apply to all 2"
        screen.list.setFocus()
        qtbot.keyClick(screen.list, Key.Key_Home)
        qtbot.keyClick(screen.list, Key.Key_Return)
        qtbot.waitUntil(lambda: moves(screen) == [])
        assert screen.own_times.isHidden()
    assert starts_of(path) == [time(12)] * 4


def test_a_city_of_another_day_is_not_applied_to_and_named_with_its_date(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = plan_with_agreed_times(tmp_path)
    with opened(path) as plan:
        add_action(plan, "Miami, FL", day=date(2027, 1, 28), starts=time(12))
    with running(qtbot, path) as program:
        screen = moment_of(program)
        qtbot.waitUntil(lambda: len(cities(screen)) == 5)
        assert moves(screen)[0].button == "Apply to all 2"
        screen.own_times.choice.tick.click()
        named = [line.title for line in screen.list.lines if isinstance(line, SuggestionLine)]
        assert "Miami, FL (12:00 PM, Jan 28) has its own time." in named


def test_without_cities_it_says_what_will_be_here(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = moment_of(program)
        qtbot.waitUntil(screen.empty.isVisible)
        assert screen.empty.accessibleName() == "No city takes part yet"
        screen.rule.rule.setCurrentIndex(screen.rule.rule.findData("free"))
        assert screen.inside.text() == ""


def test_times_that_a_clock_change_skips_or_doubles_are_asked_about(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as workspace, workspace.edit(EditKind.CHANGED_NOTES) as editor:
        anchored = [each for each in editor.all(CityAction) if each.day == date(2019, 7, 15)]
        seattle = next(each for each in anchored if each.zone == "America/Los_Angeles")
        minneapolis = next(each for each in anchored if each.zone == "America/Chicago")
        editor.put(replace(minneapolis, day=date(2019, 3, 10), starts=time(2, 30), ends=None))
        editor.put(replace(seattle, day=date(2019, 11, 3), starts=time(1, 30), ends=None))
    with running(qtbot, path) as program:
        screen = moment_of(program)
        qtbot.waitUntil(lambda: len(cities(screen)) == 7)
        notes = {line.note for line in cities(screen)}
        assert notes == {"", "does not exist", "happens twice"}
        asked = [
            line.title for line in screen.list.lines if isinstance(line, SuggestionLine) and not line.moves
        ]
        assert any("2:30 AM on Mar 10, which does not exist there" in title for title in asked)
        assert any("1:30 AM on Nov 3, which happens twice" in title for title in asked)
        screen.grab()


def test_cities_stand_in_columns_and_a_suggestion_is_applied_by_its_button_or_by_keyboard(
    qtbot: QtBot, plan: Path
) -> None:
    with running(qtbot, plan) as program:
        screen = moment_of(program)
        qtbot.waitUntil(lambda: len(cities(screen)) == 7)
        heads = [line for line in screen.list.lines if isinstance(line, ZoneHead)]
        assert [(head.text, head.cities) for head in heads] == [
            ("Eastern Time", "3 actions"), ("Central Time", "1 action"), ("Pacific Time", "3 actions"),
        ]  # fmt: skip
        assert heads[0].columns == ("Local", "HQ, ET", "UTC", "Off by")
        assert [(line.local, line.desk, line.utc, line.share) for line in cities(screen)[-2:]] == [
            ("12:00 PM", "3:00 PM", "19:00", 0.0), ("5:00 PM", "8:00 PM", "00:00, Jul 16", 1.0),
        ]  # fmt: skip
        assert screen.strip.accessibleName() == (
            "Live at the same time. At most 3 of 7 cities at once, 12:00 PM to 12:45 PM ET. "
            "Two or more without a break: 12:00 PM to 1:30 PM ET (1\u00a0h\u00a030\u00a0min)"
        )

        qtbot.waitUntil(lambda: len(moves(screen)) == 1)
        number = screen.list.lines.index(moves(screen)[0])
        (button,) = screen.list.buttons_of(number)
        assert button.text == "Apply"
        qtbot.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=button.box.center().toPoint())
        qtbot.waitUntil(lambda: screen.inside.text() == "7 of 7 cities start on time")
        assert program.window.toast.isVisible()

        program.window.undo()
        qtbot.waitUntil(lambda: screen.inside.text() == "6 of 7 cities start on time")
        assert "5 h late" in next(name for name in names_in(screen.list) if name.startswith("San Francisco"))
        screen.list.setFocus()
        qtbot.keyClick(screen.list, Key.Key_Home)
        qtbot.keyClick(screen.list, Key.Key_Return)
        qtbot.waitUntil(lambda: screen.inside.text() == "7 of 7 cities start on time")
        assert moves(screen) == []
        qtbot.keyClick(screen.list, Key.Key_End)
        qtbot.keyClick(screen.list, Key.Key_Return)
        assert program.window.deck.code == "plan"


def test_another_rule_is_one_step_moves_nobody_and_a_relay_can_be_given_an_order(
    qtbot: QtBot, plan: Path
) -> None:
    with running(qtbot, plan) as program:
        screen = moment_of(program)
        qtbot.waitUntil(lambda: len(cities(screen)) == 7)
        assert screen.rule.gap.isHidden()
        choose_relay(screen)
        assert not screen.rule.gap.isHidden()
        qtbot.waitUntil(lambda: cities(screen)[0].city == "1. New York, NY")
        assert cities(screen)[-1].city == "7. Portland, OR"
        screen.list.setFocus()
        qtbot.keyClick(screen.list, Key.Key_End)
        qtbot.keyClick(screen.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: cities(screen)[-2].city == "6. Portland, OR")
        assert screen.list.lines[screen.list.current] == cities(screen)[-2]
        assert screen.rule.reset.isVisible()
        screen.rule.reset.click()
        qtbot.waitUntil(lambda: cities(screen)[-1].city == "7. Portland, OR")
        assert screen.rule.reset.isHidden()
        screen.rule.gap.setValue(20)
        screen.rule.starts.setTime(QTime(11, 0))
        qtbot.waitUntil(lambda: len(moves(screen)) > 2)
        assert not isinstance(moves(screen)[0], Head)
        screen.own_times.choice.tick.click()
        assert isinstance(moves(screen)[0], Head)
        assert moves(screen)[0].button.startswith("Apply to all ")
        change_theme(screen, Theme("dark"))
        screen.grab()
        assert screen.list in screen.panes_in_sight()
    with opened(plan) as workspace, workspace.read() as reader:
        known = next(each for each in reader.all(Mobilization) if each.title == "Prime Day 2019")
    assert (known.rule, known.relay_gap_minutes) == (SimultaneityRule.RELAY, 20)
    assert known.rule_time.hour == 11
