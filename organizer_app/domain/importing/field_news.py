"""Decide field by field what is new in a file, what a person changed meanwhile, and what needs an answer."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class NewsKind(Enum):
    """What became of a field that the file says otherwise than before."""

    TAKEN = "taken"
    """The plan had what the source said last time, or nothing."""
    CONFLICT = "conflict"
    """A person changed it in the plan, or it was never the source's: the plan's value stays."""
    CLEARED = "cleared"
    """The cell is empty now: the plan's value stays until a person says otherwise."""


class FieldNews(NamedTuple):
    """A field that a row says otherwise than before.

    Attributes:
        field: name of the field.
        kind: what became of it.
        ours: value in the plan.
        theirs: value in the file.
    """

    field: str
    kind: NewsKind
    ours: object
    theirs: object


UNSAID: Final = object()
"""Stands for what a source said about a field while its column was not there."""


def news_of(
    base: Mapping[str, object], theirs: Mapping[str, object], ours: Mapping[str, object]
) -> list[FieldNews]:
    """Merge what a source said last time, what its file says, and what the plan holds, field by field.

    Args:
        base: by field, what the source said last time; `UNSAID` or absent for a column it did not have.
        theirs: by field, what the file says, only for columns it has.
        ours: by field, what the plan holds.
    """
    found = []
    for field, said in theirs.items():
        before, held = base.get(field, UNSAID), ours[field]
        # An empty cell in a new column says nothing either; only one that was emptied is asked about.
        is_old = is_blank(said) if before is UNSAID else is_alike(said, before)
        if is_old or is_alike(said, held):
            continue
        found.append(FieldNews(field, _kind(before, said, held), held, said))
    return found


def _kind(before: object, said: object, held: object) -> NewsKind:
    if is_blank(said):
        return NewsKind.CLEARED
    if is_blank(held) and (before is UNSAID or is_blank(before)):
        return NewsKind.TAKEN
    is_as_said = before is not UNSAID and is_alike(before, held)
    return NewsKind.TAKEN if is_as_said else NewsKind.CONFLICT


def is_blank(value: object) -> bool:
    """Return whether a value says nothing."""
    return value is None or value in ("", ())


def is_alike(one: object, other: object) -> bool:
    """Return whether two values say the same: other spaces and the order of names say nothing."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or one.split() == other.split()
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one == other or _folded(one) == _folded(other)
    return one == other or (is_blank(one) and is_blank(other))


def _folded(names: Collection[object]) -> list[str]:
    return sorted(" ".join(str(name).casefold().split()) for name in names)


def merged_lines(base: str, theirs: str, ours: str) -> str | None:
    """Return notes with the lines that are new in a file, and without those it no longer says.

    What a person wrote between them stays. Return None if the person changed a line that the file changed.
    """
    before, now, held = (text.split("\n") for text in (base, theirs, ours))
    gone = [line for line in before if line not in now]
    if any(line and line not in held for line in gone):
        return None
    kept = [line for line in held if line not in gone]
    added = [line for line in now if line not in before and line not in kept]
    return "\n".join(filter(None, [*kept, *added]))
