"""Merging keeps everything that was known of both, moves every reference, and is one step back."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, RecordMissing
from organizer_app.domain.model.assignments import Assignment, AssignmentRole
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.model.tasks import Task
from organizer_app.services.people import duplicates
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import empty_plan, opened


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        with workspace.edit(EditKind.CHANGED_NOTES) as editor:
            editor.put(Person(id="ana", name="Ana Ruiz", pronouns="she"))
            editor.put(Person(id="annie", name="Ana Ruis", languages=("es",), private_notes="rings back"))
            for owner, value in (
                ("ana", "+12025550142"),
                ("annie", "+12025550142"),
                ("annie", "a@example.org"),
            ):
                kind = ContactKind.EMAIL if "@" in value else ContactKind.PHONE
                editor.put(ContactPoint(id=workspace.new_id(), person_id=owner, kind=kind, value=value))
            for owner, role in (("ana", "lead"), ("annie", "lead"), ("annie", "press")):
                editor.put(
                    Assignment(
                        id=f"{owner} {role}", city_action_id="a", person_id=owner, role=AssignmentRole(role)
                    )
                )
            editor.put(Talk(id="talk", person_id="annie"))
            editor.put(Task(id="task", title="Ring", owner_id="annie"))
        yield workspace


def test_the_pair_is_offered_until_somebody_tells_it_apart(workspace: Workspace) -> None:
    (pair,) = duplicates.people_alike(workspace)
    assert (pair.one_id, pair.other_id) == ("ana", "annie")
    duplicates.tell_apart(workspace, one_id="annie", other_id="ana")
    assert duplicates.people_alike(workspace) == ()
    history.undo(workspace)
    assert duplicates.people_alike(workspace) == (pair,)


def test_one_person_is_left_with_what_both_had(workspace: Workspace) -> None:
    duplicates.merge_people(workspace, kept_id="ana", merged_id="annie")
    with workspace.read() as reader:
        (person,) = reader.all(Person)
        points = {point.value for point in reader.all(ContactPoint, person_id="ana")}
        roles = sorted(each.role.value for each in reader.all(Assignment, person_id="ana"))
        assert reader.get(Talk, "talk").person_id == "ana"
        assert reader.get(Task, "task").owner_id == "ana"
        for record_type in (ContactPoint, Assignment):
            assert reader.all(record_type, person_id="annie") == ()
    assert (person.name, person.pronouns, person.languages) == ("Ana Ruiz", "she", ("es",))
    assert (person.private_notes, person.other_names) == ("rings back", ("Ana Ruis",))
    assert points == {"+12025550142", "a@example.org"}
    assert roles == ["lead", "press"]


def test_a_field_is_taken_from_the_other_when_one_says_so(workspace: Workspace) -> None:
    duplicates.merge_people(workspace, kept_id="ana", merged_id="annie", take=["name"])
    with workspace.read() as reader:
        (person,) = reader.all(Person)
    assert (person.id, person.name, person.other_names) == ("ana", "Ana Ruis", ("Ana Ruiz",))


def test_one_undo_brings_both_back_with_all_that_was_theirs(workspace: Workspace) -> None:
    def everything() -> list[object]:
        with workspace.read() as reader:
            kinds = (Person, ContactPoint, Assignment, Talk, Task)
            facts = [record for kind in kinds for record in reader.all(kind)]
        return [str(each).partition("version")[0] + str(each).partition("hidden")[2] for each in facts]

    before = everything()
    duplicates.merge_people(workspace, kept_id="ana", merged_id="annie")
    assert everything() != before
    history.undo(workspace)
    assert everything() == before


def test_what_cannot_be_merged_is_a_problem_and_changes_nothing(workspace: Workspace) -> None:
    steps = len(history.entries(workspace))
    with pytest.raises(BadValue):
        duplicates.merge_people(workspace, kept_id="ana", merged_id="ana")
    with pytest.raises(BadValue):
        duplicates.merge_people(workspace, kept_id="ana", merged_id="annie", take=["shoe_size"])
    with pytest.raises(RecordMissing):
        duplicates.merge_people(workspace, kept_id="ana", merged_id="nobody")
    assert len(history.entries(workspace)) == steps


def test_groups_take_their_members_partnerships_and_affiliates_along(workspace: Workspace) -> None:
    with workspace.edit(EditKind.CHANGED_GROUPS) as editor:
        editor.put(Organization(id="one", name="Move On", website="https://example.org"))
        editor.put(Organization(id="two", name="MoveOn", parent_id="one", people_available=12))
        editor.put(Organization(id="local", name="MoveOn Ohio", parent_id="two"))
        editor.put(Person(id="bo", name="Bo Lee", organization_id="two"))
        for number, (group, action) in enumerate((("one", "a"), ("two", "a"), ("two", "b"))):
            editor.put(Partnership(id=f"p{number}", organization_id=group, city_action_id=action))
    (pair,) = duplicates.groups_alike(workspace)
    duplicates.merge_groups(workspace, kept_id=pair.one_id, merged_id=pair.other_id)
    with workspace.read() as reader:
        kept = reader.get(Organization, "one")
        assert (kept.parent_id, kept.people_available, kept.other_names) == ("", 12, ("MoveOn",))
        assert reader.get(Organization, "local").parent_id == "one"
        assert reader.get(Person, "bo").organization_id == "one"
        assert sorted(each.city_action_id for each in reader.all(Partnership, organization_id="one")) == [
            "a",
            "b",
        ]


def test_every_field_that_points_at_somebody_is_known() -> None:
    """A new one makes this list longer; whoever adds it looks whether merging and forgetting follow it."""
    names = duplicates.POINTERS[Person] | duplicates.POINTERS[Organization]
    pointing = {
        (noun.value, field.name)
        for noun, record_type in RECORD_TYPES.items()
        for field in fields(record_type)
        if field.name in names
    }
    assert sorted(pointing) == [
        ("assignment", "person_id"),
        ("contact_point", "person_id"),
        ("organization", "parent_id"),
        ("partnership", "organization_id"),
        ("permit", "owner_id"),
        ("person", "organization_id"),
        ("recipient", "organization_id"),
        ("recipient", "person_id"),
        ("talk", "person_id"),
        ("task", "owner_id"),
    ]
