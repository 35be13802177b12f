"""Gives a city that is added later the tasks of the templates that the other cities already follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.checklists.template_applying import expected_tasks
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.plan_templates import TemplateTask, TemplateUse
from organizer_app.services.plan.city_facts import city_facts, is_planned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from organizer_app.storage.editor import Editor


def give_tasks(editor: Editor, new_id: Callable[[], str], added: Iterable[tuple[str, str]]) -> None:
    """Create the tasks of new city actions, as part of the edit that adds them.

    Args:
        editor: the open edit.
        new_id: makes an id.
        added: id of each new action, and of its mobilization.
    """
    uses = {use.id: use for use in editor.all(TemplateUse)}
    followed = {use.mobilization_id for use in uses.values()}
    ids = [action_id for action_id, mobilization_id in added if mobilization_id in followed]
    if not ids:
        return
    mobilizations = editor.rows_by_id(Mobilization, followed).values()
    planned = filter(is_planned, editor.among(CityAction, "id", ids))
    cities = city_facts(editor, mobilizations, planned)
    for use in uses.values():
        tasks = editor.all(TemplateTask, template_id=use.template_id)
        ordered = sorted(tasks, key=lambda task: (task.position, task.id))
        for city in cities:
            if city.mobilization_id == use.mobilization_id:
                editor.add_all(expected_tasks(ordered, city, use.revision, new_id=new_id))
