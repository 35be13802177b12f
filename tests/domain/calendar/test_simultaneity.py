"""Who keeps to the rule, and when most cities stand at once, counted minute by minute."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.calendar.simultaneity import (
    SharedSpan,
    best_shared_span,
    concurrency_steps,
    longest_shared_span,
    rule_instant,
    rule_moment,
)
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.time.local_time import LocalMoment
from tests.support.builders import a_head, a_row

NOON = 12 * 60
NEW_YORK_NOON = int(datetime(2019, 7, 15, 16, tzinfo=UTC).timestamp()) // 60
Spans = list[tuple[int, int]]


@pytest.mark.parametrize(
    ("rule", "wall"),
    [("window", time(6)), ("same_instant", time(6)), ("same_local_time", time(12))],
)
def test_the_moment_of_the_rule_is_read_on_the_clock_of_the_city(rule: str, wall: time) -> None:
    head = a_head(rule=rule, rule_time=NOON, window_minutes=30)
    assert rule_moment(head, "Pacific/Honolulu") == LocalMoment(date(2019, 7, 15), wall, "Pacific/Honolulu")


@pytest.mark.parametrize(
    "head", [{"rule": "free"}, {"rule": "relay"}, {"rule_time": None}, {"anchor_date": ""}]
)
def test_a_rule_that_names_no_moment_has_none(head: dict[str, object]) -> None:
    known = a_head(rule="same_instant", rule_time=NOON)._replace(**head)
    assert rule_moment(known, "America/New_York") is None


def test_midnight_is_a_time_like_any_other() -> None:
    assert rule_instant(a_head(rule="same_instant", rule_time=0)) == NEW_YORK_NOON - NOON


def live(spans: Spans, **known: object) -> list[ActionRow]:
    """Return an action for each span, each in a city of its own."""
    return [
        a_row(**{"starts_utc": start, "ends_utc": end, "place_id": f"{number}", **known})
        for number, (start, end) in enumerate(spans)
    ]


@pytest.mark.parametrize(
    ("spans", "best"),
    [
        ([(0, 60)], (0, 60, 1)),
        ([(0, 60), (30, 90)], (30, 60, 2)),
        ([(0, 60), (60, 120)], (0, 60, 1)),
        ([(0, 60), (60, 121)], (60, 121, 1)),
        ([(0, 120), (0, 60), (60, 120)], (0, 60, 2)),
        ([(0, 10), (20, 30), (5, 25)], (5, 10, 2)),
        ([(0, 100), (0, 100), (200, 300), (150, 300)], (0, 100, 2)),
        ([(10, 20)] * 3, (10, 20, 3)),
    ],
)
def test_the_best_span_has_most_cities_live_then_lasts_longest_then_comes_first(
    spans: Spans, best: tuple[int, int, int]
) -> None:
    assert best_shared_span(live(spans)) == SharedSpan(*best, of=len(spans))


def test_actions_without_times_called_off_or_back_to_front_share_nothing() -> None:
    rows = [
        *live([(0, 60)], status="cancelled"),
        *live([(60, 0), (30, 30)]),
        a_row(starts_utc=None, ends_utc=10),
        a_row(starts_utc=0, ends_utc=None),
    ]
    assert best_shared_span(rows) is None
    assert best_shared_span([]) is None
    assert best_shared_span([*rows, *live([(5, 6)], place_id="else")]) == SharedSpan(
        5, 6, live=1, of=4, untimed=3
    )


def test_a_city_is_live_while_any_of_its_actions_is_and_counts_once() -> None:
    rows = [*live([(0, 60), (60, 120), (30, 90)], place_id="a"), *live([(50, 100)], place_id="b")]
    assert best_shared_span(rows) == SharedSpan(50, 100, live=2, of=2)
    assert longest_shared_span(rows[:3]) is None
    assert concurrency_steps(rows) == ((0, 1), (50, 2), (100, 1), (120, 0))


def minute_by_minute(spans: Spans) -> SharedSpan | None:
    """Return the best span by looking at who is live in every single minute."""
    cities = len(spans)
    spans = [span for span in spans if span[0] < span[1]]
    here = {m: frozenset(n for n, (a, b) in enumerate(spans) if a <= m < b) for m in range(61)}
    runs: list[list[int]] = []
    for minute, present in here.items():
        if not present:
            continue
        if runs and runs[-1][-1] == minute - 1 and here[minute - 1] == present:
            runs[-1].append(minute)
        else:
            runs.append([minute])
    best = min(runs, key=lambda run: (-len(here[run[0]]), -len(run), run[0]), default=None)
    return (
        SharedSpan(best[0], best[-1] + 1, len(here[best[0]]), cities, cities - len(spans)) if best else None
    )


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_the_best_span_is_the_one_found_minute_by_minute(spans: Spans) -> None:
    assert best_shared_span(live(spans)) == minute_by_minute(spans)


@pytest.mark.parametrize(
    ("spans", "longest"),
    [
        ([], None),
        ([(0, 60)], None),
        ([(0, 60), (60, 120)], None),
        ([(0, 100), (50, 120), (90, 100)], (50, 100)),
        ([(0, 60), (30, 90), (80, 200), (200, 400), (250, 300)], (250, 300)),
        ([(0, 60), (30, 90), (60, 120)], (30, 90)),
        ([(0, 60), (50, 90), (60, 70)], (50, 70)),
    ],
)
def test_the_longest_shared_span_lasts_while_two_are_live(
    spans: Spans, longest: tuple[int, int] | None
) -> None:
    assert longest_shared_span(live(spans)) == longest
