"""What the chips and the search of the people screen keep; shared by all its views."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.talks import TalkOutcome
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.wording import calls, people, statuses
from organizer_app.wording.readiness import reason_of_code
from organizer_app.wording.zones import zone_family, zone_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from organizer_app.domain.call_queue import CallFacts
    from organizer_app.domain.people_book import PeopleBook
    from organizer_app.domain.talks import Talk

NOBODY: Final = "-"
_DAY: Final = 24 * 60
_SEPARATORS: Final = re.compile(r"[()./-]")
_NUMBER: Final = re.compile(r"[()./-]*\d[\d()./-]*")


class Facet(Enum):
    """What can be kept."""

    CALLER = "caller"
    WHY = "why"
    ROLE = "role"
    STATE = "state"
    ZONE = "zone"
    LANGUAGE = "language"
    REACHED = "reached"
    OUTCOME = "outcome"
    GAPS = "gaps"


_OF_PEOPLE: Final = frozenset(
    {Facet.CALLER, Facet.WHY, Facet.ROLE, Facet.STATE, Facet.ZONE, Facet.LANGUAGE, Facet.REACHED}
)
# Which chips a view shows, and so which it is narrowed by.
FACETS_OF: Final = {
    PeopleView.CALLS: _OF_PEOPLE,
    PeopleView.COVERAGE: frozenset({Facet.GAPS, Facet.ROLE, Facet.STATE}),
    PeopleView.EVERYONE: _OF_PEOPLE,
    PeopleView.TALKS: frozenset({Facet.OUTCOME, Facet.CALLER, Facet.ROLE, Facet.STATE, Facet.LANGUAGE}),
    PeopleView.ROLL_CALL: frozenset[Facet](),
}


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Values to keep by facet, and words; an empty facet keeps everything."""

    kept: dict[Facet, frozenset[str]] = field(default_factory=dict)
    words: str = ""

    def of(self, facet: Facet) -> frozenset[str]:
        """Return what a facet keeps."""
        return self.kept.get(facet, frozenset())

    def toggled(self, facet: Facet, value: str) -> PeopleFilter:
        """Return the filter with one value more or less."""
        return PeopleFilter({**self.kept, facet: self.of(facet) ^ {value}}, self.words)

    def seen_by(self, facets: frozenset[Facet]) -> PeopleFilter:
        """Return the filter without the facets that a view does not show."""
        return PeopleFilter({each: kept for each, kept in self.kept.items() if each in facets}, self.words)

    def without(self, facet: Facet) -> PeopleFilter:
        """Return the filter without a facet."""
        return PeopleFilter({each: kept for each, kept in self.kept.items() if each is not facet}, self.words)

    @property
    def sought(self) -> tuple[str, ...]:
        """The words to look for, in lower case; numbers without their separators, as they are kept."""
        return tuple(
            _SEPARATORS.sub("", word) if _NUMBER.fullmatch(word) else word
            for word in self.words.casefold().split()
        )

    @property
    def is_empty(self) -> bool:
        """Whether everybody passes."""
        return not self.words.strip() and not any(self.kept.values())


def values_of(
    book: PeopleBook, person_id: str, facts: CallFacts | None, facet: Facet, now: int
) -> frozenset[str]:
    """Return what a person has in a facet at a moment, minutes since 1970 UTC."""
    person = book.people[person_id]
    if facet is Facet.CALLER:
        return frozenset({person.caller or NOBODY})
    if facet is Facet.LANGUAGE:
        return frozenset(person.languages)
    if facet is Facet.ROLE:
        roles = book.roles_of(person_id)
        return frozenset("backup" if each.is_backup else each.role.value for each in roles)
    if facet is Facet.STATE:
        return frozenset(book.rows[each.city_action_id].state for each in book.roles_of(person_id)) - {""}
    if facet is Facet.ZONE:
        zone = facts.zone if facts else book.zone_of(person_id)
        return frozenset({zone_family(zone)} if zone else ())
    return _of_facts(facts, facet, now)


def _of_facts(facts: CallFacts | None, facet: Facet, now: int) -> frozenset[str]:
    if facts is None:
        return frozenset({"never"} if facet is Facet.REACHED else ())
    if facet is Facet.WHY:
        return frozenset({facts.reason} if facts.reason else ())
    if facts.reached is None:
        return frozenset({"never"})
    is_stale = now - facts.reached >= facts.stale_after * _DAY
    return frozenset({"once", "stale"} if is_stale else {"once"})


def passes(wanted: PeopleFilter, book: PeopleBook, person_id: str, facts: CallFacts | None, now: int) -> bool:
    """Whether the facets keep a person at a moment, minutes since 1970 UTC; words are looked up elsewhere."""
    return all(
        kept.isdisjoint(values_of(book, person_id, facts, facet, now)) is False
        for facet, kept in wanted.kept.items()
        if kept
    )


def value_label(facet: Facet, value: str) -> str:
    """Name a value of a facet."""
    if facet is Facet.CALLER and value == NOBODY:
        return people.nobody()
    if facet is Facet.ROLE:
        return statuses.role_name("lead", is_backup=True) if value == "backup" else statuses.role_name(value)
    if facet is Facet.WHY:
        return reason_of_code(value)
    if facet is Facet.REACHED:
        return people.reached_name(value)
    if facet is Facet.OUTCOME:
        return calls.logged_name(TalkOutcome(value))
    return value


def zone_label(zones: Iterable[str], family: str) -> str:
    """Name a family of zones by one of its zones."""
    return next((zone_name(zone) for zone in zones if zone_family(zone) == family), family)


def chip_label(wanted: PeopleFilter, facet: Facet, zones: Iterable[str]) -> str:
    """Name a chip: its facet, or what it keeps."""
    kept = sorted(wanted.of(facet))
    if not kept or facet is Facet.GAPS:
        return people.facet_name(facet.value)
    names = [zone_label(zones, each) if facet is Facet.ZONE else value_label(facet, each) for each in kept]
    if facet is Facet.CALLER and len(names) == 1:
        return calls.by_whom(names[0]).capitalize()
    return ", ".join(names)


def options_of(
    book: PeopleBook, facts: Mapping[str, CallFacts], facet: Facet, now: int
) -> list[tuple[str, int]]:
    """Return the values a facet offers and how many people, or talks, have each."""
    if facet is Facet.OUTCOME:
        return sorted(Counter(talk.outcome.value for talk in book.talks.by_id.values()).items())
    people = ((person_id, facts.get(person_id)) for person_id in book.people)
    counts = Counter(value for key, known in people for value in values_of(book, key, known, facet, now))
    return sorted(counts.items())


def talks_kept(
    wanted: PeopleFilter, book: PeopleBook, facts: Mapping[str, CallFacts], people: Container[str], now: int
) -> list[Talk]:
    """Return the talks with some people that the facets keep, newest first."""
    outcomes, others = wanted.of(Facet.OUTCOME), wanted.without(Facet.OUTCOME)
    is_kept = any(others.kept.values())
    talks = [
        each
        for each in book.talks.by_id.values()
        if each.person_id in people
        and (not outcomes or each.outcome.value in outcomes)
        and (not is_kept or passes(others, book, each.person_id, facts.get(each.person_id), now))
    ]
    return sorted(talks, key=lambda talk: (str(talk.at), talk.id), reverse=True)
