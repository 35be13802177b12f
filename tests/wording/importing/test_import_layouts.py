"""Chips and menus of the import say in one line where headings are and what dates begin with."""

from organizer_app.wording.importing.import_layouts import dates_are, headings_in, order_entry, row_entry


def test_the_row_of_the_headings_is_named_with_its_list_where_there_are_several() -> None:
    assert headings_in(3, "") == "Headings in row 3"
    assert headings_in(3, "Hosts") == "Hosts: headings in row 3"


def test_a_row_is_named_by_the_beginning_of_its_cells() -> None:
    assert row_entry(3, "City") == "Row 3: City"
    assert row_entry(3, "x" * 100) == f"Row 3: {'x' * 60}…"


def test_the_order_of_dates_is_said_with_its_column_where_there_are_several() -> None:
    assert dates_are("", is_day_first=False) == "Dates are month/day"
    assert dates_are("", is_day_first=True) == "Dates are day/month"
    assert dates_are("When", is_day_first=True) == "“When” is day/month"
    assert order_entry(is_day_first=True) == "Day first: 4/5 is May 4"
