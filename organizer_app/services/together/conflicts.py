"""Lists what two laptops changed differently, and decides it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.problems import RecordMissing
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import RECORD_TYPES, REFERENCES
from organizer_app.services.actions.city_actions import city_name
from organizer_app.services.plan.record_names import RecordNames
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.editor import HIDDEN
from organizer_app.storage.members import members_of
from organizer_app.storage.merging.contested import contested_fields, count_contested
from organizer_app.storage.merging.unaware_parts import gone_with
from organizer_app.storage.plan_file import replica_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.merging.contests import ContestedField
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

# Words with a meaning of their own to the program.
_CODES = frozenset({"zone", "timezone", "country", "external_id", "source_system", "url", "currency"})
# What they say is for those who look after arrested people alone.
_UNNAMED = frozenset({Noun.LEGAL_ENTRY, Noun.ARREST})
_NAMING = ("title", "name", "label", "text", "value", "venue")


class PartGone(NamedTuple):
    """A part that would go with a removed record: its kind, its id, and its name where it has one."""

    noun: Noun
    record_id: str
    name: str


class Conflict(NamedTuple):
    """A contested field.

    Attributes:
        contest: the field and its values.
        subject: name of its record.
        city: its city, or empty.
        action_id: the city action that it is, or that it belongs to; empty without one.
        is_text: whether any words can be written into the field.
        both: the plain value that holds what every side wrote, nothing twice; None where a field cannot.
        goes: what others wrote on a removed record, which would go with it.
    """

    contest: ContestedField
    subject: str
    city: str
    action_id: str = ""
    is_text: bool = False
    both: str | None = None
    goes: tuple[PartGone, ...] = ()


class ConflictBook(NamedTuple):
    """Everything that waits for a decision.

    Attributes:
        conflicts: the contested fields, city by city.
        names: names of the records whose ids are among the values.
        own: id of the replica that this laptop writes as.
        laptops: what this laptop calls each of the others, by the id of its replica.
    """

    conflicts: tuple[Conflict, ...]
    names: Mapping[str, str]
    own: str
    laptops: Mapping[str, str] = MappingProxyType({})


class Decision(NamedTuple):
    """The plain value that a contested field gets."""

    noun: Noun
    record_id: str
    field: str
    value: Any


def conflicts(workspace: Workspace) -> tuple[Conflict, ...]:
    """Return every contested field, city by city."""
    with workspace.read() as reader:
        return _conflicts(reader)


def _conflicts(reader: Reader) -> tuple[Conflict, ...]:
    return tuple(sorted((_named(reader, each) for each in contested_fields(reader)), key=_order))


def _order(conflict: Conflict) -> tuple[str, str, str, int]:
    """Return what conflicts are sorted by: the fields of a record in the order of their declaration."""
    contest = conflict.contest
    names = [field.name for field in fields(RECORD_TYPES[contest.noun])]
    return conflict.city, conflict.subject, contest.noun.value, names.index(contest.field)


def conflict_book(workspace: Workspace) -> ConflictBook:
    """Return every contested field, with the names that its values need."""
    with workspace.read() as reader:
        found, replica = _conflicts(reader), replica_of(reader.connection)
        names = RecordNames(reader)
        names.learn(
            {each.contest.field: value}
            for each in found
            for value in (each.contest.was, *(side.value for side in each.contest.values))
        )
        laptops = {member.origin: member.name for member in members_of(reader.connection)}
    return ConflictBook(found, names.known, replica, laptops)


def contested_actions(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Return the contested fields of each city action and its parts, by the id of the action."""
    fields = grouped_pairs(
        (each.action_id, each.contest.field) for each in conflicts(workspace) if each.action_id
    )
    return {action_id: tuple(dict.fromkeys(names)) for action_id, names in fields.items()}


def count(workspace: Workspace) -> int:
    """Return the number of contested fields."""
    with workspace.read() as reader:
        return count_from(reader)


def count_from(reader: Reader) -> int:
    """Return the same as `count`, from a read that is already open."""
    return count_contested(reader.connection)


def decide(workspace: Workspace, *, decisions: Sequence[Decision]) -> None:
    """Give contested fields their values, in one step that every laptop follows.

    With a record that is kept comes back what was removed together with it.

    Raises:
        RecordMissing: a record is not in the plan.
        FieldContested: it is contested whether a record stays, and not among what is decided.
        UnreadableValueError: a value means nothing in its field.
    """
    by_record: dict[tuple[Noun, str], dict[str, Any]] = defaultdict(dict)
    for each in decisions:
        by_record[each.noun, each.record_id][each.field] = each.value
    with workspace.edit(EditKind.SETTLED_CONFLICT) as editor:
        editor.note(count=str(len(decisions)))
        for (noun, record_id), values in by_record.items():
            record_type: type[Record] = RECORD_TYPES[noun]
            known = editor.find(record_type, record_id)
            if known is None:
                raise RecordMissing(noun.value, record_id)
            gone = gone_with(editor, noun, record_id) if values.get(HIDDEN) is False else ()
            editor.settle(_with(known, values), values)
            for part, before in gone:
                editor.settle(_with(part, before), before)


def _with(record: Record, values: Mapping[str, Any]) -> Record:
    codec = codec_of(type(record))
    wanted: dict[str, Any] = {name: codec.value(name, value) for name, value in values.items()}
    changed: Record = codec.copied(record, wanted)
    return changed


def _named(reader: Reader, contest: ContestedField) -> Conflict:
    record_type: type[Record] = RECORD_TYPES[contest.noun]
    record = reader.find(record_type, contest.record_id)
    action = record if isinstance(record, CityAction) else None
    action_id = getattr(record, "city_action_id", "")
    if action is None and action_id:
        action = reader.find(CityAction, action_id)
    names = (str(getattr(record, name, "") or "") for name in _NAMING)
    return Conflict(
        contest,
        next(filter(None, names), ""),
        city_name(reader, action) if action is not None else "",
        action.id if action is not None else "",
        _is_text(record_type, contest),
        _both(contest),
        _goes(reader, contest),
    )


def _goes(reader: Reader, contest: ContestedField) -> tuple[PartGone, ...]:
    names = RecordNames(reader)
    own = f"{contest.noun.value}_id"
    found = []
    for noun, ids in grouped_pairs(contest.unaware).items():
        codec, record_type = codec_of(RECORD_TYPES[noun]), RECORD_TYPES[noun]
        images = [
            {"id": record_id, **codec.image(record)}
            for record_id, record in reader.rows_by_id(record_type, ids).items()
        ]
        # The removed record stands above already.
        images = [{name: value for name, value in each.items() if name != own} for each in images]
        names.learn(images)
        is_named = noun not in _UNNAMED
        found += [PartGone(noun, str(each["id"]), names.subject(each) if is_named else "") for each in images]
    return tuple(found)


def _both(contest: ContestedField) -> str | None:
    if not contest.can_be_both:
        return None
    if not contest.is_list:
        return contest.both()
    entries = (entry for side in contest.values for entry in json.loads(side.value))
    return json.dumps(tuple(dict.fromkeys(entries)), ensure_ascii=False)


def _is_text(record_type: type[Record], contest: ContestedField) -> bool:
    if contest.field in REFERENCES or contest.field in _CODES:
        return False
    return get_type_hints(record_type)[contest.field] is str
