"""The sidebar names what is open, says where one can go, and keeps quiet lines at the bottom."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.tokens import SIDEBAR_WIDTH
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.sidebar import QuietLine, Sidebar

LINES = (QuietLine("check", "Saved"), QuietLine("lock-open", "Not protected", "Anyone can read it."))


@pytest.fixture
def sidebar(qtbot: QtBot, either_theme: Theme) -> Sidebar:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Close")
    items = (("plan", "Plan", "map"), ("people", "People", "users"))
    sidebar = Sidebar(either_theme, items, menu, "Navigation")
    qtbot.addWidget(sidebar)
    sidebar.menu = menu  # type: ignore[attr-defined]  # kept alive with the sidebar
    sidebar.resize(SIDEBAR_WIDTH, 700)
    sidebar.choose("plan")
    sidebar.show()
    return sidebar


def test_one_place_is_chosen_at_a_time(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.chosen) as told:
        qtbot.mouseClick(sidebar.items["people"], Qt.MouseButton.LeftButton)
    assert told.args == ["people"]
    assert [item.isChecked() for item in sidebar.items.values()] == [False, True]


def test_counts_and_the_card_are_spoken(sidebar: Sidebar) -> None:
    sidebar.items["plan"].show_count("10,000", "Plan, 10,000 actions")
    sidebar.card.show_lines("Clean Water Day " * 9, "Sat, Apr 17 2027", "Plan: Clean Water Day")
    assert sidebar.items["plan"].accessibleName() == "Plan, 10,000 actions"
    assert sidebar.card.accessibleName() == "Plan: Clean Water Day"
    assert not sidebar.grab().isNull()


def test_the_card_opens_its_menu_by_keyboard(qtbot: QtBot, sidebar: Sidebar) -> None:
    menu: QMenu = sidebar.menu  # type: ignore[attr-defined]  # kept alive with the sidebar
    qtbot.keyClick(sidebar.card, Qt.Key.Key_Space)
    assert menu.isVisible()
    menu.close()


def test_quiet_lines_are_replaced(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.show_lines(LINES)
    sidebar.show_lines(LINES)
    sidebar.show_lines(LINES[:1])
    assert sidebar.quiet_words == ("Saved",)

    def shown() -> list[str]:
        return [each.text() for each in sidebar.findChildren(PlainLabel) if each.isVisible() and each.text()]

    qtbot.waitUntil(lambda: shown() == ["Saved"])
    sidebar.set_theme(Theme("dark"))
