"""What calendars show of a day beside its actions: key dates, and deadlines of tasks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.wording import calendars as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from organizer_app.domain.action_rows import KeyDateHead
    from organizer_app.domain.due_days import DueDay


class Deadline(NamedTuple):
    """Something due on a day.

    Attributes:
        day: local calendar day, ISO text.
        text: what is due, in words.
        severity: 0 later, 1 due soon, 2 late.
    """

    day: str
    text: str
    severity: int = 0


_SOON: Final = timedelta(days=7)


def deadlines_of(due: Iterable[DueDay], today: date) -> list[Deadline]:
    """Return what is due in words: late, due within a week, or later; `today` is the desk's day."""
    now, soon = today.isoformat(), (today + _SOON).isoformat()
    return [
        Deadline(each.day, words.due(each), 2 if each.day < now else 1 if each.day <= soon else 0)
        for each in due
    ]


class DayMark(NamedTuple):
    """A key date or a deadline as calendars draw it.

    Attributes:
        text: in words.
        starts: minutes after midnight in `zone`, or None for the whole day.
        zone: IANA zone of the start, or empty.
        severity: as in `Deadline`; key dates have none, -1.
    """

    text: str
    starts: int | None = None
    zone: str = ""
    severity: int = -1

    @property
    def is_deadline(self) -> bool:
        """Whether a task is due, rather than something taking place."""
        return self.severity >= 0


def marks_by_day(
    key_dates: Iterable[KeyDateHead], deadlines: Iterable[Deadline]
) -> Mapping[str, Sequence[DayMark]]:
    """Gather key dates, then deadlines with the late ones first, by ISO day."""
    found: dict[str, list[DayMark]] = {}
    for key_date in key_dates:
        if key_date.day:
            mark = DayMark(key_date.title, key_date.starts, key_date.zone)
            found.setdefault(key_date.day, []).append(mark)
    for deadline in sorted(deadlines, key=lambda each: -each.severity):
        found.setdefault(deadline.day, []).append(DayMark(deadline.text, severity=deadline.severity))
    return found
