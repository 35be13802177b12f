"""The screen without a plan: three ways to begin, by mouse and by keyboard."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.environment.preferences import RecentPlan
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.save_dialog import documents_folder
from organizer_app.ui.screens.welcome.screen import WelcomeScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.fitting import clipped, overlapping
from tests.support.long_words import long_words
from tests.support.looks import dressed

NOON = datetime(2019, 6, 21, 12, tzinfo=UTC)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme, opened: list[Path]) -> WelcomeScreen:
    screen = WelcomeScreen(theme, ImmediateBackground(), opened.append, lambda: NOON)
    qtbot.addWidget(screen)
    screen.resize(1100, 720)
    screen.show()
    screen.activateWindow()
    return screen


def test_a_new_plan_by_keyboard(
    qtbot: QtBot, screen: WelcomeScreen, opened: list[Path], tmp_path: Path
) -> None:
    asked: list[Path] = []
    screen.ask_save = lambda _parent, path: (asked.append(path), tmp_path / path.name)[1]
    qtbot.keyClick(screen, Qt.Key.Key_N, CONTROL)
    assert screen.focusWidget() is screen.form.title
    qtbot.keyClick(screen.form.title, Qt.Key.Key_Return)
    assert [label.text() for label in screen.form.findChildren(QAbstractButton)]
    qtbot.keyClicks(screen.form.title, "Clean Water Day")
    screen.form.day.setDate(QDate(2027, 4, 17))
    screen.form.zone.setCurrentIndex(screen.form.zone.findData("America/Chicago"))
    qtbot.keyClick(screen.form.title, Qt.Key.Key_Return)
    assert [path.name for path in asked] == ["clean-water-day.organizer"]
    head = wiring.read_first_view(opened[0]).mobilizations[0]
    assert (head.anchor_date, head.desk_zone) == ("2027-04-17", "America/Chicago")


def test_the_form_can_be_left_and_a_plan_or_a_sample_chosen_in_the_dialogs(
    qtbot: QtBot, screen: WelcomeScreen, opened: list[Path], tmp_path: Path
) -> None:
    screen.cards[0].button.click()
    assert screen.form.isVisible()
    qtbot.keyClick(screen.form.title, Qt.Key.Key_Escape)
    assert not screen.form.isVisible()
    assert screen.focusWidget() is screen.cards[0].button

    asked: list[Path] = []
    screen.ask_open = lambda _parent, folder: asked.append(folder)
    screen.cards[2].button.setFocus()
    qtbot.keyClick(screen.cards[2].button, Qt.Key.Key_O, CONTROL)
    assert (len(asked), opened) == (1, [])
    screen.ask_open = lambda _parent, _folder: tmp_path / "a.organizer"
    screen.cards[1].button.click()
    assert opened == [tmp_path / "a.organizer"]

    screen.ask_save = lambda _parent, path: tmp_path / path.name
    screen.cards[2].button.click()
    assert opened[1:] == [tmp_path / "prime-day-2019.organizer"]
    screen.large_sample.click()
    assert opened[2:] == [tmp_path / "clean-water-day-2027.organizer"]


def test_recent_plans_come_right_after_the_cards_and_everything_has_a_name(
    qtbot: QtBot, screen: WelcomeScreen, opened: list[Path]
) -> None:
    screen.presenter.show_recent([RecentPlan("/plans/a.organizer", "A"), RecentPlan("/plans/b.organizer")])
    qtbot.waitUntil(lambda: all(button.isVisible() for button in screen.recent.buttons))
    screen.large_sample.setFocus(Qt.FocusReason.TabFocusReason)
    for button in screen.recent.buttons:
        qtbot.keyClick(screen.window().focusWidget(), Qt.Key.Key_Tab)
        assert screen.window().focusWidget() is button

    qtbot.keyClick(screen.recent.buttons[1], Qt.Key.Key_Space)
    assert opened == [Path("/plans/b.organizer")]

    screen.show_problem("There is no plan here.")
    assert screen.banner.isVisible()
    screen.presenter.open(Path("/plans/a.organizer"))
    assert not screen.banner.isVisible()
    assert opened

    for part in (*screen.findChildren(QAbstractButton), *screen.findChildren(QLineEdit)):
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isVisible():
            assert part.accessibleName() or part.text()
    change_theme(screen, Theme("dark"))
    screen.reset()
    assert not screen.grab().isNull()


def test_plans_are_suggested_in_a_folder_that_exists() -> None:
    assert documents_folder().is_dir()


def test_at_twice_the_text_size_the_page_scrolls_and_no_word_is_cut(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    large = Theme("light", 2.0)
    dressed(qapp, large)
    try:
        screen = WelcomeScreen(large, ImmediateBackground(), lambda _path: None, lambda: NOON)
        qtbot.addWidget(screen)
        screen.resize(1100, 700)
        screen.show()
        qtbot.waitUntil(lambda: clipped(screen) + overlapping(screen) == [])
        assert screen.cards[0].height() == screen.cards[2].height()
        assert screen.cards[2].button.y() < screen.large_sample.y()
        bar = screen.findChildren(QScrollArea)[0].verticalScrollBar()
        assert bar.maximum() > 0
        qtbot.keyClick(screen, Qt.Key.Key_N, CONTROL)
        qtbot.waitUntil(lambda: clipped(screen) == [])
    finally:
        dressed(qapp, theme)


def test_long_words_at_twice_the_size_put_the_cards_below_each_other(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    large = Theme("light", 2.0)
    dressed(qapp, large)
    try:
        with long_words():
            screen = WelcomeScreen(large, ImmediateBackground(), lambda _path: None, lambda: NOON)
            qtbot.addWidget(screen)
            screen.resize(1440, 900)
            screen.show()
            qtbot.waitUntil(lambda: clipped(screen) + overlapping(screen) == [])
            assert screen.cards[0].y() < screen.cards[1].y() < screen.cards[2].y()
    finally:
        dressed(qapp, theme)


def test_what_lies_below_the_cards_is_in_line_with_them(qtbot: QtBot, screen: WelcomeScreen) -> None:
    for size in ((1440, 900), (1100, 700)):
        screen.resize(*size)
        qtbot.waitUntil(lambda: screen.cards[2].width() > 0)
        for edge in ("left", "right"):
            spots = [
                getattr(part.rect().translated(part.mapTo(screen, QPoint(0, 0))), edge)()
                for part in (screen.hint, screen.cards[2])
            ]
            assert abs(spots[0] - spots[1]) <= 1, f"{edge} edges at {spots}"
        (area,) = screen.findChildren(QScrollArea)
        qtbot.waitUntil(lambda area=area: area.verticalScrollBar().maximum() == 0)
