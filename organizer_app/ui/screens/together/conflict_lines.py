"""Groups contested fields by city or record, for the list and for the card beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.changes import Noun
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.together import conflict_card as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.services.together.conflicts import Conflict

FieldKey = tuple[str, str]
HIDDEN = "hidden"


class ConflictHead(NamedTuple):
    """The head of a part of the list: its title and how many conflicts are in it."""

    title: str
    number: int


class ConflictLine(NamedTuple):
    """One city, or one record without a city.

    Attributes:
        key: the id of the city action, or of the record.
        title: the city, or the name of the record.
        below: what else the record is called.
        fields: names of the contested fields.
        conflicts: the contested fields.
        is_removal: whether it is contested that a record stays.
    """

    key: str
    title: str
    below: str
    fields: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    is_removal: bool


Line = ConflictHead | ConflictLine


def field_key(conflict: Conflict) -> FieldKey:
    """Return what identifies a contested field."""
    return conflict.contest.record_id, conflict.contest.field


def conflict_lines(conflicts: Iterable[Conflict]) -> list[Line]:
    """Return heads and lines: cities that both changed, then those that one removed."""
    groups: dict[str, list[Conflict]] = {}
    for each in conflicts:
        groups.setdefault(each.action_id or each.contest.record_id, []).append(each)
    found = [_line(key, group) for key, group in groups.items()]
    lines: list[Line] = []
    for title, is_removal in ((words.changed_by_both(), False), (words.removed_and_changed(), True)):
        part = [line for line in found if line.is_removal is is_removal]
        if part:
            lines += [ConflictHead(title, sum(len(line.conflicts) for line in part)), *part]
    return lines


def _line(key: str, group: list[Conflict]) -> ConflictLine:
    first = group[0]
    names = tuple(dict.fromkeys(name_of(each) for each in group))
    own = next((each.subject for each in group if each.contest.noun is Noun.CITY_ACTION), first.subject)
    title = first.city or own or names[0]
    return ConflictLine(
        key=key,
        title=title,
        below=own if own != title else "",
        fields=names,
        conflicts=tuple(group),
        is_removal=any(each.contest.field == HIDDEN for each in group),
    )


def name_of(conflict: Conflict) -> str:
    """Name a contested field as a person reads it."""
    name = conflict.contest.field
    return words.removal() if name == HIDDEN else field_name(name)
