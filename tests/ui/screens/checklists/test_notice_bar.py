"""The notice above the checklists is whole at any width, and its button shows what would change."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.checklists.top_bar import NoticeBar
from organizer_app.ui.theme.theme import Theme
from tests.support.fitting import clipped, cut_off

SENTENCE = "The template “National day of action, 60 days” has changed since it was applied to 59 cities."


def test_the_sentence_wraps_and_its_button_stays_whole(qtbot: QtBot, theme: Theme) -> None:
    asked: list[bool] = []
    window = QWidget()
    qtbot.addWidget(window)
    bar = NoticeBar(theme, lambda: asked.append(True), window)
    bar.say(SENTENCE)
    bar.resize(360, bar.heightForWidth(360))
    window.resize(360, 300)
    window.show()
    assert bar.label.height() > 2 * bar.label.fontMetrics().height()
    assert clipped(window) + cut_off(window) == []
    bar.review.click()
    assert asked == [True]
    assert bar.accessibleName() == SENTENCE
