"""Two entries stand side by side as a human reads them: each city once, and no more than fit."""

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import Assignment, AssignmentRole
from organizer_app.domain.model.people import Person
from organizer_app.services.people.duplicate_pairs import pair_facts
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action

PLACES = (
    "Tucson, AZ",
    "Tucson, AZ",
    "Boise, ID",
    "Reno, NV",
    "Mesa, AZ",
    "Elko, NV",
    "Ogden, UT",
    "Moab, UT",
)


def put_person(workspace: Workspace, name: str, action_ids: list[str]) -> None:
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(Person(id=name, name=name))
        for action_id in action_ids:
            editor.put(
                Assignment(
                    id=f"{name} {action_id}",
                    city_action_id=action_id,
                    person_id=name,
                    role=AssignmentRole.LEAD,
                )
            )


def test_a_city_is_named_once_and_what_does_not_fit_is_hinted_at(plan: Workspace) -> None:
    ids = [add_action(plan, place) for place in PLACES]
    put_person(plan, "ana", ids[:2])
    put_person(plan, "annie", ids[1:])
    facts = pair_facts(plan, one_id="ana", other_id="annie", kind="people")
    (cities,) = (field for field in facts.both if field.code == "cities")
    assert cities.one == "Tucson"
    assert cities.other == "Tucson, Boise, Reno, Mesa, Elko, Ogden, …"
