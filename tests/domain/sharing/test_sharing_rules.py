"""Who is told about which action, and whose name may be read."""

from datetime import UTC, datetime, timedelta

import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.sharing.sharing_rules import entry_uid, is_listed, names_group, sequence_of

NOW = datetime(2019, 7, 5, tzinfo=UTC)
STATUS = ActionStatus


def listed(audience: Audience, *, was_announced: bool) -> set[ActionStatus]:
    return {status for status in STATUS if is_listed(status, audience, was_announced=was_announced)}


def test_the_public_hears_of_an_action_once_the_city_has_committed() -> None:
    announced = {
        STATUS.COMMITTED, STATUS.CONFIRMED, STATUS.READY, STATUS.LIVE, STATUS.ENDED, STATUS.REPORTED,
        STATUS.CLOSED,
    }  # fmt: skip
    assert listed(Audience.PUBLIC, was_announced=False) == announced
    assert listed(Audience.PUBLIC, was_announced=True) == announced | {STATUS.CANCELLED, STATUS.POSTPONED}


def test_partners_also_hear_of_cities_that_were_asked() -> None:
    more = listed(Audience.PARTNERS, was_announced=True) - listed(Audience.PUBLIC, was_announced=True)
    assert more == {STATUS.ASKED}


def test_the_desk_sees_everything() -> None:
    assert listed(Audience.INTERNAL, was_announced=False) == set(STATUS)


def part(status: PartnershipStatus, **changes: object) -> Partnership:
    return Partnership(**{"id": "p", "organization_id": "o", "status": status, **changes})


@pytest.mark.parametrize(
    ("status", "readers"),
    [
        (PartnershipStatus.IDENTIFIED, {Audience.INTERNAL}),
        (PartnershipStatus.ASKED, {Audience.INTERNAL}),
        (PartnershipStatus.VERBAL, {Audience.INTERNAL, Audience.PARTNERS}),
        (PartnershipStatus.SIGNED, set(EXPORT_AUDIENCES)),
        (PartnershipStatus.ACTIVE, set(EXPORT_AUDIENCES)),
        (PartnershipStatus.ENDED, set(EXPORT_AUDIENCES)),
        (PartnershipStatus.DECLINED, set()),
        (PartnershipStatus.WITHDRAWN, set()),
    ],
)
def test_a_name_is_read_by_those_the_group_agreed_to(
    status: PartnershipStatus, readers: set[Audience]
) -> None:
    assert {audience for audience in EXPORT_AUDIENCES if names_group(part(status), audience, NOW)} == readers


def test_an_embargo_binds_the_public_until_its_moment() -> None:
    signed = part(PartnershipStatus.SIGNED, name_public_from=NOW + timedelta(hours=1))
    assert not names_group(signed, Audience.PUBLIC, NOW)
    assert names_group(signed, Audience.PARTNERS, NOW)
    assert names_group(signed, Audience.PUBLIC, NOW + timedelta(hours=1))


def test_the_public_reads_no_names_of_vendors() -> None:
    vendor = part(PartnershipStatus.SIGNED, role=PartnershipRole.VENDOR)
    assert not names_group(vendor, Audience.PUBLIC, NOW)


def test_a_uid_is_stable_and_does_not_show_the_id() -> None:
    uid = entry_uid("0197f0a0-0000-7000-8000-000000000001")
    assert uid == entry_uid("0197f0a0-0000-7000-8000-000000000001")
    assert uid != entry_uid("0197f0a0-0000-7000-8000-000000000002")
    assert uid.endswith("@organizer")
    assert "0197f0a0" not in uid


def test_a_sequence_rises_although_a_swap_lowers_a_version() -> None:
    before = sequence_of([4, 2], [30])
    assert sequence_of([5, 2], [1]) > before, "the action was pointed at a new place"
    assert sequence_of([4, 2], [31]) > before, "the place itself was corrected"
    assert sequence_of([5], [5000]) < 2**31
    assert sequence_of([5], [5000]) < sequence_of([6], [0]), "an own version counts more than all shared ones"
