"""Find the actions that share a person, group, spot or city, so that an edit checks only those."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.rows.action_rows import is_to_come

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from organizer_app.domain.checks.finding_facts import FindingFacts, VenueUse
    from organizer_app.domain.rows.action_rows import ActionRow


def still_to_come(rows: Iterable[ActionRow]) -> dict[str, ActionRow]:
    """Return the rows of actions that are neither called off nor past, by action id, in their order."""
    return {row.action_id: row for row in rows if is_to_come(row)}


class Shared(NamedTuple):
    """Resources that several actions may need at once.

    Attributes:
        people: ids of people needed at an action.
        groups: ids of partner groups that pledged people.
        uses: uses of each spot.
        rows: actions that may be planned twice.
    """

    people: Iterable[str]
    groups: Iterable[str]
    uses: Iterable[VenueUse]
    rows: Iterable[ActionRow]


class Links:
    """The facts indexed by action. Built once, then updated with every edit."""

    def __init__(self, facts: FindingFacts) -> None:
        self._facts = facts
        self.planned = still_to_come(facts.rows)
        self._in_place: dict[str, dict[str, None]] = defaultdict(dict)
        for action_id, row in self.planned.items():
            self._in_place[row.place_id][action_id] = None
        self._people = _by_action(facts.bookings)
        self._groups = _by_action(_pledged_actions(facts))
        self._index_spots()

    def _index_spots(self) -> None:
        self._uses: dict[str, list[VenueUse]] = defaultdict(list)
        self._spots: dict[str, list[str]] = defaultdict(list)
        for use in self._facts.venues:
            if use.where:
                self._uses[use.where].append(use)
                self._spots[use.action_id].append(use.where)

    def renew(self, facts: FindingFacts, rows: Mapping[str, ActionRow], changed: Collection[str]) -> None:
        """Update the facts after an edit; reuse the index of everything that did not change.

        Args:
            facts: the current facts.
            rows: the changed actions that still exist, by id.
            changed: ids of all actions whose rows may have changed.
        """
        known, self._facts = self._facts, facts
        for action_id in changed:
            before = self.planned.pop(action_id, None)
            if before is not None:
                del self._in_place[before.place_id][action_id]
        now = still_to_come(rows[action_id] for action_id in changed if action_id in rows)
        for action_id, row in now.items():
            self._in_place[row.place_id][action_id] = None
        self.planned |= now
        if facts.bookings is not known.bookings:
            self._people = _by_action(facts.bookings)
        if facts.stakes is not known.stakes or facts.people_of is not known.people_of:
            self._groups = _by_action(_pledged_actions(facts))
        if facts.venues is not known.venues:
            self._index_spots()

    def shared_by(self, about: Collection[str]) -> Shared:
        """Return what some actions may need at the same time as others."""
        spots = _all_shared(self._spots, about)
        return Shared(
            people=_all_shared(self._people, about),
            groups=_all_shared(self._groups, about),
            uses=list(itertools.chain.from_iterable(self._uses[spot] for spot in spots)),
            rows=self._in_their_cities(about),
        )

    def concerned(self, about: Collection[str]) -> set[str]:
        """Return some actions plus all that share a person, group, spot or city day with them."""
        shared, facts = self.shared_by(about), self._facts
        days = {(row.place_id, row.day) for each in about if (row := self.planned.get(each)) is not None}
        return set(about).union(
            *(facts.bookings[person_id] for person_id in shared.people),
            *(_ids(facts.stakes[group_id]) for group_id in shared.groups),
            (use.action_id for use in shared.uses),
            (row.action_id for row in shared.rows if (row.place_id, row.day) in days),
        )

    def _in_their_cities(self, about: Collection[str]) -> list[ActionRow]:
        places = dict.fromkeys(self.planned[each].place_id for each in about if each in self.planned)
        places.pop("", None)
        return [self.planned[each] for place_id in places for each in self._in_place[place_id]]


def _all_shared(shared: Mapping[str, Iterable[str]], about: Iterable[str]) -> list[str]:
    """Return everything that some actions share, once each, in an order independent of theirs."""
    return sorted(set[str]().union(*(shared.get(action_id, ()) for action_id in about)))


def _pledged_actions(facts: FindingFacts) -> Iterator[tuple[str, list[str]]]:
    """Yield the actions of every group whose number of people is known."""
    for group_id, stakes in facts.stakes.items():
        if group_id in facts.people_of:
            yield group_id, _ids(stakes)


def _ids(stakes: Iterable[tuple[str, int]]) -> list[str]:
    return [action_id for action_id, _pledge in stakes]


def _by_action(
    actions: Mapping[str, Sequence[str]] | Iterable[tuple[str, list[str]]],
) -> dict[str, list[str]]:
    """Return owners by action id, from the actions of each owner."""
    turned: dict[str, list[str]] = defaultdict(list)
    for owner, action_ids in dict(actions).items():
        for action_id in action_ids:
            turned[action_id].append(owner)
    return turned
