"""As many panes stand side by side as the window has room for."""

import pytest

from organizer_app.ui.screens.plan.panes import Panes, panes_for
from organizer_app.ui.screens.plan.plan_view import ViewKind


@pytest.mark.parametrize(
    ("width", "is_inspecting", "is_list_chosen", "panes"),
    [
        (1360, True, False, Panes(True, True, True, False)),
        (1360, False, False, Panes(True, True, False, False)),
        (1359, True, False, Panes(True, False, True, False)),
        (1100, False, True, Panes(True, True, False, False)),
        (1099, True, False, Panes(True, False, True, True)),
        (1099, False, True, Panes(False, True, False, True)),
    ],
)
def test_the_map_shares_its_room(
    width: int, is_inspecting: bool, is_list_chosen: bool, panes: Panes
) -> None:
    shown = panes_for(width, ViewKind.MAP, is_inspecting=is_inspecting, is_list_chosen=is_list_chosen)
    assert shown == panes


@pytest.mark.parametrize("kind", [ViewKind.MONTH, ViewKind.AGENDA])
def test_calendars_have_no_list(kind: ViewKind) -> None:
    assert panes_for(900, kind, is_inspecting=True, is_list_chosen=True) == Panes(True, False, True, False)
