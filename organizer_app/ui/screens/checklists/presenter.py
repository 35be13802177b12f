"""Decides what the checklists show and what a click does; no widgets, tested without a window."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.changes import Noun
from organizer_app.domain.local_time import local_of
from organizer_app.domain.task_rows import TaskRow, TaskState, state_of
from organizer_app.domain.tasks import TaskStatus
from organizer_app.ui.flow.plan_door import PlanDoor
from organizer_app.ui.screens.checklists import checklist_work as work
from organizer_app.ui.screens.checklists.checklist_values import (
    ChecklistView,
    Keep,
    Notice,
    TaskFacts,
    ViewKind,
)
from organizer_app.ui.screens.checklists.edits import ChecklistEdits
from organizer_app.ui.screens.checklists.matrix import (
    Day,
    Matrix,
    build,
    day_of,
    key_of,
    line_of,
    offset_of,
    put_line,
)
from organizer_app.ui.screens.checklists.rows import permit_rows, task_rows
from organizer_app.ui.screens.checklists.task_groups import by_owner, by_week, lines_of, owner_of
from organizer_app.wording.findings import city_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.changes import ChangeSet
    from organizer_app.domain.permits import PermitStatus
    from organizer_app.environment.clock import Clock
    from organizer_app.services.checklists import Checklist
    from organizer_app.services.permits import PermitLine
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.checklists.line_values import Head, Row

_KEYS = {"n": TaskStatus.NOT_APPLICABLE, "u": TaskStatus.DOING}
_OUT = frozenset({"done", "skipped", "not_applicable"})
_SEEN = frozenset(
    {Noun.TASK, Noun.CITY_ACTION, Noun.MOBILIZATION, Noun.TEMPLATE_TASK, Noun.PLAN_TEMPLATE, Noun.PERMIT}
)
# Beyond this many tasks an edit is read anew as a whole.
_FEW = 500


class ChecklistsPresenter:
    """Holds all tasks of the plan as rows and keeps them up to date; implements what a click means."""

    def __init__(self, view: ChecklistView, background: Runner, clock: Clock) -> None:
        self._view = view
        self._door = PlanDoor(view, background)
        self._clock = clock
        self.edits = ChecklistEdits(view, self._door)
        self.kind = ViewKind.CITY
        self.keep = Keep.OPEN
        self.words = ""
        self.held: Checklist | None = None
        self.matrix = Matrix()
        self.task_id = ""
        self.permits: dict[str, PermitLine] = {}
        self._of_action: dict[str, set[str]] = defaultdict(set)
        self._counts: Counter[TaskState] = Counter()

    @property
    def today(self) -> date:
        """Today at the desk."""
        head = self.held.heads.get(self.held.mobilization_id) if self.held else None
        return local_of(self._clock(), head.desk_zone if head else "America/New_York").day

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read."""
        self._door.open(workspace)
        self._read()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what an edit touched."""
        if not self._door.is_open or not change_set.touches(_SEEN):
            return
        tasks = [record_id for noun, record_id in change_set.touched if noun is Noun.TASK]
        if change_set.nouns == {Noun.TASK} and len(tasks) <= _FEW and self.held is not None:
            self._door.ask(
                lambda workspace: work.some_tasks(workspace, tasks, change_set.action_ids),
                lambda found: self._take(tasks, *found),
            )
        else:
            self._read()

    def _read(self) -> None:
        self._door.ask(work.checklist, self._show_all)

    def _show_all(self, held: Checklist) -> None:
        self.held = held
        self._of_action = defaultdict(set)
        for task in held.tasks.values():
            self._of_action[task.action_id].add(task.task_id)
        self._counts = Counter(self._state(task) for task in held.tasks.values())
        self._show_tasks()
        self._show_task()
        self._show_notice()
        if self.kind is ViewKind.PERMITS:
            self._door.ask(work.permits, self._show_permits)
        elif self.kind is ViewKind.TEMPLATES:
            self.read_templates()

    def _take(
        self,
        asked: Iterable[str],
        rows: list[TaskRow],
        owners: dict[str, str],
        actions: tuple[ActionRow, ...],
    ) -> None:
        if self.held is None:
            return
        # A copy: the background may be going through the one before.
        tasks = dict(self.held.tasks)
        gone = [tasks.pop(task_id) for task_id in asked if task_id in tasks]
        for task in gone:
            self._counts[self._state(task)] -= 1
            self._of_action[task.action_id].discard(task.task_id)
        for task in rows:
            tasks[task.task_id] = task
            self._counts[self._state(task)] += 1
            self._of_action[task.action_id].add(task.task_id)
        self.held = replace(
            self.held,
            tasks=tasks,
            owners={**self.held.owners, **owners},
            actions={**self.held.actions, **{row.action_id: row for row in actions}},
        )
        if self.kind is not ViewKind.CITY or not self._put_lines({row.action_id for row in rows}):
            self._show_tasks()
        self._show_numbers()
        self._show_task()
        if len(gone) != len(rows):
            self._show_notice()

    def _put_lines(self, action_ids: set[str]) -> bool:
        """Show a city anew in the matrix; False when it has to be built anew."""
        held, day = self.held, day_of(self.today)
        if held is None or len(action_ids) != 1 or "" in action_ids:
            return False
        (action_id,) = action_ids
        spots = {column.key: spot for spot, column in enumerate(self.matrix.columns)}
        mine = [held.tasks[task_id] for task_id in self._of_action[action_id]]
        if any(key_of(task) not in spots for task in mine):
            return False
        if not put_line(self.matrix, line_of(held.actions[action_id], mine, spots, day)):
            return False
        self._view.show_matrix(self.matrix)
        return True

    def _state(self, task: TaskRow) -> TaskState:
        return state_of(task.status, task.due, *day_of(self.today))

    # What is shown

    def choose_view(self, kind: ViewKind) -> None:
        """Show another view."""
        self.kind = kind
        self._view.show_kind(kind)
        if self.held is None:
            return
        if kind is ViewKind.PERMITS:
            self._door.ask(work.permits, self._show_permits)
        elif kind is ViewKind.TEMPLATES:
            self.read_templates()
        else:
            self._show_tasks()

    def choose_keep(self, keep: Keep) -> None:
        """Keep other tasks."""
        self.keep = keep
        self._show_tasks()

    def search(self, text: str) -> None:
        """Keep the tasks whose title, city or owner holds all words."""
        self.words = text
        self._show_tasks()

    def _show_tasks(self) -> None:
        """Work out the view in sight off the window's thread; one asked for meanwhile takes its place."""
        held, day, asked = self.held, day_of(self.today), (self.kind, self.keep, self.words)
        if held is None:
            return

        def show(found: Matrix | list[Head | Row] | None) -> None:
            if asked != (self.kind, self.keep, self.words):
                return
            if isinstance(found, Matrix):
                self.matrix = found
                self._view.show_matrix(found)
            elif found is not None:
                self._view.show_list(found)

        self._door.ask(lambda _workspace: self._built(held, day), show)
        self._show_numbers()

    def _built(self, held: Checklist, day: Day) -> Matrix | list[Head | Row] | None:
        """Work out what the view in sight shows, None for a view without tasks."""
        if self.kind is ViewKind.CITY:
            return build(held, self._is_city_kept, day)
        if self.kind not in {ViewKind.WEEK, ViewKind.OWNER}:
            return None
        lines = lines_of(held, filter(self._is_kept, held.tasks.values()), day)
        return task_rows(by_week(lines, day) if self.kind is ViewKind.WEEK else by_owner(lines))

    def _show_numbers(self) -> None:
        closed = self._counts[TaskState.DONE] + self._counts[TaskState.NOT_APPLICABLE]
        total = sum(self._counts.values())
        self._view.show_numbers(self._counts[TaskState.LATE], total - closed, total)

    def _is_city_kept(self, row: ActionRow, tasks: Iterable[TaskRow]) -> bool:
        wanted = self.words.casefold().split()
        if wanted and not all(word in f"{row.city} {row.state} {row.lead}".casefold() for word in wanted):
            return any(self._is_kept(task) for task in tasks)
        return self.keep is Keep.ALL or any(self._fits(task) for task in tasks)

    def _is_kept(self, task: TaskRow) -> bool:
        if not self._fits(task):
            return False
        wanted = self.words.casefold().split()
        if not wanted or self.held is None:
            return True
        action = self.held.actions.get(task.action_id)
        city = f"{action.city} {action.state}" if action else ""
        text = f"{task.title} {city} {owner_of(self.held, task)}".casefold()
        return all(word in text for word in wanted)

    def _fits(self, task: TaskRow) -> bool:
        if self.keep is Keep.ALL:
            return True
        if self.keep is Keep.OPEN:
            return task.status not in _OUT
        state = self._state(task)
        if self.keep is Keep.GATES:
            return bool(task.is_gate) and task.status not in _OUT
        return state is (TaskState.LATE if self.keep is Keep.LATE else TaskState.DUE)

    # One task

    def choose_task(self, task_id: str) -> None:
        """Show a task in the panel."""
        self.task_id = task_id
        self._show_task()

    def _show_task(self) -> None:
        held = self.held
        task = held.tasks.get(self.task_id) if held is not None else None
        self._view.show_task(self._facts(held, task) if held is not None and task is not None else None)

    def _facts(self, held: Checklist, task: TaskRow) -> TaskFacts:
        action = held.actions.get(task.action_id)
        state = self._state(task)
        late = (self.today - date.fromisoformat(task.due)).days if state is TaskState.LATE else 0
        step = held.steps.get(task.template_task_id)
        return TaskFacts(
            task_id=task.task_id,
            title=task.title,
            city=city_of(action.city, action.state) if action else "",
            state=state,
            status=task.status,
            is_gate=bool(task.is_gate),
            due=task.due,
            days_late=late,
            offset=offset_of(held, task),
            owner=owner_of(held, task),
            has_own_owner=bool(task.owner_id),
            is_pinned=bool(task.is_pinned),
            is_changed=bool(task.is_changed_here),
            template=held.template.title if step and held.template else "",
            template_offset=step.offset_days if step else None,
            skip_reason=task.skip_reason,
        )

    def press(self, task_id: str, key: str) -> None:
        """Do what a key means to a task: space done or open again, n not applicable, u under way, p pin."""
        task = self.held.tasks.get(task_id) if self.held else None
        if task is None:
            return
        if key == "p":
            self.edits.pin(task_id, is_pinned=not task.is_pinned)
            return
        wanted = _KEYS.get(key, TaskStatus.DONE)
        is_settled = task.status in _OUT
        if task.status == wanted.value or (is_settled and wanted is not TaskStatus.NOT_APPLICABLE):
            wanted = TaskStatus.TODO
        elif task.status == "blocked" and wanted is TaskStatus.DONE:
            wanted = TaskStatus.DOING
        self.edits.set_status(task_id, wanted)

    # Permits

    def _show_permits(self, found: work.PermitsRead) -> None:
        self.permits = {line.key: line for line in found.lines}
        self._view.show_permits(permit_rows(found.lines, self.today), found.problems)

    def choose_permit(self, key: str) -> None:
        """Show a permit in the panel."""
        self._view.show_permit(self.permits.get(key))

    def set_permit_status(self, key: str, status: PermitStatus) -> None:
        """Move a permit to another status."""
        self.edits.set_permit_status(self.permits[key], status)

    def set_permit_field(self, key: str, field: str, value: object) -> None:
        """Change a fact of a permit."""
        self.edits.set_permit_field(self.permits[key], field, value)

    def track_all(self) -> None:
        """Keep all permits that rules ask for."""
        self.edits.track(list(self.permits.values()))

    # Templates

    def read_templates(self, chosen: str = "") -> None:
        """Read the templates anew."""
        main = self.held.mobilization_id if self.held else ""
        if main:
            self._door.ask(
                lambda workspace: work.listed(workspace, main),
                lambda found: self._view.show_templates(found, chosen),
            )

    def compare(self, template_id: str) -> None:
        """Show what applying a template of the plan would do."""
        held = self.held
        if held is None or not template_id:
            self._view.show_outcome(None, ())
            return
        self._door.ask(
            lambda workspace: work.compared(workspace, held.mobilization_id, template_id, held),
            lambda found: self._view.show_outcome(*found),
        )

    def apply(self, template: str) -> None:
        """Apply a template to all cities."""
        if self.held is not None:
            self.edits.apply(self.held.mobilization_id, template)

    def _show_notice(self) -> None:
        held = self.held
        if held is None or held.template is None:
            self._view.show_notice(None)
            return
        steps = {step.id for step in held.steps.values() if step.template_id == held.template.id}
        with_tasks = {task.action_id for task in held.tasks.values() if task.template_task_id in steps}
        missing = [
            row
            for row in held.actions.values()
            if row.mobilization_id == held.mobilization_id
            and row.action_id not in with_tasks
            and row.status in {"prospect", "asked", "committed", "confirmed", "ready"}
        ]
        used = held.used_revision
        if missing or (used is not None and used < held.template.revision):
            self._view.show_notice(
                Notice(held.template.id, held.template.title, held.template.revision, used, len(missing))
            )
        else:
            self._view.show_notice(None)
