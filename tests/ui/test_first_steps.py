"""In a plan without anything every screen says what to do first, and its button leads there."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import screen_with
from organizer_app.ui.widgets.empty_state import EmptyState
from tests.support.open_plans import empty_plan
from tests.support.programs import running, settle

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


def buttons(window: QWidget) -> list[QPushButton]:
    """Return the buttons of the empty places in sight."""
    places = [each for each in window.findChildren(EmptyState) if each.isVisibleTo(window)]
    found = [button for each in places for button in each.findChildren(QPushButton)]
    return [button for button in found if button.isVisibleTo(window)]


def offers(window: QWidget, words: str) -> bool:
    return [button.text() for button in buttons(window)] == [words]


def test_an_empty_screen_leads_on(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        window = program.window
        assert window.deck is not None
        for place, (leads_to, words) in STEPS.items():
            window.go_to(Destination(*place))
            settle(qtbot, program)
            qtbot.waitUntil(partial(offers, window, words))
            buttons(window)[0].click()
            entry = screen_with(window.deck.view)
            assert entry is not None
            assert entry.code == leads_to, place
            if window.commands.overlays.open_one is not None:
                window.commands.overlays.open_one.leave()
