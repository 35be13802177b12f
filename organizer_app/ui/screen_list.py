"""The screens of an open plan in the order of the sidebar; a screen is added by one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.flow.screen import PlanAtHand, Screen
    from organizer_app.ui.screens.plan.screen import PlanScreen


class ScreenEntry(NamedTuple):
    """A screen.

    Attributes:
        code: by which wording names it.
        icon: its icon in the sidebar.
        views: codes of its views, the first one shown first; no two screens share one.
        make: makes it; its modules are imported there, when it is first looked at.
    """

    code: str
    icon: str
    views: tuple[str, ...]
    make: Callable[[PlanAtHand], Screen]


def make_plan(at_hand: PlanAtHand) -> PlanScreen:
    """Make the screen that is there from the start."""
    from organizer_app.ui.screens.plan.screen import PlanScreen

    return PlanScreen(at_hand)


SCREENS: Final = (ScreenEntry("plan", "map", ("map", "month", "week", "agenda", "timeline"), make_plan),)


def screen_with(view: str) -> ScreenEntry | None:
    """Return the screen that has a view, by the code of the view or of the screen."""
    return next((entry for entry in SCREENS if view in (*entry.views, entry.code)), None)
