"""A row of groups says where a group takes part; what the plan cannot take of it is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.importing.incoming_people import Outcome
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.services.plan.workspace import Workspace
from tests.support.imported_people import import_groups
from tests.support.open_plans import opened, sample_plan

TABLE = (
    b"Group,City,Role,Stage\n"
    b'Harbor Choir,"Seattle, WA; Portland, OR; Atlantis",ally,signed\n'
    b'Night Shift,"Seattle, WA",mascot,\n'
    b'Mijente,"Arlington, VA",lead,maybe\n'
)


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def parts(plan: Workspace) -> dict[str, list[Partnership]]:
    found: dict[str, list[Partnership]] = {}
    with plan.read() as reader:
        names = {group.id: group.name for group in reader.all(Organization)}
        for part in reader.all(Partnership):
            found.setdefault(names[part.organization_id], []).append(part)
    return found


def test_groups_go_into_their_cities_once(plan: Workspace) -> None:
    before = parts(plan)
    report = import_groups(plan, name="groups.csv", data=TABLE)
    after = parts(plan)
    assert [(part.role, part.status) for part in after["Harbor Choir"]] == [
        (PartnershipRole.ALLY, PartnershipStatus.SIGNED)
    ] * 2
    (shift,) = after["Night Shift"]
    assert (shift.role, shift.status) == (PartnershipRole.CO_HOST, PartnershipStatus.IDENTIFIED)
    orders = [part.credit_order for held in after.values() for part in held]
    assert shift.credit_order > 1
    assert all(orders)
    assert after["Mijente"] == before["Mijente"], "a part that is there stays as it is"
    assert [row.outcome for row in report.rows] == [Outcome.CREATED, Outcome.CREATED, Outcome.UNCHANGED]
    again = import_groups(plan, name="groups.csv", data=TABLE)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)
    assert parts(plan) == after


def test_what_cannot_be_taken_is_told_row_by_row(plan: Workspace) -> None:
    report = import_groups(plan, name="groups.csv", data=TABLE, dry_run=True)
    assert [row.doubts for row in report.rows] == [
        (("city_unknown", "Atlantis"),),
        (("part_unknown", "mascot"),),
        (("stage_unknown", "maybe"),),
    ]
