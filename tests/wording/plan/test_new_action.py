"""What is wrong with a new action is said with a way out."""

from organizer_app.wording.plan import new_action as words


def test_a_city_that_may_be_several_names_them() -> None:
    said = words.city_unclear("Springfield", ["Springfield, MO", "Springfield, IL"])
    assert said == "“Springfield” may be Springfield, MO or Springfield, IL. Add the state."


def test_a_misspelled_city_offers_what_is_near() -> None:
    assert words.city_misspelled("Seatle", ["Seattle, WA"]).endswith("Is it Seattle, WA?")
    assert words.city_unknown("Qqqq").endswith("Write it like Kansas City, MO.")


def test_days_and_times_show_how_they_are_written() -> None:
    assert "Apr 17" in words.day_unclear("someday")
    assert "2 pm" in words.start_unclear("late")
    assert [words.field_name(code) for code in ("city", "tactic", "day", "starts")] == [
        "City",
        "Kind",
        "Date",
        "Start",
    ]
