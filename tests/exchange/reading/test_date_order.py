"""A whole column decides what a single cell cannot."""

from organizer_app.exchange.reading.date_order import decide_order


def test_one_high_number_decides_for_the_column() -> None:
    assert decide_order(["4/5/2019", "14/5/2019"], year=None, country="US").rules.day_first
    assert not decide_order(["4/5/2019", "5/14/2019"], year=None, country="GB").rules.day_first


def test_without_one_the_country_decides_and_the_first_doubtful_cell_is_told() -> None:
    cells = ["2019-05-04", "5/5/2019", "4/5/2019", "6/7/2019"]
    order = decide_order(cells, year=None, country="US")
    assert not order.rules.day_first
    assert order.ambiguous == 2
    assert decide_order(cells, year=None, country="United Kingdom").rules.day_first


def test_iso_dates_and_equal_numbers_are_not_doubtful() -> None:
    assert decide_order(["2019-05-04", "5/5/2019"], year=None, country="US").ambiguous is None


def test_a_heading_may_name_the_order() -> None:
    order = decide_order(["4/5/2019"], year=None, country="US", heading="Date (DD/MM/YYYY)")
    assert order.rules.day_first
    assert order.ambiguous is None


def test_the_year_comes_from_the_person_or_from_the_only_year_of_the_column() -> None:
    assert decide_order(["5/1", "May 2, 2018"], year=2019, country="US").rules.year == 2019
    guessed = decide_order(["5/1", "May 2, 2018", "5/3/2018"], year=None, country="US")
    assert guessed.rules.year == 2018
    assert guessed.rules.year_is_guessed
    assert decide_order(["5/1", "5/2/2018", "5/3/2019"], year=None, country="US").rules.year is None


def test_where_no_date_has_a_year_that_of_the_plan_is_assumed_and_told() -> None:
    none = decide_order(["5/1", "", "tbd"], year=None, country="US", plan_year=2027).rules
    assert (none.year, none.year_is_guessed) == (2027, True)
    written = decide_order(["5/1", "5/2/2018"], year=None, country="US", plan_year=2027).rules
    assert (written.year, written.year_is_guessed) == (2018, True)
    several = decide_order(["5/1", "5/2/2018", "5/3/2019"], year=None, country="US", plan_year=2027)
    assert several.rules.year is None


def test_numbers_are_days_of_a_spreadsheet_only_when_all_are() -> None:
    assert decide_order(["43589", "", "43590.5"], year=None, country="US").rules.is_serial
    assert not decide_order(["43589", "5/1/2019"], year=None, country="US").rules.is_serial


def test_a_day_number_among_other_dates_is_read_near_their_years() -> None:
    years = decide_order(["4/18/2026", "46129", ""], year=None, country="US").rules.serial_years
    assert years == {2025, 2026, 2027}
    assert decide_order(["4/18", "46129"], year=2026, country="US").rules.serial_years == years
    assert (
        decide_order(["4/18", "46129"], year=None, country="US", plan_year=2026).rules.serial_years == years
    )
    assert not decide_order(["4/18/2026", "TBD"], year=None, country="US").rules.serial_years
    assert not decide_order(["TBD", "46129"], year=None, country="US").rules.serial_years


def test_a_column_with_both_orders_is_ambiguous_where_a_cell_can_be_either() -> None:
    assert decide_order(["13/3", "3/13", "4/5"], year=2026, country="US").ambiguous == 2
    assert decide_order(["13/3", "3/13"], year=2026, country="US").ambiguous is None
    assert decide_order(["13/3", "14/3", "4/5"], year=2026, country="US").ambiguous is None


def test_a_month_and_two_digits_may_be_a_month_of_a_year_unless_others_are_plainly_days() -> None:
    def may_name_months(*cells: str) -> bool:
        return decide_order(cells, year=2019, country="US").rules.may_name_months

    assert may_name_months("Jul-18", "7/4/2018")
    assert may_name_months("Jul-18", "Aug-19")
    assert not may_name_months("Jul-18", "Jul-4")
    assert not may_name_months("Jul-18", "Jul-25")
    assert not may_name_months("July 18", "18-Jul")
