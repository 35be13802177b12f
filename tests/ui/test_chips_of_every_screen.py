"""On every screen with chips, the cross of a chip and the Delete key let everything pass again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.share.share_bar import ChoiceBar
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.controls.filter_chips import FilterChip
from tests.support.open_plans import sample_plan
from tests.support.programs import running, settle

# Screen and view, and a facet that it offers with one of its values.
PLACES = [
    ("plan", "map", Facet.STATE, "WA"),
    ("checklists", "checklists", Facet.STATE, "WA"),
    ("checklists", "permits", Facet.KIND, "march"),
    ("logistics", "sites", Facet.STATE, "WA"),
    ("people", "calls", Facet.ROLE, "lead"),
    ("people", "coverage", Facet.GAPS, "open"),
    ("partners", "ledger", Facet.STAGE, "asked"),
    ("activity", "activity", Facet.KIND, "added"),
    ("day", "day_log", Facet.KEY, "yes"),
]


def bar_with(screen: QWidget, facet: Facet) -> FilterBar:
    bars = screen.findChildren(FilterBar)
    return next(bar for bar in bars if facet in bar.chips and bar.chips[facet].isVisible())


def test_a_chip_is_cleared_by_its_cross_and_by_the_delete_key(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.activateWindow()
        assert program.window.deck is not None
        for code, view, facet, value in PLACES:
            program.window.go_to(Destination(code, view))
            settle(qtbot, program)
            bar = bar_with(program.window.deck.current, facet)
            narrow = partial(bar.toggled.emit, facet, value)
            see_cleared(qtbot, program, bar.chips[facet], narrow)
            assert bar.chips[facet].hasFocus(), view
        program.window.go_to(Destination("share", "releases"))
        settle(qtbot, program)
        zones = program.window.deck.current.findChild(ChoiceBar)
        assert zones is not None
        see_cleared(qtbot, program, zones.chips["zone"], zones.menu_of("zone").actions()[1].trigger)


def see_cleared(qtbot: QtBot, program: Program, chip: FilterChip, narrow: Callable[[], None]) -> None:
    """Narrow by a chip twice, and clear it by its cross and by the key."""
    narrow()
    qtbot.waitUntil(lambda: chip.is_on)
    settle(qtbot, program)
    cross = QPoint(chip.width() - 8, chip.height() // 2)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    qtbot.waitUntil(lambda: not chip.is_on)
    narrow()
    qtbot.waitUntil(lambda: chip.is_on)
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not chip.is_on)
    settle(qtbot, program)
