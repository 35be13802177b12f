"""The screens of an open plan: made when first looked at, told of every change, gone with the plan."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organizer_app.services.plan.plan_settings import plan_settings, save_settings
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.screen_list import SCREENS, screen_with
from organizer_app.ui.screens.activity.screen import ActivityScreen
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.screens.together.screen import TogetherScreen
from organizer_app.ui.theme.style_sheet import make_style_sheet
from tests.support.programs import screen_at, screen_of


def test_no_two_screens_share_a_view_so_that_its_code_finds_its_screen() -> None:
    views = [view for entry in SCREENS for view in entry.views]
    assert len(views) == len(set(views))
    assert len({entry.code for entry in SCREENS}) == len(SCREENS)
    for entry in SCREENS:
        assert all(screen_with(view) is entry for view in entry.views)
        assert screen_with(entry.code) is entry
    assert screen_with("nowhere") is None


def test_a_destination_names_screen_view_and_record(program: Program) -> None:
    screen = screen_of(program)
    shown = screen.presenter.find_place("Seattle, WA")
    screen.choose_place(shown)
    action_id = screen.presenter.selection.action
    screen.close_inspector()
    program.window.go_to(Destination("plan", "agenda", action_id))
    assert screen.presenter.kind is ViewKind.AGENDA
    assert screen.presenter.selection.action == action_id


def test_a_screen_out_of_sight_takes_another_look_before_it_is_seen_again(program: Program) -> None:
    window, plan = program.window, screen_of(program)
    window.go_to(Destination("problems"))
    before = plan.styleSheet()
    program.holder.choose("dark")
    assert plan.styleSheet() == before, "what nobody sees costs nothing"
    window.go_to(Destination("plan"))
    assert plan.styleSheet() == make_style_sheet(program.holder.theme) != before
    image = plan.grab().toImage()
    assert image.pixelColor(image.width() - 4, 4) == program.holder.theme.color("surface")


def test_every_screen_is_reached_from_the_sidebar_and_shows_each_of_its_views(program: Program) -> None:
    window = program.window
    assert window.deck is not None
    for entry in SCREENS:
        window.sidebar.items[entry.code].click()
        assert window.deck.code == entry.code
        for view in entry.views:
            window.go_to(Destination(entry.code, view))
            assert window.deck.currentWidget() is window.deck.current, view
            assert window.deck.current.isVisible(), view
            assert not window.banner.isVisible(), view


def clock_of(screen: Screen) -> str:
    """Return what a screen says about whose time it shows."""
    return next(each.text() for each in screen.findChildren(QLabel) if each.text().startswith("Times "))


def test_times_are_written_in_the_zone_of_headquarters_as_soon_as_it_is_known(
    qtbot: QtBot, program: Program
) -> None:
    """A laptop that joins a plan learns it with the first changes; anybody can change it in the settings."""
    workspace, window = program.session.workspace, program.window
    assert workspace is not None
    assert window.deck is not None
    old = screen_at(window, Destination("together", "exchange"), TogetherScreen)
    activity = Destination("activity", "backups")
    before = clock_of(screen_at(window, activity, ActivityScreen))
    window.go_to(Destination("overview"))
    save_settings(workspace, replace(plan_settings(workspace), zone="Pacific/Honolulu"))
    # The settings are read in the background.
    qtbot.waitUntil(lambda: screen_of(program).presenter.desk_zone == "Pacific/Honolulu")
    assert clock_of(screen_at(window, activity, ActivityScreen)) != before
    # The one in sight follows, too, and stays where it was.
    save_settings(workspace, replace(plan_settings(workspace), zone="America/New_York"))
    qtbot.waitUntil(lambda: window.deck is not None and clock_of(window.deck.current) == before)
    assert (window.deck.code, window.deck.view) == ("activity", "backups")
    assert window.deck.current.isVisible()
    # Where the keyboard is in a screen that is made again, it stays.
    screen = screen_at(window, Destination("together", "exchange"), TogetherScreen)
    assert screen is not old
    screen.focus_main()
    save_settings(workspace, replace(plan_settings(workspace), zone="Pacific/Honolulu"))
    qtbot.waitUntil(lambda: window.deck is not None and window.deck.current is not screen)
    assert isinstance(window.deck.current, TogetherScreen)
    assert window.focusWidget() is window.deck.current.exchange.list
