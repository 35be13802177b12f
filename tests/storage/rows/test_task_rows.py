"""Flat rows of tasks say what the records say, on either way of reading them."""

from datetime import date
from pathlib import Path

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.tasks import Task
from organizer_app.services.checklists import tasks
from organizer_app.storage.rows.task_rows import read_some_task_rows, read_task_rows
from tests.support.open_plans import add_action, empty_plan, opened


def test_both_ways_of_reading_agree_with_the_records(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        action_id = add_action(workspace, "Seattle, WA")
        made = [
            tasks.add_task(
                workspace, action_id=action_id, title="Chairs", due_on=date(2027, 4, 1), is_gate=True
            ),
            tasks.add_task(workspace, action_id=action_id, title="Tea"),
        ]
        gone = tasks.add_task(workspace, action_id=action_id, title="Gone")
        with workspace.edit(EditKind.REMOVED_TASKS, count="1") as editor:
            editor.hide(editor.get(Task, gone))
        with workspace.read() as reader:
            rows = read_task_rows(reader.connection)
            assert read_some_task_rows(reader.connection, [*made, "nobody"]) == rows
            records = reader.all(Task)
    assert [(row.task_id, row.title, bool(row.is_gate), row.due) for row in rows] == [
        (task.id, task.title, task.is_gate, task.due_on.isoformat() if task.due_on else "")
        for task in records
    ]
    assert [(row.status, row.offset_unit, row.offset_from) for row in rows] == [
        (task.status.value, task.offset_unit.value, task.offset_from.value) for task in records
    ]
