"""Words what an action held before somebody else changed it, as its line in the list shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language import statuses
from organizer_app.wording.language.dates import clock, weekday_day
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.language.readiness import row_reason
from organizer_app.wording.language.texts import _
from organizer_app.wording.plan.map_and_list import no_time
from organizer_app.wording.together.presence import empty

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.rows.action_rows import ActionRow

# What the line does not show; the first one that differs is said.
_FIELDS: Final[Mapping[str, Callable[[ActionRow], str]]] = {
    "day": lambda row: weekday_day(row.day) if row.day else "",
    "ends": lambda row: "" if row.ends is None else clock(row.ends),
    "status": lambda row: statuses.name_of(row.status),
    "title": lambda row: row.title,
    "city": lambda row: row.city,
    "venue": lambda row: row.venue,
    "lead": lambda row: row.lead,
    "backup": lambda row: row.backup,
    "expected": lambda row: "" if row.expected is None else f"{row.expected:,}",
    "groups": lambda row: row.groups,
}


def was(before: ActionRow, after: ActionRow) -> str:
    """Write the first value of an action that differs, as it was before; empty if none does.

    Start and reason are written as its line shows them, other fields with their name.
    """
    if before.starts != after.starts:
        return no_time() if before.starts is None else clock(before.starts)
    shown, now = row_reason(before) or before.lead, row_reason(after) or after.lead
    if shown and shown != now:
        return shown
    for field, text in _FIELDS.items():
        if text(before) != text(after):
            return _("{field}: {value}").format(field=field_name(field), value=text(before) or empty())
    return ""
