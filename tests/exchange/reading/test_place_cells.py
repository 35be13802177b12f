"""A place is found in one cell or three, and at the end of an address."""

import pytest

from organizer_app.exchange.reading.place_cells import padded_zip, place_in_address, place_of


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Fargo", "ND", "US"), ("Fargo", "ND", "US")),
        (("Fargo, ND", "", ""), ("Fargo", "ND", "US")),
        (("Fargo, ND", "ND", "US"), ("Fargo", "ND", "US")),
        (("Fargo, ND", "North Dakota", ""), ("Fargo", "North Dakota", "")),
        (("Portland, OR", "ME", ""), ("Portland, OR", "ME", "")),
        (("Ottawa", "", "Canada"), ("Ottawa", "", "Canada")),
        (("Toronto", "ON", ""), ("Toronto", "ON", "CA")),
        (("Montreal", "Quebec", ""), ("Montreal", "Quebec", "CA")),
        (("Spokane", "WA", ""), ("Spokane", "WA", "")),
    ],
)
def test_cells_of_a_table_with_a_state_column(
    cells: tuple[str, str, str], expected: tuple[str, str, str]
) -> None:
    assert place_of(*cells, has_state_column=True) == expected


def test_without_a_state_column_the_city_cell_may_hold_it() -> None:
    assert place_of("Fargo ND", "", "", has_state_column=False) == ("Fargo", "ND", "US")


def test_the_end_of_an_address_names_the_city() -> None:
    assert place_in_address("State House - 120 4th St, Fargo, ND 58102") == ("Fargo", "ND", "US")
    assert place_in_address("120 4th St, Fargo, ND 58102, USA") == ("Fargo", "ND", "US")
    assert place_in_address("120 4th St, Fargo, ND 58102-1234, United States") == ("Fargo", "ND", "US")
    assert place_in_address("120 4th St") is None
    assert place_in_address("") is None


def test_cut_zip_codes_get_their_zeros_back() -> None:
    assert padded_zip("2139", "US") == "02139"
    assert padded_zip("601", "") == "00601"
    assert padded_zip("2139", "Australia") == "2139"
    assert padded_zip("", "US") == ""
    assert padded_zip("EC1A", "US") == "EC1A"


def test_a_zip_code_that_became_a_number_is_one_again() -> None:
    padded = {text: padded_zip(text, "US") for text in ("2138", "2138.0", "21381234", "021381234", "98101")}
    assert padded == {
        "2138": "02138",
        "2138.0": "02138",
        "21381234": "02138-1234",
        "021381234": "02138-1234",
        "98101": "98101",
    }
    assert padded_zip("2138", "Australia") == "2138"
