"""A city is called by the label of its action, else by its own name, with its state where it has one."""

import pytest

from organizer_app.domain.places.city_names import (
    city_and_state,
    city_of_place,
    is_city_named,
    place_and_state,
)
from organizer_app.domain.places.places import Place

SEATTLE = Place(id="p1", name="Seattle", admin1="WA")
LAGOS = Place(id="p2", name="Lagos", country="NG")


def test_a_city_without_a_state_stands_by_its_name_alone() -> None:
    assert (city_and_state("Seattle", "WA"), city_and_state("Lagos", "")) == ("Seattle, WA", "Lagos")


@pytest.mark.parametrize(
    ("label", "place", "name", "whole"),
    [
        ("", SEATTLE, "Seattle", "Seattle, WA"),
        ("Capitol Hill", SEATTLE, "Capitol Hill", "Capitol Hill, WA"),
        ("", LAGOS, "Lagos", "Lagos"),
        ("Online", None, "Online", "Online"),
        ("", None, "", ""),
    ],
)
def test_the_label_of_an_action_comes_before_the_name_of_its_place(
    label: str, place: Place | None, name: str, whole: str
) -> None:
    assert (city_of_place(label, place), place_and_state(label, place)) == (name, whole)


@pytest.mark.parametrize("typed", ["Portland", "portland, me", "  PORTLAND,   ME "])
def test_a_city_is_meant_by_its_name_with_or_without_its_state(typed: str) -> None:
    assert is_city_named(typed, "Portland", "ME")


@pytest.mark.parametrize("typed", ["", " ", "Portland, OR", "Port", "ME", "Portland,"])
def test_another_state_or_a_part_of_the_name_means_no_such_city(typed: str) -> None:
    assert not is_city_named(typed, "Portland", "ME")
    assert not is_city_named(typed, "", "")


def test_a_city_without_a_state_is_meant_by_its_name_alone() -> None:
    assert is_city_named("lagos", "Lagos", "")
    assert not is_city_named("Lagos, ", "Lagos", "")
