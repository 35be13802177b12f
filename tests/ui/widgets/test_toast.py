"""A toast says what was done, offers to take it back, and goes away by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Offer
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.toast import Toast


@pytest.fixture
def toast(qtbot: QtBot, theme: Theme) -> Iterator[Toast]:
    parent = QWidget()
    parent.resize(900, 600)
    qtbot.addWidget(parent)
    parent.show()
    toast = Toast(theme, "Undo", "Close", parent)
    yield toast
    # The parent is held here: without it Python would take the toast down as well.
    parent.close()


def undo_of(toast: Toast) -> QPushButton:
    return toast.findChild(QPushButton)


def test_it_lies_over_the_lower_edge_and_offers_undo_where_it_means_something(
    qtbot: QtBot, toast: Toast
) -> None:
    assert toast.isHidden()
    toast.say("Moved Seattle, WA to 1:00 PM.", can_undo=True)
    assert toast.isVisible()
    assert toast.geometry().bottom() < 600
    assert abs(toast.geometry().center().x() - 450) <= 1
    toast.parentWidget().resize(1200, 700)
    assert abs(toast.geometry().center().x() - 600) <= 1

    toast.say("Undid: renamed the action in Omaha, NE.", can_undo=False)
    assert undo_of(toast).isHidden()
    toast.say("Renamed the action in Omaha, NE.", can_undo=True)
    with qtbot.waitSignal(toast.undo_asked):
        undo_of(toast).click()
    assert toast.isHidden()


@pytest.mark.parametrize("name", ["Show", "Close", "Undo"])
def test_its_buttons_give_the_focus_back(qtbot: QtBot, toast: Toast, name: str) -> None:
    parent = toast.parentWidget()
    first, field = QPushButton("First", parent), QLineEdit(parent)
    for part in (first, field):
        part.show()
    parent.activateWindow()
    qtbot.waitUntil(parent.isActiveWindow)
    given: list[QWidget | None] = []
    toast.say("Imported.", can_undo=True, offers=[Offer("Show", lambda: given.append(parent.focusWidget()))])
    first.setFocus()
    field.setFocus()
    pressed = next(
        each for each in toast.findChildren(QAbstractButton) if name in {each.text(), each.accessibleName()}
    )
    pressed.setFocus()
    pressed.click()
    assert toast.isHidden()
    assert parent.focusWidget() is field
    assert given == ([field] if name == "Show" else [])


def test_it_hides_when_its_time_is_over(qtbot: QtBot, toast: Toast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("organizer_app.ui.widgets.toast._SHOWN_MS", 20)
    brief = Toast(Theme(), "Undo", "Close", toast.parentWidget())
    brief.say("Done.", can_undo=False)
    qtbot.waitUntil(brief.isHidden)
    brief.say("Imported.", can_undo=True, offers=[Offer("Show the lines", int, stays=True)])
    assert (brief.isVisible(), brief._timer.isActive()) == (True, False)  # noqa: SLF001  # nothing hides it
    brief.say("Done.", can_undo=False)
    qtbot.waitUntil(brief.isHidden)
    change_theme(brief, Theme("dark"))


def test_it_makes_way_for_what_appears_below_it(qtbot: QtBot, toast: Toast) -> None:
    toast.say("Imported.", can_undo=True, offers=[Offer("Show the lines", int, stays=True)])
    assert abs(toast.geometry().center().x() - 450) <= 1
    button = QPushButton(toast.parentWidget())
    button.setGeometry(300, 540, 300, 50)
    button.show()
    button.stackUnder(toast)
    qtbot.waitUntil(lambda: not toast.geometry().intersects(button.geometry()))
    toast.hide()
    assert not toast._looks.isActive()  # noqa: SLF001  # nothing runs while nothing is shown


def test_it_finds_the_one_gap_between_buttons(toast: Toast) -> None:
    window = toast.parentWidget()
    for left, width in ((0, 260), (500, 400)):
        button = QPushButton(window)
        button.setGeometry(left, 440, width, 150)
        button.show()
    toast.say("Imported.", can_undo=True, offers=[Offer("Show the lines", int, stays=True)])
    assert (toast.geometry().left() >= 260, toast.geometry().right() < 500) == (True, True)


def test_it_covers_nothing_that_can_be_pressed(toast: Toast) -> None:
    window = toast.parentWidget()
    buttons = [QPushButton(window), QPushButton(window)]
    buttons[0].setGeometry(300, 540, 300, 50)
    buttons[0].show()
    toast.say("Reached: Ana Ruiz", can_undo=True)
    assert toast.geometry().right() > 800
    buttons[1].setGeometry(650, 540, 240, 50)
    buttons[1].show()
    toast.say("Reached: Ana Ruiz", can_undo=True)
    assert toast.geometry().right() < 212
    assert not any(toast.geometry().intersects(each.geometry()) for each in buttons)
    undo = undo_of(toast)
    assert toast.rect().contains(undo.geometry())
    for each in buttons:
        each.hide()
    toast.say("Reached: Ana Ruiz", can_undo=True)
    assert abs(toast.geometry().center().x() - 450) <= 1


class Pane(QWidget):
    """Paints words along its lower edge, as an area whose viewport covers it."""

    def is_kept_clear(self, spot: QPoint) -> bool:
        return spot.y() > 500 and 400 < spot.x() < 500


def test_it_covers_no_words_that_are_kept_clear(toast: Toast) -> None:
    pane = Pane(toast.parentWidget())
    pane.resize(900, 600)
    viewport = QWidget(pane)
    viewport.resize(900, 600)
    pane.show()
    toast.say("Reached: Ana Ruiz", can_undo=True)
    assert toast.geometry().left() > 500
    viewport.resize(900, 400)
    toast.say("Reached: Ana Ruiz", can_undo=True)
    assert abs(toast.geometry().center().x() - 450) <= 1


def test_a_long_sentence_is_shortened_and_still_spoken_whole_and_two_are_read_whole(toast: Toast) -> None:
    sentence = "Renamed the action in " + "Very Long City Name " * 12
    toast.say(sentence, can_undo=True)
    label = toast.findChild(PlainLabel)
    assert "…" in label.text()
    assert label.accessibleName() == sentence
    assert toast.width() <= 620

    sentence = (
        "Moved 12 actions to Sun, Mar 14. 2:30 AM does not exist in Boston, MA on Sun, Mar 14. 3 stayed."
    )
    toast.say(sentence, can_undo=True)
    assert label.text() == sentence
    assert label.height() >= label.heightForWidth(label.width()) > label.fontMetrics().height()
    assert toast.parentWidget().rect().contains(toast.geometry())
    toast.say("Moved.", can_undo=True)
    assert toast.height() < 60
