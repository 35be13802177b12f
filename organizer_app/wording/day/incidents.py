"""Words of incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.day.incidents import IncidentCategory, IncidentStatus
from organizer_app.wording.language.texts import _, said, said_of

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


category_name = said_of(_CATEGORIES)
status_name = said_of(_STATUSES)


def without_kind(category: IncidentCategory, title: str) -> str:
    """Return what happened without a first word that only names its kind, beside which it stands."""
    first, _space, rest = title.partition(" ")
    is_named = category is not IncidentCategory.OTHER and _is_name(category, first)
    return rest.strip() if is_named and rest.strip() else title


def with_kind(category: IncidentCategory, title: str) -> str:
    """Write what happened with its kind said once: Medical: heat stroke."""
    if category is IncidentCategory.OTHER:
        return title
    kind = category_name(category)
    if not title or _is_name(category, title):
        return kind
    return _("{kind}: {title}").format(kind=kind, title=without_kind(category, title))


def _is_name(category: IncidentCategory, word: str) -> bool:
    names = (category.value, category_name(category).casefold())
    return word.strip().rstrip(":,.").casefold() in names


def with_assignee(title: str, assignee: str) -> str:
    """Write what happened, and who takes care of it."""
    return _("{title} · {name}").format(title=title, name=assignee) if assignee else title
