"""Reads each field of the person card, and turns its new text into a change of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.importing.typed_fields import written_value
from organizer_app.domain.importing.written_days import day_meant
from organizer_app.domain.importing.written_times import time_meant
from organizer_app.domain.model.field_specs import FieldKind, typed_names
from organizer_app.domain.model.record_fields import PERSON_FIELD, PERSON_FIELDS
from organizer_app.wording.language.dates import day_and_year, wall_clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.model.assignments import Assignment
    from organizer_app.domain.model.people import ContactPoint, Person
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.services.plan.workspace import Workspace

TEXT_FIELDS = typed_names(PERSON_FIELDS)


def text_of(book: PeopleBook, person: Person, field: str) -> str:
    """Return the text of a person's field."""
    value, spec = getattr(person, field), PERSON_FIELD[field]
    if spec.kind is FieldKind.PLACE:
        place = book.places.get(value)
        return f"{place.name}, {place.admin1 or place.country}" if place else ""
    return book.groups.get(value, "") if spec.kind is FieldKind.GROUP else written_value(spec, value)


def person_change(person_id: str, field: str, text: str) -> Callable[[Workspace], object]:
    """Return the change for a new text of a field."""

    def change(plan: Workspace) -> None:
        from organizer_app.services.people import people

        if field == "caller":
            people.set_caller(plan, person_ids=[person_id], caller=text)
        else:
            people.set_field(plan, person_id=person_id, field=field, text=text)

    return change


def point_text(point: ContactPoint, code: str) -> str:
    """Return the text of a contact point's field, except the number, which the card handles."""
    if code == "verified":
        return day_and_year(point.verified_on.isoformat()) if point.verified_on else ""
    return point.label


def point_change(point_id: str, code: str, text: str, year: int) -> Callable[[Workspace], object]:
    """Return the change for a new text of a contact point's field; raise `UnclearError` for no day."""
    on = day_meant(text, year) if code == "verified" else None

    def change(plan: Workspace) -> None:
        from organizer_app.services.people import people

        if code == "value":
            people.set_contact(plan, point_id=point_id, text=text)
        elif code == "verified":
            people.set_verified(plan, point_id=point_id, on=on)
        elif code == "label":
            people.set_label(plan, point_id=point_id, label=text)
        elif code == "ok":
            people.set_ok_on_the_day(plan, point_id=point_id, is_ok=bool(text))
        else:
            people.set_shown_to(plan, point_id=point_id, audience=Audience[text])

    return change


def role_text(held: Assignment, code: str) -> str:
    """Return the text of an assignment's field."""
    if code == "trained":
        return day_and_year(held.trained_on.isoformat()) if held.trained_on else ""
    return wall_clock(held.report_at) if held.report_at else ""


def role_change(assignment_id: str, code: str, text: str, year: int) -> Callable[[Workspace], object]:
    """Return the change for a new text of a role's field; raise `UnclearError` for no day or time."""
    on = day_meant(text, year) if code == "trained" else None
    at = time_meant(text) if code == "report_at" else None

    def change(plan: Workspace) -> None:
        from organizer_app.domain.model.assignments import AssignmentStatus
        from organizer_app.services.people import coverage

        if code == "trained":
            coverage.set_trained(plan, assignment_id=assignment_id, on=on)
        elif code == "report_at":
            coverage.set_report_at(plan, assignment_id=assignment_id, at=at)
        elif code == "backup":
            coverage.set_backup(plan, assignment_id=assignment_id, is_backup=bool(text))
        else:
            coverage.set_role_status(plan, assignment_id=assignment_id, status=AssignmentStatus(text))

    return change
