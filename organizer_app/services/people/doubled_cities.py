"""Finds a city that was added twice by laptops that did not know of each other, and makes one of the two."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.merging.families import asked
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.sites import Site
from organizer_app.domain.people.duplicates import Candidate, Likeness
from organizer_app.services.actions.city_actions import city_name, city_names
from organizer_app.services.people.duplicates import distinct_pairs, finish, merged_entry, pair
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.merging.origins import Origins

if TYPE_CHECKING:
    from collections.abc import Collection

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

# Two records of one city may name it by different records; how it is called decides nothing.
_SAME: Final = frozenset(
    {"place_id", "label", "market", "title", "notes", "mobilization_id", "relay_position"}
)


def doubled_cities(reader: Reader) -> tuple[Candidate, ...]:
    """Return pairs of actions of one city and day that two laptops added without knowing of each other.

    Whoever knows of both, and of two actions in one city, has said so by adding the second one.
    """
    origins = Origins(reader.connection)
    if len(origins.vector) == 1:
        return ()
    actions = reader.all(CityAction)
    names = city_names(reader, actions)
    listed = [each for each in actions if names[each.id]]
    same = grouped(listed, lambda each: (each.mobilization_id, names[each.id].casefold()))
    pairs = [
        (one, other) for of in same.values() for one, other in combinations(of, 2) if _may_be(one, other)
    ]
    ids = {each.id for both in pairs for each in both}
    births = origins.births_of(Noun.CITY_ACTION, ids)
    apart = {frozenset(each) for each in distinct_pairs(reader)}
    found = []
    for both in pairs:
        one, other = sorted(each.id for each in both)
        knows = origins.knows(births[one], births[other]) or origins.knows(births[other], births[one])
        if not knows and frozenset((one, other)) not in apart:
            found.append(Candidate(one, other, Likeness.SAME_CITY, 100))
    return tuple(found)


def _may_be(one: CityAction, other: CityAction) -> bool:
    return one.day == other.day or not (one.day and other.day)


def cities_alike(workspace: Workspace) -> tuple[Candidate, ...]:
    """Return the same as `doubled_cities`."""
    with workspace.read() as reader:
        return doubled_cities(reader)


def names_of_actions(reader: Reader, ids: Collection[str]) -> dict[str, str]:
    """Return the city and venue of actions by id, which tell two of one city apart."""
    names = city_names(reader, reader.rows_by_id(CityAction, ids).values())
    venues = {each: [site.venue for site in reader.all(Site, city_action_id=each)] for each in names}
    return {each: " · ".join(filter(None, (name, *venues[each][:1]))) for each, name in names.items()}


def merge_actions(
    workspace: Workspace, *, kept_id: str, merged_id: str, take: Collection[str] | None = None
) -> None:
    """Make one action of two, with all parts, notes and tags of both.

    Args:
        workspace: the plan.
        kept_id: the action that stays.
        merged_id: the action that goes; everything that points at it points at the other from now on.
        take: names of fields whose value comes from the action that goes. None where nobody has chosen:
            what differs is then in conflict, so that nothing of either is lost.

    Raises:
        RecordMissing: one of them is gone.
        BadValue: both are the same action, or a field does not exist.
        FieldContested: two laptops changed a field of one of them, and nobody has decided yet.
    """
    with workspace.edit(EditKind.MERGED_ACTIONS) as editor:
        kept, merged = pair(editor, CityAction, kept_id, merged_id)
        editor.note(city=city_name(editor, kept))
        notes = "\n".join(dict.fromkeys(filter(None, (kept.notes, merged.notes))))
        tags = tuple(dict.fromkeys((*kept.tags, *merged.tags)))
        result = replace(merged_entry(kept, merged, take or ()), notes=notes, tags=tags)
        finish(editor, result, merged)
        if take is None:
            codec = codec_of(CityAction)
            names = [
                name
                for name in asked(Noun.CITY_ACTION, codec.differing(result, merged))
                if name not in _SAME and name != "hidden" and getattr(merged, name) not in {None, ""}
            ]
            if names:
                others = {name: [value] for name, value in codec.plain(merged, names).items()}
                editor.put_apart(editor.get(CityAction, kept_id), names, others)
