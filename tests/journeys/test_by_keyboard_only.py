"""Every view of the plan is entered, walked through and left with the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from tests.support.open_plans import sample_plan
from tests.support.programs import pass_turn, running, screen_of
from tests.support.spoken_tree import NAME, interface_of
from tests.support.waiting import LIMIT

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
AGENDA = list(ViewKind).index(ViewKind.AGENDA) + 1


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[PlanScreen]:
    # On a busy computer more than the usual 400 ms may lie between two letters of a name.
    usual = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(LIMIT * 1000)
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield screen_of(program)
    QApplication.setKeyboardInputInterval(usual)


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def enter(qtbot: QtBot, screen: PlanScreen, number: int) -> QWidget:
    """Choose a view by its number and return where the keyboard is then."""
    qtbot.keyClick(screen.window(), Key(Key.Key_0 + number), CTRL)
    assert screen.top.views.button(list(ViewKind)[number - 1].value).isChecked()
    return here()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_a_city_is_found_and_opened_in_every_view(qtbot: QtBot, screen: PlanScreen, number: int) -> None:
    view = enter(qtbot, screen, number)
    qtbot.keyClicks(view, "seat")
    qtbot.keyClick(view, Key.Key_Return)
    if number == AGENDA:
        qtbot.keyClicks(here(), "seat")
        qtbot.keyClick(here(), Key.Key_Return)
    qtbot.waitUntil(lambda: screen.is_inspecting and screen.inspector.tasks.count == 2)
    assert screen.presenter.selected_city().startswith("Seattle")


def said(view: QWidget) -> str:
    """Return what a screen reader says of the item the keyboard is at."""
    if isinstance(view, QAbstractItemView):
        return str(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")
    item = interface_of(view).focusChild()
    return item.text(NAME) if item is not None else ""


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_every_view_is_walked_to_both_ends_and_says_where_it_is(
    qtbot: QtBot, screen: PlanScreen, number: int
) -> None:
    view = enter(qtbot, screen, number)
    heard = []
    for key in (Key.Key_Home, Key.Key_End):
        qtbot.keyClick(view, key)
        qtbot.keyClick(view, key, CTRL)
        pass_turn(qtbot)
        heard.append(said(view))
    assert all(heard)
    assert heard[0] != heard[1]
    for key in (Key.Key_PageUp, Key.Key_PageDown, Key.Key_Up, Key.Key_Down):
        qtbot.keyClick(view, key)
    assert here() is view, "walking through a view does not leave it"
    qtbot.keyClick(view, Key.Key_Tab)
    assert here() is not view


def test_the_map_itself_is_walked_too(qtbot: QtBot, screen: PlanScreen) -> None:
    screen.map.setFocus(Qt.FocusReason.TabFocusReason)
    heard = []
    for key in (Key.Key_Home, Key.Key_End):
        qtbot.keyClick(screen.map, key)
        heard.append(said(screen.map))
    assert len(set(heard)) == 2
    qtbot.keyClicks(screen.map, "minn")
    qtbot.keyClick(screen.map, Key.Key_Return)
    qtbot.waitUntil(lambda: screen.presenter.selected_city().startswith("Minneapolis"))
