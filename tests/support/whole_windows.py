"""Shows all that a window can show of a plan, for tests of what holds for every part of it."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from organizer_app.domain.merging.presence import Attendance
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.screens.day.screen import DayScreen
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.programs import screen_at, screen_of

_COMMANDS = (
    *(
        "palette",
        "help",
        "shortcuts",
        "tour",
        "duplicates",
        "unknown_places",
        "forget_due",
        "hand_over",
        "day_numbers",
    ),
    *("settings", "your_name", "protect", "error_report"),
)


def look_at_everything(program: Program) -> None:
    """Go to every view of every screen."""
    for code, view in ((entry.code, view) for entry in SCREENS for view in entry.views):
        program.window.go_to(Destination(code, view))
        QCoreApplication.processEvents()


def open_everything(program: Program, folder: Path) -> None:
    """Choose a city and several actions, and open all that lies over the window, one after the other."""
    window, plan = program.window, screen_of(program)
    assert window.deck is not None
    assert plan.select_city("Denver, CO")
    plan.ask_for_action()
    plan.choose_actions([row.action_id for row in plan.presenter.store.rows[:3]])
    assert plan.map._card.card  # noqa: SLF001  # made when a city is pointed at for a while
    coverage = screen_at(window, Destination("people", "coverage"), PeopleScreen).presenter.coverage
    gap = coverage.next_gap()
    assert gap is not None
    coverage.choose(*gap)
    day = screen_at(window, Destination("day"), DayScreen)
    for pane in ("log", "legal", "paper", "counts", "shows", "after", "score", "strip"):
        assert getattr(day, pane), "each is made when it is first looked at"
    assert day.skeleton, "it is made when an answer is waited for"
    assert window.offline, "it is made when a hub is away"
    overlays = window.commands.overlays
    for code in _COMMANDS:
        window.commands.run(code)
    (folder / "actions.csv").write_text("City,Date,Start\nNowhere,2027-04-17,11:00\n")
    overlays.show_import(window.deck, [folder / "actions.csv"])
    (folder / "no.organizer-changes").write_bytes(b"nothing that could be opened")
    overlays.show_merging(window.deck, [folder / "no.organizer-changes"])
    overlays.show_unlock(folder / "network.organizer")
    overlays.show_rescue(folder / "network.organizer")
    overlays.hint_at_drop("Drop", "here")
    window.say("Said", can_undo=True)
    window.complain("Went wrong")
    window.show_present(Attendance())
