"""Decides which panes of the plan are shown side by side at a window width."""

from __future__ import annotations

from typing import Final, NamedTuple

from organizer_app.ui.screens.plan.store.plan_view import ViewKind

# Widths of the whole window, in pixels.
WIDE: Final = 1360
MIDDLE: Final = 1100


class Panes(NamedTuple):
    """What is shown; `has_tabs` if map and list are on tabs."""

    has_main: bool
    has_list: bool
    has_inspector: bool
    has_tabs: bool


def panes_for(width: int, kind: ViewKind, *, is_inspecting: bool, is_list_chosen: bool) -> Panes:
    """Decide which panes fit.

    From `WIDE` on, all of them; from `MIDDLE` on, the inspector replaces the list; below that, map and
    list are on tabs.

    Args:
        width: of the window, in pixels.
        kind: the current view.
        is_inspecting: whether the inspector is open.
        is_list_chosen: whether the tab of the list is selected.
    """
    if kind is not ViewKind.MAP:
        return Panes(has_main=True, has_list=False, has_inspector=is_inspecting, has_tabs=False)
    if width < MIDDLE:
        return Panes(not is_list_chosen, is_list_chosen, is_inspecting, has_tabs=True)
    return Panes(
        has_main=True,
        has_list=width >= WIDE or not is_inspecting,
        has_inspector=is_inspecting,
        has_tabs=False,
    )
