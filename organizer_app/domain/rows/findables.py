"""Things that can be found by a few letters, wherever one is in the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.fuzzy import Haystack, searchable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow


class FindKind(Enum):
    """The kinds of things that can be found."""

    CITY = "city"
    ACTION = "action"
    PERSON = "person"
    GROUP = "group"


class Found(NamedTuple):
    """One thing that can be found.

    Attributes:
        kind: what it is.
        subject_id: id of its record.
        title: its name; of a city with its state, of an action its public name, which may be empty.
        row: the action, or the one that speaks for the city; None for people and groups.
        actions: actions in the city, or actions that a person or a group is part of.
        action_ids: the actions of a city that are not called off; one action of a person or a group.
    """

    kind: FindKind
    subject_id: str
    title: str
    row: ActionRow | None = None
    actions: int = 0
    action_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindPart:
    """The things of one kind, the shortest names first, with what they are found by."""

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
    """Return the things of a kind that a typed text means, those at favoured positions and the best first."""
    part = index.get(kind, NO_PART)
    return [part.things[spot] for spot in part.haystack.find(searchable(text), limit, favoured)]
