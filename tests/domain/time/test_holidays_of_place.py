"""Holidays are those of the place, and of the people who may be wanted there."""

from datetime import date

import pytest

from organizer_app.domain.time.holidays_of_place import HolidayDay, HolidayKind, holidays_in, holidays_on

PUBLIC, STATE, RELIGIOUS = HolidayKind.PUBLIC, HolidayKind.STATE, HolidayKind.RELIGIOUS


@pytest.mark.parametrize(
    ("country", "state", "day", "expected"),
    [
        ("US", "NY", date(2019, 7, 4), [("Independence Day", PUBLIC)]),
        ("US", "MA", date(2019, 4, 15), [("Patriots' Day", STATE)]),
        ("US", "NY", date(2019, 4, 15), []),
        ("US", "NY", date(2019, 10, 9), [("Yom Kippur", RELIGIOUS)]),
        ("US", "TX", date(2024, 4, 10), [("Eid al-Fitr", RELIGIOUS)]),
        ("IL", "", date(2019, 10, 9), [("Yom Kippur", PUBLIC)]),
        ("US", "", date(2019, 7, 15), []),
        ("US", "nowhere", date(2019, 7, 4), [("Independence Day", PUBLIC)]),
        ("XX", "", date(2019, 1, 1), []),
        ("", "", date(2019, 1, 1), []),
    ],
)
def test_each_day_at_each_place(
    country: str, state: str, day: date, expected: list[tuple[str, HolidayKind]]
) -> None:
    found = holidays_on(country, state, day)
    assert [(holiday.name, holiday.kind) for holiday in found] == expected
    assert all(holiday.day == day for holiday in found)


def test_a_year_of_some_states_names_each_holiday_once() -> None:
    found = holidays_in([("US", "MA"), ("US", "ME"), ("US", "")], [2027])
    of_day = {each.day: each for each in found}
    assert of_day["2027-04-19"] == HolidayDay("2027-04-19", "Patriots' Day", "state", "US", ("MA", "ME"))
    assert of_day["2027-07-05"] == HolidayDay("2027-07-05", "Independence Day (observed)", "public", "US")
    assert [each for each in found if each.name == "Yom Kippur"] == [
        HolidayDay("2027-10-11", "Yom Kippur", "religious")
    ]
    assert len({(each.day, each.name) for each in found}) == len(found)
    assert holidays_in([("XX", "")], []) == ()
    abroad = holidays_in([("IL", "")], [2027])
    assert [each.kind for each in abroad if each.name == "Yom Kippur"] == ["public"]


def test_the_great_days_of_three_faiths_are_known_everywhere() -> None:
    found = {each.name for each in holidays_in([("US", "NY")], [2024]) if each.kind == "religious"}
    assert found == {
        "Rosh Hashanah",
        "Yom Kippur",
        "Sukkot",
        "Pesach",
        "Shavuot",
        "Eid al-Fitr",
        "Eid al-Adha",
        "Diwali",
        "Guru Nanak's Birthday",
    }
