"""Words of incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.day.incidents import IncidentCategory, IncidentStatus
from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

previous = said("Previous incident")
following = said("Next incident")
work_on = said("Work on it")
work_hint = said("Change its status and write down what was done (E)")
form_name = said("This incident")
category_label = said("Kind")
severity_label = said("Severity")
status_label = said("Status")
assignee_label = said("Assigned to")
done_label = said("What was done")
next_label = said("What comes next")
save = said("Save")
cancel = said("Cancel")
saved = said("Incident changed")

_CATEGORIES: Final[Mapping[IncidentCategory, Callable[[], str]]] = {
    IncidentCategory.MEDICAL: said("Medical"),
    IncidentCategory.WEATHER: said("Weather"),
    IncidentCategory.POLICE: said("Police"),
    IncidentCategory.COUNTER_PROTEST: said("Counter-protest"),
    IncidentCategory.CROWD: said("Crowd"),
    IncidentCategory.TECHNICAL: said("Equipment"),
    IncidentCategory.TRANSPORT: said("Transport"),
    IncidentCategory.MEDIA: said("Press"),
    IncidentCategory.OTHER: said("Other"),
}
_STATUSES: Final[Mapping[IncidentStatus, Callable[[], str]]] = {
    IncidentStatus.OPEN: said("Open"),
    IncidentStatus.WATCHING: said("Watching"),
    IncidentStatus.CLOSED: said("Closed"),
}


def category_name(category: IncidentCategory) -> str:
    """Name a kind of incident."""
    return _CATEGORIES[category]()


def status_name(status: IncidentStatus) -> str:
    """Name how an incident stands."""
    return _STATUSES[status]()


def with_assignee(title: str, assignee: str) -> str:
    """Write what happened, and who takes care of it."""
    return _("{title} · {name}").format(title=title, name=assignee) if assignee else title
