"""What the presenter would show of some rows, for tests of calendars without a presenter."""

from collections.abc import Sequence
from datetime import date

from organizer_app.domain.calendar.action_filters import ActionFilter, readiness_mix
from organizer_app.domain.checklists.due_days import DueDay
from organizer_app.domain.rows.action_rows import ActionRow, KeyDateHead, MobilizationHead, reading_order
from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.marks.day_marks import MarkBook, MarkSources
from organizer_app.ui.screens.plan.store.plan_view import Shown
from tests.support.action_rows import make_row

DESK = "America/New_York"
DAY = "2027-04-17"
TODAY = date(2027, 4, 10)
HEAD = MobilizationHead("m1", "Day", "", DAY, DESK, "window", 930, 30)


def shown(
    rows: Sequence[ActionRow],
    key_dates: Sequence[KeyDateHead] = (),
    due: Sequence[DueDay] = (),
    head: MobilizationHead | None = HEAD,
    marks: MarkBook | None = None,
) -> Shown:
    """Return the rows in reading order with all that stands beside them."""
    marks = marks or MarkBook(MarkSources(key_dates, due, today=TODAY))
    ordered = sorted(rows, key=reading_order)
    groups = group_by_place(ordered)
    mix = readiness_mix(ordered)
    return Shown(ordered, groups, mix, ActionFilter(), marks, DESK, len(rows), head)


def due(title: str, day: str = DAY, number: int = 1) -> DueDay:
    """Return a step that is due in so many cities."""
    return DueDay(day, number, title, "", is_permit=False)


def lasting(city: str, starts: int, length: int = 60, **fields: object) -> ActionRow:
    """Return an action with an end, `length` minutes after its start."""
    row = make_row(city, starts, **{"action_id": f"{city} {starts}", **fields})
    assert row.starts_utc is not None
    return row._replace(ends=starts + length, ends_utc=row.starts_utc + length)
