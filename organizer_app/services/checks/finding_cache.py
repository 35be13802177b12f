"""Remembers the problems of a plan, so that an edit rechecks only the actions it can affect."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.checks.action_links import Links
from organizer_app.domain.checks.checks import find_all
from organizer_app.domain.model.people import ContactPoint
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.talks import Talk
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.checks.checking import accepted_keys
from organizer_app.services.checks.finding_facts import read_facts, renew_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from organizer_app.domain.checks.finding_facts import FindingFacts
    from organizer_app.domain.checks.findings import Finding
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.storage.reader import Reader

# Edits of these records affect every action, so everything is checked again after them.
_FAR_REACHING: Final = frozenset({Noun.MOBILIZATION, Noun.PLACE})


class FaultMemory:
    """The problems of all actions as last found, and the facts they were found from."""

    def __init__(self) -> None:
        self._facts: FindingFacts | None = None
        self._links: Links | None = None
        self._found: dict[str, list[Finding]] = {}

    def forget(self) -> None:
        """Check everything next time."""
        self._facts = self._links = None

    def findings(
        self,
        reader: Reader,
        rows: Sequence[ActionRow],
        touched: AbstractSet[tuple[Noun, str]],
        action_ids: AbstractSet[str],
        *,
        now: datetime,
    ) -> list[Finding]:
        """Return every problem that nobody has accepted, in the order of the rows.

        Args:
            reader: an open read.
            rows: the actions to check.
            touched: records that were edited since the last time.
            action_ids: actions whose rows have changed since then.
            now: UTC.
        """
        # The remembered facts live long, and the garbage collector would scan all of them.
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
        known, links = self._facts, self._links
        edited = nouns, action_ids
        fresh = None if known is None else renew_facts(reader, known, rows, edited, now=now)
        if (
            known is None
            or fresh is None
            or links is None
            or fresh.today != known.today
            or nouns & _FAR_REACHING
        ):
            self._look_at_everything(reader, rows, now=now)
        elif touched or action_ids:
            here = {*action_ids, *_around_parts(reader, known, touched)}
            # Check the actions that share something with these, before or after the edit; what those share
            # with further actions has not changed.
            about = links.concerned(here)
            links.renew(
                fresh, {row.action_id: row for row in rows if row.action_id in action_ids}, action_ids
            )
            about |= links.concerned(here)
            for action_id in about:
                self._found.pop(action_id, None)
            self._found |= _by_action(find_all(fresh, about, links))
            self._facts = fresh

    def _look_at_everything(self, reader: Reader, rows: Sequence[ActionRow], *, now: datetime) -> None:
        self._facts = read_facts(reader, rows, now=now)
        self._links = Links(self._facts)
        self._found = _by_action(find_all(self._facts))


def _by_action(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    return grouped(findings, lambda finding: finding.row.action_id)


def _around_parts(reader: Reader, facts: FindingFacts, touched: AbstractSet[tuple[Noun, str]]) -> set[str]:
    """Return the actions of edited permits and of people with edited numbers or calls, hidden ones too."""

    def ids(wanted: Noun) -> set[str]:
        return {record_id for noun, record_id in touched if noun is wanted}

    about = {each.city_action_id for each in reader.rows_by_id(Permit, ids(Noun.PERMIT)).values()}
    people = {each.person_id for each in reader.rows_by_id(Talk, ids(Noun.TALK)).values()}
    points = reader.rows_by_id(ContactPoint, ids(Noun.CONTACT_POINT))
    people |= {each.person_id for each in points.values()}
    return about.union(*(facts.bookings.get(person_id, ()) for person_id in people))
