"""The clock of a rehearsal runs faster, can be stopped, and never jumps when its speed changes."""

from datetime import UTC, datetime, timedelta

from organizer_app.environment.fast_clock import FastClock

REAL = datetime(2027, 4, 1, 9, tzinfo=UTC)
DAY = datetime(2027, 4, 17, 14, tzinfo=UTC)


def test_a_minute_of_rehearsal_takes_a_second_and_the_clock_never_jumps() -> None:
    now = [REAL]
    clock = FastClock(REAL, DAY, 60, lambda: now[0])
    now[0] += timedelta(seconds=10)
    assert clock() == DAY + timedelta(minutes=10)
    clock.run_at(0)
    now[0] += timedelta(hours=1)
    assert clock() == DAY + timedelta(minutes=10)
    clock.run_at(1)
    now[0] += timedelta(minutes=2)
    assert clock() == DAY + timedelta(minutes=12)
