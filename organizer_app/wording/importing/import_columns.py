"""Names of the fields that a column of a file can become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.action_fields import TYPED_FIELDS
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FIELDS: Final[Mapping[str, Callable[[], str]]] = {
    "notes": lambda: _("Notes"),
    "title": lambda: _("Title"),
    "tactic": lambda: _("Kind"),
    "city": lambda: _("City"),
    "state": lambda: _("State"),
    "country": lambda: _("Country"),
    "zip": lambda: _("ZIP code"),
    "date": lambda: _("Date"),
    "end_date": lambda: _("Last day"),
    "start": lambda: _("Start"),
    "end": lambda: _("End"),
    "time": lambda: _("Start and end"),
    "timezone": lambda: _("Time zone"),
    "doubled_hour": lambda: _("Repeated hour"),
    "venue": lambda: _("Venue"),
    "address": lambda: _("Address"),
    "groups": lambda: _("Groups"),
    "lead": lambda: _("Lead"),
    "lead_email": lambda: _("Email of the lead"),
    "lead_phone": lambda: _("Phone of the lead"),
    "backup": lambda: _("Backup lead"),
    "expected": lambda: _("People expected"),
    "low": lambda: _("Counted, low"),
    "high": lambda: _("Counted, high"),
    "count": lambda: _("Counted"),
    "count_source": lambda: _("Source of the count"),
    "status": lambda: _("Status"),
    "permit": lambda: _("Permit"),
    "url": lambda: _("Link"),
    "latitude": lambda: _("Latitude"),
    "longitude": lambda: _("Longitude"),
    "external_id": lambda: _("Id in the file"),
    "mobilization": lambda: _("Mobilization"),
    "campaign": lambda: _("Campaign"),
}


columns_name = said("Your columns and what they become")


def becomes(heading: str) -> str:
    """Name the choice of a column for screen readers."""
    return _("“{heading}” becomes").format(heading=heading)


def field_names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every field that a column can become; other columns go to the notes."""
    typed = ((spec.column, field_name(spec.name)) for spec in TYPED_FIELDS if spec.column)
    return (*((code, name()) for code, name in _FIELDS.items()), *typed)


def cell_in_line(heading: str, row: int) -> str:
    """Name a cell, by the heading of its column and the number of its line."""
    return _("{heading} in line {row}").format(heading=heading, row=row)
