"""A chip opens its menu by its words and lets everything pass again by its cross."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.controls.filter_chips import FilterChip

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chip(qtbot: QtBot, theme: Theme) -> FilterChip:
    chip = FilterChip(theme, "State")
    qtbot.addWidget(chip)
    chip.show()
    return chip


def test_a_click_opens_the_menu_and_the_cross_clears(qtbot: QtBot, chip: FilterChip) -> None:
    for x in (5, chip.width() - 5):
        with qtbot.waitSignal(chip.opened):
            qtbot.mouseClick(chip, LEFT, pos=QPoint(x, 10))

    chip.show_label("Oregon", is_on=True)
    chip.adjustSize()
    with qtbot.assertNotEmitted(chip.opened), qtbot.waitSignal(chip.cleared):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 8, 10))
    with qtbot.assertNotEmitted(chip.cleared), qtbot.waitSignal(chip.opened):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(10, 10))


def test_keys_open_the_menu_and_clear_only_what_keeps_something(qtbot: QtBot, chip: FilterChip) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Space):
        with qtbot.waitSignal(chip.opened):
            qtbot.keyClick(chip, key)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        chip.show_label("State", is_on=False)
        with qtbot.assertNotEmitted(chip.cleared):
            qtbot.keyClick(chip, key)
        chip.show_label("Oregon", is_on=True)
        with qtbot.waitSignal(chip.cleared):
            qtbot.keyClick(chip, key)


def test_it_is_tinted_explains_its_cross_and_shortens_a_long_label_on_screen_only(chip: FilterChip) -> None:
    assert (chip.is_on, chip.property("kind"), chip.accessibleDescription()) == (False, "chip", "")
    chip.show_label("Oregon", is_on=True)
    assert (chip.is_on, chip.property("kind"), chip.accessibleName()) == (True, "chip-on", "Oregon")
    assert chip.accessibleDescription()
    change_theme(chip, Theme("dark"))
    label = "A state with a name that is longer than any chip should be"
    chip.show_label(label, is_on=True)
    assert chip.text().endswith("…")
    assert chip.accessibleName() == label


def test_the_room_for_words_grows_with_the_text_size(qtbot: QtBot) -> None:
    chip = FilterChip(Theme("light", 2.0), "What changed")
    qtbot.addWidget(chip)
    font = chip.font()
    font.setPixelSize(30)
    chip.setFont(font)
    chip.show_label("What changed", is_on=False)
    assert chip.text() == "What changed"
