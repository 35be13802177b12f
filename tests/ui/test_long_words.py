"""In a language of long sentences, and at twice the size, no word of any screen is cut."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS
from tests.support.fitting import clipped, overlapping, sideways
from tests.support.long_words import long_words
from tests.support.open_plans import network_plan
from tests.support.programs import running

# Tables of many columns and axes of time are wider than any window, which is their purpose.
WIDE = frozenset({"timelineView", "matrixView", "ledgerGrid", "logisticsTable", "templateSteps"})


@pytest.mark.parametrize("code", [entry.code for entry in SCREENS if entry.code != "plan"])
@pytest.mark.parametrize(("size", "zoom"), [((1100, 700), 1.0), ((1440, 900), 2.0)])
def test_no_word_is_cut_and_nothing_lies_on_anything(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], zoom: float, code: str
) -> None:
    with long_words(), running(qtbot, network_plan(tmp_path)) as program:
        program.holder.choose("light", zoom)
        window = program.window
        window.resize(*size)
        for view in next(entry.views for entry in SCREENS if entry.code == code):
            window.go_to(Destination(code, view))

            def fits(view: str = view) -> None:
                assert clipped(window) + overlapping(window) + sideways(window, WIDE) == [], view

            # What is read meanwhile changes the words.
            qtbot.wait(150)
            qtbot.waitUntil(fits, timeout=4_000)
        assert (window.width(), window.height()) == size, "the words do not widen the window"
