"""Where nobody is to be asked, the view says so and leads on."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer_app.domain.partnerships import PartnershipStatus
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.partners.ledger_painter import bars_width
from organizer_app.ui.screens.partners.screen import PartnersScreen
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import TYPE_CAPTION
from organizer_app.wording.partners import stage_name
from tests.support.long_words import long_words
from tests.support.open_plans import empty_plan, sample_plan
from tests.support.programs import running


def asks_of(qtbot: QtBot, program: Program) -> PartnersScreen:
    program.window.go_to(Destination("partners", "asks"))
    assert program.window.deck is not None
    screen = program.window.deck.current
    assert isinstance(screen, PartnersScreen)
    qtbot.waitUntil(screen.asks.empty.isVisible)
    return screen


def test_without_a_group_the_first_one_is_added(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = asks_of(qtbot, program)
        qtbot.waitUntil(lambda: screen.asks.empty.accessibleName() == "No partner groups yet")
        screen.asks.empty.acted.emit()
        assert screen.top.name.isVisible()


def test_where_all_are_active_the_ledger_is_at_hand(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = asks_of(qtbot, program)
        qtbot.waitUntil(lambda: screen.asks.empty.accessibleName() == "Nobody is waiting")
        screen.asks.empty.acted.emit()
        qtbot.waitUntil(screen.ledger.isVisible)


def test_no_sliver_of_a_column_stands_beside_the_last_city(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.go_to(Destination("partners", "ledger"))
        assert program.window.deck is not None
        screen = program.window.deck.current
        assert isinstance(screen, PartnersScreen)
        grid = screen.ledger.grid
        qtbot.waitUntil(lambda: grid.spoken_count() > 0)
        for width in (1440, 1437, 1433):
            program.window.resize(width, 800)
            qtbot.waitUntil(lambda width=width: program.window.width() == width)
            assert grid.box(0, 6).right() == grid.viewport().width()


def test_a_column_of_the_ledger_is_as_wide_as_its_longest_words(qtbot: QtBot, tmp_path: Path) -> None:
    with long_words(), running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        program.window.go_to(Destination("partners", "ledger"))
        assert program.window.deck is not None
        screen = program.window.deck.current
        assert isinstance(screen, PartnersScreen)
        grid = screen.ledger.grid
        qtbot.waitUntil(lambda: grid.spoken_count() > 0)
        metrics = program.holder.theme.metrics(TextStyle(TYPE_CAPTION))
        assert grid.box(0, 0).width() > metrics.horizontalAdvance(stage_name(PartnershipStatus.ACTIVE)) + 26


def test_the_bars_of_a_stage_grow_with_the_text() -> None:
    assert bars_width(Theme("light", 2.0)) == 2 * bars_width(Theme("light"))
