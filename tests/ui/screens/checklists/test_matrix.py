"""Lines change where they stand, and anything else asks for a new matrix."""

from dataclasses import replace

from organizer_app.domain.checklists.task_rows import TaskRow, TaskState
from organizer_app.services.checklists.checklists import Checklist
from organizer_app.ui.screens.checklists.matrix import (
    Day,
    MatrixCity,
    build,
    key_of,
    line_of,
    put_line,
)
from tests.support.builders import a_head, a_row

DAY = Day("2019-06-21", "2019-06-28")


def a_task(number: int, **overrides: object) -> TaskRow:
    values = {
        "task_id": f"t{number}", "action_id": "action", "mobilization_id": "prime-day",
        "title": f"Task {number}",
        "due": "2019-06-01", "status": "todo", "is_gate": False, "owner_id": "", "owner_role": "",
        "template_task_id": "", "occurrence": 0, "is_changed_here": False, "is_pinned": False,
        "offset_days": None, "offset_unit": "calendar_day", "offset_from": "anchor", "skip_reason": "",
    }  # fmt: skip
    return TaskRow(**{**values, **overrides})  # type: ignore[arg-type]  # every field is named above


def held(*tasks: TaskRow) -> Checklist:
    row = a_row()
    return Checklist(
        "prime-day",
        {"prime-day": a_head()},
        {row.action_id: row},
        {task.task_id: task for task in tasks},
        {},
        {},
    )


def test_a_city_done_with_a_task_is_shown_where_it_stands() -> None:
    tasks = [a_task(1), a_task(2, due="2019-07-01")]
    found = build(held(*tasks), lambda _row, _tasks: True, DAY)
    head = found.entries[0]
    assert (head.cities, head.late) == (1, (1, 0))
    spots = {column.key: spot for spot, column in enumerate(found.columns)}
    line = line_of(a_row(), [tasks[0]._replace(status="done"), tasks[1]], spots, DAY)
    assert put_line(found, line)
    head = found.entries[0]
    assert head.late == (0, 0)
    assert (line.done, line.total) == (1, 2)
    assert line.cells[1] is not None
    assert line.cells[1].state is TaskState.LATER


def test_a_city_of_another_readiness_asks_for_a_new_matrix() -> None:
    found = build(held(a_task(1)), lambda _row, _tasks: True, DAY)
    assert not put_line(found, line_of(a_row(readiness=0), [a_task(1)], {key_of(a_task(1)): 0}, DAY))
    assert not put_line(found, line_of(a_row(action_id="other"), [a_task(1)], {}, DAY))


def test_what_does_not_apply_is_not_counted_and_called_off_cities_are_left_out() -> None:
    tasks = [a_task(1, status="skipped"), a_task(2)]
    assert line_of(a_row(), tasks, {}, DAY).total == 1
    gone = held(*tasks)
    gone.actions["action"] = a_row(status="cancelled")
    assert build(gone, lambda _row, _tasks: True, DAY).entries == []


def test_today_stands_between_what_was_and_what_comes() -> None:
    found = build(held(a_task(1), a_task(2, due="2019-07-01")), lambda _row, _tasks: True, DAY)
    assert [column.offset for column in found.columns] == [-44, -14]
    assert found.today_after == 1


def test_two_actions_of_one_city_are_told_apart_and_stay_so_when_one_changes() -> None:
    task, other = a_task(1), a_task(2, action_id="other")
    rows = {row.action_id: row for row in (a_row(starts=540), a_row(action_id="other", starts=720))}
    found = build(replace(held(task, other), actions=rows), lambda _row, _tasks: True, DAY)
    lines = [entry for entry in found.entries if isinstance(entry, MatrixCity)]
    assert [line.which for line in lines] == ["9:00 AM", "12:00 PM"]
    assert put_line(found, line_of(rows["other"], [other], {key_of(task): 0, key_of(other): 1}, DAY))
    assert [line.which for line in found.entries if isinstance(line, MatrixCity)] == ["9:00 AM", "12:00 PM"]


def test_an_action_is_told_from_another_of_its_city_that_has_nothing_to_do() -> None:
    rows = {row.action_id: row for row in (a_row(starts=540), a_row(action_id="other", starts=720))}
    found = build(replace(held(a_task(1)), actions=rows), lambda _row, _tasks: True, DAY)
    assert [line.which for line in found.entries if isinstance(line, MatrixCity)] == ["9:00 AM"]


def test_cities_of_one_readiness_stand_by_name_then_by_the_moment_that_they_show() -> None:
    rows = [
        a_row(action_id="w", place_id="w", city="Wichita", starts=540),
        a_row(action_id="late", starts=720),
        a_row(action_id="early", starts=540),
        a_row(action_id="a", place_id="a", city="Austin", starts=900),
    ]
    tasks = {row.action_id: a_task(1, task_id=row.action_id, action_id=row.action_id) for row in rows}
    held = Checklist(
        "prime-day", {"prime-day": a_head()}, {row.action_id: row for row in rows}, tasks, {}, {}
    )
    found = build(held, lambda _row, _tasks: True, DAY)
    lines = [entry for entry in found.entries if isinstance(entry, MatrixCity)]
    assert [line.action.action_id for line in lines] == ["a", "early", "late", "w"]
