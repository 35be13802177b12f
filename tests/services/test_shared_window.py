"""The shared moment is read on the clock of each city: by the rule, else by when most are live."""

from datetime import time

import pytest

from organizer_app.domain.action_rows import MobilizationHead
from organizer_app.services.shared_window import window_start
from tests.support.open_plans import DAY

HEAD = MobilizationHead("m", "", "", DAY.isoformat(), "America/New_York", "window", 930, 30)


@pytest.mark.parametrize(
    ("rule", "wall"),
    [("window", time(9, 30)), ("same_instant", time(9, 30)), ("same_local_time", time(15, 30))],
)
def test_the_start_is_read_on_the_clock_of_the_city(rule: str, wall: time) -> None:
    start = window_start(HEAD._replace(rule=rule), (), "Pacific/Honolulu")
    assert start is not None
    assert (start.day, start.wall) == (DAY, wall)


def test_without_a_zone_or_anything_that_says_a_time_there_is_none() -> None:
    assert window_start(HEAD, (), "") is None
    assert window_start(HEAD._replace(rule_time=None), (), "America/New_York") is None
