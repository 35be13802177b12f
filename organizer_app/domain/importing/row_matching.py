"""Find which rows of a file the same source gave before: by id, by content, by what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.name_folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

# Percent of equal letters (rapidfuzz ratio) from which two titles of one place and day are one, retyped.
_SAME_TITLE: Final = 85


class RowFacts(NamedTuple):
    """What rows are compared by.

    Attributes:
        key: the id that the source gives the row; empty without one.
        content: all cells of the row in one text.
        place: id of its place, or the name as written where that is not in the plan.
        day: ISO text.
        starts: ISO text.
        title: as written.
        venue: as written, or else the address.
        who: groups and lead, as written.
    """

    key: str
    content: str
    place: str
    day: str
    starts: str
    title: str
    venue: str
    who: str

    def folded(self) -> RowFacts:
        """Return the facts with titles, venues and names in one spelling."""
        return self._replace(
            title=fold_name(self.title), venue=fold_name(self.venue), who=fold_name(self.who)
        )


Key = Callable[[RowFacts], Hashable]


def _meaning(facts: RowFacts) -> Hashable:
    return facts.place, facts.day, facts.starts, facts.title, facts.venue, facts.who


def _told(*facts: str) -> Hashable:
    """Return facts as a key, or None if any is unknown: what nobody knows is not alike."""
    return facts if all(facts) else None


# From what is almost certain to what only an otherwise unmatched row may be.
_LOOSER: Final[tuple[Key, ...]] = (
    lambda row: (_told(row.place, row.day, row.venue), row.title) if row.venue and row.place else None,
    lambda row: (row.place, row.day, row.starts, row.title) if row.place and row.starts else None,
    lambda row: _told(row.place, row.day, row.title),
    lambda row: _told(row.place, row.day, row.venue),
    lambda row: _told(row.place, row.day, row.who),
    lambda row: (row.place, row.day) if row.place and row.day and not row.title else None,
    lambda row: _told(row.place, row.title, row.venue),
    lambda row: _told(row.place, row.title, row.who),
    lambda row: _told(row.place, row.venue, row.who),
    lambda row: _told(row.day, row.title, row.venue),
    lambda row: _told(row.title, row.who, row.venue),
    lambda row: (row.place, row.title, row.venue, row.who) if row.place else None,
)


class _Unmatched:
    """The rows of both sides that have no partner yet."""

    def __init__(self, rows: Sequence[RowFacts], known: Sequence[RowFacts]) -> None:
        self.rows = dict(enumerate(rows))
        self.known = dict(enumerate(known))
        self.found: dict[int, int] = {}

    def pair(self, at: int, known_at: int) -> None:
        """Take a row and the one that it was."""
        self.found[at] = known_at
        del self.rows[at], self.known[known_at]

    def pair_in_order(self, key: Key) -> None:
        """Pair rows of one key in the order of the file: equal rows are as many actions."""
        theirs = _by_key(self.known.items(), key)
        for at, row in list(self.rows.items()):
            waiting = theirs.get(key(row))
            if waiting:
                self.pair(at, waiting.pop(0))

    def pair_unique(self, key: Key) -> None:
        """Pair rows of a key that only one row of each side has, unless their ids tell them apart."""
        theirs, ours = _by_key(self.known.items(), key), _by_key(self.rows.items(), key)
        for value, spots in ours.items():
            waiting = theirs.get(value, ())
            if len(spots) == len(waiting) == 1 and self.may_pair(spots[0], waiting[0]):
                self.pair(spots[0], waiting[0])

    def may_pair(self, at: int, known_at: int) -> bool:
        """Return whether the ids of two rows do not tell them apart."""
        here, there = self.rows[at].key, self.known[known_at].key
        return not (here and there) or here == there


def match_rows(rows: Sequence[RowFacts], known: Sequence[RowFacts]) -> dict[int, int]:
    """Return, by the position of a row, the position of the earlier row of the source that it is.

    Each row has at most one partner. Rows of equal content are paired first, then ids, then what rows say.
    Ids that only number the lines of a sheet, so that a line added above moved them all, are not believed.

    Args:
        rows: the rows of the file.
        known: what the source said before.
    """
    unmatched = _Unmatched(rows, known)
    unmatched.pair_in_order(lambda row: row.content or None)
    if not unmatched.rows or not unmatched.known:
        return unmatched.found
    unmatched.rows = {at: row.folded() for at, row in unmatched.rows.items()}
    unmatched.known = {at: row.folded() for at, row in unmatched.known.items()}
    if _ids_are_line_numbers(unmatched):
        _forget_ids(unmatched)
    unmatched.pair_unique(lambda row: row.key or None)
    _pair_meanings(unmatched)
    for key in _LOOSER:
        unmatched.pair_unique(key)
    _pair_retyped_titles(unmatched)
    _pair_places(unmatched, rows, known)
    return unmatched.found


def _ids_are_line_numbers(unmatched: _Unmatched) -> bool:
    """Return whether more rows say what a row of another id said than what the row of their id did."""
    by_meaning = _by_key(unmatched.known.items(), _meaning)
    by_id = {row.key: row for row in unmatched.known.values() if row.key}
    votes = 0
    for row in unmatched.rows.values():
        before, alike = by_id.get(row.key), by_meaning.get(_meaning(row), ())
        if before is None or len(alike) != 1:
            continue
        votes += 1 if _meaning(before) == _meaning(row) else -1
    return votes < 0


def _forget_ids(unmatched: _Unmatched) -> None:
    for side in (unmatched.rows, unmatched.known):
        for at, row in side.items():
            side[at] = row._replace(key="")


def _pair_meanings(unmatched: _Unmatched) -> None:
    """Pair rows that say the same in another spelling, order of columns or with columns more."""
    theirs = _by_key(unmatched.known.items(), _meaning)
    for at, row in list(unmatched.rows.items()):
        waiting = theirs.get(_meaning(row), [])
        fitting = next((spot for spot in waiting if unmatched.may_pair(at, spot)), None)
        if fitting is not None:
            waiting.remove(fitting)
            unmatched.pair(at, fitting)


def _pair_retyped_titles(unmatched: _Unmatched) -> None:
    """Pair the only row of a place and day whose title is almost that of an unmatched one."""
    if not unmatched.rows or not unmatched.known:
        return
    from rapidfuzz import fuzz

    theirs = _by_key(unmatched.known.items(), lambda row: _told(row.place, row.day))
    for at, row in list(unmatched.rows.items()):
        spots = theirs.get(_told(row.place, row.day), ())
        alike = [
            spot
            for spot in spots
            if spot in unmatched.known
            and fuzz.ratio(row.title, unmatched.known[spot].title) >= _SAME_TITLE
            and unmatched.may_pair(at, spot)
        ]
        if row.title and len(alike) == 1:
            unmatched.pair(at, alike[0])


def _pair_places(unmatched: _Unmatched, rows: Iterable[RowFacts], known: Iterable[RowFacts]) -> None:
    """Pair rows by place alone where the list has one row a place, as a list of hosts has."""
    here, there = _by_key(enumerate(rows), _place), _by_key(enumerate(known), _place)

    def is_alone(row: RowFacts) -> bool:
        return bool(row.place) and len(here.get(row.place, ())) <= 1 and len(there.get(row.place, ())) <= 1

    unmatched.pair_unique(lambda row: row.place if is_alone(row) else None)


def _place(row: RowFacts) -> Hashable:
    return row.place or None


def _by_key(rows: Iterable[tuple[int, RowFacts]], key: Key) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for at, row in rows:
        if (value := key(row)) is not None:
            found[value].append(at)
    return found
