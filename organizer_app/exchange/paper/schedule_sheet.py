"""Writes the data of a printed schedule for its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.sharing.shared_changes import ChangeKind
from organizer_app.exchange.paper.paper_text import Code, Whole
from organizer_app.exchange.paper.sheet_frame import frame_data
from organizer_app.exchange.paper.typesetter import PaperSheet

if TYPE_CHECKING:
    from organizer_app.domain.sharing.printed_schedule import PrintedRow, PrintedSchedule, PrintedZone
    from organizer_app.domain.sharing.schedule_words import PaperSize

# Points for a column of times, by the letters of its longest: with AM and PM on both sides it is wider, with
# “a.m.” of Spanish or the name of the clock wider still.
_WIDTHS: Final = ((len("12:00 - 10:30 PM"), 80), (len("11:00 AM - 10:30 PM"), 98))
_WIDEST: Final = 114
_NEW: Final = frozenset({ChangeKind.ADDED})


def schedule_sheet(printed: PrintedSchedule, paper: PaperSize) -> PaperSheet:
    """Lay out a schedule by time zone and day."""
    rows = (row for zone in printed.zones for day in zone.days for row in day.rows)
    name, demand = printed.demand
    return PaperSheet(
        template="schedule",
        language=printed.frame.language,
        stamp=printed.frame.stamp,
        paper=paper,
        data={
            **frame_data(printed.frame),
            "demand_title": name,
            "demand": demand,
            "press_title": printed.press_contact[0],
            "press": printed.press_contact[1],
            "news_title": printed.news_title,
            "news": [{"kind": each.kind, "sentence": Whole(each.sentence)} for each in printed.news],
            "dates_title": printed.dates_title,
            "dates": [each._asdict() for each in printed.dates],
            "mix": [each._asdict() for each in printed.mix],
            "heads": printed.headings,
            "show_lead": printed.shows_lead,
            "no_lead": printed.no_lead,
            "nothing": printed.nothing,
            "time_width": _time_width(max((len(row.when) for row in rows), default=0)),
            "zones": [_zone(zone) for zone in printed.zones],
        },
    )


def _time_width(longest: int) -> int:
    return next((width for letters, width in _WIDTHS if longest <= letters), _WIDEST)


def _zone(zone: PrintedZone) -> dict[str, object]:
    return {
        "name": zone.heading,
        "note": zone.note,
        "time_head": zone.time_heading,
        "days": [{"name": day.heading, "rows": [_row(row) for row in day.rows]} for day in zone.days],
    }


def _row(row: PrintedRow) -> dict[str, object]:
    data: dict[str, object] = row._asdict()
    kind = row.change
    look = "new" if kind in _NEW else "changed"
    return data | {
        "change": row.change_name,
        "kind": Code(kind.value if kind else ""),
        "look": Code(look),
    }
