"""Remembers the faults of a plan, so that an edit costs only the actions it can have to do with."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from organizer_app.domain.changes import Noun
from organizer_app.domain.checks import find_all
from organizer_app.domain.people import ContactPoint
from organizer_app.domain.permits import Permit
from organizer_app.domain.talks import Talk
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.checking import accepted_keys
from organizer_app.services.finding_facts import read_facts, renew_facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.finding_facts import FindingFacts
    from organizer_app.domain.findings import Finding
    from organizer_app.storage.reader import Reader

# Edits of these reach every action; after them everything is looked at again.
_FAR_REACHING: Final = frozenset({Noun.MOBILIZATION, Noun.PLACE})


class FaultMemory:
    """The faults of all actions as they were found last, and the facts they were found in."""

    def __init__(self) -> None:
        self._facts: FindingFacts | None = None
        self._found: dict[str, list[Finding]] = {}

    def forget(self) -> None:
        """Look at everything next time."""
        self._facts = None

    def findings(
        self,
        reader: Reader,
        rows: Sequence[ActionRow],
        touched: AbstractSet[tuple[Noun, str]],
        action_ids: AbstractSet[str],
        *,
        now: datetime,
    ) -> list[Finding]:
        """Return every fault that nobody has accepted, in the order of the rows.

        Args:
            reader: an open read.
            rows: the actions to check.
            touched: records that were edited since the last time.
            action_ids: actions whose rows look different since then.
            now: UTC.
        """
        # What is remembered lives long, and the collector would look through all of it.
        with collector_at_rest():
            self._look(reader, rows, touched, action_ids, now=now)
        accepted = accepted_keys(reader)
        ids = [row.action_id for row in rows]
        listed = itertools.chain.from_iterable(map(self._found.get, ids, itertools.repeat(())))
        if not accepted:
            return list(listed)
        kinds = {kind for kind, _subject_id, _other_id in accepted}
        return [each for each in listed if each.kind.value not in kinds or each.key not in accepted]

    def _look(
        self,
        reader: Reader,
        rows: Sequence[ActionRow],
        touched: AbstractSet[tuple[Noun, str]],
        action_ids: AbstractSet[str],
        *,
        now: datetime,
    ) -> None:
        nouns = {noun for noun, _id in touched}
        known = self._facts
        edited = nouns, action_ids
        fresh = None if known is None else renew_facts(reader, known, rows, edited, now=now)
        if known is None or fresh is None or fresh.today != known.today or nouns & _FAR_REACHING:
            self._facts = read_facts(reader, rows, now=now)
            self._found = _by_action(find_all(self._facts))
        elif touched:
            here = {*action_ids, *_around_parts(reader, known, touched)}
            # Whoever shares something with them, before or now; those share with others what has not changed.
            about = _concerned(known, here) | _concerned(fresh, here)
            for action_id in about:
                self._found.pop(action_id, None)
            self._found |= _by_action(find_all(fresh, about))
            self._facts = fresh


def _by_action(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped[finding.row.action_id].append(finding)
    return dict(grouped)


def _around_parts(reader: Reader, facts: FindingFacts, touched: AbstractSet[tuple[Noun, str]]) -> set[str]:
    """Return the actions of permits, and of people whose numbers and talks were touched, hidden ones too."""

    def ids(wanted: Noun) -> set[str]:
        return {record_id for noun, record_id in touched if noun is wanted}

    about = {each.city_action_id for each in reader.rows_by_id(Permit, ids(Noun.PERMIT)).values()}
    people = {each.person_id for each in reader.rows_by_id(Talk, ids(Noun.TALK)).values()}
    points = reader.rows_by_id(ContactPoint, ids(Noun.CONTACT_POINT))
    people |= {each.person_id for each in points.values()}
    return about.union(*(facts.bookings.get(person_id, ()) for person_id in people))


def _concerned(facts: FindingFacts, about: Collection[str]) -> set[str]:
    """Return some actions with all that share a person, a group, a spot or a city's day with them."""
    wanted = set(about)
    groups: list[Iterable[str]] = list(facts.bookings.values())
    pledged = (facts.stakes.get(group_id, ()) for group_id in facts.people_of)
    groups += ([action_id for action_id, _pledge in stakes] for stakes in pledged)
    spots = {use.where for use in facts.venues if use.action_id in wanted} - {""}
    groups.append([use.action_id for use in facts.venues if use.where in spots] if spots else ())
    groups.append(_same_days(facts.rows, wanted))
    return wanted.union(*(group for group in groups if not wanted.isdisjoint(group)))


def _same_days(rows: Sequence[ActionRow], about: AbstractSet[str]) -> list[str]:
    """Return the actions on a day and in a city of some actions, themselves included."""
    days: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.action_id in about:
            days[row.place_id].add(row.day)
    return [row.action_id for row in rows if row.place_id in days and row.day in days[row.place_id]]
