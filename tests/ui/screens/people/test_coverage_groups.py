"""Cities can stand under their readiness, their state, their time zone or their day."""

from datetime import UTC, datetime

from organizer_app.domain.people.coverage import CoverageRow
from organizer_app.ui.screens.people.coverage_groups import Band, Grouping, band_of, ordered
from tests.support.people_books import city

NOW = datetime(2019, 7, 5, 12, tzinfo=UTC)


def line(name: str, zone: str, **known: object) -> CoverageRow:
    row = city(name, zone, 2)._replace(**known)  # type: ignore[arg-type]  # fields by name
    return CoverageRow(row, (), 0, 0)


BOSTON = line("Boston", "America/New_York", state="MA", day="2019-07-15")
RENO = line("Reno", "America/Los_Angeles", state="NV", day="2019-07-14")
SOMEWHERE = line("Somewhere", "", state="", day="")


def test_zones_go_from_east_to_west_and_what_has_none_comes_last() -> None:
    rows = ordered((SOMEWHERE, RENO, BOSTON), Grouping.ZONE, NOW)
    assert rows == (BOSTON, RENO, SOMEWHERE)
    assert [band_of([row], Grouping.ZONE).title for row in rows] == [
        "Eastern Time",
        "Pacific Time",
        "No time zone yet",
    ]


def test_days_and_states_follow_each_other_and_what_has_none_comes_last() -> None:
    assert ordered((SOMEWHERE, BOSTON, RENO), Grouping.DAY, NOW) == (RENO, BOSTON, SOMEWHERE)
    assert ordered((SOMEWHERE, RENO, BOSTON), Grouping.STATE, NOW) == (BOSTON, RENO, SOMEWHERE)
    assert band_of([BOSTON], Grouping.DAY).title == "Mon, Jul 15"
    assert band_of([SOMEWHERE], Grouping.STATE).title == "No state"


def test_the_head_of_a_level_bears_its_ball() -> None:
    assert band_of([BOSTON, RENO], Grouping.READINESS) == Band("Planned", 2, 2)
    assert band_of([BOSTON], Grouping.STATE).level is None
