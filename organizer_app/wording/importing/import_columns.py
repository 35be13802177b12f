"""Names of the fields that a column of a file can become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.action_fields import TYPED_FIELDS
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.language.texts import _, said, said_with

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FIELDS: Final[Mapping[str, Callable[[], str]]] = {
    "notes": said("Notes"),
    "title": said("Title"),
    "tactic": said("Kind"),
    "city": said("City"),
    "state": said("State"),
    "country": said("Country"),
    "zip": said("ZIP code"),
    "date": said("Date"),
    "end_date": said("Last day"),
    "start": said("Start"),
    "end": said("End"),
    "time": said("Start and end"),
    "timezone": said("Time zone"),
    "doubled_hour": said("Repeated hour"),
    "venue": said("Venue"),
    "address": said("Address"),
    "groups": said("Groups"),
    "lead": said("Lead"),
    "lead_email": said("Email of the lead"),
    "lead_phone": said("Phone of the lead"),
    "backup": said("Backup lead"),
    "backup_email": said("Email of the backup"),
    "backup_phone": said("Phone of the backup"),
    "expected": said("People expected"),
    "low": said("Counted, low"),
    "high": said("Counted, high"),
    "count": said("Counted"),
    "count_source": said("Source of the count"),
    "status": said("Status"),
    "permit": said("Permit"),
    "url": said("Link"),
    "latitude": said("Latitude"),
    "longitude": said("Longitude"),
    "external_id": said("Id in the file"),
    "mobilization": said("Mobilization"),
    "campaign": said("Campaign"),
}


columns_name = said("Your columns and what they become")
becomes = said_with("“{heading}” becomes")


def field_names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every field that a column can become; other columns go to the notes."""
    typed = ((spec.column, field_name(spec.name)) for spec in TYPED_FIELDS if spec.column)
    return (*((code, name()) for code, name in _FIELDS.items()), *typed)


def cell_in_line(heading: str, row: int) -> str:
    """Name a cell, by the heading of its column and the number of its line."""
    return _("{heading} in line {row}").format(heading=heading, row=row)
