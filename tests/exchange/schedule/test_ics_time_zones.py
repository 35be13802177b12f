"""Time zone parts give the same offsets as the tz database to a reader that believes nothing else."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from organizer_app.exchange.schedule.ics_time_zones import time_zone_part

US_ZONES = (
    "America/New_York", "America/Detroit", "America/Indiana/Indianapolis", "America/Indiana/Vincennes",
    "America/Indiana/Knox", "America/Kentucky/Louisville", "America/Chicago", "America/Menominee",
    "America/North_Dakota/Center", "America/Denver", "America/Boise", "America/Phoenix",
    "America/Los_Angeles", "America/Anchorage", "America/Juneau", "America/Sitka", "America/Nome",
    "America/Yakutat", "America/Metlakatla", "America/Adak", "Pacific/Honolulu", "America/Puerto_Rico",
    "America/St_Thomas", "Pacific/Guam", "Pacific/Saipan", "Pacific/Pago_Pago",
)  # fmt: skip


@pytest.mark.parametrize("zone", [*US_ZONES, "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe"])
def test_an_independent_reader_gets_the_offsets_of_the_tz_database(zone: str) -> None:
    part = time_zone_part(zone, 2026, 2027)
    read, known = tzical(io.StringIO(part.replace("\r\n", "\n"))).get(zone), ZoneInfo(zone)
    wall = datetime(2026, 1, 2)  # noqa: DTZ001  # walks over wall times of the zone
    while wall.year < 2028:
        for hour in (0, 3, 4, 12):
            at = wall.replace(hour=hour)
            assert at.replace(tzinfo=read).utcoffset() == at.replace(tzinfo=known).utcoffset(), at
        wall += timedelta(days=1)


def test_summer_and_winter_begin_by_yearly_rules_on_the_clock_that_ends_there() -> None:
    part = time_zone_part("America/New_York", 2026, 2026)
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20250309T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n" in part
    assert "BEGIN:STANDARD\r\nDTSTART:20251102T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n" in part
    assert "RDATE" not in part
    assert part.endswith("END:VTIMEZONE\r\n")


def test_a_rule_that_was_given_up_has_an_end() -> None:
    part = time_zone_part("America/New_York", 2005, 2008)
    assert "BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z" in part
    assert "DTSTART:20070311T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n" in part


def test_a_zone_without_clock_changes_shows_one_clock() -> None:
    part = time_zone_part("Pacific/Honolulu", 2026, 2026)
    assert (part.count("BEGIN:STANDARD"), part.count("BEGIN:DAYLIGHT"), part.count("RRULE")) == (1, 0, 0)
    assert "TZOFFSETFROM:-1000\r\nTZOFFSETTO:-1000\r\n" in part


def test_the_irish_summer_is_daylight_time() -> None:
    part = time_zone_part("Europe/Dublin", 2026, 2026)
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20250330T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n" in part


def test_changes_that_follow_the_moon_are_written_one_by_one() -> None:
    part = time_zone_part("Africa/Casablanca", 2026, 2026)
    assert ("DTSTART:20260215T030000" in part, "RRULE" in part) == (True, False)


def test_years_at_the_ends_of_the_calendar_are_written_with_four_figures() -> None:
    assert "DTSTART:00010102T000000\r\n" in time_zone_part("America/New_York", 1, 1)
    assert "BEGIN:DAYLIGHT" in time_zone_part("America/New_York", 9990, 9999)
