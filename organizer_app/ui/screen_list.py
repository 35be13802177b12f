"""The screens of an open plan in the order and groups of the sidebar; a screen is added by one line here."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.flow.screen import Screen, ScreenContext
    from organizer_app.ui.screens.plan.screen import PlanScreen


class ScreenEntry(NamedTuple):
    """A screen.

    Attributes:
        code: its name in the wording.
        icon: its icon in the sidebar.
        views: codes of its views, the first one shown first; no two screens share one.
        make: makes it in the widget that will hold it, whose style its parts use to measure themselves; its
            modules are imported there, when it is first shown.
    """

    code: str
    icon: str
    views: tuple[str, ...]
    make: Callable[[ScreenContext, QWidget], Screen]


def make_overview(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the overview of the plan."""
    from organizer_app.ui.screens.overview.screen import OverviewScreen

    return OverviewScreen(context, parent)


def make_day(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the board of the day."""
    from organizer_app.ui.screens.day.screen import DayScreen

    return DayScreen(context, parent)


def make_plan(context: ScreenContext, parent: QWidget | None = None) -> PlanScreen:
    """Make the plan screen, which is there from the start."""
    from organizer_app.ui.screens.plan.screen import PlanScreen

    return PlanScreen(context, parent)


def make_checklists(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the checklists of all cities."""
    from organizer_app.ui.screens.checklists.screen import ChecklistsScreen

    return ChecklistsScreen(context, parent)


def make_logistics(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the tables of what every city needs on the day."""
    from organizer_app.ui.screens.logistics.screen import LogisticsScreen

    return LogisticsScreen(context, parent)


def make_people(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the people screen."""
    from organizer_app.ui.screens.people.screen import PeopleScreen

    return PeopleScreen(context, parent)


def make_partners(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the ledger of partner groups."""
    from organizer_app.ui.screens.partners.screen import PartnersScreen

    return PartnersScreen(context, parent)


def make_moment(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the timing screen."""
    from organizer_app.ui.screens.moment.screen import MomentScreen

    return MomentScreen(context, parent)


def make_problems(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the list of problems."""
    from organizer_app.ui.screens.problems.screen import ProblemsScreen

    return ProblemsScreen(context, parent)


def make_share(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the screen that releases schedules."""
    from organizer_app.ui.screens.share.screen import ShareScreen

    return ShareScreen(context, parent)


def make_together(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the screen of laptops that change the plan, and of forms that come back."""
    from organizer_app.ui.screens.together.screen import TogetherScreen

    return TogetherScreen(context, parent)


def make_activity(context: ScreenContext, parent: QWidget) -> Screen:
    """Make the history of the plan."""
    from organizer_app.ui.screens.activity.screen import ActivityScreen

    return ActivityScreen(context, parent)


# From what is planned, over who and what it takes, and whether it works, to what is published.
SCREEN_GROUPS: Final = (
    (
        ScreenEntry("overview", "layout-dashboard", ("overview",), make_overview),
        ScreenEntry("plan", "map", ("map", "month", "week", "agenda", "timeline"), make_plan),
        ScreenEntry("day", "radio", ("board", "day_log", "shows", "counts", "after"), make_day),
    ),
    (
        ScreenEntry(
            "checklists",
            "clipboard-check",
            ("checklists", "by_week", "by_owner", "permits", "templates"),
            make_checklists,
        ),
        ScreenEntry(
            "logistics",
            "truck",
            ("sites", "materials", "transport", "budget", "run_of_show"),
            make_logistics,
        ),
        ScreenEntry("people", "users", ("calls", "coverage", "everyone", "talks", "rollcall"), make_people),
        ScreenEntry("partners", "handshake", ("ledger", "credits", "asks"), make_partners),
    ),
    (
        ScreenEntry("moment", "clock", ("moment",), make_moment),
        ScreenEntry("problems", "triangle-alert", ("problems",), make_problems),
    ),
    (
        ScreenEntry("share", "share-2", ("releases", "packets", "feeds", "numbers"), make_share),
        ScreenEntry("together", "laptop", ("exchange", "conflicts", "returns", "hub"), make_together),
        ScreenEntry("activity", "history", ("activity", "imports", "backups"), make_activity),
    ),
)
SCREENS: Final = tuple(chain.from_iterable(SCREEN_GROUPS))


def screen_with(view: str) -> ScreenEntry | None:
    """Return the screen that has a view, by the code of the view or of the screen."""
    return next((entry for entry in SCREENS if view in (*entry.views, entry.code)), None)
