"""Six lines that all say Dallas are told apart by what differs."""

from organizer_app.wording.language.same_city import which_actions
from tests.support.people_books import MINNEAPOLIS, SEATTLE

NOON = MINNEAPOLIS._replace(title="Rally")
TWO = NOON._replace(action_id="two", starts=14 * 60)
LATER = TWO._replace(action_id="later", day="2019-07-16")


def test_the_only_action_of_a_city_needs_nothing() -> None:
    assert which_actions([NOON, SEATTLE]) == {}


def test_actions_are_told_apart_by_time_else_by_day_else_by_title() -> None:
    assert which_actions([NOON, TWO]) == {"minneapolis": "12:00 PM", "two": "2:00 PM"}
    march = TWO._replace(action_id="march", title="March")
    assert which_actions([TWO, march]) == {"two": "Rally", "march": "March"}
    assert which_actions([NOON, TWO, LATER]) == {
        "minneapolis": "12:00 PM",
        "two": "Jul 15, 2:00 PM",
        "later": "Jul 16",
    }


def test_in_the_order_of_time_no_time_stands_without_its_day_where_a_city_acts_on_several() -> None:
    assert which_actions([NOON, TWO, LATER], in_time=True) == {
        "minneapolis": "Jul 15, 12:00 PM",
        "two": "Jul 15, 2:00 PM",
        "later": "Jul 16",
    }
    assert which_actions([NOON, TWO], in_time=True) == {"minneapolis": "12:00 PM", "two": "2:00 PM"}


def test_what_has_neither_time_nor_city_is_not_told_apart_by_them() -> None:
    open_time = TWO._replace(action_id="open", starts=None)
    assert which_actions([NOON, open_time])["open"] == "Rally"
    assert which_actions([NOON._replace(place_id=""), TWO._replace(place_id="")]) == {}
