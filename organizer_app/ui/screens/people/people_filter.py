"""Filters the people screen by chips and search, for all its views."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.basics.filters import Facet, FacetSpec, Filter, labels
from organizer_app.domain.basics.filters import options as options_of
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.wording.language import filters, statuses
from organizer_app.wording.language.readiness import reason_of_code
from organizer_app.wording.language.zones import family_name, zone_family
from organizer_app.wording.people import calls, people

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from organizer_app.domain.basics.filters import Option
    from organizer_app.domain.model.talks import Talk
    from organizer_app.domain.people.call_queue import CallFacts
    from organizer_app.domain.people.people_book import PeopleBook

NOBODY: Final = "-"
_DAY: Final = 24 * 60
_SEPARATORS: Final = re.compile(r"[()./-]")
_NUMBER: Final = re.compile(r"[()./-]*\d[\d()./-]*")


class PersonRow(NamedTuple):
    """A person as the facets see them; `facts` are for the call rule, `now` is minutes since 1970 UTC."""

    book: PeopleBook
    person_id: str
    facts: CallFacts | None
    now: int


def _roles_of(person: PersonRow) -> set[str]:
    roles = person.book.roles_of(person.person_id)
    return {"backup" if each.is_backup else each.role.value for each in roles}


def _states_of(person: PersonRow) -> set[str]:
    return {
        person.book.rows[each.city_action_id].state for each in person.book.roles_of(person.person_id)
    } - {""}


def _zones_of(person: PersonRow) -> set[str]:
    zone = person.facts.zone if person.facts else person.book.zone_of(person.person_id)
    return {zone_family(zone)} - {""}


def _reached_of(person: PersonRow) -> set[str]:
    facts = person.facts
    if facts is None or facts.reached is None:
        return {"never"}
    is_stale = person.now - facts.reached >= facts.stale_after * _DAY
    return {"once", "stale"} if is_stale else {"once"}


def _role_name(code: str) -> str:
    return statuses.role_name("lead", is_backup=True) if code == "backup" else statuses.role_name(code)


PEOPLE_SPECS: Final[Mapping[Facet, FacetSpec[PersonRow]]] = {
    Facet.CALLER: FacetSpec(
        lambda person: (person.book.people[person.person_id].caller or NOBODY,),
        lambda value: people.nobody() if value == NOBODY else value,
    ),
    Facet.WHY: FacetSpec(lambda person: (person.facts.reason if person.facts else "",), reason_of_code),
    Facet.ROLE: FacetSpec(_roles_of, _role_name),
    Facet.STATE: FacetSpec(_states_of),
    Facet.ZONE: FacetSpec(_zones_of, family_name),
    Facet.LANGUAGE: FacetSpec(lambda person: person.book.people[person.person_id].languages),
    Facet.REACHED: FacetSpec(_reached_of, people.reached_name),
}
TALK_SPECS: Final[Mapping[Facet, FacetSpec[Talk]]] = {
    Facet.OUTCOME: FacetSpec(
        lambda talk: (talk.outcome.value,), lambda value: calls.logged_name(TalkOutcome(value))
    ),
}
# The facets that keep only cities with gaps.
GAPS: Final = {Facet.GAPS: "open"}
FACETS: Final = (*PEOPLE_SPECS, *TALK_SPECS, *GAPS)
# The chips, and therefore the facets, of each view.
FACETS_OF: Final = {
    PeopleView.CALLS: frozenset(PEOPLE_SPECS),
    PeopleView.COVERAGE: frozenset({Facet.GAPS, Facet.ROLE, Facet.STATE}),
    PeopleView.EVERYONE: frozenset(PEOPLE_SPECS),
    PeopleView.TALKS: frozenset({Facet.OUTCOME, Facet.CALLER, Facet.ROLE, Facet.STATE, Facet.LANGUAGE}),
    PeopleView.ROLL_CALL: frozenset[Facet](),
}


def sought(words: str) -> tuple[str, ...]:
    """Return the search words in lower case; numbers without separators, as they are stored."""
    return tuple(
        _SEPARATORS.sub("", word) if _NUMBER.fullmatch(word) else word for word in words.casefold().split()
    )


def chip_label(wanted: Filter, facet: Facet) -> str:
    """Return the label of a facet's chip; empty while the facet keeps everything."""
    if facet in GAPS:
        return filters.facet_name(facet) if wanted.of(facet) else ""
    spec: FacetSpec[Any] = TALK_SPECS[facet] if facet in TALK_SPECS else PEOPLE_SPECS[facet]
    names = labels(wanted, facet, spec)
    if facet is Facet.CALLER and len(names) == 1:
        return calls.by_whom(names[0]).capitalize()
    return filters.kept_values(names)


def options(
    book: PeopleBook, facts: Mapping[str, CallFacts], wanted: Filter, facet: Facet, now: int
) -> list[Option]:
    """Return the values of a facet with the number of people, or calls, of each."""
    if facet in TALK_SPECS:
        return options_of(book.talks.by_id.values(), TALK_SPECS[facet], wanted.of(facet))
    everybody = (PersonRow(book, person_id, facts.get(person_id), now) for person_id in book.people)
    return options_of(everybody, PEOPLE_SPECS[facet], wanted.of(facet))


def talks_kept(
    wanted: Filter, book: PeopleBook, facts: Mapping[str, CallFacts], people: Container[str], now: int
) -> list[Talk]:
    """Return the calls to some people that pass the facets, newest first."""
    is_kept = any(wanted.of(facet) for facet in PEOPLE_SPECS)
    talks = [
        each
        for each in book.talks.by_id.values()
        if each.person_id in people
        and wanted.passes(TALK_SPECS, each)
        and (
            not is_kept
            or wanted.passes(PEOPLE_SPECS, PersonRow(book, each.person_id, facts.get(each.person_id), now))
        )
    ]
    return sorted(talks, key=lambda talk: (str(talk.at), talk.id), reverse=True)
