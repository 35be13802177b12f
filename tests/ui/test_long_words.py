"""In a language of long sentences, and at twice the size, no word of any screen is cut."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS
from tests.support.fitting import clipped, cut_off, overlapping, sideways
from tests.support.long_words import long_words
from tests.support.open_plans import network_plan
from tests.support.programs import found_in_the_end, running, settle

# Tables of many columns and axes of time are wider than any window, which is their purpose.
WIDE = frozenset(
    {"timelineView", "matrixView", "ledgerGrid", "logisticsTable", "templateSteps", "coverageGrid"}
)
# The views of the plan are looked at with and without the inspector beside them, by a test of their own.
VIEWS = [(entry.code, view) for entry in SCREENS if entry.code != "plan" for view in entry.views]


@pytest.mark.parametrize(("size", "zoom"), [((1100, 700), 1.0), ((1440, 900), 2.0)])
def test_no_word_is_cut_and_nothing_lies_on_anything(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], zoom: float
) -> None:
    with long_words(), running(qtbot, network_plan(tmp_path)) as program:
        program.holder.choose("light", zoom)
        window = program.window
        window.resize(*size)

        def faults() -> list[str]:
            wrong = clipped(window) + overlapping(window) + sideways(window, WIDE)
            return wrong + cut_off(window, WIDE)

        found = {}
        for code, view in VIEWS:
            window.go_to(Destination(code, view))
            settle(qtbot, program)
            found[view] = found_in_the_end(qtbot, faults)
            assert (window.width(), window.height()) == size, f"the words of {view} widen the window"
    assert {view: cut for view, cut in found.items() if cut} == {}
