"""A field carries what its dates begin with."""

from organizer_app.domain.importing.table_layouts import ordered_field, without_orders


def test_a_field_says_whether_the_day_comes_first() -> None:
    assert ordered_field("date", is_day_first=True) == "date:day-first"
    assert ordered_field("start", is_day_first=False) == "start:month-first"


def test_an_order_is_taken_off_and_fields_stay() -> None:
    assert without_orders({"Date": "date:day-first", "Town": "city"}) == {"Date": "date", "Town": "city"}
