"""Runs the plan screen's work in the background; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.problems import RecordMissing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, time

    from organizer_app.domain.model.city_actions import Tactic
    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.domain.rows.action_details import ActionDetail
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.actions.reach import ReachOnMap
    from organizer_app.services.plan.workspace import Workspace

_MOST_OFFERED = 3


class NewActionFacts(NamedTuple):
    """The initial values of a new action, in one city or in several; day and start may be undecided."""

    mobilization_id: str
    cities: tuple[str, ...]
    tactic: Tactic
    day: date | None
    starts: time | None


class NotesAndTags(NamedTuple):
    """Notes and tags of those actions that have any, by action id."""

    notes: dict[str, str]
    tags: dict[str, tuple[str, ...]]


def rows_with_notes_and_tags(
    workspace: Workspace, action_ids: Collection[str]
) -> tuple[tuple[ActionRow, ...], NotesAndTags]:
    """Read the rows of some actions, and their notes and tags."""
    from organizer_app.services.actions import action_rows

    rows, notes, tags = action_rows.rows_with_notes_and_tags_of(workspace, action_ids=action_ids)
    return rows, NotesAndTags(notes, tags)


def notes_and_tags(workspace: Workspace) -> NotesAndTags:
    """Read the notes and tags of all actions."""
    from organizer_app.services.actions import action_rows

    return NotesAndTags(*action_rows.notes_and_tags_of(workspace))


def detail(workspace: Workspace, action_id: str) -> ActionDetail | None:
    """Return everything about an action, or None if it no longer exists."""
    from organizer_app.services.actions import action_details

    try:
        return action_details.action_detail(workspace, action_id=action_id)
    except RecordMissing:
        return None


def created(workspace: Workspace, facts: NewActionFacts) -> str:
    """Add an action in every city and return the id of the first.

    Raises:
        BadValue: a city matches no place, or more than one.
    """
    from organizer_app.domain.model.city_actions import CityAction
    from organizer_app.services.actions.city_actions import add_in_cities

    planned = CityAction(
        id="",
        mobilization_id=facts.mobilization_id,
        tactic=facts.tactic,
        day=facts.day,
        starts=facts.starts,
    )
    return add_in_cities(workspace, place_texts=facts.cities, planned=planned)[0]


def reach_on_map(workspace: Workspace) -> ReachOnMap | None:
    """Return who lives near a confirmed action; None in a plan without a mobilization."""
    from organizer_app.domain.basics.problems import BadValue
    from organizer_app.services.actions import reach

    try:
        return reach.reach_on_map(workspace)
    except BadValue:
        return None


def city_sentence(workspace: Workspace, text: str) -> str:
    """Explain why a typed city was rejected, with possible matches."""
    from organizer_app.domain.basics.name_folding import fold_name
    from organizer_app.services.plan import places
    from organizer_app.wording.plan import new_action

    typed = text.partition(",")[0]
    if not typed.strip():
        return new_action.city_missing()
    found = places.suggest(workspace, text, limit=_MOST_OFFERED) or places.suggest(
        workspace, typed, limit=_MOST_OFFERED
    )
    names = [f"{place.name}, {place.admin1 or place.country}" for place in found]
    if not names:
        return new_action.city_unknown(text)
    is_same_name = fold_name(found[0].name) == fold_name(typed) and len(names) > 1
    return (new_action.city_unclear if is_same_name else new_action.city_misspelled)(text, names)


def city_names(workspace: Workspace, text: str) -> list[str]:
    """Return the cities that match a typed text, in their full form, largest first."""
    from organizer_app.services.plan import places

    return _typed_in_full(places.suggest(workspace, text))


class CitiesMeant(NamedTuple):
    """The cities that match a typed text, and whether it is not a city's name or the start of one."""

    names: list[str]
    is_none: bool


def cities_meant(workspace: Workspace, text: str) -> CitiesMeant:
    """Return the cities that match a typed text, or those with similar spelling if none does."""
    from organizer_app.domain.basics.name_folding import fold_name
    from organizer_app.services.plan import places

    names, typed = city_names(workspace, text), fold_name(text)
    begins = any(fold_name(name).startswith(typed) for name in names)
    return CitiesMeant(names, not begins and not places.is_known(workspace, text))


def _typed_in_full(places: Iterable[GazetteerPlace]) -> list[str]:
    return list(dict.fromkeys(f"{place.name}, {place.admin1 or place.country}" for place in places))
