"""The sidebar counts what waits: late tasks, people and groups that were not removed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.tasks import Task
from organizer_app.services.plan.screen_counts import screen_counts
from tests.support.checklist_views import templated_plan
from tests.support.open_plans import opened, sample_plan


def test_what_is_late_depends_on_the_day_and_what_is_removed_does_not_count(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        before = screen_counts(workspace, today=date(2019, 6, 1))
        assert before.late_tasks == 0
        with workspace.read() as reader:
            people = reader.all(Person)
            open_tasks = [task for task in reader.all(Task) if task.status.value in {"open", "doing"}]
            assert before.people == len(people)
        assert screen_counts(workspace, today=date(2030, 1, 1)).late_tasks >= len(
            [task for task in open_tasks if task.due_on]
        )
        with workspace.edit(EditKind.CHANGED_NOTES) as editor:
            editor.put(replace(people[0], hidden=True))
        assert screen_counts(workspace, today=date(2019, 6, 1)).people == before.people - 1


def test_what_was_left_open_in_actions_that_are_over_is_late_no_longer(tmp_path: Path) -> None:
    day_after = date(2019, 7, 16)
    with opened(templated_plan(tmp_path, opened)) as workspace:
        before = screen_counts(workspace, today=day_after).late_tasks
        workspace.clock = lambda: datetime(2019, 7, 16, 12, tzinfo=UTC)
        workspace.catch_up()
        with workspace.read() as reader:
            days = {action.id: action.day for action in reader.all(CityAction)}
            late = [each for each in reader.all(Task) if each.due_on and each.due_on < day_after]
        open_still = [each for each in late if each.status.value in {"todo", "doing", "blocked"}]
        thanks = [
            each
            for each in open_still
            if (each.due_on or day_after) > days.get(each.city_action_id, date.min)
        ]
        assert 0 < len(thanks) < before
        assert screen_counts(workspace, today=day_after).late_tasks == len(thanks)
