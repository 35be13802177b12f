"""Keeps what a day taught in words for each city, and lists the edits of templates that it led to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.day.day_lessons import LESSON_TEXTS, LONGEST_LESSON, CityLesson, Proposal
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.lessons import Decision, Lesson, ProposedTask
from organizer_app.domain.model.plan_templates import PlanTemplate, TemplateTask
from organizer_app.services.day.cities_of_steps import action_of_step, city_called

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def lessons_of(reader: Reader, action_ids: Collection[str]) -> Mapping[str, CityLesson]:
    """Return what is written about actions.

    Two laptops may have written about one city before they met: then both texts stand, the older first.
    """
    found = by_action(sorted(reader.among(Lesson, "city_action_id", action_ids), key=lambda each: each.id))
    return {
        action_id: CityLesson(
            _joined(each.happened for each in lessons),
            _joined(each.why for each in lessons),
            _joined(each.next_time for each in lessons),
        )
        for action_id, lessons in found.items()
    }


def _joined(texts: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(filter(None, texts)))


def write_lesson(workspace: Workspace, *, action_id: str, field: str, text: str) -> None:
    """Write what happened, why, or what to do next time in a city, as one step; an empty text clears it.

    Args:
        workspace: the plan.
        action_id: the action.
        field: one of `LESSON_TEXTS`.
        text: at most `LONGEST_LESSON` characters.

    Raises:
        RecordMissing: the plan does not have this action.
        BadValue: another field, or a longer text.
    """
    written = " ".join(text.split())
    if field not in LESSON_TEXTS:
        raise BadValue("field", field)
    if len(written) > LONGEST_LESSON:
        raise BadValue("lesson", written[:60])
    with workspace.edit(EditKind.CHANGED_LESSON) as editor:
        action = action_of_step(editor, action_id)
        known = sorted(editor.all(Lesson, city_action_id=action.id), key=lambda each: each.id)
        fresh = Lesson(
            id=workspace.new_id(), mobilization_id=action.mobilization_id, city_action_id=action.id
        )
        values: Any = {field: written}
        empty: Any = {field: ""}
        editor.put(replace(known[0] if known else fresh, **values))
        # Anyone who writes the cell has read both texts that stood there.
        for each in known[1:]:
            editor.put(replace(each, **empty))


def proposals_of(reader: Reader, mobilization_id: str) -> tuple[Proposal, ...]:
    """Return the proposed edits of a mobilization, the open ones first, then in the order they were made."""
    tasks = reader.all(ProposedTask, mobilization_id=mobilization_id)
    templates = reader.rows_by_id(PlanTemplate, {each.template_id for each in tasks})
    before = reader.rows_by_id(TemplateTask, {each.template_task_id for each in tasks} - {""})
    actions = reader.rows_by_id(CityAction, {each.city_action_id for each in tasks} - {""})
    found = [
        Proposal(
            each,
            templates[each.template_id].title if each.template_id in templates else "",
            city_called(reader, actions[each.city_action_id]) if each.city_action_id in actions else "",
            before.get(each.template_task_id),
        )
        for each in tasks
    ]
    return tuple(sorted(found, key=lambda each: (each.task.decision is not Decision.OPEN, each.task.id)))
