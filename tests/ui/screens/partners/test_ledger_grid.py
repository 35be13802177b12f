"""The columns of the ledger are as wide as their words, and end where the window ends."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer_app.domain.model.partnerships import PartnershipStatus
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.partners.ledger_grid import LedgerGrid
from organizer_app.ui.screens.partners.screen import PartnersScreen
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_CAPTION, TYPE_META
from organizer_app.wording.partners.partners import name_column, stage_name
from tests.support.long_words import long_words
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_at


def ledger_of(qtbot: QtBot, program: Program) -> LedgerGrid:
    screen = screen_at(program.window, Destination("partners", "ledger"), PartnersScreen)
    qtbot.waitUntil(lambda: screen.ledger.grid.spoken_count() > 0)
    return screen.ledger.grid


def test_a_column_of_the_ledger_is_as_wide_as_its_longest_words(qtbot: QtBot, tmp_path: Path) -> None:
    with long_words(), running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        grid = ledger_of(qtbot, program)
        metrics = program.holder.theme.metrics(TextStyle(TYPE_CAPTION))
        assert (
            grid.cell_rect(0, 0).width()
            > metrics.horizontalAdvance(stage_name(PartnershipStatus.ACTIVE)) + 26
        )
        embargoes = grid.cell_rect(0, 0).x() - grid.cell_rect(0, -1).right()
        assert embargoes >= metrics.horizontalAdvance(name_column()[1]) + 7


def test_columns_end_where_the_window_ends_and_never_cut_the_name_of_a_usual_city(
    qtbot: QtBot, plan: Path
) -> None:
    with running(qtbot, plan) as program:
        grid = ledger_of(qtbot, program)
        for width in (1440, 1437, 1433):
            program.window.resize(width, 800)
            qtbot.waitUntil(lambda width=width: program.window.width() == width)
            assert grid.cell_rect(0, 6).right() == grid.viewport().width()
        program.window.resize(1100, 700)
        qtbot.waitUntil(lambda: grid.horizontalScrollBar().maximum() > 0)
        metrics = program.holder.theme.metrics(TextStyle(TYPE_META, SEMIBOLD))
        assert grid.cell_rect(0, 0).width() >= metrics.horizontalAdvance("San Francisco") + 12
