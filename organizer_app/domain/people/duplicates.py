"""Find entries that may be the same person or group, and say why; a human decides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.people.person_names import WORD_ALIKE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Names with a lower share of equal letters (of 100) are different names.
ALIKE = 90
_BLOCK = 4
# A block larger than this shares a common word such as "city"; comparing all its entries is slow and useless.
_LARGEST_BLOCK = 200
# A name with fewer letters is too short to detect a misspelling.
_SHORTEST = 5


class Likeness(Enum):
    """Why two entries may be the same, strongest first."""

    SAME_CONTACT = "same_contact"
    SAME_NAME = "same_name"
    KNOWN_AS = "known_as"
    SIMILAR_NAME = "similar_name"
    SAME_CITY = "same_city"


@dataclass(frozen=True, slots=True)
class Entry:
    """The compared fields of a person or group; contacts are normalized numbers and addresses."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    contacts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entries that may be the same; ids in ascending order, `share` of equal letters of 100."""

    one_id: str
    other_id: str
    likeness: Likeness
    share: int


def candidates(entries: Sequence[Entry], distinct: Iterable[tuple[str, str]] = ()) -> tuple[Candidate, ...]:
    """Return pairs that may be the same, strongest first.

    Compare only entries that share a contact, a whole name or the beginning of a name: ten thousand entries
    take a second instead of an hour.

    Args:
        entries: the people or the groups.
        distinct: pairs that someone marked as different, ids in ascending order.
    """
    kept_separate = set(distinct)
    found: dict[tuple[str, str], Candidate] = {}
    for block in _blocks(entries):
        for spot, one in enumerate(block):
            for other in block[spot + 1 :]:
                pair = (min(one.id, other.id), max(one.id, other.id))
                if pair in found or pair in kept_separate or one.id == other.id:
                    continue
                candidate = _compared(one, other, pair)
                if candidate is not None:
                    found[pair] = candidate
    order = list(Likeness)
    return tuple(
        sorted(found.values(), key=lambda each: (order.index(each.likeness), -each.share, each.one_id))
    )


def compact_name(name: str) -> str:
    """Return a name normalized for comparison: folded, without spaces and without a leading "the"."""
    return fold_name(name).removeprefix("the ").replace(" ", "")


def _blocks(entries: Sequence[Entry]) -> Iterable[list[Entry]]:
    blocks: Mapping[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in _keys(entry):
            blocks[key].append(entry)
    return [block for block in blocks.values() if 1 < len(block) <= _LARGEST_BLOCK]


def _keys(entry: Entry) -> set[str]:
    keys = {f"contact {contact}" for contact in entry.contacts}
    for name in (entry.name, *entry.other_names):
        compact = compact_name(name)
        if not compact:
            continue
        ordered = "".join(sorted(fold_name(name).split()))
        keys |= {f"name {compact}", f"start {compact[:_BLOCK]}", f"end {compact[-_BLOCK:]}"}
        keys.add(f"words {ordered[:_BLOCK]}")
    return keys


def _compared(one: Entry, other: Entry, pair: tuple[str, str]) -> Candidate | None:
    from rapidfuzz import fuzz

    mine, theirs = compact_name(one.name), compact_name(other.name)
    share = int(
        max(fuzz.ratio(mine, theirs), fuzz.token_sort_ratio(fold_name(one.name), fold_name(other.name)))
    )
    if one.contacts & other.contacts:
        return Candidate(*pair, Likeness.SAME_CONTACT, share)
    if mine and mine == theirs:
        return Candidate(*pair, Likeness.SAME_NAME, 100)
    aliases = {compact_name(name) for name in one.other_names} | {mine}
    others = {compact_name(name) for name in other.other_names} | {theirs}
    if (aliases & others) - {""}:
        return Candidate(*pair, Likeness.KNOWN_AS, share)
    if share >= ALIKE and min(len(mine), len(theirs)) >= _SHORTEST and _words_alike(one.name, other.name):
        return Candidate(*pair, Likeness.SIMILAR_NAME, share)
    return None


def _words_alike(one: str, other: str) -> bool:
    """Return whether two names differ only in spelling: Dan and Dae of one family are two people."""
    from rapidfuzz import fuzz

    mine, theirs = fold_name(one).split(), fold_name(other).split()
    if len(mine) != len(theirs):
        return True
    return any(
        all(fuzz.ratio(word, like) >= WORD_ALIKE for word, like in zip(first, second, strict=True))
        for first, second in ((mine, theirs), (sorted(mine), sorted(theirs)))
    )
