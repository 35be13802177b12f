"""The clocks of rehearsals and samples begin at another moment; that of a rehearsal also runs faster."""

from datetime import UTC, datetime, timedelta

from organizer_app.environment.plan_clocks import RehearsalClock, SampleClock

REAL = datetime(2027, 4, 1, 9, tzinfo=UTC)
DAY = datetime(2027, 4, 17, 14, tzinfo=UTC)
JUNE = datetime(2019, 6, 21, 16, tzinfo=UTC)


def test_a_minute_of_rehearsal_takes_a_second_and_the_clock_never_jumps() -> None:
    now = [REAL]
    clock = RehearsalClock(REAL, DAY, 60, lambda: now[0])
    now[0] += timedelta(seconds=10)
    assert clock() == DAY + timedelta(minutes=10)
    clock.run_at(0)
    now[0] += timedelta(hours=1)
    assert clock() == DAY + timedelta(minutes=10)
    clock.run_at(1)
    now[0] += timedelta(minutes=2)
    assert clock() == DAY + timedelta(minutes=12)


def test_a_sample_begins_at_its_moment_and_goes_on_as_fast_as_the_real_one() -> None:
    now = [REAL]
    clock = SampleClock(JUNE, lambda: now[0])
    assert clock() == JUNE
    now[0] += timedelta(hours=3)
    assert clock() == JUNE + timedelta(hours=3)
