"""Scripts read ISO 8601, people read a clock with its zone."""

from datetime import date

import pytest

from organizer_app.cli.moments import clock_text, local_text, utc_text, wall_text, zoned_text
from organizer_app.services.actions import action_rows
from tests.support.open_plans import add_action, opened

NOON_UTC = (date(2019, 7, 15) - date(1970, 1, 1)).days * 1440 + 16 * 60


def test_an_instant_is_written_in_utc_and_on_the_clock_of_a_zone() -> None:
    assert utc_text(NOON_UTC) == "2019-07-15T16:00:00Z"
    assert zoned_text(NOON_UTC, "America/New_York") == "2019-07-15T12:00:00-04:00"
    assert zoned_text(NOON_UTC, "Asia/Kolkata") == "2019-07-15T21:30:00+05:30"
    assert utc_text(None) is zoned_text(None, "America/New_York") is zoned_text(NOON_UTC, "") is None


@pytest.mark.parametrize(
    ("day", "minutes", "text"),
    [
        ("2019-07-15", 720, "2019-07-15T12:00:00"),
        ("2019-07-15", 1440 + 90, "2019-07-16T01:30:00"),
        ("2019-12-31", 1440, "2020-01-01T00:00:00"),
        ("2019-07-15", None, None),
        ("", 720, None),
    ],
)
def test_a_wall_time_without_a_zone_has_no_offset(day: str, minutes: int | None, text: str | None) -> None:
    assert wall_text(day, minutes) == text


def test_minutes_are_written_as_a_clock() -> None:
    assert [local_text(minutes) for minutes in (0, 5, 720, 1439, 1500)] == [
        "00:00",
        "00:05",
        "12:00",
        "23:59",
        "01:00",
    ]


def test_people_read_a_span_with_its_zone(tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.support.open_plans import empty_plan

    with opened(empty_plan(tmp_path_factory.mktemp("plan"))) as workspace:
        add_action(workspace)
        (row,) = action_rows.snapshot(workspace).rows
    assert clock_text(row) == "12:00 PM PT"
    assert clock_text(row._replace(ends=13 * 60 + 30)) == "12:00 – 1:30 PM PT"  # noqa: RUF001  # spans are written with an en dash
    assert clock_text(row._replace(zone="")) == "12:00 PM"
    assert clock_text(row._replace(starts=None)) == "no time"
