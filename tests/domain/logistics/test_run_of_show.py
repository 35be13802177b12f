"""Soft cues follow what came before, hard ones keep their time, and what does not fit is told in minutes."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.day.cues import Cue

NOON = 12 * 60


def cue(position: int, minutes: int, starts: time | None = None, *, is_hard: bool = False) -> Cue:
    return Cue(
        id=str(position),
        city_action_id="a",
        title=f"Cue {position}",
        position=position,
        minutes=minutes,
        starts=starts,
        is_hard=is_hard,
    )


@pytest.mark.parametrize(
    ("cues", "begin", "expected"),
    [
        ([cue(1, 10), cue(2, 5), cue(3, 5)], NOON, [(720, 730, 0), (730, 735, 0), (735, 740, 0)]),
        ([cue(2, 5), cue(1, 10)], NOON, [(720, 730, 0), (730, 735, 0)]),
        ([cue(1, 10)], None, [(None, None, 0)]),
        ([cue(1, 20, time(11, 30)), cue(2, 5)], NOON, [(690, 710, 0), (710, 715, 0)]),
        ([cue(1, 20), cue(2, 5, time(12, 10), is_hard=True)], NOON, [(720, 740, 0), (730, 735, 10)]),
        ([cue(1, 20), cue(2, 5, time(12, 10))], NOON, [(720, 740, 0), (740, 745, 0)]),
        ([cue(1, 5), cue(2, 5, time(13))], NOON, [(720, 725, 0), (780, 785, 0)]),
        ([cue(1, 0, time(20)), cue(2, 5, time(8))], NOON, [(1200, 1200, 0), (1920, 1925, 0)]),
        ([cue(1, 0, time(20)), cue(2, 5, time(8, 1))], NOON, [(1200, 1200, 0), (1200, 1205, 0)]),
        ([cue(1, 30, time(23, 45)), cue(2, 5, time(0, 30))], NOON, [(1425, 1455, 0), (1470, 1475, 0)]),
    ],
)
def test_every_cue_gets_its_time(
    cues: list[Cue], begin: int | None, expected: list[tuple[int | None, int | None, int]]
) -> None:
    assert [(each.starts, each.ends, each.overlap) for each in run_of_show(cues, begin)] == expected


@given(st.lists(st.integers(0, 90), max_size=8))
def test_soft_cues_alone_never_overlap_and_leave_no_gap(lengths: list[int]) -> None:
    timed = run_of_show([cue(number, minutes) for number, minutes in enumerate(lengths)], NOON)
    begins = [each.starts for each in timed]
    assert begins == [NOON + sum(lengths[:number]) for number in range(len(lengths))]
    assert not any(each.overlap for each in timed)
