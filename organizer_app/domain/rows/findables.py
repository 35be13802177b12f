"""Find records by a few letters from anywhere in the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.fuzzy import Haystack, searchable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow


class FindKind(Enum):
    """The kinds of records that can be found."""

    CITY = "city"
    ACTION = "action"
    PERSON = "person"
    GROUP = "group"


class Found(NamedTuple):
    """One record that can be found.

    Attributes:
        kind: its kind.
        subject_id: id of its record.
        title: its name; a city's with its state, an action's public name, which may be empty.
        row: the action, or the one that represents the city; None for people and groups.
        actions: number of actions in the city, or actions of a person or group.
        action_ids: the actions of a city that are not called off; one action of a person or group.
    """

    kind: FindKind
    subject_id: str
    title: str
    row: ActionRow | None = None
    actions: int = 0
    action_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindPart:
    """The records of one kind with their search keys, shortest names first."""

    things: tuple[Found, ...]
    haystack: Haystack


FindIndex = dict[FindKind, FindPart]
NO_PART: Final = FindPart((), Haystack(()))


def find(
    index: Mapping[FindKind, FindPart],
    kind: FindKind,
    text: str,
    limit: int,
    *,
    favoured: Sequence[int] = (),
) -> list[Found]:
    """Return the records of a kind that match a typed text, favored positions and best matches first."""
    part = index.get(kind, NO_PART)
    return [part.things[spot] for spot in part.haystack.find(searchable(text), limit, favoured)]
