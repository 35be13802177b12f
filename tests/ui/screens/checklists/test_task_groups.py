"""Tasks by week begin with what is late, tasks by owner with who has most of it."""

from dataclasses import replace

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.services.checklists.checklists import Checklist
from organizer_app.ui.screens.checklists.matrix import Day
from organizer_app.ui.screens.checklists.rows import (
    GroupHead,
    Head,
    Row,
    by_owner,
    by_week,
    lines_of,
    owner_of,
    task_rows,
)
from tests.support.builders import a_head, a_row
from tests.ui.screens.checklists.test_matrix import a_task

DAY = Day("2019-06-21", "2019-06-28")
TASKS = (
    a_task(1, owner_role="lead"),
    a_task(2, due="2019-06-21", owner_id="ana"),
    a_task(3, due=""),
    a_task(4, action_id="", due="2019-07-01"),
    a_task(5, action_id="gone"),
)


def held() -> Checklist:
    row = a_row()
    return Checklist(
        "prime-day", {"prime-day": a_head()}, {row.action_id: row}, {}, {"ana": "Ana Duarte"}, {}
    )


def test_weeks_begin_on_sunday_and_end_with_what_has_no_day() -> None:
    lines = lines_of(held(), TASKS, DAY)
    assert [line.task.task_id for line in lines] == ["t1", "t2", "t4", "t3"], (
        "an action that is gone has no line"
    )
    heads = [entry for entry in by_week(lines, DAY) if isinstance(entry, GroupHead)]
    assert [(head.title, head.tasks, head.late) for head in heads] == [
        ("Late", 1, 1),
        ("This week, Jun 16 to Jun 22", 1, 0),
        ("Jun 30 to Jul 6", 1, 0),
        ("No day", 1, 0),
    ]
    assert lines[0].state is TaskState.LATE


def test_an_owner_is_the_person_else_the_lead_else_the_role() -> None:
    assert [owner_of(held(), task) for task in TASKS[:4]] == [
        "Lee Example",
        "Ana Duarte",
        "Nobody yet",
        "National team",
    ]
    assert owner_of(held(), a_task(6, owner_role="press")) == "Press"
    heads = [entry.title for entry in by_owner(lines_of(held(), TASKS, DAY)) if isinstance(entry, GroupHead)]
    assert heads[0] == "Lee Example"


def test_tasks_of_two_actions_in_one_city_say_which_they_are_of() -> None:
    first, second = a_row(starts=540), a_row(action_id="second", starts=720)
    alone = a_row(action_id="alone", place_id="elsewhere", city="Tacoma")
    rows = {row.action_id: row for row in (first, second, alone)}
    tasks = [a_task(number, action_id=action_id) for number, action_id in enumerate(rows)]
    lines = lines_of(replace(held(), actions=rows), tasks, DAY)
    assert {line.task.action_id: line.which for line in lines} == {
        first.action_id: "9:00 AM",
        "second": "12:00 PM",
        "alone": "",
    }
    texts = {row.key: "".join(row.texts[0].spoken[1:]) for row in task_rows(lines) if isinstance(row, Row)}
    assert texts == {"t0": "Seattle, WA · 9:00 AM", "t1": "Seattle, WA · 12:00 PM", "t2": "Tacoma, WA"}


def test_a_group_that_is_late_altogether_says_so_once() -> None:
    heads = task_rows([GroupHead("Late", 2, 2), GroupHead("Ana", 3, 1)])
    notes = [head.note for head in heads if isinstance(head, Head)]
    assert notes == ["2 tasks", "3 tasks, 1 late"]


def test_tasks_of_one_city_stand_in_the_order_of_the_moments_that_they_show() -> None:
    days = {"late": ("2019-07-16", 600), "noon": ("2019-07-15", 720), "early": ("2019-07-15", 540)}
    rows = {key: a_row(action_id=key, day=day, starts=starts) for key, (day, starts) in days.items()}
    found = Checklist("prime-day", {"prime-day": a_head()}, rows, {}, {}, {})
    tasks = [a_task(number, action_id=key, title="Site fixed") for number, key in enumerate(days)]
    shown = [line.which for line in lines_of(found, tasks, DAY)]
    assert shown == ["Jul 15, 9:00 AM", "Jul 15, 12:00 PM", "Jul 16"]
