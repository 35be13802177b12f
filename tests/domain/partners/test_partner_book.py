"""Whether a name is public, who stands below whom, and in which order groups are named."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from organizer_app.domain.model.organizations import Organization, OrganizationKind
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.partners.partner_book import (
    LedgerCity,
    NameState,
    PartnerBook,
    asks,
    counts_below,
    credits_of,
    held_until,
    is_coalition,
    name_state,
    written_name,
)
from organizer_app.domain.partners.partner_ledger import LedgerGroup

NOW = datetime(2027, 4, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=3)


def part(
    number: int, status: PartnershipStatus, until: datetime | None = None, order: int = 1
) -> Partnership:
    return Partnership(
        id=f"part{number}",
        organization_id=f"group{number}",
        city_action_id="city",
        status=status,
        name_public_from=until,
        credit_order=order,
    )


def line(number: int, *parts: Partnership, depth: int = 0, affiliates: int = 0) -> LedgerGroup:
    group = Organization(id=f"group{number}", name=f"Group {number}")
    return LedgerGroup(group, depth, affiliates, None, {each.city_action_id: each for each in parts})


def test_a_name_is_public_once_signed_and_no_embargo_holds_it() -> None:
    signed, asked = PartnershipStatus.SIGNED, PartnershipStatus.ASKED
    assert name_state(line(1), NOW) is NameState.NO_PART
    assert name_state(line(1, part(1, asked)), NOW) is NameState.UNNAMED
    assert name_state(line(1, part(1, signed)), NOW) is NameState.PUBLIC
    held = line(1, part(1, signed, LATER))
    assert name_state(held, NOW) is NameState.HELD
    assert held_until(held, NOW) == LATER
    assert name_state(held, LATER) is NameState.PUBLIC
    assert name_state(line(1, part(1, PartnershipStatus.WITHDRAWN, LATER)), NOW) is NameState.GONE


def test_networks_count_the_groups_below_them_that_still_take_part() -> None:
    active, gone = PartnershipStatus.ACTIVE, PartnershipStatus.WITHDRAWN
    lines = [
        line(1, affiliates=2),
        line(2, part(2, active), depth=1, affiliates=1),
        line(3, part(3, active), depth=2),
        line(4, part(4, gone), depth=1),
        line(5, part(5, active)),
    ]
    assert counts_below(lines) == {"group1": {"city": 2}, "group2": {"city": 1}}
    assert is_coalition(lines[0])
    assert not is_coalition(lines[4])
    assert lines[0].group.kind is OrganizationKind.OTHER


def test_credits_follow_their_order_and_those_who_left_come_last() -> None:
    lines = [
        line(1, part(1, PartnershipStatus.WITHDRAWN, order=1)),
        line(2, part(2, PartnershipStatus.ACTIVE, order=3)),
        line(3, part(3, PartnershipStatus.SIGNED, LATER, order=2)),
    ]
    found = credits_of(lines, "city", NOW)
    assert [(each.part.id, each.rank, each.is_printed) for each in found] == [
        ("part3", 1, False),
        ("part2", 2, True),
        ("part1", 0, False),
    ]
    assert found[0].is_held
    assert credits_of(lines, "elsewhere", NOW) == ()


def test_a_city_may_write_a_name_in_its_own_way() -> None:
    own = part(1, PartnershipStatus.ACTIVE)
    assert written_name(line(1, own), own) == "Group 1"


def test_asks_are_sorted_by_stage_and_by_how_long_they_wait() -> None:
    first, second = part(1, PartnershipStatus.ASKED), part(2, PartnershipStatus.IDENTIFIED)
    city = LedgerCity("city", "Reno", "NV", 2, "2027-04-17")
    book = PartnerBook("m", "UTC", (line(1, first), line(2, second)), (city,), {}, {})
    found = asks(book)
    assert [ask.part.id for ask in found[PartnershipStatus.ASKED]] == ["part1"]
    assert found[PartnershipStatus.IDENTIFIED][0].city == city
    assert found[PartnershipStatus.SIGNED] == ()


def test_asks_of_one_city_stand_in_the_order_of_time_and_unknown_times_come_last() -> None:
    late = LedgerCity("late", "Reno", "NV", 2, "2027-04-18", starts=9 * 60)
    early = LedgerCity("early", "Reno", "NV", 2, "2027-04-17", starts=17 * 60)
    morning = LedgerCity("morning", "Reno", "NV", 2, "2027-04-17", starts=9 * 60)
    unknown = LedgerCity("unknown", "Reno", "NV", 2, "")
    cities = (late, unknown, early, morning)
    parts = [replace(part(1, PartnershipStatus.ASKED), city_action_id=each.action_id) for each in cities]
    found = asks(PartnerBook("m", "UTC", (line(1, *parts),), cities, {}, {}))
    assert [ask.city for ask in found[PartnershipStatus.ASKED]] == [morning, early, late, unknown]


def test_who_was_asked_longest_ago_comes_first_and_an_unknown_day_before_all() -> None:
    days = (date(2027, 3, 2), date(2027, 3, 1), None)
    asked = [
        replace(part(number, PartnershipStatus.ASKED), asked_on=day, signed_on=date(2027, 1, 1))
        for number, day in enumerate(days)
    ]
    signed = [
        replace(part(number, PartnershipStatus.SIGNED), signed_on=day, asked_on=date(2027, 1, 1))
        for number, day in enumerate(days, 5)
    ]
    lines = tuple(line(number, each) for number, each in enumerate((*asked, *signed)))
    found = asks(PartnerBook("m", "UTC", lines, (), {}, {}))
    assert [ask.since for ask in found[PartnershipStatus.ASKED]] == [None, *sorted(filter(None, days))]
    assert [ask.since for ask in found[PartnershipStatus.SIGNED]] == [None, *sorted(filter(None, days))]
    assert {ask.city for held in found.values() for ask in held} == {None}
