"""What is computed of a ledger once says cities where it counts cities, and asks where it counts asks."""

from datetime import UTC, datetime

from organizer_app.domain.basics.filters import Facet, Filter
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.partners.partner_book import LedgerCity, PartnerBook
from organizer_app.domain.partners.partner_ledger import LedgerGroup
from organizer_app.ui.screens.partners.ledger_lines import indexed, options, reads_better_as_list
from organizer_app.ui.screens.partners.partners_view import LedgerLine
from organizer_app.wording.partners.partners import ask_heading, kind_line, parts_line


def test_a_group_at_two_actions_of_one_city_is_in_one_city() -> None:
    cities = [LedgerCity(f"a{number}", "Reno", "NV", 2, "2027-04-17") for number in range(3)]
    cities.append(LedgerCity("b", "Elko", "NV", 2, "2027-04-17"))
    stages = (PartnershipStatus.ACTIVE, PartnershipStatus.ASKED, PartnershipStatus.WITHDRAWN)
    parts = {
        city.action_id: Partnership(
            id=city.action_id, organization_id="group", city_action_id=city.action_id, status=stage
        )
        for city, stage in zip(cities[:3], stages, strict=True)
    }
    line = LedgerGroup(Organization(id="group", name="Choir"), 0, 0, None, parts)
    assert indexed(PartnerBook("m", "UTC", (line,), tuple(cities), {}, {})).towns == {"group": 1}


def test_a_stage_counts_its_asks_and_their_groups() -> None:
    assert ask_heading(PartnershipStatus.ASKED, 3, 2) == "Asked, no answer yet   3 requests to 2 groups"
    assert ask_heading(PartnershipStatus.SIGNED, 1, 1) == "Signed, not active yet   1 request to 1 group"


def test_a_group_with_an_empty_line_says_why_it_is_empty() -> None:
    asked = Partnership(id="p", organization_id="group", city_action_id="a")
    for whole, said in ((None, "in no city yet"), (asked, "")):
        assert (
            kind_line(LedgerGroup(Organization(id="group", name="Choir"), 0, 0, whole, {}), 0, None, 0)
            == said
        )


def test_groups_without_a_part_can_be_kept_and_those_that_left_have_no_name_to_show() -> None:
    city = LedgerCity("a", "Reno", "NV", 2, "2027-04-17")
    left = Partnership(id="p", organization_id="2", city_action_id="a", status=PartnershipStatus.WITHDRAWN)
    lines = tuple(
        LedgerGroup(Organization(id=group, name="Choir"), 0, 0, None, parts)
        for group, parts in (("1", {}), ("2", {"a": left}))
    )
    held = indexed(PartnerBook("m", "UTC", lines, (city,), {}, {}))
    offered = options(held, Filter(), Facet.NAME, datetime(2027, 4, 1, tzinfo=UTC))
    assert [(each.label, each.rows) for each in offered] == [("no part", 1)]


def lines_in(cities: list[LedgerCity], parts: int) -> tuple[LedgerLine, ...]:
    held = {
        city.action_id: Partnership(
            id=city.action_id,
            organization_id="group",
            city_action_id=city.action_id,
            status=PartnershipStatus.SIGNED,
        )
        for city in cities[:parts]
    }
    group = LedgerGroup(Organization(id="group", name="Choir"), 0, 0, None, held)
    return (LedgerLine(group, 0, is_folded=None, is_last=True, below={}),)


def test_a_wide_and_nearly_empty_matrix_reads_better_as_a_list() -> None:
    cities = [LedgerCity(f"a{number}", f"City {number}", "NV", 2, "2027-04-17") for number in range(39)]
    assert reads_better_as_list(lines_in(cities, 3), cities)
    assert not reads_better_as_list(lines_in(cities, 8), cities), "it is filled enough"
    assert not reads_better_as_list(lines_in(cities[:7], 0), cities[:7]), "it fits the screen"


def test_a_matrix_of_thousands_of_cities_reads_better_as_a_list_however_full_it_is() -> None:
    cities = [LedgerCity(f"a{number}", f"City {number}", "NV", 2, "2027-04-17") for number in range(2_600)]
    assert reads_better_as_list(lines_in(cities, 2_600), cities)


def test_a_line_of_the_list_says_where_its_group_takes_part() -> None:
    cities = [
        LedgerCity(f"a{number}", city, "NV", 2, "2027-04-17") for number, city in enumerate(("Reno", "Elko"))
    ]
    (line,) = lines_in(cities, 2)
    assert parts_line(line.line, {city.action_id: city for city in cities}) == "Co-host, signed: Elko, Reno"
    assert parts_line(line.line, {}) == ""
