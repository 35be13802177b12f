"""The tabs keep one line as long as they can: counts give way before a name wraps."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.inspector.inspector_tabs import CHECKLIST, InspectorTabs
from organizer_app.ui.theme.theme import Theme


def test_counts_give_way_where_the_names_alone_fit_on_one_line(qtbot: QtBot) -> None:
    tabs = InspectorTabs(Theme())
    qtbot.addWidget(tabs)
    tabs.show()
    tabs.resize(2000, 80)
    tabs.show_count(CHECKLIST, "11/19")
    steps = tabs.buttons[CHECKLIST]
    assert steps.text() == "Steps 11/19"
    wide = sum(button.sizeHint().width() for button in tabs.buttons.values())
    tabs.resize(wide - 1, 80)
    assert steps.text() == "Steps"
    assert steps.accessibleName().endswith("11/19")
    tabs.resize(120, 200)
    assert steps.text() == "Steps 11/19", "names that wrap anyway keep their counts"
