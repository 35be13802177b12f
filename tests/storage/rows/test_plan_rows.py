"""Rows are read all at once or one by one, and the blob for the next start is no older than they are."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import event, select

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.storage.rows.plan_rows import (
    keep_packed,
    read_notes,
    read_overdue_gates,
    read_rows,
    read_snapshot,
)
from organizer_app.storage.rows.start_rows import read_kept
from organizer_app.storage.tables import ORIGIN, PACKED_ROWS
from tests.support.builders import a_city_action, a_place
from tests.support.open_plans import empty_plan, opened
from tests.support.plan_engines import OpenPlan


def fill(plan: OpenPlan, count: int = 3) -> None:
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        editor.put(a_place())
        editor.add_all(
            a_city_action(id=f"{n:04d}", notes="bring drums" if n == 1 else "") for n in range(count)
        )


def hide_first(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.REMOVED_ACTIONS) as editor:
        editor.hide(editor.get(CityAction, "0000"))


def test_rows_that_are_asked_for_by_id_are_those_of_the_snapshot(plan: OpenPlan) -> None:
    fill(plan, 1100)
    hide_first(plan)
    ids = [f"{number:04d}" for number in range(1101)]
    with plan.workspace.read() as reader:
        rows = read_snapshot(reader.connection).rows
        assert len(rows) == 1099
        assert sorted(read_rows(reader.connection, ids)) == sorted(rows)
        assert read_rows(reader.connection, []) == ()


def test_notes_of_visible_actions_are_read_with_their_ids(plan: OpenPlan) -> None:
    fill(plan)
    with plan.workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(CityAction, "0000"), notes="later removed"))
    hide_first(plan)
    with plan.workspace.read() as reader:
        assert read_notes(reader.connection) == {"0001": "bring drums"}


def test_closing_keeps_the_rows_as_they_are_then(plan: OpenPlan) -> None:
    fill(plan)
    plan.reopen()
    hide_first(plan)
    plan.reopen()
    with plan.workspace.read() as reader:
        (kept,) = reader.connection.execute(select(PACKED_ROWS))
        newest = reader.connection.scalars(select(ORIGIN.c.lamport)).one()
        assert (kept.name, kept.lamport) == ("actions", newest)
        assert read_kept(kept.packed) == read_snapshot(reader.connection).rows


def test_rows_that_are_kept_already_are_not_written_again(plan: OpenPlan) -> None:
    fill(plan)
    with plan.database.writing() as connection:
        keep_packed(connection)
        connection.execute(PACKED_ROWS.update().values(packed=b"mark"))
        keep_packed(connection)
        assert connection.scalars(select(PACKED_ROWS.c.packed)).one() == b"mark"


def test_overdue_gates_are_the_open_ones_whose_day_is_over(plan: OpenPlan) -> None:
    gate = Task(id="late", title="Permit", city_action_id="0000", due_on=date(2027, 4, 1), is_gate=True)
    with plan.workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.add_all((
            gate,
            replace(gate, id="today", due_on=date(2027, 4, 2)),
            replace(gate, id="done", status=TaskStatus.DONE),
            replace(gate, id="no gate", is_gate=False),
            replace(gate, id="removed"),
        ))  # fmt: skip
        editor.flush()
        editor.hide(editor.get(Task, "removed"))
    with plan.workspace.read() as reader:
        found = read_overdue_gates(reader.connection, "2027-04-02")
    assert [tuple(each) for each in found] == [("0000", "late", "Permit", "2027-04-01", "")]


def test_a_plan_file_finds_overdue_gates_without_reading_every_task(tmp_path: Path) -> None:
    asked: list[tuple[str, object]] = []
    with opened(empty_plan(tmp_path)) as workspace, workspace.read() as reader:
        connection = reader.connection
        event.listen(
            connection, "before_cursor_execute", lambda _c, _u, text, values, *_: asked.append((text, values))
        )
        read_overdue_gates(connection, "2027-04-02")
        ((text, values),) = asked
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values).all()
    assert [step[-1] for step in steps] == ["SEARCH task USING INDEX ix_task_gate (due_on<?)"]
