"""Filters the checklists by standing, by words, and by the facets of the chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.filters import Facet, FacetSpec, Filter, labels
from organizer_app.domain.basics.filters import options as options_of
from organizer_app.domain.checklists.task_rows import TaskRow, TaskState, is_open, task_state
from organizer_app.domain.rows.action_rows import past_day
from organizer_app.ui.screens.checklists.checklist_values import Keep
from organizer_app.ui.screens.checklists.rows import owner_of
from organizer_app.wording.language import filters
from organizer_app.wording.language.readiness import level_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.basics.filters import Option
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.checklists.checklists import Checklist
    from organizer_app.ui.screens.checklists.matrix import Day

# A longer menu is not readable; the search finds the rest.
_MOST_VALUES: Final = 40


CITY_SPECS: Final[Mapping[Facet, FacetSpec[ActionRow]]] = {
    Facet.READINESS: FacetSpec(lambda row: (str(row.readiness),), lambda value: level_name(int(value))),
    Facet.STATE: FacetSpec(lambda row: (row.state,)),
}
TASK_SPECS: Final[Mapping[Facet, FacetSpec[tuple[Checklist, TaskRow]]]] = {
    Facet.OWNER: FacetSpec(lambda task: (owner_of(*task),), most=_MOST_VALUES),
}
FACETS: Final = (*CITY_SPECS, *TASK_SPECS)


@dataclass(frozen=True, slots=True)
class TaskFilter(Filter):
    """Which tasks are shown."""

    keep: Keep = Keep.OPEN

    def has_city(self, row: ActionRow | None) -> bool:
        """Return whether the city facets keep an action; None is headquarters."""
        if row is None:
            return not any(self.of(facet) for facet in CITY_SPECS)
        return self.passes(CITY_SPECS, row)

    def fits(self, held: Checklist, task: TaskRow, day: Day) -> bool:
        """Return whether the standing and the owner of a task pass."""
        if not self.passes(TASK_SPECS, (held, task)):
            return False
        if self.keep is Keep.ALL:
            return True
        over = past_day(held.actions.get(task.action_id))
        if self.keep is Keep.OPEN:
            return is_open(task, over)
        if self.keep is Keep.GATES:
            return bool(task.is_gate) and is_open(task, over)
        state = task_state(task, over, *day)
        return state is (TaskState.LATE if self.keep is Keep.LATE else TaskState.DUE)

    def has_task(self, held: Checklist, task: TaskRow, day: Day) -> bool:
        """Return whether a task passes."""
        action = held.actions.get(task.action_id)
        if not (self.fits(held, task, day) and self.has_city(action)):
            return False
        wanted = self.words.casefold().split()
        if not wanted:
            return True
        city = f"{action.city} {action.state}" if action else ""
        text = f"{task.title} {city} {owner_of(held, task)}".casefold()
        return all(word in text for word in wanted)

    def has_line(self, held: Checklist, row: ActionRow, tasks: Iterable[TaskRow], day: Day) -> bool:
        """Return whether a city is in the matrix: one of its tasks passes."""
        if not self.has_city(row):
            return False
        wanted = self.words.casefold().split()
        if wanted and not all(word in f"{row.city} {row.state} {row.lead}".casefold() for word in wanted):
            return any(self.has_task(held, task, day) for task in tasks)
        is_whole = self.keep is Keep.ALL and not self.of(Facet.OWNER)
        return is_whole or any(self.fits(held, task, day) for task in tasks)


def options(held: Checklist, facet: Facet, kept: frozenset[str] = frozenset()) -> list[Option]:
    """Return the values of a facet, with the number of cities or open tasks of each."""
    if facet is Facet.OWNER:
        every = held.tasks.values()
        tasks = ((held, task) for task in every if is_open(task, past_day(held.actions.get(task.action_id))))
        return options_of(tasks, TASK_SPECS[facet], kept)
    with_tasks = {task.action_id for task in held.tasks.values()}
    rows = (row for key, row in held.actions.items() if key in with_tasks)
    return options_of(rows, CITY_SPECS[facet], kept)


def chip_label(wanted: TaskFilter, facet: Facet) -> str:
    """Return the label of a facet's chip; empty while the facet keeps everything."""
    spec: FacetSpec[Any] = TASK_SPECS[facet] if facet in TASK_SPECS else CITY_SPECS[facet]
    return filters.kept_values(labels(wanted, facet, spec))
