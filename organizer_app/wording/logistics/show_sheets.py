"""Words of the printed run of show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.logistics.show_sheet import ShowWords
from organizer_app.wording.language.dates import clock, long_day, span, zone_and_desk
from organizer_app.wording.language.texts import _
from organizer_app.wording.logistics import logistics_cells

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow


def show_words() -> ShowWords:
    """Return the words of the printed run of show in the chosen language."""
    return ShowWords(
        heading=_("Run of show"),
        hint=_("check off when done"),
        bold_note=_("Bold: fixed. Do not start early, do not start late."),
        columns=(_("Time"), _("What"), _("Who, where")),
        site_heading=_("Site"),
        access=_("Access"),
        footer=lambda title, city: _("{title} · run of show {city} · internal").format(
            title=title, city=city
        ),
        clock=clock,
        hours=_hours,
        day=lambda day: long_day(day) if day else "",
        zone=_zone,
        site_role=lambda role: logistics_cells.choice("role", role.value),
        overlap=_overlap,
    )


def _hours(row: ActionRow) -> str:
    return span(row.starts, row.ends) if row.starts is not None else ""


def _zone(row: ActionRow, desk_zone: str) -> str:
    return zone_and_desk(row.zone, row.day, row.starts, row.starts_utc, desk_zone) if row.zone else ""


def _overlap(title: str, minutes: int) -> str:
    return _("“{title}” starts {minutes} minutes before what comes before it is over.").format(
        title=title, minutes=minutes
    )
