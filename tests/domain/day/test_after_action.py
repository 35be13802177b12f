"""After the day: expected against counted, check-ins on time, and what is still to do."""

from organizer_app.domain.day.after_action import after_action
from organizer_app.domain.day.counting import BlindCount
from tests.support.day_boards import NOON, board_book, day_city, heard

EVENING = NOON + 6 * 60


def test_expected_stands_against_what_was_counted_and_what_is_missing_is_listed() -> None:
    cities = [
        day_city()._replace(lead="Ines Calloway"),
        day_city("Seattle", "WA")._replace(lead="Wren Castellano", expected=None),
        day_city("York", "PA")._replace(expected=100),
    ]
    counts = {"New York": [BlindCount("A", 380, 460), BlindCount("B", 400, 440)]}
    found = after_action(board_book(cities, {}, counts, now=EVENING), 250_000, {"New York"})
    first = found.cities[0]
    assert (first.state.city.city, first.against, first.is_thanked) == ("New York", 210, True)
    assert (found.expected, found.with_expected, found.signatures) == (300, 2, 250_000)
    assert [each.state.city.city for each in found.missing_counts] == ["Seattle", "York"]
    assert [each.state.city.city for each in found.thanks_due] == ["Seattle"], "York has no lead to thank"


def test_a_check_in_is_on_time_before_the_ladder_begins() -> None:
    # Due at NOON - 120, NOON - 30, NOON + 15, the end at NOON + 90, and the all-clear at NOON + 150.
    entries = {"New York": [heard(NOON - 120), heard(NOON - 21), heard(NOON + 40), heard(NOON + 151)]}
    found = after_action(board_book([day_city()], entries, now=EVENING), 0, ())
    (city,) = found.cities
    assert city.check_ins == 5
    assert city.on_time == 3, "two came within ten minutes of their time, and so did the all-clear"
    assert (city.alarms, city.false_alarms) == (2, 2), "both were answered later, and all was well"


def test_nothing_is_due_before_the_day() -> None:
    found = after_action(board_book([day_city()], now=NOON - 600), 0, ())
    assert (found.check_ins, found.missing_counts, found.thanks_due) == (0, (), ())
