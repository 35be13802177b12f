"""Replays the weeks of a large sample: daily progress derived by rule, and single steps as listed."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.rows.bulk_changes import BulkChange, BulkField
from organizer_app.services.actions import bulk_edits
from organizer_app.services.checklists import tasks
from organizer_app.services.samples.network_sample_cities import STANDS
from organizer_app.services.samples.network_sample_steps import ListedSteps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.samples.network_sample_cities import CityFilling
    from organizer_app.services.samples.sample_plans import Content

# Actions progress on days this far apart, so that neighbors in the list do not move together.
_STRIDE: Final = 13


class Step(NamedTuple):
    """One step of the story: when, UTC, by whom, and what it does."""

    at: datetime
    author: str
    run: Callable[[], object]


class Story:
    """Replays what HQ did, with the moment and the author of each step."""

    def __init__(self, workspace: Workspace, content: Content) -> None:
        self._workspace = workspace
        self._content = content
        self._template = {task["key"]: task for task in content["template"]["tasks"]}
        self._first, self._last = (date.fromisoformat(content["progress"][end]) for end in ("first", "last"))

    @contextmanager
    def at(self, moment: datetime, author: str) -> Iterator[None]:
        """Set the plan's present moment, UTC, and the author."""
        workspace = self._workspace
        known = workspace.clock, workspace.author
        workspace.clock, workspace.author = lambda: moment, author
        try:
            yield
        finally:
            workspace.clock, workspace.author = known

    def write(self, mobilization_id: str, cities: Sequence[CityFilling]) -> None:
        """Do every step in the order of its moment."""
        listed = ListedSteps(self._workspace, self._content, mobilization_id, cities)
        timed = [
            Step(datetime.fromisoformat(at), by, listed.step(*rest))
            for at, by, *rest in self._content["story"]
        ]
        for step in sorted([*self._progress(cities), *timed], key=itemgetter(0)):
            with self.at(step.at, step.author):
                step.run()
        # What has become late meanwhile shows at the first start, before any edit.
        with self.at(datetime.fromisoformat(self._content["as_of"]), ""):
            self._workspace.catch_up()

    def _progress(self, cities: Sequence[CityFilling]) -> Iterable[Step]:
        """Yield the progress of actions, some every day: their status, then their tasks done."""
        moves: dict[tuple[date, ActionStatus], list[str]] = defaultdict(list)
        done: dict[date, list[str]] = defaultdict(list)
        task_ids = self._task_ids()
        lines = [(city, spot, facts) for city in cities for spot, facts in enumerate(city.facts["actions"])]
        for number, (city, spot, facts) in enumerate(lines):
            action_id = city.action_ids[spot]
            turn = number * _STRIDE % ((self._last - self._first).days + 1)
            day, final = self._first + timedelta(days=turn), STANDS[facts["is"]].status
            if final is ActionStatus.CONFIRMED:
                moves[self._first + timedelta(days=turn // 2), ActionStatus.COMMITTED].append(action_id)
            moves[day, final].append(action_id)
            known = task_ids[action_id]
            done[day] += [known[key] for key in known if self._is_finished(city, facts, key)]
        for (day, status), action_ids in moves.items():
            yield self._daily(day, 0, self._move_on(action_ids, status))
        for day, ids in done.items():
            yield self._daily(day, 1, self._finish(ids))

    def _daily(self, day: date, which: int, run: Callable[[], object]) -> Step:
        desk = self._content["desk"]
        hour = time.fromisoformat(self._content["progress"]["hours_utc"][which])
        return Step(datetime.combine(day, hour, UTC), desk[(day.toordinal() + which) % len(desk)], run)

    def _move_on(self, action_ids: list[str], status: ActionStatus) -> Callable[[], object]:
        change = BulkChange(BulkField.STATUS, status)
        return lambda: bulk_edits.apply(self._workspace, action_ids=action_ids, change=change)

    def _finish(self, task_ids: list[str]) -> Callable[[], object]:
        return lambda: tasks.set_status(self._workspace, task_ids=task_ids, status=TaskStatus.DONE)

    def _task_ids(self) -> dict[str, dict[str, str]]:
        """Return the tasks of every action by their keys in the sample."""
        keys = {task["title"]: key for key, task in self._template.items()}
        found: dict[str, dict[str, str]] = defaultdict(dict)
        with self._workspace.read() as reader:
            for task in reader.all(Task):
                found[task.city_action_id][keys[task.title]] = task.id
        return found

    def _is_finished(self, city: CityFilling, facts: Content, key: str) -> bool:
        """Return whether an action finishes a task: all that is due except what is late, or everything."""
        if key in facts.get("late", "").split():
            return False
        days_to_go = (city.anchor - self._last).days
        is_ahead = city.number % 3 == 0 and key in self._content["ahead"]
        return facts["is"] == "ready" or is_ahead or self._template[key]["offset_days"] < -days_to_go
