"""The clock of a sample begins at its moment and goes on as fast as this computer's."""

from datetime import UTC, datetime, timedelta

from organizer_app.environment.sample_clock import SampleClock

REAL = datetime(2027, 4, 1, 9, tzinfo=UTC)
JUNE = datetime(2019, 6, 21, 16, tzinfo=UTC)


def test_it_begins_at_its_moment_and_goes_on_as_fast_as_the_real_one() -> None:
    now = [REAL]
    clock = SampleClock(JUNE, lambda: now[0])
    assert clock() == JUNE
    now[0] += timedelta(hours=3)
    assert clock() == JUNE + timedelta(hours=3)
