"""Words of the card that says whose check-in is missing, and who is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.ladder import LadderStep
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.wording.language.measures import distance
from organizer_app.wording.language.texts import _, said, said_of, said_with

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

copied = said("Number copied for 30 seconds")
_OUTCOMES: Final[Mapping[Heard, Callable[[], str]]] = {
    Heard.OK: said("All well"),
    Heard.ISSUE: said("Issue"),
    Heard.NO_ANSWER: said("No answer"),
    Heard.OTHER_WAY: said("Seen"),
    Heard.ALL_HOME: said("All home"),
}


outcome_button = said_of(_OUTCOMES)


def call(name: str, phone: str) -> str:
    """Say whom to call now, with the number in full."""
    return _("Call {phone}, {name}").format(name=name, phone=phone)


def person(name: str, city: str, km: float | None, phone: str) -> str:
    """Name who is called at a step, with their city and how far away it is, if it is another one."""
    text = ", ".join(filter(None, (name, city, distance(km) if km is not None else "")))
    return text if phone else _("{name}, no number").format(name=text)


def nobody_at(step: LadderStep) -> str:
    """Say that a step has nobody."""
    if step in (LadderStep.LEAD, LadderStep.BACKUP):
        return _("nobody named")
    return _("nobody near") if step is LadderStep.NEAREST else _("no one")


since = said_with("since {time}")
# Say which of the cities on the ladder this is: 1 of 4.
which = said_with("{place} on the ladder.")
