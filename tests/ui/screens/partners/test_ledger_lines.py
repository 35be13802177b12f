"""What is computed of a ledger once says cities where it counts cities, and asks where it counts asks."""

from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.partners.partner_book import LedgerCity, PartnerBook
from organizer_app.domain.partners.partner_ledger import LedgerGroup
from organizer_app.ui.screens.partners.ledger_lines import indexed
from organizer_app.wording.partners.partners import ask_heading, kind_line


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
