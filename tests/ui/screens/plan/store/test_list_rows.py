"""The list shows what needs attention first, or by state, zone and date."""

from organizer_app.domain.rows.place_groups import PlaceGroup, group_by_place
from organizer_app.ui.screens.plan.store.list_rows import CitySections, GroupHead, ListOrder, state_title
from tests.support.action_rows import BLANK, make_row, one_row_each


def lines(order: ListOrder, rows: list) -> list[str]:
    entries = CitySections().show(group_by_place(rows), order)
    return [f"# {e.title} {e.cities}" if isinstance(e, GroupHead) else e.head.city for e in entries]


def test_what_needs_attention_comes_first() -> None:
    rows = [
        make_row("Boston", 900, readiness=4),
        make_row("Denver", 900, readiness=0),
        make_row("Atlanta", 840, readiness=0),
        make_row("Seattle", None, readiness=0),
        make_row("Chicago", 900, readiness=2),
    ]
    assert lines(ListOrder.ATTENTION, rows) == [
        "# At risk 3",
        "Seattle",
        "Atlanta",
        "Denver",
        "# Planned 1",
        "Chicago",
        "# Ready 1",
        "Boston",
    ]


def test_called_off_cities_come_last_in_every_order() -> None:
    rows = [make_row("Atlanta", status="cancelled", readiness=0), make_row("Seattle", readiness=4)]
    for order in ListOrder:
        assert lines(order, rows)[-2:] == ["# Called off 1", "Atlanta"]


def test_the_first_partner_group_gathers_the_cities_and_those_without_come_last() -> None:
    rows = [
        make_row("Boston", groups="harbor Network; Bay Table"),
        make_row("Denver", groups=""),
        make_row("Atlanta", groups="Peachtree Voices"),
    ]
    assert lines(ListOrder.GROUP, rows) == [
        "# harbor Network 1",
        "Boston",
        "# Peachtree Voices 1",
        "Atlanta",
        "# No partner group 1",
        "Denver",
    ]


def test_states_are_sorted_by_name_and_zones_from_east_to_west() -> None:
    rows = [make_row(city) for city in ("Seattle", "Chicago", "Boston", "Phoenix", "Denver", "Honolulu")]
    heads = [line for line in lines(ListOrder.STATE, rows) if line.startswith("#")]
    assert heads == sorted(heads)
    assert [line for line in lines(ListOrder.ZONE, rows) if line.startswith("#")] == [
        "# Eastern Time 1",
        "# Central Time 1",
        "# Arizona Time 1",
        "# Mountain Time 1",
        "# Pacific Time 1",
        "# Hawaii Time 1",
    ]


def test_dates_come_in_order_and_no_date_first() -> None:
    rows = [make_row("Boston", day="2027-05-01"), make_row("Denver", None, day=""), make_row("Seattle")]
    heads = [line for line in lines(ListOrder.DATE, rows) if line.startswith("#")]
    assert heads == ["# No date 1", "# Sat, Apr 17 2027 1", "# Sat, May 1 2027 1"]


def test_every_city_is_in_every_order() -> None:
    rows = one_row_each()
    for order in ListOrder:
        entries = CitySections().show(group_by_place(rows), order)
        assert sum(isinstance(entry, PlaceGroup) for entry in entries) == len(rows)


def test_places_outside_the_states_have_names() -> None:
    assert state_title(make_row("Seattle")) == "Washington"
    assert state_title(BLANK._replace(country="PR", state="PR")) == "Puerto Rico"
    assert state_title(BLANK._replace(country="DE", state="BE")) == "BE, DE"
    assert state_title(BLANK) == "No state"


def test_an_empty_plan_has_no_lines() -> None:
    assert CitySections().show([], ListOrder.ATTENTION) == []
