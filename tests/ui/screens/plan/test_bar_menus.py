"""The globe chooses the zone of the times beside the local ones; the printer leads to the pages."""

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan.bar_menus import print_menu, zone_menu
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.share.screen import ShareScreen
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.programs import screen_of


@pytest.fixture
def screen(program: Program) -> PlanScreen:
    return screen_of(program)


def texts(menu: QMenu) -> list[str]:
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def choose(menu: QMenu, text: str) -> None:
    next(entry for entry in menu.actions() if entry.text() == text).trigger()


def desk_times(screen: PlanScreen, city: str) -> str:
    lines = screen.list.table.lines
    group = lines.group_at(lines.row_of(screen.presenter.find_place(city)) or 0)
    return lines.words_of(group).zone


def test_the_bar_chooses_the_zone_of_the_times_and_leads_to_the_pages(
    qtbot: QtBot, program: Program, screen: PlanScreen
) -> None:
    for button in (screen.top.globe, screen.top.printer):
        button.click()
        menu = next(each for each in screen.top.findChildren(QMenu) if each.isVisible())
        assert len(texts(menu)) >= 3
        with qtbot.waitSignal(menu.destroyed):
            menu.close()

    menu = zone_menu(screen.presenter, screen)
    zones = ["Eastern Time (HQ)", "Pacific Time", "Central Time", "UTC"]
    assert texts(menu) == ["Beside local times, show", *zones]
    assert desk_times(screen, "Seattle, WA") == "PT · 3:00 PM ET"
    choose(menu, "UTC")
    assert desk_times(screen, "Seattle, WA") == "PT · 7:00 PM UTC"
    screen.select_city("Seattle, WA")
    assert screen.inspector.form.fields["starts"].hint == "7:00 PM UTC"
    choose(zone_menu(screen.presenter, screen), "Pacific Time")
    assert desk_times(screen, "Seattle, WA") == "PT"
    assert screen.presenter.desk_zone == "America/New_York"

    window = program.window
    choose(print_menu(screen.presenter, window, screen), "City packet of Seattle, WA…")
    share = window.deck.current
    assert isinstance(share, ShareScreen)
    qtbot.waitUntil(share.packets.one.isEnabled)
    assert not share.packets.isHidden()
    assert "Seattle, WA" in [label.text() for label in share.page_bar.findChildren(PlainLabel)]
    choose(print_menu(screen.presenter, window, screen), "Schedule of all cities…")
    assert share.packets.isHidden()
