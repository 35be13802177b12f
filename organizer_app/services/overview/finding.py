"""Prepares what people can find from anywhere: cities, actions, people and groups, each kind separately."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.fuzzy import Haystack, searchable
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.model.assignments import VACATED, Assignment
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import Person
from organizer_app.domain.places.regions import region_name
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.domain.rows.findables import FindIndex, FindKind, FindPart, Found
from organizer_app.services.actions import action_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


_ROWS: Final = frozenset(
    {Noun.CITY_ACTION, Noun.PLACE, Noun.SITE, Noun.TASK, Noun.ASSIGNMENT, Noun.PARTNERSHIP}
)
_STALE_BY: Final[Mapping[FindKind, frozenset[Noun]]] = {
    FindKind.CITY: _ROWS,
    FindKind.ACTION: _ROWS | {Noun.PERSON, Noun.ORGANIZATION},
    FindKind.PERSON: frozenset({Noun.PERSON, Noun.ASSIGNMENT}),
    FindKind.GROUP: frozenset({Noun.ORGANIZATION, Noun.PARTNERSHIP}),
}


def stale_kinds(change_set: ChangeSet) -> frozenset[FindKind]:
    """Return the kinds of things that may be found differently after an edit."""
    return frozenset(
        kind
        for kind, nouns in _STALE_BY.items()
        if change_set.touches(nouns) or (kind in _OF_ROWS and change_set.action_ids)
    )


def index_of(workspace: Workspace, *, kinds: Iterable[FindKind] = FindKind) -> FindIndex:
    """Prepare the things of some kinds: a quarter of a second for ten thousand actions and people."""
    wanted = frozenset(kinds)
    rows: Sequence[ActionRow] = ()
    if wanted & _OF_ROWS.keys():
        rows = action_rows.snapshot(workspace).rows
    index = {kind: make(rows) for kind, make in _OF_ROWS.items() if kind in wanted}
    with workspace.read() as reader:
        index |= {kind: read(reader) for kind, read in _OF_RECORDS.items() if kind in wanted}
    return index


def city_title(row: ActionRow) -> str:
    """Return the city of a row as people type it, such as "Seattle, WA"."""
    return ", ".join(part for part in (row.city, row.state) if part)


def _cities(rows: Sequence[ActionRow]) -> FindPart:
    members = grouped((row for row in rows if row.city), lambda row: row.place_id or city_title(row))
    things = []
    for key, found in members.items():
        live = [row for row in found if row.status not in OFF_STATUSES]
        head = min(live or found, key=lambda row: (row.readiness, row.starts_utc or 0))
        ids = tuple(row.action_id for row in live)
        things.append(Found(FindKind.CITY, key, city_title(head), head, len(live or found), ids))
    return _part(things, _city_words)


def _city_words(thing: Found) -> str:
    row = thing.row
    # "Kansas" means Wichita too; the name of the state comes last, so that cities of that name come first.
    return f"{thing.title} {region_name(row.state, country=row.country or 'US') if row else ''}"


def _actions(rows: Sequence[ActionRow]) -> FindPart:
    things = [Found(FindKind.ACTION, row.action_id, row.title, row, 1, (row.action_id,)) for row in rows]

    def words(thing: Found) -> str:
        row = thing.row
        return f"{row.title} {row.tactic} {row.city} {row.state} {row.venue}" if row else ""

    return _part(things, words)


def _people(reader: Reader) -> FindPart:
    held = [each for each in reader.all(Assignment) if each.status not in VACATED and each.city_action_id]
    return _named(
        FindKind.PERSON,
        ((each.id, each.name, each.other_names) for each in reader.all(Person)),
        [(each.person_id, each.city_action_id) for each in held],
    )


def _groups(reader: Reader) -> FindPart:
    names = (
        (each.id, each.name, (each.short_name, each.credit_name, *each.other_names))
        for each in reader.all(Organization)
    )
    links = [(each.organization_id, each.city_action_id) for each in reader.all(Partnership)]
    return _named(FindKind.GROUP, names, [(group, action) for group, action in links if action])


def _named(
    kind: FindKind, names: Iterable[tuple[str, str, Sequence[str]]], links: Sequence[tuple[str, str]]
) -> FindPart:
    counts = Counter(subject for subject, _action in links)
    one = dict(links)
    others: dict[str, str] = {}
    things = []
    for subject_id, name, other_names in names:
        others[subject_id] = " ".join((name, *other_names))
        action = (one[subject_id],) if subject_id in one else ()
        things.append(Found(kind, subject_id, name, None, counts[subject_id], action))
    return _part(things, lambda thing: others[thing.subject_id])


def _part(things: list[Found], words: Callable[[Found], str]) -> FindPart:
    ordered = sorted(
        ((searchable(words(thing)), thing) for thing in things),
        key=lambda pair: (len(pair[0]), pair[0], pair[1].subject_id),
    )
    return FindPart(tuple(thing for _text, thing in ordered), Haystack(text for text, _thing in ordered))


_OF_ROWS: Final[Mapping[FindKind, Callable[[Sequence[ActionRow]], FindPart]]] = {
    FindKind.CITY: _cities,
    FindKind.ACTION: _actions,
}
_OF_RECORDS: Final[Mapping[FindKind, Callable[[Reader], FindPart]]] = {
    FindKind.PERSON: _people,
    FindKind.GROUP: _groups,
}
