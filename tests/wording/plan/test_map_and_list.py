"""The words on the map and the list are short and count right."""

import pytest

from organizer_app.domain.places.us_states import US_TERRITORIES
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from organizer_app.wording.plan import map_and_list as words


def test_counts() -> None:
    assert (words.cities(1), words.cities(59)) == ("1 city", "59 cities")
    assert (words.actions(1), words.actions(10_000)) == ("1 action", "10,000 actions")
    assert words.not_on_map(2) == "2 actions not on the map"


def test_a_marker_names_what_it_stands_for() -> None:
    assert words.marker_title("Oakland", 0) == "Oakland"
    assert words.marker_title("Oakland", 1) == "Oakland and 1 more city"
    assert words.cluster_sentence("Oakland", 9, 3) == "9 actions in 3 cities around Oakland."


def test_a_city_is_one_sentence_each() -> None:
    spoken = words.place_sentence("Kansas City, MO", "Forming", "No venue", "2:00 PM CT", 5)
    assert spoken == "Kansas City, MO. Forming. No venue. 2:00 PM CT. 5 actions."
    assert words.place_sentence("Kansas City, MO", "Ready", "", "", 1) == "Kansas City, MO. Ready."


@pytest.mark.parametrize("order", list(ListOrder))
def test_every_order_has_a_name(order: ListOrder) -> None:
    assert words.order_name(order.value)


@pytest.mark.parametrize("code", list(US_TERRITORIES))
def test_every_territory_has_a_name(code: str) -> None:
    assert words.territory_name(code)
