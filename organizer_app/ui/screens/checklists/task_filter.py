"""What the bar above the checklists keeps: by standing, by words, and by the facets of its chips."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from organizer_app.domain.task_rows import OUT, TaskRow, TaskState, state_of
from organizer_app.ui.screens.checklists.checklist_values import Facet, Keep
from organizer_app.ui.screens.checklists.kept_facets import KeptFacets
from organizer_app.ui.screens.checklists.task_groups import owner_of
from organizer_app.wording import checklist_forms as form_words
from organizer_app.wording.readiness import level_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.services.checklists import Checklist
    from organizer_app.ui.screens.checklists.matrix import Day

# More values than this and nobody reads a menu; the search finds the rest.
_MOST_VALUES: Final = 40


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are shown; an empty facet keeps everything."""

    keep: Keep = Keep.OPEN
    words: str = ""
    facets: KeptFacets[Facet] = field(default_factory=KeptFacets)

    def has_city(self, row: ActionRow | None) -> bool:
        """Whether the facets of cities keep an action; None stands for the desk."""
        if row is None:
            return not (self.facets.of(Facet.READINESS) or self.facets.of(Facet.STATE))
        is_ready = self.facets.has(Facet.READINESS, str(row.readiness))
        return is_ready and self.facets.has(Facet.STATE, row.state)

    def fits(self, held: Checklist, task: TaskRow, day: Day) -> bool:
        """Whether the standing and the owner of a task are kept."""
        if not self.facets.has(Facet.OWNER, owner_of(held, task)):
            return False
        if self.keep is Keep.ALL:
            return True
        if self.keep is Keep.OPEN:
            return task.standing not in OUT
        if self.keep is Keep.GATES:
            return bool(task.is_gate) and task.standing not in OUT
        state = state_of(task.standing, task.due, *day)
        return state is (TaskState.LATE if self.keep is Keep.LATE else TaskState.DUE)

    def has_task(self, held: Checklist, task: TaskRow, day: Day) -> bool:
        """Whether a task is kept."""
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
        """Whether a city is kept in the matrix: it has a task that is."""
        if not self.has_city(row):
            return False
        wanted = self.words.casefold().split()
        if wanted and not all(word in f"{row.city} {row.state} {row.lead}".casefold() for word in wanted):
            return any(self.has_task(held, task, day) for task in tasks)
        is_open = self.keep is Keep.ALL and not self.facets.of(Facet.OWNER)
        return is_open or any(self.fits(held, task, day) for task in tasks)


def options(held: Checklist, facet: Facet) -> list[tuple[str, str, int]]:
    """Return the values of a facet, their names, and how many cities or tasks have each."""
    counts: Counter[str]
    if facet is Facet.OWNER:
        counts = Counter(owner_of(held, task) for task in held.tasks.values() if task.standing not in OUT)
        return [(name, name, count) for name, count in counts.most_common(_MOST_VALUES)]
    with_tasks = {task.action_id for task in held.tasks.values()}
    rows = [row for key, row in held.actions.items() if key in with_tasks]
    if facet is Facet.STATE:
        counts = Counter(row.state for row in rows if row.state)
        return [(state, state, counts[state]) for state in sorted(counts)]
    levels = Counter(row.readiness for row in rows)
    return [(str(level), level_name(level), levels[level]) for level in sorted(levels)]


def chip_label(wanted: TaskFilter, facet: Facet) -> str:
    """Name a chip: its facet, or what it keeps."""
    kept = sorted(wanted.facets.of(facet))
    if not kept:
        return form_words.facet_name(facet.value)
    return ", ".join(level_name(int(each)) if facet is Facet.READINESS else each for each in kept)
