"""Everything of an author, an import or an hour is taken back as one step; what others did since stays."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.step_details import StepFilter
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.services.plan import history
from organizer_app.services.plan.reverting import preview, revert
from tests.support.journal_checks import check_plan, contents
from tests.support.plan_engines import OpenPlan, sqlite_plan

MINE = StepFilter(authors=frozenset({"Mallory"}))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenPlan]:
    """A plan where Ana has entered two groups."""
    with sqlite_plan(tmp_path) as plan:
        by(plan, "Ana")
        put(plan, Organization(id="g", name="Harbor"), Organization(id="h", name="Table"))
        yield plan
        check_plan(plan.workspace)


def by(plan: OpenPlan, author: str) -> None:
    plan.workspace.author = author
    plan.clock.advance(60)


def put(plan: OpenPlan, *records: object, kind: EditKind = EditKind.CHANGED_GROUP) -> str:
    with plan.workspace.edit(kind) as editor:
        for record in records:
            editor.put(record)  # type: ignore[type-var]  # records of any type
    return history.entries(plan.workspace)[0].edit_id


def change(plan: OpenPlan, record_id: str, **values: object) -> None:
    with plan.workspace.edit(EditKind.CHANGED_GROUP) as editor:
        editor.put(replace(editor.get(Organization, record_id), **values))  # type: ignore[arg-type]  # its own fields


def group(plan: OpenPlan, record_id: str) -> Organization:
    with plan.workspace.read() as reader:
        found = reader.find(Organization, record_id)
    assert found is not None
    return found


def test_a_day_of_one_author_is_taken_back_and_the_plan_is_what_it_was(desk: OpenPlan) -> None:
    before = contents(desk.workspace)
    by(desk, "Mallory")
    change(desk, "g", name="Hacked", notes="x")
    change(desk, "g", name="Hacked twice")
    put(
        desk,
        Person(id="p", name="Fake"),
        ContactPoint(id="c", person_id="p", kind=ContactKind.OTHER, value="v"),
    )
    with desk.workspace.edit(EditKind.REMOVED_LOGISTICS) as editor:
        editor.hide(editor.get(Organization, "h"))
    history.undo(desk.workspace)
    history.redo(desk.workspace)
    by(desk, "Ana")
    expected = preview(desk.workspace, wanted=MINE)
    report = revert(desk.workspace, wanted=MINE)
    assert report == expected
    assert (report.steps, report.restored, report.removed, report.kept, report.later) == (6, 2, 2, 0, ())
    assert contents(desk.workspace) == before
    newest = history.entries(desk.workspace)[0]
    assert (newest.kind, newest.arguments["count"]) == (EditKind.REVERTED, "6")
    history.undo(desk.workspace)
    assert group(desk, "g").name == "Hacked twice"


def test_what_somebody_else_wrote_since_stays_and_they_are_named(desk: OpenPlan) -> None:
    by(desk, "Mallory")
    change(desk, "g", name="Hacked", notes="x")
    by(desk, "Ana")
    change(desk, "g", name="Harbor Network")
    report = revert(desk.workspace, wanted=MINE)
    assert (group(desk, "g").name, group(desk, "g").notes) == ("Harbor Network", "")
    assert (report.restored, report.kept, [step.author for step in report.later]) == (1, 1, ["Ana"])


def test_a_field_that_both_wrote_in_turn_goes_back_to_the_last_value_of_the_other(desk: OpenPlan) -> None:
    by(desk, "Mallory")
    change(desk, "g", name="Hacked")
    by(desk, "Ana")
    change(desk, "g", name="Mended")
    by(desk, "Mallory")
    change(desk, "g", name="Hacked again")
    change(desk, "g", name="And again")
    report = revert(desk.workspace, wanted=MINE)
    assert group(desk, "g").name == "Mended"
    assert (report.restored, report.kept) == (1, 0)


def test_a_new_record_that_others_built_on_stays(desk: OpenPlan) -> None:
    by(desk, "Mallory")
    put(desk, Person(id="p", name="New"), Person(id="q", name="Alone"))
    by(desk, "Ana")
    put(desk, ContactPoint(id="c", person_id="p", kind=ContactKind.OTHER, value="v"))
    report = revert(desk.workspace, wanted=MINE)
    with desk.workspace.read() as reader:
        assert [person.id for person in reader.all(Person)] == ["p"]
    assert (report.removed, report.kept) == (1, 1)


def test_an_import_goes_alone_and_what_was_changed_of_it_stays(desk: OpenPlan) -> None:
    rows = [Organization(id=f"i{number}", name=f"Row {number}") for number in range(3)]
    imported = put(desk, *rows, kind=EditKind.IMPORTED)
    by(desk, "Ana")
    change(desk, "i1", notes="called")
    report = revert(desk.workspace, wanted=StepFilter(brought_by=imported))
    with desk.workspace.read() as reader:
        assert {each.id for each in reader.all(Organization)} == {"g", "h", "i1"}
    assert (report.steps, report.removed, report.kept) == (1, 2, 1)


def test_what_was_reverted_and_undone_again_can_be_reverted_again(desk: OpenPlan) -> None:
    rows = [Organization(id=f"i{number}", name=f"Row {number}") for number in range(3)]
    imported = StepFilter(brought_by=put(desk, *rows, kind=EditKind.IMPORTED))
    by(desk, "Mallory")
    change(desk, "g", name="Hacked")
    by(desk, "Ana")
    for wanted in (imported, MINE):
        revert(desk.workspace, wanted=wanted)
        history.undo(desk.workspace)
        history.redo(desk.workspace)
        history.undo(desk.workspace)
        # Ana's revert and its undo cancel each other: neither is a later change.
        assert revert(desk.workspace, wanted=wanted).kept == 0
    with desk.workspace.read() as reader:
        assert {each.id for each in reader.all(Organization)} == {"g", "h"}
    assert group(desk, "g").name == "Harbor"


def test_an_undo_of_somebody_elses_step_is_reverted_with_the_steps_of_who_undid_it(desk: OpenPlan) -> None:
    by(desk, "Ana")
    change(desk, "g", name="Harbor Church")
    by(desk, "Mallory")
    history.undo(desk.workspace)
    assert group(desk, "g").name == "Harbor"
    revert(desk.workspace, wanted=MINE)
    assert group(desk, "g").name == "Harbor Church"


def test_an_hour_is_taken_back(desk: OpenPlan) -> None:
    start = desk.clock() + timedelta(seconds=30)
    by(desk, "Ana")
    change(desk, "g", name="Wrong")
    until = desk.clock() + timedelta(seconds=30)
    by(desk, "Ana")
    change(desk, "h", name="Right")
    revert(desk.workspace, wanted=StepFilter(since=start, until=until))
    assert (group(desk, "g").name, group(desk, "h").name) == ("Harbor", "Right")


def test_nothing_to_take_back_leaves_no_step(desk: OpenPlan) -> None:
    before = history.entries(desk.workspace)
    assert revert(desk.workspace, wanted=MINE).steps == 0
    assert history.entries(desk.workspace) == before
