"""The log is numbered without gaps, says what every step did, and only ever grows."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from organizer_app.domain.basics.changes import Noun, Operation
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person
from organizer_app.services.plan import history
from organizer_app.storage.editor import Editor
from organizer_app.storage.journal.journal import (
    changes_of,
    created_by,
    last_sequence,
    values_replaced,
    written_by,
)
from organizer_app.storage.tables import CHANGE, EDIT, ORIGIN
from tests.support.journal_checks import check_plan
from tests.support.plan_engines import OTHER_ORIGIN, START, OpenPlan


def add(plan: OpenPlan, *names: str, kind: EditKind = EditKind.ADDED_ACTION) -> None:
    with plan.workspace.edit(kind, city="Seattle") as editor:
        for name in names:
            editor.put(Organization(id=name, name=name))


def change(plan: OpenPlan, record_id: str, kind: EditKind = EditKind.CHANGED_TITLE, /, **fields: str) -> None:
    with plan.workspace.edit(kind) as editor:
        editor.put(replace(editor.get(Organization, record_id), **fields))


def everything_written(plan: OpenPlan) -> list[tuple[object, ...]]:
    with plan.workspace.read() as reader:
        order = ((EDIT, EDIT.c.lamport), (CHANGE, CHANGE.c.lamport))
        return [
            tuple(row) for table, by in order for row in reader.connection.execute(select(table).order_by(by))
        ]


def test_a_step_keeps_who_when_and_what(plan: OpenPlan) -> None:
    plan.workspace.author = "Lee"
    add(plan, "a", "b")
    (entry,) = history.entries(plan.workspace)
    assert (entry.kind, dict(entry.arguments)) == (EditKind.ADDED_ACTION, {"city": "Seattle"})
    assert (entry.author, entry.at, entry.changes, entry.undone) == ("Lee", START, 2, False)
    with plan.workspace.read() as reader:
        assert created_by(reader.connection, entry.edit_id) == {Noun.ORGANIZATION: ["a", "b"]}
        assert changes_of(reader.connection, entry.edit_id) == ()


def test_a_change_keeps_old_and_new_of_the_changed_fields_alone(plan: OpenPlan) -> None:
    add(plan, "a")
    change(plan, "a", name="Ä", notes="")
    with plan.workspace.read() as reader:
        step = history.entries(plan.workspace)[0].edit_id
        (made,) = changes_of(reader.connection, step)
        assert created_by(reader.connection, step) == {}
    assert (made.noun, made.record_id, made.operation) == (Noun.ORGANIZATION, "a", Operation.UPDATE)
    assert (made.before, made.after) == ({"name": "a"}, {"name": "Ä"})


def test_a_step_of_new_and_changed_records_owns_them_all(plan: OpenPlan) -> None:
    add(plan, "a")
    with plan.workspace.edit(EditKind.CHANGED_GROUPS) as editor:
        editor.put(replace(editor.get(Organization, "a"), name="A"))
        editor.put(Person(id="p", name="Bo"))
        editor.put(Organization(id="b", name="b"))
    newest = history.entries(plan.workspace)[0]
    assert newest.changes == 3
    with plan.workspace.read() as reader:
        assert created_by(reader.connection, newest.edit_id) == {Noun.ORGANIZATION: ["b"], Noun.PERSON: ["p"]}
        assert [made.record_id for made in changes_of(reader.connection, newest.edit_id)] == ["a"]
        assert last_sequence(reader.connection, 1) == 4
    check_plan(plan.workspace)


def put_and_fail(editor: Editor) -> None:
    editor.put(Organization(id="c", name="c"))
    editor.flush()
    raise ZeroDivisionError


def test_numbers_have_no_gaps_even_after_an_edit_that_failed(plan: OpenPlan) -> None:
    add(plan, "a", "b")
    with pytest.raises(ZeroDivisionError), plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        put_and_fail(editor)
    add(plan, "d")
    check_plan(plan.workspace)
    with plan.workspace.read() as reader:
        assert last_sequence(reader.connection, 1) == 3


def test_lamport_numbers_pass_those_of_other_laptops(plan: OpenPlan) -> None:
    add(plan, "a")
    for name in ("x", "y"):
        with plan.edit_elsewhere() as editor:
            editor.put(Organization(id=name, name=name))
    add(plan, "b")
    check_plan(plan.workspace)
    with plan.workspace.read() as reader:
        clocks = dict(reader.connection.execute(select(ORIGIN.c.number, ORIGIN.c.lamport)).all())
        assert clocks == {1: 4, OTHER_ORIGIN: 3}
        assert last_sequence(reader.connection, OTHER_ORIGIN) == 2
        assert last_sequence(reader.connection, 99) == 0


def test_the_log_only_grows(plan: OpenPlan) -> None:
    add(plan, "a")
    known = everything_written(plan)
    change(plan, "a", name="A")
    change(plan, "a", name="B")
    for step in (history.undo, history.undo, history.redo):
        before = everything_written(plan)
        step(plan.workspace)
        assert set(before) < set(everything_written(plan))
    assert set(known) < set(everything_written(plan))
    check_plan(plan.workspace)


def test_what_a_field_was_created_with_is_what_its_first_change_replaced(plan: OpenPlan) -> None:
    add(plan, "a", "b")
    change(plan, "a", name="A")
    change(plan, "a", name="AA", notes="n")
    with plan.workspace.read() as reader:
        assert values_replaced(reader.connection, ["a", "b"]) == {"a": {"name": "a", "notes": ""}}


def test_what_steps_of_one_kind_wrote_last_is_found_again(plan: OpenPlan) -> None:
    add(plan, "a", kind=EditKind.IMPORTED)
    change(plan, "a", EditKind.IMPORTED, notes="first")
    change(plan, "a", notes="by hand")
    change(plan, "a", EditKind.IMPORTED, notes="second", website="w")
    with plan.workspace.read() as reader:
        written = written_by(reader.connection, EditKind.IMPORTED, ["a", "missing"])
    assert written == {"a": {"notes": "second", "website": "w"}}


def test_an_undo_without_effect_takes_a_number_so_that_others_can_ask_for_it(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="a", name="ALIGN"))
    with plan.workspace.edit(EditKind.UNDID) as editor:
        step = history.entries(plan.workspace)[0]
        editor.take_back(step, step.edit_id)
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="b", name="Bund"))
    with plan.workspace.read() as reader:
        steps = select(EDIT.c.first_sequence, EDIT.c.changes).order_by(EDIT.c.lamport)
        assert [tuple(step) for step in reader.connection.execute(steps)] == [(1, 1), (2, 0), (3, 1)]
    check_plan(plan.workspace)
