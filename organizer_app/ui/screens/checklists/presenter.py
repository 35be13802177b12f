"""Decides what the checklists show and what a click does; no widgets, so it is tested without a window."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from organizer_app.domain.basics.changes import AROUND_STEPS, Noun
from organizer_app.domain.checklists.task_rows import OUT, TaskRow, TaskState, task_state
from organizer_app.domain.model.tasks import TaskStatus
from organizer_app.domain.rows.action_rows import OFF_STATUSES, past_day
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.flow import services
from organizer_app.ui.flow.filtering import Filtering
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.screens.checklists import checklist_jobs as work
from organizer_app.ui.screens.checklists.checklist_values import (
    ChecklistView,
    Keep,
    ViewKind,
)
from organizer_app.ui.screens.checklists.edits import ChecklistEdits
from organizer_app.ui.screens.checklists.matrix import (
    EVERYWHERE,
    Day,
    Matrix,
    build,
    day_of,
    key_of,
    line_of,
    open_in_column,
    put_line,
)
from organizer_app.ui.screens.checklists.permits.permits_presenter import PermitsPresenter
from organizer_app.ui.screens.checklists.rows import by_owner, by_week, lines_of, task_rows
from organizer_app.ui.screens.checklists.task_facts import cities_of, facts_of, notice_of
from organizer_app.ui.screens.checklists.task_filter import TaskFilter, options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, time

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.filters import Facet
    from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.environment.clock import Clock
    from organizer_app.services.checklists.checklists import Checklist
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.checklists.rows import Head, Row

_KEYS = {"n": TaskStatus.NOT_APPLICABLE, "u": TaskStatus.DOING}
_OF_TASKS = frozenset({ViewKind.CITY, ViewKind.WEEK, ViewKind.OWNER})
# Tasks, and the records that can complete a task or lead a city; read for the affected cities only.
_AROUND = AROUND_STEPS | {Noun.TASK, Noun.PERSON}
_SEEN = _AROUND | {
    Noun.CITY_ACTION, Noun.MOBILIZATION, Noun.TEMPLATE_TASK, Noun.PLAN_TEMPLATE, Noun.PERMIT,
}  # fmt: skip
# After an edit of more tasks than this, everything is read again.
_FEW = 500


class ChecklistsPresenter(PlanPresenter[ChecklistView], Filtering[TaskFilter]):
    """Holds all tasks of the plan as rows, keeps them up to date and carries out clicks."""

    def __init__(self, view: ChecklistView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background)
        self._clock = clock
        self.edits = ChecklistEdits(view, self._access)
        self.permits = PermitsPresenter(
            view,
            self._access,
            self.edits,
            lambda: self.today,
            lambda: self.held.actions.values() if self.held else (),
        )
        self.kind = ViewKind.CITY
        self.wanted = TaskFilter()
        self.held: Checklist | None = None
        # What the newest request for a view of tasks was made from.
        self._asked_of: Checklist | None = None
        self.matrix = Matrix()
        self.task_id = ""
        self._of_action: dict[str, set[str]] = defaultdict(set)
        self._counts: Counter[TaskState] = Counter()

    @property
    def today(self) -> date:
        """Today at headquarters."""
        return local_of(self._clock(), self.head.desk_zone if self.head else "America/New_York").day

    @property
    def year(self) -> int:
        """The year of days typed without one: that of the mobilization, or the present one."""
        return int(self.anchor[:4]) if self.anchor else self.today.year

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self._read()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what an edit affected."""
        # The end of an action touches no record.
        is_over = not change_set.nouns and bool(change_set.action_ids)
        if not self._access.is_open or not (is_over or change_set.touches(_SEEN)):
            return
        touched = {record_id for noun, record_id in change_set.touched if noun is Noun.TASK}
        # The fact that a step waits for may be true now, or no longer.
        tasks = sorted(touched.union(*(self._of_action[each] for each in change_set.action_ids)))
        is_near = change_set.nouns <= _AROUND and not change_set.everything
        if is_near and len(tasks) <= _FEW and self.held is not None:
            self._access.ask(
                lambda workspace: work.some_tasks(workspace, tasks, change_set.action_ids),
                lambda found: self._take(tasks, *found),
            )
        else:
            self._read()

    def _read(self) -> None:
        def read(plan: Workspace) -> Checklist:
            return services.checklists.checklist(plan)

        self._access.ask(read, self._show_all)

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
            self.permits.read()
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
        # A copy: the background may still be iterating over the old one.
        tasks = dict(self.held.tasks)
        gone = [tasks[task_id] for task_id in asked if task_id in tasks]
        # Remaining tasks keep their place: columns of one day are in the order of the tasks.
        for task_id in {task.task_id for task in gone} - {row.task_id for row in rows}:
            del tasks[task_id]
        for task in gone:
            self._counts[self._state(task)] -= 1
            self._of_action[task.action_id].discard(task.task_id)
        for task in rows:
            tasks[task.task_id] = task
            self._of_action[task.action_id].add(task.task_id)
        self.held = replace(
            self.held,
            tasks=tasks,
            owners={**self.held.owners, **owners},
            actions={**self.held.actions, **{row.action_id: row for row in actions}},
        )
        self._counts.update(map(self._state, rows))
        if self.kind is not ViewKind.CITY or not self._put_lines({row.action_id for row in rows}):
            self._show_tasks()
        self._show_numbers()
        self._show_task()
        if len(gone) != len(rows):
            self._show_notice()

    def _put_lines(self, action_ids: set[str]) -> bool:
        """Replace cities in the matrix; False if it has to be rebuilt."""
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
        action = self.held.actions.get(task.action_id) if self.held else None
        return task_state(task, past_day(action), *day_of(self.today))

    # What is shown

    def choose_view(self, kind: ViewKind) -> None:
        self.kind = kind
        self._view.show_kind(kind)
        if self.held is None:
            return
        if kind is ViewKind.PERMITS:
            self.permits.read()
        elif kind is ViewKind.TEMPLATES:
            self._view.search_templates(self.wanted.words)
            self.read_templates()
        else:
            self._show_tasks()

    def choose_keep(self, keep: Keep) -> None:
        """Filter the tasks."""
        self._narrow(replace(self.wanted, keep=keep))

    def search(self, text: str) -> None:
        """Search the titles, cities and owners of tasks for all words; permits and templates likewise."""
        if self.kind is ViewKind.PERMITS:
            self.wanted = replace(self.wanted, words=text)
            self.permits.search(text)
        elif self.kind is ViewKind.TEMPLATES:
            self.wanted = replace(self.wanted, words=text)
            self.permits.keep_words(text)
            self._view.search_templates(text)
        else:
            self.permits.keep_words(text)
            self._narrow(replace(self.wanted, words=text))

    @override
    def _narrow(self, wanted: TaskFilter) -> None:
        self.wanted = wanted
        self._view.show_filter()
        self._show_tasks()

    def ask_options(self, facet: Facet) -> None:
        """Offer the values of a facet."""
        held, kept = self.held, self.wanted.of(facet)
        if held is not None:
            self._access.ask(
                lambda _workspace: options(held, facet, kept),
                lambda found: self._view.show_options(facet, found),
            )

    def _show_tasks(self) -> None:
        """Compute the visible view off the UI thread; a newer request replaces a waiting one."""
        held, day, asked = self.held, day_of(self.today), (self.kind, self.wanted)
        if held is None:
            return
        self._asked_of = held

        def show(found: Matrix | list[Head | Row]) -> None:
            if asked != (self.kind, self.wanted):
                return
            if held is not self.held:
                # An edit was read meanwhile, and may have asked anew.
                if self._asked_of is held:
                    self._show_tasks()
                return
            if isinstance(found, Matrix):
                self.matrix = found
                self._view.show_matrix(found)
            else:
                self._view.show_list(found)

        kind, wanted = asked
        if kind in _OF_TASKS:
            self._access.ask(lambda _workspace: _built(kind, held, wanted, day), show)
        self._show_numbers()

    def _show_numbers(self) -> None:
        closed = self._counts[TaskState.DONE] + self._counts[TaskState.NOT_APPLICABLE]
        total = sum(self._counts.values())
        self._view.show_numbers(self._counts[TaskState.LATE], total - closed, total)

    # One task

    def choose_task(self, task_id: str) -> None:
        """Show a task in the panel."""
        self.task_id = task_id
        self._show_task()

    def _show_history(self, held: Checklist, task: TaskRow) -> None:
        head = held.heads.get(task.mobilization_id)
        zone = head.desk_zone if head else "America/New_York"
        asked = task.task_id

        def show(lines: list[str]) -> None:
            if asked == self.task_id:
                self._view.show_history(lines)

        self._access.ask(lambda workspace: work.task_history(workspace, asked, zone), show)

    def _show_task(self) -> None:
        held = self.held
        task = held.tasks.get(self.task_id) if held is not None else None
        if held is None or task is None:
            self._view.show_task(None)
            return
        self._view.show_task(facts_of(held, task, self.today))
        self._show_history(held, task)

    def press(self, task_id: str, key: str) -> None:
        """Apply a key to a task: Space done or open again, N not applicable, U under way, P pin.

        EVERYWHERE marks the step as done in all cities shown, as one undo step.
        """
        task = self.held.tasks.get(task_id) if self.held else None
        if task is None:
            return
        if key == EVERYWHERE:
            blocked = TaskStatus.BLOCKED.value
            held = self.held.tasks if self.held else {}
            shown = [each for each in open_in_column(self.matrix, task) if held[each].status != blocked]
            self.edits.set_status(shown, TaskStatus.DONE)
            return
        if key == "p":
            self.edits.pin(task_id, is_pinned=not task.is_pinned)
            return
        wanted = _KEYS.get(key, TaskStatus.DONE)
        is_settled = task.status in OUT
        if task.status == wanted.value or (is_settled and wanted is not TaskStatus.NOT_APPLICABLE):
            wanted = TaskStatus.TODO
        elif task.status == "blocked" and wanted is TaskStatus.DONE:
            wanted = TaskStatus.DOING
        self.edits.set_status([task_id], wanted)

    # The day, and the cities for forms

    @property
    def head(self) -> MobilizationHead | None:
        return self.held.heads.get(self.held.mobilization_id) if self.held else None

    @property
    def anchor(self) -> str:
        """T-0 of the mobilization, ISO text or empty."""
        return self.head.anchor_date if self.head else ""

    def set_rule(self, rule: SimultaneityRule, at: time | None, minutes: int) -> None:
        """Set the timing rule."""
        if self.held is not None:
            self.edits.set_rule(self.held.mobilization_id, rule, at, minutes)

    @property
    def has_cities(self) -> bool:
        """Whether an action could have tasks and permits."""
        rows = self.held.actions.values() if self.held else ()
        return any(row.status not in OFF_STATUSES for row in rows)

    def cities(self) -> list[tuple[str, str]]:
        """Return the names of upcoming cities with their actions, in order."""
        return cities_of(self.held) if self.held else []

    def ask_anchor(self, day: date, then: Callable[[str], None], *, with_actions: bool) -> None:
        """Pass on a sentence about what moving the anchor would change."""
        main = self.held.mobilization_id if self.held else ""
        if main:
            self._access.ask(
                lambda workspace: work.anchor_preview(workspace, main, day, with_actions=with_actions), then
            )

    def move_anchor(self, day: date, *, with_actions: bool) -> None:
        """Move T-0 and everything that depends on it."""
        main = self.held.mobilization_id if self.held else ""
        if main:
            self.edits.move_anchor(main, day, with_actions=with_actions)

    # Templates

    def read_templates(self, chosen: str = "") -> None:
        """List the templates again, with one of them open."""
        main = self.held.mobilization_id if self.held else ""
        if main:
            self._access.ask(
                lambda workspace: services.templates.list_templates(workspace, mobilization_id=main),
                lambda found: self._view.show_templates(found, chosen),
            )

    def compare(self, template_id: str) -> None:
        """Show what applying a template of the plan would do."""
        held = self.held
        if held is None or not template_id:
            self._view.show_outcome(None, ())
            return
        self._access.ask(
            lambda workspace: work.compared(workspace, held.mobilization_id, template_id, held),
            lambda found: self._view.show_outcome(*found),
        )

    def apply(self, template: str) -> None:
        """Apply a template to all cities."""
        if self.held is not None:
            self.edits.apply(self.held.mobilization_id, template)

    def _show_notice(self) -> None:
        self._view.show_notice(notice_of(self.held) if self.held else None)


def _built(kind: ViewKind, held: Checklist, wanted: TaskFilter, day: Day) -> Matrix | list[Head | Row]:
    """Compute what a view of tasks shows."""
    if kind is ViewKind.CITY:
        return build(held, lambda row, tasks: wanted.has_line(held, row, tasks, day), day)
    kept = (task for task in held.tasks.values() if wanted.has_task(held, task, day))
    lines = lines_of(held, kept, day)
    return task_rows(by_week(lines, day) if kind is ViewKind.WEEK else by_owner(lines))
