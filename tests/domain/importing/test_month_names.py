"""Months and weekdays are known in English and Spanish."""

from organizer_app.domain.importing.month_names import month_number, without_weekday


def test_months_by_name_and_short_form() -> None:
    assert [month_number(name) for name in ("May", "SEPT", "julio", "Dic", "Ma", "Rally")] == [
        5,
        9,
        7,
        12,
        0,
        0,
    ]


def test_a_weekday_in_front_of_a_date_is_dropped() -> None:
    assert without_weekday("Sat., May 4") == "May 4"
    assert without_weekday("Thurs May 9") == "May 9"
    assert without_weekday("miércoles 8 de mayo") == "8 de mayo"
    assert without_weekday("Friday") == "Friday"
