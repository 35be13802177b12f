"""The sidebar names what is open, says where one can go, and keeps quiet lines at the bottom."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.theme.tokens import SIDEBAR_WIDTH
from organizer_app.ui.widgets.lists.saved_list import SavedLine, SavedList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.sidebar import Place, QuietLine, Sidebar

LINES = (QuietLine("check", "Saved"), QuietLine("lock-open", "Not protected", "Anyone can read it."))


@pytest.fixture
def sidebar(qtbot: QtBot, theme: Theme) -> Sidebar:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Close")
    groups = ((Place("plan", "Plan", "map"),), (Place("people", "People", "users"),))
    sidebar = Sidebar(theme, groups, lambda: menu, "Navigation")
    qtbot.addWidget(sidebar)
    sidebar.menu = menu  # type: ignore[attr-defined]  # kept alive with the sidebar
    sidebar.resize(SIDEBAR_WIDTH, 700)
    sidebar.choose("plan")
    sidebar.show()
    return sidebar


def test_one_place_is_chosen_at_a_time_and_counts_and_the_card_are_spoken(
    qtbot: QtBot, sidebar: Sidebar
) -> None:
    place = sidebar.items["plan"]
    corner = place.mapTo(sidebar, place.rect().topLeft())
    assert sidebar.card.geometry().getRect() == (12, 12, SIDEBAR_WIDTH - 24, 52)
    assert (corner.x(), corner.y(), place.width(), place.height()) == (8, 80, SIDEBAR_WIDTH - 16, 32)

    with qtbot.waitSignal(sidebar.chosen) as told:
        qtbot.mouseClick(sidebar.items["people"], Qt.MouseButton.LeftButton)
    assert told.args == ["people"]
    assert [item.isChecked() for item in sidebar.items.values()] == [False, True]

    sidebar.items["plan"].show_count("10,000", "Plan, 10,000 actions")
    sidebar.card.show_lines("Clean Water Day " * 9, "Sat, Apr 17 2027", "Plan: Clean Water Day")
    assert sidebar.items["plan"].accessibleName() == "Plan, 10,000 actions"
    assert sidebar.card.accessibleName() == "Plan: Clean Water Day"
    assert not sidebar.grab().isNull()

    menu: QMenu = sidebar.menu  # type: ignore[attr-defined]  # kept alive with the sidebar
    qtbot.keyClick(sidebar.card, Qt.Key.Key_Space)
    assert menu.isVisible()
    menu.close()

    sidebar.fold(is_folded=True)
    sidebar.resize(sidebar.width(), 700)
    qtbot.waitUntil(lambda: sidebar.card.width() == place.width())


def test_quiet_lines_are_replaced_keep_off_their_ring_and_become_icons_in_a_low_window(
    qtbot: QtBot, sidebar: Sidebar
) -> None:
    sidebar.show_lines((LINES[0], LINES[1]._replace(command="protect")))
    words = next(label for label in sidebar.findChildren(PlainLabel) if label.text() == "Not protected")
    row = words.parentWidget()
    qtbot.waitUntil(lambda: words.geometry().left() > 0)
    for part in row.findChildren(PlainLabel):
        box = part.geometry()
        assert box.top() >= 3
        assert box.bottom() <= row.height() - 4

    sidebar.show_lines(LINES)
    qtbot.waitUntil(lambda: words_shown(sidebar) == ["Saved", "Not protected"])
    sidebar.resize(SIDEBAR_WIDTH, 200)
    qtbot.waitUntil(lambda: words_shown(sidebar) == [])
    signs = [each for each in sidebar.findChildren(PlainLabel) if each.isVisible()]
    assert [each.accessibleName() for each in signs] == ["Saved", "Not protected"]

    def tops() -> set[int]:
        return {each.mapTo(sidebar, each.rect().topLeft()).y() for each in signs}

    qtbot.waitUntil(lambda: len(tops()) == 1)
    sidebar.resize(SIDEBAR_WIDTH, 700)
    qtbot.waitUntil(lambda: words_shown(sidebar) == ["Saved", "Not protected"])

    sidebar.show_lines(LINES)
    sidebar.show_lines(LINES)
    sidebar.show_lines(LINES[:1])
    assert sidebar.quiet_words == ("Saved",)
    qtbot.waitUntil(lambda: words_shown(sidebar) == ["Saved"])
    change_theme(sidebar, Theme("dark"))


def test_new_lines_at_the_bottom_leave_the_parts_behind_them_alive(
    qtbot: QtBot, theme: Theme, sidebar: Sidebar
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sidebar.setParent(window)
    sidebar.around = window  # type: ignore[attr-defined]  # kept alive with the sidebar
    saved = SavedList(theme, sidebar)
    sidebar.hold(saved, saved.last_stop)
    notes = QPlainTextEdit(window)
    bar = notes.verticalScrollBar()
    protect = LINES[1]._replace(command="protect")
    for words in ("Saved", "Saving…", "Saved"):
        sidebar.show_lines((QuietLine("check", words), protect))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert isValid(bar)
    saved.show_lines((SavedLine("1", "Mine"),))
    window.show()
    saved.last_stop().setFocus()
    qtbot.keyClick(saved.last_stop(), Qt.Key.Key_Tab)
    focused = window.focusWidget()
    assert focused.accessibleName() == "Not protected"


def words_shown(sidebar: Sidebar) -> list[str]:
    return [each.text() for each in sidebar.findChildren(PlainLabel) if each.isVisible() and each.text()]


@pytest.mark.parametrize("zoom", [1.0, 1.3, 2.0])
def test_large_text_cuts_neither_a_place_nor_its_count(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, zoom: float
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    groups = (
        (Place("partners", "Partner groups", "handshake"), Place("returns", "Returned forms", "inbox")),
    )
    sidebar = Sidebar(Theme("light", zoom=zoom), groups, lambda: menu, "Navigation")
    qtbot.addWidget(sidebar)
    sidebar.resize(sidebar.width(), 700)
    sidebar.show()
    for item in sidebar.items.values():
        item.show_count("316", "316 groups")
        drawn: list[tuple[str, bool]] = []

        def draw(
            _painter: object, rect: QRectF, text: str, style: TextStyle, *_color: str, **_how: object
        ) -> int:
            drawn.append((text, item.texts.advance(text, style) <= rect.width()))  # noqa: B023  # used in this turn
            return 0

        monkeypatch.setattr(item.texts, "draw", draw)
        item.grab()
        assert sorted(drawn) == [("316", True), (item.text(), True)]


def test_large_text_scrolls_the_places_which_begin_at_the_top_again_once_there_is_room(
    qtbot: QtBot, sidebar: Sidebar
) -> None:
    sidebar.show_lines(LINES)
    change_theme(sidebar, Theme("light", zoom=2.0))
    sidebar.resize(sidebar.width(), 230)
    qtbot.waitUntil(lambda: sidebar.scroll_area.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: sidebar.card.height() >= sidebar.card.sizeHint().height())
    sidebar.choose("people")
    place = sidebar.items["people"]
    area = sidebar.scroll_area
    assert area.rect().contains(place.mapTo(area, place.rect().bottomLeft())), (
        "the place one is at is in sight"
    )

    assert sidebar.scroll_area.verticalScrollBar().value() > 0
    sidebar.resize(SIDEBAR_WIDTH, 700)
    assert sidebar.scroll_area.verticalScrollBar().value() == 0
