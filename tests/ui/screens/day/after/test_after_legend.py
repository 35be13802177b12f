"""The legend below the cities shows the marks of the axis themselves, in the colors that they have there."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.day.after.after_legend import AfterLegend, AxisMark
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel


def test_each_mark_is_beside_its_meaning(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    legend = AfterLegend(theme, window)
    legend.resize(500, 40)
    window.resize(500, 40)
    window.show()
    marks, meanings = legend.findChildren(AxisMark), legend.findChildren(PlainLabel)
    assert [each.text() for each in meanings] == ["expected", "counted, low to high"]
    for mark, meaning, color in zip(marks, meanings, ("text", "accent"), strict=True):
        assert mark.parentWidget() is meaning.parentWidget()
        assert mark.geometry().right() < meaning.geometry().left()
        middle = mark.grab().toImage().pixelColor(mark.rect().center())
        assert middle == QColor(theme.color(color))


def test_the_marks_take_another_theme(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    legend = AfterLegend(theme, window)
    window.show()
    dark = Theme("dark")
    change_theme(window, dark)
    mark = legend.findChildren(AxisMark)[0]
    assert mark.grab().toImage().pixelColor(mark.rect().center()) == QColor(dark.color("text"))
