"""The tabs keep one line as long as they can: counts give way before a name wraps."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.inspector.inspector_tabs import CHECKLIST, InspectorTabs
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.scrolling_column import scrolling_down
from tests.support.programs import pass_turn


def test_counts_give_way_where_the_names_alone_fit_on_one_line(qtbot: QtBot) -> None:
    tabs = InspectorTabs(Theme())
    qtbot.addWidget(tabs)
    tabs.show()
    tabs.fit(2000)
    tabs.show_count(CHECKLIST, "11/19")
    steps = tabs.buttons[CHECKLIST]
    assert steps.text() == "Steps 11/19"
    wide = sum(button.sizeHint().width() for button in tabs.buttons.values())
    tabs.fit(wide - 1)
    assert steps.text() == "Steps"
    assert steps.accessibleName().endswith("11/19")
    tabs.fit(120)
    assert steps.text() == "Steps 11/19", "names that wrap anyway keep their counts"


def test_a_scroll_bar_that_narrows_the_tabs_changes_no_name(qtbot: QtBot) -> None:
    window, page, filling = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    tabs = InspectorTabs(Theme(), page)
    tabs.show_count(CHECKLIST, "11/19")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(tabs)
    filling.setFixedHeight(200)
    column.addWidget(filling)
    area = scrolling_down(page, window)
    window.show()
    tabs.fit(2000)
    wide = sum(button.sizeHint().width() for button in tabs.buttons.values())
    bar = area.verticalScrollBar().sizeHint().width()
    tabs.fit(wide - bar)
    for height in range(200, 300, 2):
        area.resize(wide, height)
        pass_turn(qtbot)
        assert tabs.buttons[CHECKLIST].text() == "Steps"
