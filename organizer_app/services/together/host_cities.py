"""Says what the city of a new host means to the plan: recognized or not, there already or new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.places.place_names import split_city_state
from organizer_app.domain.places.places import Place
from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.domain.sharing.returned_forms import HostCity, ReturnState

if TYPE_CHECKING:
    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.domain.sharing.returned_forms import ReturnedForm
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

# More could not be told apart at a glance.
_MOST_CHOICES = 4


def host_city(workspace: Workspace, *, text: str) -> HostCity:
    """Return what a typed city means to the plan."""
    with workspace.read() as reader:
        return _meant(workspace, reader, text)


def with_city_doubts(workspace: Workspace, reader: Reader, form: ReturnedForm) -> ReturnedForm:
    """Return a reply of a new host with what its city becomes and the doubt about it; others as is."""
    if not form.is_of_new_host or form.state is ReturnState.DECIDED:
        return form
    answers = []
    for answer in form.answers:
        if answer.field.code != "city":
            answers.append(answer)
            continue
        meant = _meant(workspace, reader, answer.theirs)
        doubt = AnswerDoubt.CITY_THERE if meant.actions else None
        answers.append(
            replace(answer, becomes=meant.name, doubt=doubt if meant.name else AnswerDoubt.UNKNOWN_CITY)
        )
    return replace(form, answers=tuple(answers))


def _meant(workspace: Workspace, reader: Reader, text: str) -> HostCity:
    city, state, country = split_city_state(text.strip())
    match = workspace.gazetteer.find(city=city, state=state, country=country)
    if match.place is None:
        names = dict.fromkeys(map(_name, match.candidates))
        return HostCity("", tuple(names)[:_MOST_CHOICES])
    known = reader.all(Place, geoname_id=match.place.geoname_id)
    actions = reader.among(CityAction, "place_id", [place.id for place in known])
    return HostCity(_name(match.place), (), len(actions))


def _name(place: GazetteerPlace) -> str:
    """Return a text that is read as this city alone."""
    return ", ".join(filter(None, (place.name, place.admin1, "" if place.country == "US" else place.country)))
