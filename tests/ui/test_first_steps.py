"""In a plan without anything every screen says what to do first, and its button leads there."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import screen_with
from organizer_app.ui.widgets.empty_state import EmptyState
from tests.support.open_plans import empty_plan
from tests.support.programs import running

STEPS = {
    ("people", "calls"): ("plan", "Go to the plan"),
    ("people", "coverage"): ("plan", "Go to the plan"),
    ("people", "everyone"): ("people", "Add person"),
    ("people", "talks"): ("people", "Open calls"),
    ("people", "rollcall"): ("plan", "Go to the plan"),
    ("share", "releases"): ("plan", "Go to the plan"),
    ("share", "packets"): ("plan", "Go to the plan"),
    ("share", "feeds"): ("share", "Open releases"),
    ("share", "numbers"): ("plan", "Go to the plan"),
    ("partners", "credits"): ("partners", "Add group"),
    ("moment", "moment"): ("plan", "Go to the plan"),
    ("together", "returns"): ("share", "Make forms"),
    ("checklists", "by_week"): ("plan", "Go to the plan"),
    ("checklists", "permits"): ("plan", "Go to the plan"),
    ("day", "after"): ("plan", "Go to the plan"),
    ("day", "counts"): ("plan", "Go to the plan"),
    ("logistics", "sites"): ("plan", "Go to the plan"),
    ("overview", "overview"): ("plan", "Go to the plan"),
}


@pytest.mark.parametrize("place", STEPS, ids=lambda place: place[1])
def test_an_empty_screen_leads_on(qtbot: QtBot, tmp_path: Path, place: tuple[str, str]) -> None:
    leads_to, words = STEPS[place]
    with running(qtbot, empty_plan(tmp_path)) as program:
        window = program.window
        window.go_to(Destination(*place))

        def buttons() -> list[QPushButton]:
            return [
                button
                for empty in window.findChildren(EmptyState)
                if empty.isVisibleTo(window)
                for button in empty.findChildren(QPushButton)
                if button.isVisibleTo(window)
            ]

        qtbot.waitUntil(lambda: [button.text() for button in buttons()] == [words])
        buttons()[0].click()
        assert window.deck is not None
        entry = screen_with(window.deck.view)
        assert entry is not None
        assert entry.code == leads_to
