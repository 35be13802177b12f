"""The strip takes what the map can spare, and less where large text fills the map with panels."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_of


def test_large_text_folds_the_strip_away_rather_than_the_map(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        page = screen_of(program).views.map_page
        program.window.resize(1100, 700)
        qtbot.waitUntil(page.strip.chart.isVisible)
        program.holder.choose(program.holder.choice, 2.0)
        qtbot.waitUntil(page.strip.chart.isHidden)
        qtbot.waitUntil(lambda: page.map.height() >= 300)
