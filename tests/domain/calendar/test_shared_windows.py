"""The window of a day is that of its rule, else the best span that happens to be there."""

from organizer_app.domain.calendar.shared_windows import SharedWindow, live_together, window_of
from organizer_app.domain.calendar.time_grid import Span
from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
from tests.support.action_rows import make_row

DAY = "2027-04-17"
HEAD = MobilizationHead("m1", "Day", "", DAY, "America/New_York", "window", 930, 30)


def lasting(city: str, starts: int, length: int) -> ActionRow:
    row = make_row(city, starts, action_id=f"{city}{starts}")
    assert row.starts_utc is not None
    return row._replace(ends=starts + length, ends_utc=row.starts_utc + length)


ROWS = [lasting("Boston", 900, 90), lasting("Chicago", 840, 60), lasting("Seattle", 600, 30)]


def found(rows: list[ActionRow], head: MobilizationHead | None, day: str = DAY) -> SharedWindow:
    window = window_of(rows, head, day)
    assert window is not None
    return window


def test_a_window_is_read_on_the_clock_of_the_desk() -> None:
    window = found(ROWS, HEAD)
    # 3:30 PM in New York is 7:30 PM UTC.
    assert window.span is not None
    assert window.span.starts % 1440 == 19 * 60 + 30
    assert window.span.ends - window.span.starts == 30
    assert (window.live, window.of, window.is_rule) == (2, 3, True)
    assert window.in_zone("America/Chicago") == window.span


def test_the_same_instant_is_drawn_even_without_a_width() -> None:
    window = found(ROWS, HEAD._replace(rule="same_instant", window_minutes=0))
    assert window.span is not None
    assert window.span.ends - window.span.starts == 15


def test_the_same_local_time_is_another_moment_in_every_zone() -> None:
    window = found(ROWS, HEAD._replace(rule="same_local_time", rule_time=840, window_minutes=0))
    assert (window.span, window.wall, window.live, window.of) == (None, 840, 1, 3)
    gap = window.in_zone("America/Chicago").starts - window.in_zone("America/New_York").starts
    assert gap == 60


def test_without_a_rule_it_is_the_best_span_there_is() -> None:
    window = found(ROWS, HEAD._replace(rule="free"))
    assert window.span is not None
    assert (window.span.ends - window.span.starts, window.live, window.is_rule) == (60, 2, False)
    assert found(ROWS, HEAD, "2027-04-18").is_rule is False
    assert window_of(ROWS[:1], None, DAY) is None


def test_a_city_counts_once_and_called_off_ones_not_at_all() -> None:
    twice = [ROWS[0], ROWS[0]._replace(action_id="again"), ROWS[1]._replace(status="cancelled")]
    window = found(twice, HEAD)
    assert (window.live, window.of) == (1, 1)


def test_live_together_is_the_best_moment_not_the_sum() -> None:
    rows = [lasting("Boston", 600, 30), lasting("New York", 630, 30)]
    start = rows[0].starts_utc
    assert start is not None
    assert len(live_together(rows, Span(start, start + 60))) == 1


def test_what_is_over_when_a_window_begins_is_not_live_in_it() -> None:
    short, long = lasting("Boston", 600, 15), lasting("New York", 555, 60)
    assert short.ends_utc is not None
    window = Span(short.ends_utc, short.ends_utc + 30)
    # Shorter than the hour that an action without an end is taken to last.
    assert len(live_together([short], window)) == 0
    assert len(live_together([short, long], window)) == 0
    assert len(live_together([short, long, long._replace(ends_utc=window.ends)], window)) == 1
