"""Cities stand below their zone, the desk's first, and an action that has no time yet stands at the end."""

from organizer_app.domain.calendar.time_grid import HOUR
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.timeline.timeline_rows import (
    LineMaker,
    TimelineCity,
    TimelineLines,
    ZoneHead,
    height_of,
    rows_on,
)
from tests.support.action_rows import make_row

DAY = "2027-04-17"
DESK = "America/New_York"


def arranged(rows: list[ActionRow], closed: frozenset[str] = frozenset()) -> TimelineLines:
    return LineMaker().lines(rows, DAY, DESK, closed)


def cities(lines: TimelineLines) -> list[str]:
    return [
        entry.zone or "-" if isinstance(entry, ZoneHead) else f"{entry.head.city} {entry.actions}"
        for entry in lines.entries
    ]


def rows_of(*cities_and_starts: tuple[str, int | None]) -> list[ActionRow]:
    return [
        make_row(city, start, action_id=f"a{number}")
        for number, (city, start) in enumerate(cities_and_starts)
    ]


def test_the_desk_comes_first_and_larger_cities_before_smaller_ones() -> None:
    rows = rows_of(("Seattle", 600), ("Boston", 600), ("New York", 600), ("New York", 700), ("Denver", None))
    assert cities(arranged(rows)) == [
        "America/New_York",
        "New York 2",
        "Boston 1",
        "America/Los_Angeles",
        "Seattle 1",
        "-",
        "Denver 1",
    ]


def test_a_closed_group_shows_its_head_alone() -> None:
    rows = rows_of(("Seattle", 600), ("Boston", 600))
    lines = arranged(rows)
    head = lines.entries[0]
    assert isinstance(head, ZoneHead)
    assert cities(arranged(rows, frozenset({head.code}))) == [
        "America/New_York",
        "America/Los_Angeles",
        "Seattle 1",
    ]


def test_a_line_is_as_high_as_its_lanes_and_never_more_than_three() -> None:
    few = arranged(rows_of(("Boston", 600), ("Boston", 630)))
    many = arranged(rows_of(*[("Boston", 600)] * 50))
    line = many.entries[1]
    assert isinstance(line, TimelineCity)
    assert line.lanes == 3
    assert sum(len(crowd.rows) for crowd in line.crowds) + len(line.blocks) == 50
    assert [height_of(entry) for entry in few.entries] == [28, 59]
    assert few.height == 87
    assert few.at(27) == 0
    assert few.at(28) == few.at(500) == 1


def test_the_axis_holds_the_day_of_every_zone() -> None:
    lines = arranged(rows_of(("Honolulu", 22 * HOUR), ("Boston", 600)))
    # 10 PM in Honolulu is 4 AM of the next day in New York.
    assert lines.span.ends - lines.span.starts == (24 + 5) * HOUR


def test_a_city_that_did_not_change_is_not_packed_again() -> None:
    maker = LineMaker()
    rows = rows_of(("Boston", 600), ("Seattle", 600))
    first = maker.lines(rows, DAY, DESK, frozenset())
    second = maker.lines([rows[0], rows[1]._replace(starts=700)], DAY, DESK, frozenset())
    assert second.entries[1] is first.entries[1]
    assert second.entries[3] is not first.entries[3]


def test_rows_of_a_day_are_cut_out_of_all() -> None:
    rows = [make_row("Boston", day=day, action_id=day) for day in ("2027-04-16", DAY, "2027-04-18", "")]
    assert [row.day for row in rows_on(rows, DAY)] == [DAY]
    assert rows_on(rows, "2027-05-01") == []
