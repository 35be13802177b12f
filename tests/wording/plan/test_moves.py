"""A drag says local and desk time, and names what a clock change does to it."""

from datetime import date, time

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.calendar.moving import ClockTrouble
from organizer_app.domain.calendar.time_grid import Span, utc_of
from organizer_app.domain.time.local_time import WallTimeKind
from organizer_app.wording.plan import moves

CHICAGO, DESK = "America/Chicago", "America/New_York"
TWO = utc_of(date(2027, 4, 17), 14 * 60, CHICAGO)


def test_the_label_says_local_time_and_that_of_the_desk() -> None:
    label = moves.drag_label(Span(TWO, TWO + 90), CHICAGO, DESK, "2027-04-17")
    assert label == "2:00 – 3:30 PM CT · 3:00 PM ET"  # noqa: RUF001  # spans are written with an en dash
    assert moves.drag_label(Span(TWO, TWO + 60), DESK, DESK, "2027-04-17").endswith("PM ET")


def test_the_label_says_a_day_that_is_another_one() -> None:
    late = utc_of(date(2027, 4, 17), 23 * 60 + 30, CHICAGO)
    label = moves.drag_label(Span(late, late + 60), CHICAGO, DESK, "2027-04-16")
    assert label.startswith("Sat, Apr 17, 11:30 PM")
    assert label.endswith("Sun, Apr 18, 12:30 AM ET")


def test_distances_read_as_people_say_them() -> None:
    texts = [moves.distance(*each) for each in ((1, 0), (-2, 0), (0, 90), (0, -45), (0, 0), (1, 60))]
    minus = "−"  # noqa: RUF001  # a minus sign
    assert texts == [
        "1 day",
        "-2 days",
        "1\u00a0h\u00a030\u00a0min",
        f"{minus}45\u00a0min",
        "0\u00a0min",
        "1 day, 1\u00a0h",
    ]


def test_many_and_copies_say_so() -> None:
    assert moves.many_label(12, 0, 90, is_copy=False) == "12 actions, 1\u00a0h\u00a030\u00a0min"
    assert moves.many_label(2, 1, 0, is_copy=True) == "Copy 2 actions, 1 day"
    assert moves.copy_label("2:00 PM") == "Copy to 2:00 PM"


def test_clock_troubles_are_named_and_many_are_counted() -> None:
    skipped = ClockTrouble("Chicago, IL", date(2027, 3, 14), time(2, 30), WallTimeKind.SKIPPED)
    doubled = ClockTrouble("", date(2027, 11, 7), time(1, 30), WallTimeKind.DOUBLED)
    first = "2:30 AM does not exist in Chicago, IL on Sun, Mar 14: the clocks jump over it."
    assert moves.trouble_sentence([skipped]) == first
    assert moves.trouble_sentence([doubled]).startswith("1:30 AM happens twice in this city")
    assert moves.trouble_sentence([skipped] * 5).endswith("3 more times fall into a clock change.")
    assert moves.trouble_sentence([]) == ""


def test_steps_are_sentences() -> None:
    one = {"count": "1", "city": "Denver, CO", "value": "2027-04-17 15:30"}
    many = {"count": "3"}
    assert moves.move_sentence(EditKind.RESIZED_ACTION, one) == "Changed how long Denver, CO lasts"
    assert moves.move_sentence(EditKind.COPIED_ACTIONS, one) == "Copied the action in Denver, CO"
    assert moves.move_sentence(EditKind.COPIED_ACTIONS, many) == "Copied 3 actions"
    assert (
        moves.move_sentence(EditKind.MOVED_TO_WINDOW, one)
        == "Put Denver, CO on schedule, Sat, Apr 17, 3:30 PM"
    )
    assert moves.move_sentence(EditKind.MOVED_TO_WINDOW, many) == "Put 3 actions on schedule"
    assert moves.stayed(2).startswith("2 stayed")
