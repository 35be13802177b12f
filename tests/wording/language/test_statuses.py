"""Every status and role has a name."""

import pytest

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.wording.language import statuses


def test_statuses_are_named_in_the_order_of_life() -> None:
    assert [code for code, _name in statuses.names()] == [status.value for status in ActionStatus]
    assert [statuses.order_of(status.value) for status in ActionStatus] == list(range(len(ActionStatus)))
    assert statuses.order_of("puppet") == len(ActionStatus)
    assert statuses.name_of("cancelled") == "Canceled"
    assert statuses.name_of("puppet") == "puppet"


@pytest.mark.parametrize("role", AssignmentRole)
def test_every_role_has_a_name(role: AssignmentRole) -> None:
    name = statuses.role_name(role.value)
    assert name != role.value
    assert statuses.role_name(role.value, is_backup=True) != name


def test_a_backup_lead_is_called_so() -> None:
    assert statuses.role_name("lead", is_backup=True) == "Backup lead"
    assert statuses.role_name("medic", is_backup=True) == "Medic, backup"


def test_every_stage_of_people_and_groups_has_a_name() -> None:
    for stage in AssignmentStatus:
        assert statuses.assignment_status_name(stage.value)[0].isupper()
    for part in PartnershipRole:
        assert statuses.group_role_name(part.value)[0].isupper()
    for agreed in PartnershipStatus:
        assert statuses.group_status_name(agreed.value)[0].isupper()
