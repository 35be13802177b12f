"""Finds the cities that the gazetteer does not know, and resolves each for all its actions at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person
from organizer_app.domain.places.places import Place
from organizer_app.domain.places.unknown_places import UnknownPlace, misspelled_place, namesakes, written_name
from organizer_app.services.plan.places import place_as
from organizer_app.services.plan.reflow import reflow_actions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor


def unknown_places(workspace: Workspace) -> tuple[UnknownPlace, ...]:
    """Return the unknown cities of all actions, those with most actions first."""
    with workspace.read() as reader:
        unknown = reader.all(Place, zone="")
        actions = reader.among(CityAction, "place_id", [place.id for place in unknown])
    uses = Counter(action.place_id for action in actions)
    found = [_unknown(workspace, place, uses[place.id]) for place in unknown if uses[place.id]]
    return tuple(sorted(found, key=lambda each: (-each.actions, each.written.casefold())))


def name_places(workspace: Workspace, *, meant: Mapping[str, GazetteerPlace]) -> None:
    """Set which city each unknown place is, as one step; a later import of the same file remembers it.

    Args:
        workspace: the plan.
        meant: the gazetteer city by the id of the unknown place. Its actions keep their wall times and read
            them in the time zone of that city.

    Raises:
        RecordMissing: a place is gone.
    """
    if not meant:
        return
    with workspace.edit(EditKind.NAMED_PLACES, count=str(len(meant)), **_only_city(meant)) as editor:
        for place_id, found in meant.items():
            _name_place(editor, editor.get(Place, place_id), found)


def _unknown(workspace: Workspace, place: Place, actions: int) -> UnknownPlace:
    match = workspace.gazetteer.find(city=place.name, state=place.admin1, country=place.country)
    misspelled = misspelled_place(place, match.candidates)
    found = {each.geoname_id: workspace.gazetteer.landmark(each) for each in namesakes(match.candidates)}
    landmarks = {geoname_id: city.name for geoname_id, city in found.items() if city}
    return UnknownPlace(place.id, written_name(place), actions, match.candidates, misspelled, landmarks)


def _only_city(meant: Mapping[str, GazetteerPlace]) -> dict[str, str]:
    if len(meant) > 1:
        return {}
    (found,) = meant.values()
    return {"city": ", ".join(filter(None, (found.name, found.admin1)))}


def _name_place(editor: Editor, unknown: Place, found: GazetteerPlace) -> None:
    spelling = written_name(unknown)
    known = [each for each in editor.all(Place, geoname_id=found.geoname_id) if each.id != unknown.id]
    if known:
        place = known[0]
        editor.put(replace(place, other_names=_with(place.other_names, spelling)))
        editor.hide(unknown)
        _move_residents(editor, unknown.id, place.id)
    else:
        place = replace(place_as(unknown, found), other_names=_with(unknown.other_names, spelling))
        editor.put(place)
    actions = {action.id: action for action in editor.all(CityAction, place_id=unknown.id)}
    moved = [
        replace(action, place_id=place.id, zone=action.zone or found.zone) for action in actions.values()
    ]
    editor.put_all(moved, actions)
    # Another city has other permit rules and other holidays.
    reflow_actions(editor, list(actions))


def _move_residents(editor: Editor, unknown_id: str, place_id: str) -> None:
    """Move people and groups of the unknown city to the known one."""
    people = {each.id: each for each in editor.all(Person, home_place_id=unknown_id)}
    editor.put_all([replace(each, home_place_id=place_id) for each in people.values()], people)
    groups = {each.id: each for each in editor.all(Organization, home_place_id=unknown_id)}
    editor.put_all([replace(each, home_place_id=place_id) for each in groups.values()], groups)


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, name)))
