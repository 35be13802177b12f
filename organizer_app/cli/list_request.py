"""The options of `list`, and the city actions that its filter keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.services.actions.listing import ListedAction
    from organizer_app.services.plan.workspace import Workspace

Listed = dict[str, object]


class ListRequest(NamedTuple):
    """What to list of a plan; only actions, cities, tasks and permits use the filter."""

    workspace: Workspace
    wanted: ActionFilter
    city: str
    mobilization: str


def listed_actions(request: ListRequest) -> list[ListedAction]:
    """Return the actions that the filter, the city and the mobilization keep."""
    from organizer_app.services.actions.listing import list_actions
    from organizer_app.services.plan.plans import mobilization_named

    wanted = request.wanted
    if request.mobilization:
        with request.workspace.read() as reader:
            wanted = replace(wanted, mobilization_id=mobilization_named(reader, request.mobilization).id)
    return list_actions(request.workspace, wanted=wanted, city=request.city)
