"""Names are offered by the beginning of any of their words."""

from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.domain.model.partnerships import PartnershipRole
from organizer_app.services.actions import groups, name_suggestions
from organizer_app.services.people import coverage
from organizer_app.services.plan.workspace import Workspace
from tests.support.plan_views import row_in


def test_people_and_groups_are_offered_by_any_word(sample: Workspace) -> None:
    action_id = row_in(sample, "Seattle").action_id
    for name in ("Noor Zzyzx", "Zzyla Noor"):
        coverage.fill_role(sample, action_id=action_id, role=AssignmentRole.MARSHAL, name=name)
    assert name_suggestions.people_called(sample, " zzy") == ["Zzyla Noor", "Noor Zzyzx"]
    assert name_suggestions.people_called(sample, "  ") == []
    groups.add_group(sample, action_id=action_id, name="Zzyzx Table", role=PartnershipRole.ALLY)
    assert name_suggestions.groups_called(sample, "table")[-1] == "Zzyzx Table"


def test_people_of_the_same_city_come_first_then_the_nearest(sample: Workspace) -> None:
    cities = ("New York", "Minneapolis", "Seattle")
    for number, city in enumerate(cities):
        action_id = row_in(sample, city).action_id
        name = f"Qa{'abc'[number]} Person"
        coverage.fill_role(sample, action_id=action_id, role=AssignmentRole.MARSHAL, name=name)
    near = row_in(sample, "Seattle").action_id
    assert name_suggestions.people_called(sample, "qa", near=near) == [
        "Qac Person",
        "Qab Person",
        "Qaa Person",
    ]
    assert name_suggestions.people_called(sample, "qa")[0] == "Qaa Person"
    assert name_suggestions.people_called(sample, "qa", near="nowhere")[0] == "Qaa Person"
