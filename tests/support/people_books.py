"""Books of people for tests of rules: a few cities, who leads them, and what was said on the telephone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.people.people_book import Gathered, PeopleBook, by_action, by_person
from tests.support.builders import a_head, a_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.model.permits import Permit
    from organizer_app.domain.model.tasks import Task
    from organizer_app.domain.places.places import Place
    from organizer_app.domain.rows.action_rows import ActionRow

# Friday, 5 July 2019, 10:20 in Minneapolis and 11:20 at the desk in New York.
NOW = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)


def city(name: str, zone: str, level: int = 1, reasons: str = "no_backup", **more: Any) -> ActionRow:
    """Return a city action ten days ahead, its id the name in lower case."""
    found = a_row(
        action_id=name.casefold(), place_id=f"place-{name.casefold()}", city=name, state="", zone=zone,
        readiness=level, reasons=reasons, mobilization_id="prime-day",
    )  # fmt: skip
    return found._replace(**more)


MINNEAPOLIS = city("Minneapolis", "America/Chicago")
SEATTLE = city("Seattle", "America/Los_Angeles", 2, "lead_not_confirmed")
DETROIT = city("Detroit", "America/Detroit", 0, "no_lead no_backup")


def person(name: str, **more: Any) -> Person:
    """Return a person whose id is the name in lower case."""
    return Person(id=name.casefold(), name=name, **more)


def number(name: str, value: str = "+16125550143", **more: Any) -> ContactPoint:
    """Return a phone number of a person, by name."""
    key = name.casefold()
    return ContactPoint(id=f"p-{key}", person_id=key, kind=ContactKind.PHONE, value=value, **more)


def role(
    name: str,
    row: ActionRow,
    kind: AssignmentRole = AssignmentRole.LEAD,
    status: AssignmentStatus = AssignmentStatus.ACCEPTED,
    **more: Any,
) -> Assignment:
    """Return a person in a role at a city action."""
    held = f"{name.casefold()}-{row.action_id}-{kind.value}"
    return Assignment(
        id=held, city_action_id=row.action_id, person_id=name.casefold(), role=kind, status=status, **more
    )


def talk(
    name: str, outcome: TalkOutcome, *, days_ago: float, due_in: float | None = None, **more: Any
) -> Talk:
    """Return a call some days before `NOW`, to be tried again some days after it."""
    at = NOW - timedelta(days=days_ago)
    due = None if due_in is None else NOW + timedelta(days=due_in)
    key = name.casefold()
    talk_id = f"t-{key}-{outcome.value}-{days_ago}"
    return Talk(id=talk_id, person_id=key, at=at, outcome=outcome, due_at=due, **more)


def a_book(
    *,
    people: Iterable[Person] = (),
    points: Iterable[ContactPoint] = (),
    roles: Iterable[Assignment] = (),
    talks: Iterable[Talk] = (),
    tasks: Iterable[Task] = (),
    permits: Iterable[Permit] = (),
    rows: Iterable[ActionRow] = (MINNEAPOLIS, SEATTLE, DETROIT),
    places: Iterable[Place] = (),
) -> PeopleBook:
    """Return a book of these records, planned by a desk in New York."""
    held = list(roles)
    return PeopleBook(
        people={each.id: each for each in people},
        points=Gathered(by_person, points),
        held=Gathered(by_person, held),
        manned=Gathered(by_action, held),
        talks=Gathered(by_person, talks),
        tasks=Gathered(by_action, tasks),
        permits=Gathered(by_action, permits),
        rows={row.action_id: row for row in rows},
        places={each.id: each for each in places},
        mobilizations={"prime-day": Mobilization(id="prime-day", campaign_id="c", title="Prime Day 2019")},
        heads={"prime-day": a_head()},
    )
