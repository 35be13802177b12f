"""What a laptop is sent is the same at every desk, whatever order their decisions come in."""

from itertools import permutations

import pytest

from organizer_app.domain.merging.areas import NO_AREA, Areas, common, covers, read_areas
from organizer_app.domain.merging.extents import Extent, MemberRole, agreed, is_disputed

REGIONAL = MemberRole.REGIONAL


def test_typed_areas_are_read_once_each() -> None:
    assert read_areas(" ca ;Oakland ,  CA\n\nCA; oakland, ca") == ("ca", "Oakland, CA")
    assert read_areas(" ; ") == ()


@pytest.mark.parametrize(
    ("areas", "city", "state", "is_covered"),
    [
        ((), "Reno", "NV", True),
        (("NV",), "Reno", "nv", True),
        (("Reno, NV",), "Reno", "NV", True),
        (("Reno, NV",), "Sparks", "NV", False),
        (("Reno",), "Reno", "NV", False),
        (("Reno",), "Reno", "", True),
        (("",), "", "", False),
        ((NO_AREA,), "Reno", "NV", False),
    ],
)
def test_a_city_is_in_an_area_by_its_state_or_its_name(
    *, areas: Areas, city: str, state: str, is_covered: bool
) -> None:
    assert covers(areas, city, state) is is_covered


def test_two_lists_have_the_narrower_in_common() -> None:
    assert common(("CA", "NV"), ("Oakland, CA", "OR")) == ("Oakland, CA",)
    assert common((), ("CA",)) == ("CA",)
    assert common(("CA",), ("OR",)) == (NO_AREA,)


def test_the_narrower_of_equally_new_decisions_counts() -> None:
    told = (Extent(), Extent(REGIONAL, ("CA", "NV")), Extent(REGIONAL, ("NV", "OR")))
    for order in permutations(told):
        assert agreed(order) == Extent(REGIONAL, ("NV",))
        assert is_disputed(order)


def test_the_newest_decision_counts_alone() -> None:
    told = (Extent(REGIONAL, ("CA",)), Extent(MemberRole.DESK, (), 2))
    for order in permutations(told):
        assert agreed(order).role is MemberRole.DESK
        assert not is_disputed(order)


def test_the_same_areas_in_another_order_are_no_dispute() -> None:
    assert not is_disputed((Extent(REGIONAL, ("CA", "NV")), Extent(REGIONAL, ("NV", "CA"))))
