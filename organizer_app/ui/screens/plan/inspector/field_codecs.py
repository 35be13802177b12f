"""Converts each inspector field between the texts of a row and domain values."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.model.action_fields import TYPED_FIELDS
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.ui.flow.typed_values import (
    Hours,
    Reading,
    count_meant,
    day_meant,
    hours_meant,
    range_meant,
    read_names,
    time_meant,
)
from organizer_app.ui.screens.plan.inspector.inspector_fields import Codec
from organizer_app.wording.language.dates import long_day, wall_clock
from organizer_app.wording.language.repeated_hours import FIRST, SECOND, is_second

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.rows.action_rows import ActionRow


def _one_line(text: str) -> Reading[str]:
    return Reading(" ".join(text.split()))


def _as_typed(text: str) -> str:
    return text


def _write_time(value: time | None) -> str:
    return "" if value is None else wall_clock(value)


def _write_start(value: time | Hours | None) -> str:
    return _write_time(value.starts if isinstance(value, Hours) else value)


def _write_count(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _write_range(value: tuple[int, int] | None) -> str:
    return "" if value is None else "-".join(f"{number:,}" for number in dict.fromkeys(value))


def _write_day(value: date | None) -> str:
    return "" if value is None else long_day(value.isoformat())


def day_codec(year: Callable[[], int]) -> Codec:
    """Return the codec of days; a day typed without a year is in `year`."""
    return Codec(lambda text: day_meant(text, year()), _write_day)


# Kept as typed, for a form that reads all its fields together.
TYPED: Final = Codec(Reading, _as_typed)
_LINE: Final = Codec(_one_line, _as_typed)
_TIME: Final = Codec(time_meant, _write_time)
_WHICH: Final = Codec(lambda code: Reading(code == SECOND), lambda value: SECOND if value else FIRST)
CODECS: Final[Mapping[str, Codec]] = {
    **{spec.name: _LINE for spec in TYPED_FIELDS},
    "city": _LINE,
    "tactic": Codec(lambda code: Reading(Tactic(code)), lambda value: str(value.value)),
    "title": _LINE,
    "starts": Codec(hours_meant, _write_start),
    "ends": _TIME,
    "starts_second": _WHICH,
    "ends_second": _WHICH,
    "expected": Codec(count_meant, _write_count),
    "count": Codec(range_meant, _write_range),
    "venue": _LINE,
    "lead": _LINE,
    "backup": _LINE,
    "groups": Codec(lambda text: Reading(read_names(text)), "; ".join),
    "status": Codec(lambda code: Reading(ActionStatus(code)), lambda value: str(value.value)),
    "notes": TYPED,
    # Separated by semicolons or commas.
    "tags": Codec(lambda text: Reading(read_names(text.replace(",", ";"))), "; ".join),
}


def text_of(row: ActionRow, field: str) -> str:
    """Return the text of a row's field, except the notes; a code for kind and status."""
    value: Any = _VALUES[field](row)
    return _write_day(value) if field == "day" else CODECS[field].write(value)


def _city(row: ActionRow) -> str:
    return f"{row.city}, {row.state}" if row.city and row.state else row.city


def _wall(minutes: int | None) -> time | None:
    return None if minutes is None else time(minutes % 1440 // 60, minutes % 60)


def _range(row: ActionRow) -> tuple[int, int] | None:
    known = [number for number in (row.count_low, row.count_high) if number is not None]
    return (min(known), max(known)) if known else None


_VALUES: Final[Mapping[str, Callable[[ActionRow], object]]] = {
    "city": _city,
    "tactic": lambda row: Tactic(row.tactic),
    "title": lambda row: row.title,
    "day": lambda row: date.fromisoformat(row.day) if row.day else None,
    "starts": lambda row: _wall(row.starts),
    "ends": lambda row: _wall(row.ends),
    "starts_second": lambda row: is_second(row, row.starts, row.starts_utc),
    "ends_second": lambda row: is_second(row, row.ends, row.ends_utc),
    "expected": lambda row: row.expected,
    "count": _range,
    "venue": lambda row: row.venue,
    "lead": lambda row: row.lead,
    "backup": lambda row: row.backup,
    "groups": lambda row: read_names(row.groups),
    "status": lambda row: ActionStatus(row.status),
}
