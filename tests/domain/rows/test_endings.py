"""An action is over at its end in its own zone, or with its day where it has no end."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.rows.action_rows import is_to_come
from organizer_app.domain.rows.action_summary import ActionParts, summary_row
from organizer_app.domain.rows.endings import is_over, over_from
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.time.local_time import epoch_minutes
from tests.support.builders import a_city_action, a_row

NO_END: dict[str, Any] = {"ends": None}
# The action is on July 15, 2019, from noon to 1 PM in Seattle; each with the first moment when it is over.
OVER: dict[str, tuple[dict[str, Any], datetime]] = {
    "at its end": ({}, datetime(2019, 7, 15, 20, tzinfo=UTC)),
    "at its end after midnight": (
        {"ends": time(1), "ends_day": date(2019, 7, 16)}, datetime(2019, 7, 16, 8, tzinfo=UTC)
    ),
    "with its day without an end": (NO_END, datetime(2019, 7, 16, 7, tzinfo=UTC)),
    "with its day without any time": ({"starts": None, **NO_END}, datetime(2019, 7, 16, 7, tzinfo=UTC)),
    "with its last day without times": (
        {"starts": None, **NO_END, "ends_day": date(2019, 7, 17)}, datetime(2019, 7, 18, 7, tzinfo=UTC)
    ),
    "with its day in another zone": ({**NO_END, "zone": "Asia/Tokyo"}, datetime(2019, 7, 15, 15, tzinfo=UTC)),
    "with its day in no zone": ({**NO_END, "zone": ""}, datetime(2019, 7, 16, tzinfo=UTC)),
    "with its day where the end is mistyped": ({"ends": time(11)}, datetime(2019, 7, 16, 7, tzinfo=UTC)),
    "with a day of 23 hours": (
        {**NO_END, "day": date(2019, 3, 10)}, datetime(2019, 3, 11, 7, tzinfo=UTC)
    ),
}  # fmt: skip


def minutes_before(moment: datetime) -> datetime:
    return datetime.fromtimestamp(moment.timestamp() - 60, UTC)


@pytest.mark.parametrize("when", OVER)
def test_an_action_is_over(when: str) -> None:
    changed, first = OVER[when]
    action = a_city_action(**changed)
    span = (action.starts_utc, action.ends_utc)
    assert is_over(action, span, first)
    assert not is_over(action, span, minutes_before(first))


@pytest.mark.parametrize("when", [each for each in OVER if each != "with its last day without times"])
def test_its_row_says_the_same_moment(when: str) -> None:
    changed, first = OVER[when]
    row = summary_row(ActionParts(a_city_action(**changed)))
    assert over_from((row.zone, row.day, row.ends, row.starts_utc, row.ends_utc)) == epoch_minutes(first)


def test_what_has_no_day_is_never_over() -> None:
    action = a_city_action(day=None)
    assert not is_over(action, (None, None), datetime(2199, 1, 1, tzinfo=UTC))
    assert over_from(("America/New_York", "", None, None, None)) is None


def test_the_last_day_of_the_calendar_ends_nothing() -> None:
    action = a_city_action(day=date.max, starts=None, ends=None)
    assert not is_over(action, (None, None), datetime(9999, 12, 31, 23, tzinfo=UTC))


def test_what_is_over_is_past_whatever_was_missing_and_what_is_called_off_stays_so() -> None:
    later = datetime(2019, 7, 15, 20, tzinfo=UTC)
    bare = ActionParts(a_city_action())
    assert summary_row(bare, date(2019, 7, 15), minutes_before(later)).readiness == Readiness.AT_RISK
    row = summary_row(bare, date(2019, 7, 15), later)
    assert (row.readiness, row.reasons) == (Readiness.PAST, "")
    off = ActionParts(a_city_action(status=ActionStatus.CANCELLED))
    assert summary_row(off, date(2019, 7, 15), later).readiness == Readiness.READY


@pytest.mark.parametrize(
    ("changed", "expected"),
    [({}, True), ({"readiness": 5}, False), ({"status": "ended"}, False), ({"status": "cancelled"}, False)],
)
def test_only_what_is_neither_past_nor_called_off_is_still_to_come(
    changed: dict[str, Any], *, expected: bool
) -> None:
    assert is_to_come(a_row(**changed)) is expected
