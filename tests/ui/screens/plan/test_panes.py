"""A wide window shows everything, a narrow one what matters."""

import pytest

from organizer_app.ui.screens.plan.panes import panes_for
from organizer_app.ui.screens.plan.store.plan_view import ViewKind


@pytest.mark.parametrize(
    ("width", "is_inspecting", "is_list_chosen", "shown"),
    [
        (1440, False, False, "main list"),
        (1440, True, False, "main list inspector"),
        (1360, True, False, "main list inspector"),
        (1359, False, False, "main list"),
        (1359, True, False, "main inspector"),
        (1100, True, False, "main inspector"),
        (1099, False, False, "main tabs"),
        (1099, False, True, "list tabs"),
        (1024, True, True, "list inspector tabs"),
    ],
)
def test_the_map_has_its_list_beside_it_where_there_is_room(
    width: int, *, is_inspecting: bool, is_list_chosen: bool, shown: str
) -> None:
    panes = panes_for(width, ViewKind.MAP, is_inspecting=is_inspecting, is_list_chosen=is_list_chosen)
    names = ("main", "list", "inspector", "tabs")
    assert " ".join(name for name, has in zip(names, panes, strict=True) if has) == shown


@pytest.mark.parametrize("kind", [ViewKind.MONTH, ViewKind.AGENDA])
@pytest.mark.parametrize("width", [1024, 1440])
def test_calendars_have_no_list(kind: ViewKind, width: int) -> None:
    panes = panes_for(width, kind, is_inspecting=True, is_list_chosen=True)
    assert (panes.has_main, panes.has_list, panes.has_inspector, panes.has_tabs) == (True, False, True, False)
