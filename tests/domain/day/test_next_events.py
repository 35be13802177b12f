"""What happens next is one list of instants, and the number locks by the clock on HQ's wall."""

from datetime import UTC, datetime

from organizer_app.domain.day.next_events import (
    EventKind,
    NextEvent,
    events_of,
    lock_times,
    locks_of,
    merged,
    parts_of,
    upcoming,
    with_parts,
)
from organizer_app.domain.day.show_breaks import Break
from organizer_app.domain.time.local_time import epoch_minutes
from tests.support.day_boards import NOON, day_city

EAST, WEST = "America/New_York", "America/Los_Angeles"
CITIES = (day_city("A"), day_city("B"), day_city("C", zone=WEST))
EVENTS = events_of(CITIES, {"A": EAST, "B": EAST, "C": WEST})


def test_equal_instants_of_one_zone_are_one_event() -> None:
    starts = [each for each in EVENTS if each.kind is EventKind.START]
    assert [(each.zone, each.action_ids) for each in starts] == [(WEST, ("C",)), (EAST, ("A", "B"))]


def test_the_list_shows_what_just_happened_and_what_follows() -> None:
    shown = upcoming(EVENTS, NOON + 1, 3)
    assert [each.at - NOON for each in shown] == [0, 15, 15]


def test_events_rise() -> None:
    assert [each.at for each in EVENTS] == sorted(each.at for each in EVENTS)


def test_the_number_locks_on_the_hour_of_the_desk() -> None:
    locks = locks_of(CITIES, EAST, 60)
    assert [each.at - NOON for each in locks] == [60, 120, 180]


def test_in_a_zone_of_half_hours_the_number_locks_on_its_own_hour() -> None:
    times = lock_times(NOON, NOON + 120, 60, "Asia/Kolkata")
    assert [at - NOON for at in times] == [30, 90]


def test_on_the_night_of_a_clock_change_the_repeated_hour_locks_twice() -> None:
    # 1 AM comes twice in New York on November 7, 2027, at 5 and at 6 UTC.
    first = epoch_minutes(datetime(2027, 11, 7, 4, tzinfo=UTC))
    assert [at - first for at in lock_times(first, first + 180, 60, EAST)] == [0, 60, 120, 180]


def test_the_part_after_a_break_is_an_event_of_every_city_that_begins_it_then() -> None:
    delivery = Break(NOON + 90, NOON + 240, NOON + 270, NOON + 240, "Delivery")
    cities = [each._replace(breaks=(delivery,)) for each in CITIES]
    found = parts_of(cities, {"A": EAST, "B": EAST, "C": WEST})
    assert [(each.at - NOON, each.kind, each.zone, each.action_ids, each.title) for each in found] == [
        (240, EventKind.PART, WEST, ("C",), "Delivery"),
        (240, EventKind.PART, EAST, ("A", "B"), "Delivery"),
    ]


def test_a_part_that_nobody_has_begun_is_due_as_planned_and_says_that_it_waits() -> None:
    waited = Break(NOON + 90, None, NOON + 270, NOON + 240, "Delivery")
    began = Break(NOON + 90, NOON + 251, NOON + 281, NOON + 240, "Delivery")
    unplanned = Break(NOON + 90, None, NOON + 270)
    cities = [
        city._replace(breaks=(pause,)) for city, pause in zip(CITIES, (waited, began, unplanned), strict=True)
    ]
    found = parts_of(cities, {"A": EAST, "B": EAST, "C": WEST})
    assert [(each.at - NOON, each.action_ids, each.is_waiting) for each in found] == [
        (240, ("A",), True),
        (251, ("B",), False),
    ]


def test_the_next_part_is_listed_even_where_check_ins_fill_the_list() -> None:
    part = NextEvent(NOON + 400, EventKind.PART, EAST, ("A",), title="Delivery")
    events = merged(EVENTS, (part, part._replace(at=NOON + 500)))
    shown = upcoming(events, NOON + 1, 3)
    assert [each.at - NOON for each in shown] == [0, 15, 400]
    assert upcoming(events, NOON + 501, 3)[-1].at == NOON + 500, "what is over takes no line of what comes"


def test_a_city_with_a_later_part_goes_into_a_break_and_ends_after_its_last_part() -> None:
    zones = {"A": EAST, "B": EAST, "C": WEST}
    delivery = Break(NOON + 90, NOON + 240, NOON + 270, NOON + 240, "Delivery")
    cities = (CITIES[0], CITIES[1]._replace(breaks=(delivery,)), CITIES[2])
    found = with_parts(events_of(cities, zones), cities, zones)
    late = {EventKind.BREAK, EventKind.PART, EventKind.END}
    assert [(each.at - NOON, each.kind, each.action_ids) for each in found if each.kind in late] == [
        (90, EventKind.BREAK, ("B",)),
        (90, EventKind.END, ("C",)),
        (90, EventKind.END, ("A",)),
        (240, EventKind.PART, ("B",)),
        (270, EventKind.END, ("B",)),
    ]


def test_a_break_inside_an_action_leaves_its_end_where_it_was() -> None:
    zones = {"A": EAST, "B": EAST, "C": WEST}
    lunch = Break(NOON + 20, NOON + 50, NOON + 90, NOON + 50, "Second half")
    cities = tuple(each._replace(breaks=(lunch,)) for each in CITIES)
    found = with_parts(events_of(cities, zones), cities, zones)
    ends = [each for each in found if each.kind is EventKind.END]
    assert [(each.at - NOON, each.action_ids) for each in ends] == [(90, ("C",)), (90, ("A", "B"))]
    assert [each.at - NOON for each in found if each.kind is EventKind.BREAK] == [20, 20]


def test_the_end_check_in_is_listed_where_neither_an_end_nor_a_break_says_it() -> None:
    zones = {"A": EAST, "B": EAST, "C": WEST}
    early = Break(NOON + 80, NOON + 240, NOON + 270, NOON + 240, "Delivery")
    cities = (CITIES[0]._replace(breaks=(early,)), *CITIES[1:])
    found = with_parts(events_of(cities, zones), cities, zones)
    told = [each for each in found if each.moment == "ended"]
    assert [(each.at - NOON, each.action_ids) for each in told] == [(90, ("A",))]


def test_a_plan_without_breaks_keeps_its_events() -> None:
    zones = {"A": EAST, "B": EAST, "C": WEST}
    assert with_parts(EVENTS, CITIES, zones) is EVENTS


def test_no_interval_is_no_lock() -> None:
    assert locks_of(CITIES, EAST, 0) == ()
    assert locks_of((), EAST, 60) == ()
