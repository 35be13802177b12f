"""What runs at the same time is counted by quarter hour, and the best shared span is found."""

from organizer_app.domain.calendar.concurrency import (
    Concurrency,
    UtcSpan,
    concurrency_of,
    live_steps,
    missing,
    span_of,
)
from tests.support.action_rows import BLANK

DAY = 30_000_000 // 15 * 15


def row(city: str, starts: int | None, ends: int | None, **fields: object) -> object:
    first = None if starts is None else DAY + starts
    last = None if ends is None else DAY + ends
    zone = str(fields.pop("zone", "America/New_York"))
    made = BLANK._replace(action_id=f"{city}{starts}", city=city, zone=zone, starts_utc=first, ends_utc=last)
    return made._replace(**fields)  # type: ignore[arg-type]  # tests name the fields they mean


def counted(*rows: object) -> Concurrency:
    return concurrency_of(
        rows,  # type: ignore[arg-type]  # the rows of `row`
        clock_of=lambda zone: zone,
        city_of=lambda each: each.city,
        offset_of=lambda zone: -300 if zone == "America/Chicago" else -240,
    )


def test_nothing_gives_nothing() -> None:
    assert counted() == Concurrency(0, (), {}, None)
    assert counted(row("a", None, None)).best is None
    assert counted(row("a", None, None)).quarters == 0


def test_every_quarter_hour_that_an_action_touches_counts_it_by_readiness() -> None:
    day = counted(row("a", 5, 20, readiness=0), row("b", 15, 45, readiness=4))
    assert day.start == DAY
    assert day.curves[0].quarters == ((1, 0, 0, 0, 0, 0), (1, 0, 0, 0, 1, 0), (0, 0, 0, 0, 1, 0))


def test_zones_stand_from_east_to_west_and_what_has_none_comes_last() -> None:
    day = counted(
        row("x", 0, 15, zone=""), row("c", 0, 15, zone="America/Chicago"), row("n", 0, 15), row("m", None, 15)
    )
    assert [(curve.zone, curve.actions) for curve in day.curves] == [
        ("America/New_York", 2),
        ("America/Chicago", 1),
        ("", 1),
    ]


def test_the_best_span_is_the_longest_of_those_most_cities_share() -> None:
    day = counted(row("a", 0, 120), row("b", 30, 75), row("c", 60, 120), row("d", 300, 360))
    assert day.best == UtcSpan(DAY + 60, DAY + 75)
    assert missing(day, day.best) == ("d",)
    later = counted(row("a", 0, 15), row("b", 0, 15), row("c", 60, 120), row("d", 60, 120))
    assert later.best == UtcSpan(DAY + 60, DAY + 120)


def test_a_city_is_live_while_its_actions_follow_each_other_and_counts_once() -> None:
    day = counted(row("a", 0, 60), row("a", 60, 120), row("a", 30, 50), row("b", 30, 90))
    assert day.cities["a"] == (UtcSpan(DAY, DAY + 120),)
    assert day.best == UtcSpan(DAY + 30, DAY + 90)
    assert missing(day, UtcSpan(DAY, DAY + 120)) == ("b",)


def test_called_off_actions_do_not_count_and_those_without_times_miss_every_span() -> None:
    day = counted(row("a", 0, 60), row("b", 0, None), row("c", 0, 60, status="cancelled"))
    assert sorted(day.cities) == ["a", "b"]
    assert day.best is not None
    assert missing(day, day.best) == ("b",)


def test_times_that_contradict_each_other_are_no_span() -> None:
    assert span_of(row("a", 60, 30)) is None  # type: ignore[arg-type]  # a row
    assert span_of(row("a", 0, 60 * 48)) is None  # type: ignore[arg-type]  # a row
    assert counted(row("a", 60, 30)).best is None


def test_what_is_shorter_than_a_quarter_hour_is_seen_but_shares_none() -> None:
    day = counted(row("a", 5, 12))
    assert day.curves[0].quarters == ((0, 0, 1, 0, 0, 0),)
    assert day.best is None


def test_a_city_counts_once_with_its_least_ready_action_that_runs() -> None:
    rows = [row("a", 0, 60, readiness=4), row("a", 20, 40, readiness=1), row("b", 30, 60, readiness=2)]
    rows += [row("c", 0, 60, status="cancelled"), row("d", 0, None)]
    steps = live_steps(rows, lambda each: each.city)  # type: ignore[arg-type]  # the rows of `row`
    assert [(utc - DAY, levels) for utc, levels in steps] == [
        (0, (0, 0, 0, 0, 1, 0)),
        (20, (0, 1, 0, 0, 0, 0)),
        (30, (0, 1, 1, 0, 0, 0)),
        (40, (0, 0, 1, 0, 1, 0)),
        (60, (0, 0, 0, 0, 0, 0)),
    ]
