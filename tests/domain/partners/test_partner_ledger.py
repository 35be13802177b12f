"""Every group stands in the ledger once, below its network, whatever the data look like."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.partners.partner_ledger import ledger, stages, would_be_circle

ACTIVE, ASKED, WITHDRAWN = PartnershipStatus.ACTIVE, PartnershipStatus.ASKED, PartnershipStatus.WITHDRAWN


def group(name: str, parent: str = "") -> Organization:
    return Organization(id=name, name=name, parent_id=parent)


def part(group_id: str, action: str, status: PartnershipStatus) -> Partnership:
    return Partnership(
        id=f"{group_id} {action}", organization_id=group_id, city_action_id=action, status=status
    )


def test_networks_come_first_and_their_affiliates_below_them() -> None:
    groups = [
        group("Solo"),
        group("Zeta"),
        group("Zeta North", "Zeta"),
        group("alpha", "Zeta"),
        group("Lost", "gone"),
    ]
    lines = ledger(groups, [], [])
    assert [(line.group.name, line.depth, line.affiliates) for line in lines] == [
        ("Zeta", 0, 2),
        ("alpha", 1, 0),
        ("Zeta North", 1, 0),
        ("Lost", 0, 0),
        ("Solo", 0, 0),
    ]


def test_a_line_knows_its_parts_in_the_wanted_cities_and_its_furthest_stage() -> None:
    parts = [part("One", "a", ASKED), part("One", "b", ACTIVE), part("One", "elsewhere", ACTIVE)]
    parts += [part("Two", "a", WITHDRAWN), part("Three", "", ASKED)]
    lines = ledger([group("One"), group("Two"), group("Three"), group("Four")], parts, ["a", "b"])
    by_name = {line.group.name: line for line in lines}
    assert set(by_name["One"].parts) == {"a", "b"}
    assert by_name["Three"].whole == parts[-1]
    assert (by_name["One"].best, by_name["Two"].best, by_name["Four"].best) == (ACTIVE, WITHDRAWN, None)
    assert stages(lines) == {ACTIVE: 1, WITHDRAWN: 1, ASKED: 1}


def test_a_group_cannot_be_put_below_itself() -> None:
    groups = [group("A"), group("B", "A"), group("C", "B")]
    assert would_be_circle(groups, "A", "C")
    assert would_be_circle(groups, "A", "A")
    assert not would_be_circle(groups, "C", "A")


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9)), max_size=8, unique_by=lambda pair: pair[0]))
def test_circles_and_lost_networks_hide_nobody(links: list[tuple[int, int]]) -> None:
    groups = [group(f"g{one}", f"g{above}") for one, above in links]
    lines = ledger(groups, [], [])
    assert sorted(line.group.id for line in lines) == sorted(each.id for each in groups)


@pytest.mark.parametrize(
    ("less", "more"),
    list(
        pairwise(
            [
                PartnershipStatus.IDENTIFIED,
                PartnershipStatus.ASKED,
                PartnershipStatus.VERBAL,
                PartnershipStatus.SIGNED,
                PartnershipStatus.ACTIVE,
            ]
        )
    ),
)
def test_each_stage_is_further_than_the_one_before(less: PartnershipStatus, more: PartnershipStatus) -> None:
    for stages_held in ((less, more), (more, less)):
        parts = [part("One", city, status) for city, status in zip("ab", stages_held, strict=True)]
        (line,) = ledger([group("One")], parts, ["a", "b"])
        assert line.best is more


def test_a_part_that_has_ended_went_as_far_as_an_active_one() -> None:
    for before in (PartnershipStatus.IDENTIFIED, PartnershipStatus.SIGNED):
        parts = [part("One", "a", before), part("One", "b", PartnershipStatus.ENDED)]
        (line,) = ledger([group("One")], parts, ["a", "b"])
        assert line.best is PartnershipStatus.ENDED
