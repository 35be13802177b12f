"""The columns of the log are named where it has columns."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.day.log_list import log_columns
from organizer_app.ui.theme.theme import Theme
from tests.support.open_plans import sample_plan
from tests.support.programs import settle
from tests.ui.screens.day.test_screen import board_of


def test_names_are_above_their_columns_and_gone_where_an_entry_has_its_words_below(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: Theme
) -> None:
    with board_of(qtbot, sample_plan(tmp_path), monkeypatch) as (program, screen):
        screen.show_view("day_log")
        settle(qtbot, program)
        heads = screen.log.heads
        assert not heads.isVisible(), "nothing is logged yet"
        field = screen.log.entry.field
        field.setText("Desk opens")
        field.returnPressed.emit()
        settle(qtbot, program)
        qtbot.waitUntil(heads.isVisible)
        columns = log_columns(theme, screen.log.list.viewport().width())
        places = heads.places()
        assert list(places) == ["Occurred", "Entered", "City", "What happened", "By"]
        assert places["What happened"].x() == columns.text[0]
        screen.log.list.is_narrow = True
        heads.fit()
        assert not heads.isVisible()
