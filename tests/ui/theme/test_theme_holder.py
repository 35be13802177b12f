"""The look can be chosen, and everybody hears of the change."""

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import (
    ThemeHolder,
    apply_style_sheet,
    apply_theme,
    sheet_around,
    system_scheme,
)


def test_choosing_a_scheme_tells_everybody(qtbot: QtBot) -> None:
    holder = ThemeHolder("light")
    with qtbot.waitSignal(holder.changed) as heard:
        holder.choose("dark")
    assert heard.args == [holder.theme]
    assert holder.theme.scheme == "dark"


def test_choosing_the_same_again_changes_nothing(qtbot: QtBot) -> None:
    holder = ThemeHolder("light")
    with qtbot.assertNotEmitted(holder.changed):
        holder.choose("light")


def test_text_size_is_kept_when_the_scheme_changes(qapp: QApplication) -> None:
    assert qapp is not None
    holder = ThemeHolder("light", 1.5)
    holder.choose("dark")
    assert holder.theme.zoom == 1.5


def test_both_schemes_of_a_text_size_keep_what_was_drawn_in_them(qapp: QApplication) -> None:
    assert qapp is not None
    holder = ThemeHolder("light")
    light = holder.theme
    holder.choose("dark")
    dark = holder.theme
    holder.choose("light")
    assert holder.theme is light
    holder.choose("dark")
    assert holder.theme is dark
    holder.choose("dark", 1.5)
    holder.choose("dark", 1.0)
    assert holder.theme is not dark, "what is drawn in another size is not kept"


def test_the_system_is_followed(qapp: QApplication) -> None:
    assert qapp is not None
    assert ThemeHolder("system").theme.scheme == system_scheme()


def test_applying_a_theme_dresses_the_application(qapp: QApplication) -> None:
    theme = Theme("dark")
    apply_theme(qapp, theme)
    assert qapp.palette().window().color() == theme.color("window")
    assert qapp.font().family() == "Inter"
    assert QDir.searchPaths("icons")


def test_what_is_in_a_dressed_part_has_its_look_and_nothing_else_has(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    part = QWidget(window)
    inner = QWidget(QWidget(part))
    apply_style_sheet(part, Theme("dark"))
    assert sheet_around(inner) == sheet_around(part) == make_style_sheet(Theme("dark"))
    assert sheet_around(window) == ""
