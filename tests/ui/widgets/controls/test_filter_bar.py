"""Chips open menus of values, are cleared by cross, key and link, and never lose the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet, Option
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.controls.filter_chips import FilterChip
from organizer_app.ui.widgets.wrapping_row import WrappingRow

LEFT = Qt.MouseButton.LeftButton
FACETS = (Facet.GAPS, Facet.STATE, Facet.ROLE)
OPTIONS = [Option("WA", "Washington", 2), Option("d", "Dance & Drum", 1)]


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> Iterator[FilterBar]:
    window = QWidget()
    bar = FilterBar(theme, FACETS, window, clear="Show all", switches={Facet.GAPS: "open"})
    bar.add_chips(WrappingRow(bar))
    QVBoxLayout(window).addWidget(bar)
    qtbot.addWidget(window)
    window.resize(600, 80)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    # The window belongs to nobody else.
    yield bar
    window.close()


def keep(bar: FilterBar, **labels: str) -> None:
    kept = {facet: labels.get(facet.value, "") for facet in FACETS}
    bar.show_kept(kept, is_narrowed=bool(labels))


def test_a_chip_names_its_facet_or_what_that_keeps_and_is_cleared_by_cross_key_and_link(
    qtbot: QtBot, bar: FilterBar
) -> None:
    assert [chip.text() for chip in bar.chips.values()] == ["Only gaps", "State", "Role"]
    assert bar.clear.isHidden()
    keep(bar, state="Washington")
    assert [(chip.text(), chip.is_on) for chip in bar.chips.values()] == [
        ("Only gaps", False), ("Washington", True), ("Role", False),
    ]  # fmt: skip
    assert bar.clear.isVisible()

    chip = bar.chips[Facet.STATE]
    with qtbot.waitSignal(bar.cleared) as told:
        qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 8, chip.height() // 2))
    assert told.args == [Facet.STATE]
    with qtbot.waitSignal(bar.cleared) as told:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert told.args == [Facet.STATE]

    with qtbot.waitSignal(bar.cleared) as told:
        qtbot.mouseClick(bar.clear, LEFT)
    assert told.args == [None]


def test_a_chip_asks_for_its_values_and_a_switch_needs_none(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.asked) as told:
        qtbot.mouseClick(bar.chips[Facet.STATE], LEFT, pos=QPoint(5, 5))
    assert told.args == [Facet.STATE]
    with qtbot.assertNotEmitted(bar.asked), qtbot.waitSignal(bar.toggled) as told:
        qtbot.mouseClick(bar.chips[Facet.GAPS], LEFT, pos=QPoint(5, 5))
    assert told.args == [Facet.GAPS, "open"]
    assert bar.chips[Facet.GAPS].icon().isNull()
    assert not bar.chips[Facet.STATE].icon().isNull()


def test_a_menu_checks_what_is_kept_says_every_letter_and_that_it_is_empty(
    qtbot: QtBot, bar: FilterBar
) -> None:
    menu = bar.offer(Facet.STATE, OPTIONS, {"WA"})
    assert menu.isVisible()
    entries = [entry for entry in menu.actions() if entry.isCheckable()]
    assert [(entry.text(), entry.isChecked()) for entry in entries] == [
        ("Washington  (2)", True), ("Dance && Drum  (1)", False),
    ]  # fmt: skip
    with qtbot.waitSignal(bar.toggled) as told:
        entries[1].trigger()
    assert told.args == [Facet.STATE, "d"]
    with qtbot.waitSignal(bar.cleared) as told:
        menu.actions()[-1].trigger()
    assert told.args == [Facet.STATE]
    menu.close()
    assert bar.menu_of(Facet.STATE, OPTIONS, ()).actions()[-1].isCheckable()

    (entry,) = bar.menu_of(Facet.STATE, (), ()).actions()
    assert entry.text()
    assert not entry.isEnabled()


def focused(qtbot: QtBot, part: QWidget) -> None:
    part.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(part.hasFocus)


def test_the_focus_stays_with_a_chip_that_is_cleared_or_goes_to_a_neighbor(
    qtbot: QtBot, bar: FilterBar
) -> None:
    keep(bar, state="Washington")
    focused(qtbot, bar.chips[Facet.STATE])
    bar.show_chips({Facet.GAPS, Facet.ROLE})
    assert bar.chips[Facet.ROLE].hasFocus()
    focused(qtbot, bar.clear)
    keep(bar)
    assert bar.chips[Facet.ROLE].hasFocus()
    bar.show_chips({Facet.GAPS})
    assert bar.chips[Facet.GAPS].hasFocus()


def test_a_chip_that_stays_keeps_the_focus_when_it_is_cleared(qtbot: QtBot, bar: FilterBar) -> None:
    keep(bar, state="Washington")
    chip = bar.chips[Facet.STATE]
    focused(qtbot, chip)
    bar.cleared.connect(lambda _facet: keep(bar))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert not chip.is_on
    assert chip.hasFocus()


def test_a_chip_says_every_letter_of_what_it_keeps(qtbot: QtBot, theme: Theme) -> None:
    chip = FilterChip(theme, "Authority")
    qtbot.addWidget(chip)
    chip.show_label("Police & Fire", is_on=True)
    assert chip.text() == "Police && Fire"
    assert chip.accessibleName() == "Police & Fire"
