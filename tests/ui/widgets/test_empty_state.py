"""An empty place says that it is empty and what to do first."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.plain_label import PlainLabel


def test_it_says_what_to_do_first_if_there_is_something_to_press(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "map-pin")
    qtbot.addWidget(empty)
    empty.say("No cities yet.", "Add the first action.", "New action")
    button = empty.findChild(QPushButton)
    with qtbot.waitSignal(empty.acted):
        button.click()
    assert (button.text(), button.isHidden()) == ("New action", False)
    assert (empty.accessibleName(), empty.accessibleDescription()) == (
        "No cities yet.",
        "Add the first action.",
    )
    empty.say("Nothing here.", "", "")
    change_theme(empty, Theme("dark"))
    assert empty.findChild(QPushButton).isHidden()


def test_a_hint_is_shown_whole_and_no_word_of_it_stands_alone_in_its_last_line(
    qtbot: QtBot, theme: Theme
) -> None:
    empty = EmptyState(theme, "map-pin")
    qtbot.addWidget(empty)
    empty.resize(900, 600)
    empty.say(
        "No cities yet.", "Add the first action, or drop last year's spreadsheet on this window. " * 2, ""
    )
    empty.show()
    hint = next(label for label in empty.findChildren(PlainLabel) if label.wordWrap())
    assert hint.height() >= hint.heightForWidth(hint.width()) > hint.fontMetrics().height() * 1.5
    for words in range(4, 24):
        text = " ".join(["Spreadsheet"[: 2 + number * 5 % 9] for number in range(words)])
        empty.say("No cities yet.", text, "")
        lines = round(hint.height() / hint.fontMetrics().lineSpacing())
        whole = hint.fontMetrics().horizontalAdvance(text)
        assert hint.height() >= hint.heightForWidth(hint.width())
        assert whole > (lines - 0.6) * hint.width()


def test_it_takes_half_of_a_narrow_window_at_large_text(qtbot: QtBot) -> None:
    theme = Theme("light", 2.0)
    window = QWidget()
    qtbot.addWidget(window)
    empty = EmptyState(theme, "user", window)
    empty.say("Nobody", "Choose somebody in the list, or add a person who is in none of the files.", "")
    assert empty.minimumSizeHint().width() <= 300
    empty.resize(300, 400)
    window.resize(300, 400)
    window.show()
    hint = max(empty.findChildren(PlainLabel), key=lambda label: len(label.text()))
    qtbot.waitUntil(lambda: 0 <= hint.x() < hint.geometry().right() <= 300)
    assert hint.height() >= hint.heightForWidth(hint.width())
