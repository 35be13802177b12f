"""A run of show that leaves its times is flagged, and a city that falls behind with its steps."""

import pytest

from organizer_app.domain.day.drift import CueTimes, drift_of, is_adrift, is_behind, steps_expected
from tests.support.day_boards import NOON

PLAN = (
    CueTimes("a", NOON, NOON + 20),
    CueTimes("b", NOON + 20, NOON + 50),
    CueTimes("c", None, None),
    CueTimes("d", NOON + 50, NOON + 60),
)


def _went(*times: tuple[int | None, int | None]) -> tuple[CueTimes, ...]:
    return tuple(
        CueTimes(
            cue.cue_id,
            cue.starts,
            cue.ends,
            None if started is None else NOON + started,
            None if ended is None else NOON + ended,
        )
        for cue, (started, ended) in zip(PLAN, times, strict=True)
    )


_NOT_YET = (None, None)


@pytest.mark.parametrize(
    ("times", "now", "drift"),
    [
        ((_NOT_YET,) * 4, -5, None),
        ((_NOT_YET,) * 4, 12, 12),
        (((3, None), _NOT_YET, _NOT_YET, _NOT_YET), 10, 3),
        (((3, 31), _NOT_YET, _NOT_YET, _NOT_YET), 31, 11),
        (((0, 20), (19, None), _NOT_YET, _NOT_YET), 25, -1),
        (((0, 20), (19, None), _NOT_YET, _NOT_YET), 65, 15),
    ],
)
def test_the_drift_is_that_of_the_last_cue_or_of_the_one_that_waits(
    times: tuple[tuple[int | None, int | None], ...], now: int, drift: int | None
) -> None:
    assert drift_of(_went(*times), NOON + now) == drift


def test_ten_minutes_either_way_are_not_flagged() -> None:
    assert not is_adrift(10, 10)
    assert not is_adrift(-10, 10)
    assert not is_adrift(None, 10)
    assert is_adrift(11, 10)
    assert is_adrift(-11, 10)


def test_steps_are_spread_over_their_time() -> None:
    assert [steps_expected(9, 0, 90, now) for now in (-5, 0, 10, 70, 90, 500)] == [0, 0, 1, 7, 9, 9]


def test_three_steps_behind_is_flagged() -> None:
    assert is_behind(3, 7, 3)
    assert is_behind(4, 7, 3)
    assert not is_behind(5, 7, 3)
