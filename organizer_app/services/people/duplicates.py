"""Finds and merges entries of the same person or group; one undo step each, with all references."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.distinct_pairs import DistinctPair
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.people.duplicates import Candidate, Entry, candidates

if TYPE_CHECKING:
    from collections.abc import Collection

    from organizer_app.domain.basics.records import Record
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

# The fields by which records point at a person, a group and a city action.
POINTERS: dict[type[Record], frozenset[str]] = {
    Person: frozenset({"person_id", "owner_id"}),
    Organization: frozenset({"organization_id", "parent_id"}),
    CityAction: frozenset({"city_action_id"}),
}
# Two records that differ only in these fields say the same, so one is enough.
_OWN_FACTS = frozenset({"id", "version", "created_at", "updated_at", "source_system", "external_id"})


def people_alike(workspace: Workspace) -> tuple[Candidate, ...]:
    """Return pairs of people who may be the same, most likely first."""
    with workspace.read() as reader:
        entries, apart = person_entries(reader), distinct_pairs(reader)
    return candidates(entries, apart)


def person_entries(reader: Reader) -> list[Entry]:
    """Return every person as they are compared with each other."""
    contacts: dict[str, set[str]] = {}
    for point in reader.all(ContactPoint):
        contacts.setdefault(point.person_id, set()).add(point.value.casefold())
    return [
        Entry(person.id, person.name, person.other_names, frozenset(contacts.get(person.id, ())))
        for person in reader.all(Person)
    ]


def groups_alike(workspace: Workspace) -> tuple[Candidate, ...]:
    """Return pairs of partner groups that may be the same, most likely first."""
    with workspace.read() as reader:
        entries, apart = group_entries(reader), distinct_pairs(reader)
    return candidates(entries, apart)


def group_entries(reader: Reader) -> list[Entry]:
    """Return every partner group as they are compared with each other."""
    return [
        Entry(group.id, group.name, tuple(filter(None, (group.short_name, *group.other_names))))
        for group in reader.all(Organization)
    ]


def tell_apart(workspace: Workspace, *, one_id: str, other_id: str) -> None:
    """Record that two entries are not the same, so that they are not suggested again."""
    first, second = sorted((one_id, other_id))
    with workspace.edit(EditKind.KEPT_SEPARATE) as editor:
        editor.put(DistinctPair(id=workspace.new_id(), one_id=first, other_id=second))


def merge_people(workspace: Workspace, *, kept_id: str, merged_id: str, take: Collection[str] = ()) -> None:
    """Merge two people into one.

    Args:
        workspace: the plan.
        kept_id: the entry that stays.
        merged_id: the entry that goes; everything that points at it points at the other from now on.
        take: names of fields whose value comes from the entry that goes; empty fields are filled anyway.

    Raises:
        RecordMissing: one of them is gone.
        BadValue: both are the same entry, or a field does not exist.
    """
    with workspace.edit(EditKind.MERGED_PEOPLE) as editor:
        kept, merged = pair(editor, Person, kept_id, merged_id)
        names = (*kept.other_names, *merged.other_names, kept.name, merged.name)
        result = merged_entry(kept, merged, take)
        others = tuple(dict.fromkeys(name for name in names if name != result.name))
        finish(editor, replace(result, other_names=others), merged)


def merge_groups(workspace: Workspace, *, kept_id: str, merged_id: str, take: Collection[str] = ()) -> None:
    """Merge two partner groups into one; arguments and errors as for `merge_people`."""
    with workspace.edit(EditKind.MERGED_GROUPS) as editor:
        kept, merged = pair(editor, Organization, kept_id, merged_id)
        names = (*kept.other_names, *merged.other_names, kept.name, merged.name)
        result = merged_entry(kept, merged, take)
        others = tuple(dict.fromkeys(name for name in names if name != result.name))
        parent = "" if result.parent_id in {kept.id, merged.id} else result.parent_id
        finish(editor, replace(result, other_names=others, parent_id=parent), merged)


def distinct_pairs(reader: Reader) -> list[tuple[str, str]]:
    """Return the pairs that somebody has said are not the same."""
    return [(pair.one_id, pair.other_id) for pair in reader.all(DistinctPair)]


def pair(editor: Editor, record_type: type[Any], kept_id: str, merged_id: str) -> tuple[Any, Any]:
    """Return both entries."""
    if kept_id == merged_id:
        raise BadValue("other entry", "")
    return editor.get(record_type, kept_id), editor.get(record_type, merged_id)


def merged_entry(kept: Any, merged: Any, take: Collection[str]) -> Any:  # noqa: ANN401  # people and groups alike
    """Fill empty fields, and take the requested ones, from the entry that goes."""
    own = {field.name: field for field in fields(kept) if field.name not in _OWN_FACTS | {"hidden"}}
    unknown = set(take) - own.keys()
    if unknown:
        raise BadValue("field", min(unknown))
    wanted = {
        name: getattr(merged, name)
        for name, field in own.items()
        if name in take or getattr(kept, name) == field.default
    }
    return replace(kept, **wanted)


def finish(editor: Editor, result: Record, merged: Record) -> None:
    """Store the entry that stays and hide the other; whatever pointed at that one points at it now."""
    editor.put(result)
    editor.hide(merged)
    names = POINTERS[type(merged)]
    for record_type in RECORD_TYPES.values():
        for name in sorted(names & {field.name for field in fields(record_type)}):
            pointing = editor.all(record_type, **{name: merged.id})
            moved = [replace(record, **{name: result.id}) for record in pointing]  # type: ignore[arg-type]  # one id
            known = {record.id: record for record in pointing}
            editor.put_all(moved, known)
            _drop_doubles(editor, record_type, name, result.id)


def _drop_doubles(editor: Editor, record_type: type[Record], name: str, owner_id: str) -> None:
    """Hide what the merged entry now has twice: the same number, the same role in the same city."""
    if record_type not in {ContactPoint, Assignment, Partnership, Site, Task}:
        return
    seen: set[tuple[object, ...]] = set()
    for record in editor.all(record_type, **{name: owner_id}):
        key = _meaning(record)
        if key in seen:
            editor.hide(record)
        seen.add(key)


def _meaning(record: Record) -> tuple[object, ...]:
    if isinstance(record, ContactPoint):
        return record.kind, record.value.casefold()
    if isinstance(record, Assignment):
        return record.city_action_id, record.person_id, record.role, record.is_backup
    if isinstance(record, Partnership):
        return record.organization_id, record.city_action_id, record.mobilization_id
    if isinstance(record, Site):
        return record.role, record.venue.casefold(), record.address.casefold()
    if isinstance(record, Task) and record.template_task_id:
        return record.template_task_id, record.occurrence, record.status, record.owner_id, record.due_on
    return (record.id,)
