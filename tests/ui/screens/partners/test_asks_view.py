"""Where nobody is to be asked, the view says so and leads on."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.partners.ledger_grid import bars_width
from organizer_app.ui.screens.partners.screen import PartnersScreen
from organizer_app.ui.theme.theme import Theme
from tests.support.open_plans import empty_plan
from tests.support.programs import running, screen_at


def asks_of(qtbot: QtBot, program: Program) -> PartnersScreen:
    screen = screen_at(program.window, Destination("partners", "asks"), PartnersScreen)
    qtbot.waitUntil(screen.asks.empty.isVisible)
    return screen


def test_without_a_group_the_first_one_is_added_and_there_is_nothing_to_narrow_down(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = asks_of(qtbot, program)
        qtbot.waitUntil(lambda: screen.asks.empty.accessibleName() == "No partner groups yet")
        screen.asks.empty.acted.emit()
        assert screen.top.name.isVisible()
        program.window.go_to(Destination("partners", "ledger"))
        qtbot.waitUntil(screen.ledger.isVisible)
        assert not screen.filters.isVisible()
        screen.top.name_given.emit("Harbor Choir")
        qtbot.waitUntil(screen.filters.isVisible)


def test_where_all_are_active_the_ledger_is_at_hand_and_a_name_alone_is_not_said_to_move(
    qtbot: QtBot, plan: Path
) -> None:
    with running(qtbot, plan) as program:
        screen = asks_of(qtbot, program)
        qtbot.waitUntil(lambda: screen.asks.empty.accessibleName() == "Nobody is waiting")
        screen.asks.empty.acted.emit()
        qtbot.waitUntil(screen.ledger.isVisible)
        program.window.go_to(Destination("partners", "credits"))
        qtbot.waitUntil(screen.credits.keys.isVisible)
        screen.credits.cities.press_line(1)
        qtbot.waitUntil(screen.credits.keys.isHidden)
        assert screen.credits.names.spoken_count() == 1


def test_the_bars_of_a_stage_grow_with_the_text() -> None:
    assert bars_width(Theme("light", 2.0)) == 2 * bars_width(Theme("light"))
