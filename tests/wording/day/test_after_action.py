"""Words of the look back at the day."""

from organizer_app.domain.day.after_action import after_action
from organizer_app.wording.day.after_action import queue_names
from tests.support.day_boards import NOON, board_book, day_city


def test_a_city_with_several_actions_says_which_one_is_meant() -> None:
    first, second = day_city(), day_city()._replace(action_id="other", venue="City Hall", tactic="vigil")
    book = board_book([first, second, day_city("Seattle", "WA")], now=NOON + 6 * 60)
    names = queue_names(after_action(book, 0, ()).missing_counts)
    assert "Seattle, WA" in names
    assert "New York, NY: Vigil, City Hall" in names
    assert len(set(names)) == 3
