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


def test_summer_begins_on_the_clock_that_ends_there() -> None:
    part = time_zone_part("America/New_York", 2026, 2026)
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\n" in part
    assert "BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\n" in part
    assert part.endswith("END:VTIMEZONE\r\n")
