"""Groups contested fields by city or record, for the list and for the card beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.filters import Facet, FacetSpec
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.together import conflict_card as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.basics.filters import Filter
    from organizer_app.services.together.conflicts import Conflict

FieldKey = tuple[str, str]
HIDDEN = "hidden"
# The last ones: the history holds all.
_MOST_DECIDED: Final = 12


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


class DecidedLine(NamedTuple):
    """A field decided while the window was open: its city, what it became, whose value that is."""

    title: str
    below: str
    by: str


Line = ConflictHead | ConflictLine | DecidedLine


def _region(conflict: Conflict) -> str:
    return conflict.city.rpartition(", ")[2] if ", " in conflict.city else ""


def _writers(conflict: Conflict) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.author for value in conflict.contest.values))


SPECS: Final[Mapping[Facet, FacetSpec[Any]]] = {
    Facet.FIELD: FacetSpec(lambda conflict: (name_of(conflict),)),
    Facet.PERSON: FacetSpec(_writers),
    Facet.STATE: FacetSpec(lambda conflict: (_region(conflict),)),
}


def field_key(conflict: Conflict) -> FieldKey:
    """Return what identifies a contested field."""
    return conflict.contest.record_id, conflict.contest.field


def conflict_lines(
    conflicts: Iterable[Conflict], wanted: Filter, decided: Sequence[DecidedLine]
) -> list[Line]:
    """Return heads and lines: cities that both changed, those that one removed, and what was decided last.

    Args:
        conflicts: the contested fields.
        wanted: keeps a city if one of its fields passes.
        decided: the fields that were decided, newest first.
    """
    groups: dict[str, list[Conflict]] = {}
    for each in conflicts:
        groups.setdefault(each.action_id or each.contest.record_id, []).append(each)
    kept = [group for group in groups.items() if any(wanted.passes(SPECS, each) for each in group[1])]
    found = [_line(key, group) for key, group in kept]
    lines: list[Line] = []
    for title, is_removal in ((words.changed_by_both(), False), (words.removed_and_changed(), True)):
        part = [line for line in found if line.is_removal is is_removal]
        if part:
            lines += [ConflictHead(title, sum(len(line.conflicts) for line in part)), *part]
    if decided:
        lines += [ConflictHead(words.decided_head(), len(decided)), *decided[:_MOST_DECIDED]]
    return lines


def title_of(conflict: Conflict) -> str:
    """Return the city of a contested field, or the name of its record."""
    return conflict.city or conflict.subject or name_of(conflict)


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
