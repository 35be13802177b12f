"""Since when a hub is away is said in one sentence, on one clock."""

from datetime import UTC, datetime

from organizer_app.wording.language.dates import wall_clock
from organizer_app.wording.together import hub_page

SINCE = datetime(2019, 7, 15, 19, 4, tzinfo=UTC)


def test_the_moment_is_told_on_the_clock_of_hq_with_its_zone() -> None:
    assert hub_page.away(SINCE, 3, "America/New_York") == (
        "The hub is away since 3:04 PM ET. 3 changes wait on this laptop."
    )
    assert hub_page.away(SINCE, 0, "America/Los_Angeles") == "The hub is away since 12:04 PM PT."


def test_a_plan_without_a_time_zone_goes_by_this_computer_and_an_unknown_moment_is_left_out() -> None:
    assert hub_page.away(SINCE, 0, "") == f"The hub is away since {wall_clock(SINCE.astimezone())}."
    assert hub_page.away(None, 1, "America/New_York") == "The hub is away. 1 change waits on this laptop."
