"""The panels on the map work by mouse and keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.map.map_panels import BUTTON, Legend, Panel, RegionButton, zoom_button
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.work_counts import calls_of


def test_the_legend_asks_and_does_not_decide(theme: Theme, qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    legend = Legend(theme, home)
    legend.show_counts((1, 2, 3, 4, 5000, 0), kept={1})
    assert [button.isChecked() for button in legend.levels] == [False, True, False, False, False, False]
    assert legend.levels[4].accessibleName() == "Ready 5000"
    home.show()
    with qtbot.waitSignal(legend.toggled) as heard:
        qtbot.mouseClick(legend.levels[3], Qt.MouseButton.LeftButton)
    assert heard.args == [3]
    assert not legend.levels[3].isChecked(), "the filter decides what is checked"
    with qtbot.waitSignal(legend.toggled):
        qtbot.keyClick(legend.levels[1], Qt.Key.Key_Space)


def test_larger_counts_take_more_room(theme: Theme, qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    legend = Legend(theme, home)
    narrow = legend.sizeHint().width()
    legend.show_counts((10_000,) * 6, kept=())
    assert legend.sizeHint().width() > narrow


def test_the_legend_leaves_its_names_out_where_they_do_not_fit(theme: Theme, qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    legend = Legend(theme, home)
    legend.show_counts((1_056, 4_693, 1_696, 0, 2_555, 0), kept=())
    wide = legend.sizeHint().width()
    legend.fit(wide - 1)
    assert legend.width() < wide
    assert legend.levels[0].accessibleName() == "At risk 1056"
    legend.fit(wide)
    assert legend.width() == wide


def test_a_level_is_painted_anew_only_when_it_looks_different(theme: Theme, qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(700, 60)
    legend = Legend(theme, home)
    legend.show_counts((1, 2, 3, 4, 5, 0), kept=())
    home.show()
    level = legend.levels[0]
    first = level.grab().toImage()
    effort = calls_of(level.grab)
    level.show_count(7)
    assert calls_of(level.grab) > 2 * effort
    assert level.grab().toImage() != first
    level.setChecked(True)
    checked = level.grab().toImage()
    change_theme(level, Theme("dark"))
    assert level.grab().toImage() != checked


def test_one_map_is_chosen_at_a_time(either_theme: Theme, qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    usa, world = RegionButton(either_theme, "USA"), RegionButton(either_theme, "World")
    panel = Panel((usa, world), home)
    usa.setChecked(True)
    home.show()
    qtbot.mouseClick(world, Qt.MouseButton.LeftButton)
    assert (usa.isChecked(), world.isChecked()) == (False, True)
    change_theme(panel, Theme("dark"))
    assert panel.grab().width() == panel.width()


def test_zoom_buttons_are_large_enough_and_named(theme: Theme, qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    for icon in ("plus", "minus", "maximize"):
        button = zoom_button(theme, icon, home)
        assert button.accessibleName()
        assert button.width() == button.height() == BUTTON >= 28


def test_the_legend_names_what_is_over_only_where_there_is_any(theme: Theme, qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    legend = Legend(theme, home)
    legend.show_counts((1, 2, 3, 4, 5, 0), kept=())
    assert legend.levels[-1].isHidden()
    legend.show_counts((0, 0, 0, 0, 0, 144), kept=())
    assert not legend.levels[-1].isHidden()
    assert legend.levels[-1].accessibleName() == "Past 144"
