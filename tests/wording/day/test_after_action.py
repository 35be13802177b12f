"""Words of the look back at the day."""

from organizer_app.domain.day.after_action import after_action
from organizer_app.domain.day.city_states import Apart
from organizer_app.wording.day.after_action import nothing_to_do, queue_names
from tests.support.day_boards import NOON, board_book, day_city

EAST = "America/New_York"
DAY = 24 * 60


def test_a_city_with_several_actions_says_which_one_is_meant() -> None:
    first, second = day_city(), day_city()._replace(action_id="other", venue="City Hall", tactic="vigil")
    book = board_book([first, second, day_city("Seattle", "WA")], now=NOON + 6 * 60)
    names = queue_names(after_action(book, 0, ()).missing_counts)
    assert "Seattle, WA" in names
    assert "New York, NY: Vigil, City Hall" in names
    assert len(set(names)) == 3


def test_a_city_whose_other_action_is_not_over_says_which_one_is_meant() -> None:
    over = day_city()._replace(apart=Apart.START)
    later = day_city()._replace(action_id="later", ends=NOON + 9 * 60, apart=Apart.START)
    book = board_book([over, later], now=NOON + 6 * 60)
    (name,) = queue_names(after_action(book, 0, ()).missing_counts)
    assert name == "New York, NY: Rally, City Hall"


def test_weeks_before_the_day_nothing_is_due_and_the_first_end_is_told() -> None:
    later = day_city("Seattle", "WA")._replace(action_id="later", ends=NOON + 5 * 60)
    book = board_book([later, day_city()], now=NOON - 24 * DAY)
    text = nothing_to_do(after_action(book, 0, ()), EAST)
    assert text.startswith("Nothing is due now. Next: New York, NY ends on ")
    assert text.endswith(" PM ET.")
    untimed = board_book([day_city()._replace(starts=None, ends=None)], now=NOON)
    assert nothing_to_do(after_action(untimed, 0, ()), EAST) == "Nothing is due now."


def test_nothing_more_comes_once_all_cities_are_over() -> None:
    book = board_book([day_city()], now=NOON + DAY)
    assert nothing_to_do(after_action(book, 0, ()), EAST) == "Nothing is left to do."
