"""Values are grouped in the order in which they come."""

from organizer_app.domain.basics.grouping import grouped, grouped_pairs


def test_values_stand_under_their_key_in_their_order() -> None:
    cities = grouped(["Boston", "Austin", "Baltimore"], lambda name: name[0])
    assert list(cities.items()) == [("B", ["Boston", "Baltimore"]), ("A", ["Austin"])]


def test_a_key_without_values_is_answered_with_none() -> None:
    assert grouped_pairs([("MA", "Boston"), ("TX", "Austin"), ("MA", "Salem")])["MA"] == ["Boston", "Salem"]
    assert grouped_pairs([("MA", "Boston")])["WA"] == []
