"""A filter keeps values by facet and words; what it keeps nothing of, it lets pass."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.filters import Facet, FacetSpec, Filter, Option, labels, options


class City(NamedTuple):
    state: str
    roles: tuple[str, ...] = ()


SPECS: dict[Facet, FacetSpec[City]] = {
    Facet.STATE: FacetSpec(lambda city: (city.state,), str.lower),
    Facet.ROLE: FacetSpec(lambda city: city.roles, order=len),
}
CITIES = [City("WA", ("lead", "press")), City("OR", ("lead",)), City("WA"), City("")]
STEPS = st.lists(st.tuples(st.sampled_from(Facet), st.sampled_from(["a", "b", "c"])))


def after(steps: list[tuple[Facet, str]], wanted: Filter) -> Filter:
    for facet, value in steps:
        wanted = wanted.toggled(facet, value)
    return wanted


def kept(wanted: Filter) -> list[int]:
    return [number for number, city in enumerate(CITIES) if wanted.passes(SPECS, city)]


def test_every_facet_must_keep_one_value_of_a_row() -> None:
    assert kept(Filter()) == [0, 1, 2, 3]
    in_washington = Filter().toggled(Facet.STATE, "WA")
    assert kept(in_washington) == [0, 2]
    assert kept(in_washington.toggled(Facet.STATE, "OR")) == [0, 1, 2]
    assert kept(in_washington.toggled(Facet.ROLE, "press")) == [0]


def test_facets_that_a_list_does_not_know_let_everything_pass() -> None:
    assert kept(Filter().toggled(Facet.OWNER, "Maya")) == [0, 1, 2, 3]


@given(steps=STEPS, facet=st.sampled_from(Facet))
def test_toggling_twice_changes_nothing(steps: list[tuple[Facet, str]], facet: Facet) -> None:
    wanted = after(steps, Filter("words"))
    assert wanted.toggled(facet, "a").toggled(facet, "a") == wanted
    assert wanted.without(facet).of(facet) == frozenset()
    assert wanted.without() == Filter("words")
    assert all(wanted.facets.values()), "a facet that keeps nothing is left out"


def test_a_single_facet_keeps_the_last_value_alone() -> None:
    wanted = Filter().toggled(Facet.SINCE, "today", is_single=True)
    assert wanted.toggled(Facet.SINCE, "week", is_single=True).of(Facet.SINCE) == {"week"}
    assert wanted.toggled(Facet.SINCE, "today", is_single=True).is_empty


@pytest.mark.parametrize(
    ("wanted", "is_empty"),
    [
        (Filter(), True),
        (Filter("  "), True),
        (Filter("word"), False),
        (Filter().toggled(Facet.STATE, "WA"), False),
        (Filter().toggled(Facet.STATE, "WA").without(Facet.STATE), True),
    ],
)
def test_it_is_empty_while_it_neither_searches_nor_keeps(wanted: Filter, *, is_empty: bool) -> None:
    assert wanted.is_empty is is_empty


def test_what_another_view_does_not_show_can_be_left_out() -> None:
    wanted = Filter("words").toggled(Facet.STATE, "WA").toggled(Facet.ROLE, "lead")
    assert wanted.within({Facet.ROLE}) == Filter("words").toggled(Facet.ROLE, "lead")


def test_a_filter_of_a_screen_stays_one_of_that_screen() -> None:
    @dataclass(frozen=True, slots=True)
    class Ordered(Filter):
        column: str = "day"

    wanted = Ordered("words", column="city").toggled(Facet.STATE, "WA")
    assert wanted == replace(Ordered("words", {Facet.STATE: frozenset({"WA"})}), column="city")
    assert wanted.without() == Ordered("words", column="city")


def test_values_are_offered_in_order_with_the_rows_that_have_them() -> None:
    assert options(CITIES, SPECS[Facet.STATE]) == [("OR", "or", 1), ("WA", "wa", 2)]
    assert options(CITIES, SPECS[Facet.ROLE]) == [("lead", "lead", 2), ("press", "press", 1)]


def test_what_is_kept_can_be_let_go_without_a_row_left() -> None:
    assert Option("TX", "tx", 0) in options(CITIES, SPECS[Facet.STATE], {"TX", "WA"})
    assert Option("WA", "wa", 2) in options(CITIES, SPECS[Facet.STATE], {"TX", "WA"})


def test_of_many_values_those_with_the_most_rows_are_offered_first() -> None:
    spec = SPECS[Facet.STATE]._replace(most=1)
    assert options(CITIES, spec) == [("WA", "wa", 2)]


def test_what_is_kept_is_named_in_order() -> None:
    wanted = Filter().toggled(Facet.STATE, "WA").toggled(Facet.STATE, "OR")
    assert labels(wanted, Facet.STATE, SPECS[Facet.STATE]) == ["or", "wa"]
    assert labels(wanted, Facet.ROLE, SPECS[Facet.ROLE]) == []
