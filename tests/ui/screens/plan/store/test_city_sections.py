"""An edit moves one line of the list, and the list is what sorting everything would give."""

import pytest

from organizer_app.domain.rows.place_groups import PlaceGroup, group_by_place
from organizer_app.ui.screens.plan.store.list_rows import CitySections, GroupHead, ListOrder, changes
from tests.support.action_rows import make_row, one_row_each

CITIES = group_by_place([make_row("Boston", 900, readiness=4), make_row("Denver", 900, readiness=0)])


def with_denver(**fields: object) -> list[PlaceGroup]:
    row = CITIES[1].head._replace(**fields)  # type: ignore[arg-type]  # tests name the fields they mean
    return [CITIES[0], *group_by_place([row])]


@pytest.mark.parametrize("order", list(ListOrder))
@pytest.mark.parametrize(
    "fields",
    [
        {"starts": 600, "starts_utc": 1},
        {"readiness": 4},
        {"status": "cancelled"},
        {"state": "WY", "zone": "America/Boise", "day": "2027-05-01"},
    ],
)
def test_a_changed_city_goes_where_sorting_would_put_it(order: ListOrder, fields: dict[str, object]) -> None:
    sections = CitySections()
    sections.show(CITIES, order)
    for groups in (with_denver(**fields), CITIES):
        fresh = CitySections()
        assert sections.show(groups, order) == fresh.show(groups, order)
        assert (sections.cities, sections.actions) == (fresh.cities, fresh.actions)
        assert sections.head_rows() == fresh.head_rows()


def test_the_rows_of_the_heads_are_known() -> None:
    sections = CitySections()
    for order in ListOrder:
        entries = sections.show(group_by_place(one_row_each()), order)
        heads = [row for row, entry in enumerate(entries) if isinstance(entry, GroupHead)]
        assert sections.head_rows() == heads


def test_only_a_few_changes_of_the_same_cities_are_told_apart() -> None:
    assert changes(CITIES, CITIES) == []
    assert changes(CITIES, with_denver(readiness=2)) == [(CITIES[1], with_denver(readiness=2)[1])]
    assert changes(CITIES, CITIES[:1]) is None
    assert changes(CITIES, CITIES[::-1]) is None
