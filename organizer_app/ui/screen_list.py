"""The screens of an open plan in the order of the sidebar; a screen is added by one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.action_rows import PlanSnapshot
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.plan.screen import PlanScreen
    from organizer_app.ui.theme.theme import Theme


class ScreenEntry(NamedTuple):
    """A screen: its code, by which wording names it, its icon, and what makes it."""

    code: str
    icon: str
    make: Callable[[Theme, Frame, Runner, PlanSnapshot, Clock], PlanScreen]


def _plan(theme: Theme, frame: Frame, background: Runner, snapshot: PlanSnapshot, clock: Clock) -> PlanScreen:
    from organizer_app.ui.screens.plan.screen import PlanScreen

    return PlanScreen(theme, frame, background, snapshot, clock)


SCREENS: Final = (ScreenEntry("plan", "map", _plan),)
