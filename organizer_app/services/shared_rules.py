"""Says what "at once" means for the cities of a mobilization."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.edits import EditKind
from organizer_app.domain.mobilizations import Mobilization, SimultaneityRule
from organizer_app.domain.problems import BadValue

if TYPE_CHECKING:
    from datetime import time

    from organizer_app.services.workspace import Workspace

_LONGEST = 24 * 60


def set_rule(
    workspace: Workspace, *, mobilization_id: str, rule: SimultaneityRule, at: time | None, minutes: int
) -> None:
    """Set the rule of a mobilization.

    Args:
        workspace: the plan.
        mobilization_id: the mobilization.
        rule: what "at once" means.
        at: wall time: of every city for the same local time, else of the desk; None leaves it open.
        minutes: length of a window, or what counts as the same moment.

    Raises:
        BadValue: a window of no length, or of more than a day.
    """
    least = 1 if rule is SimultaneityRule.WINDOW else 0
    if not least <= minutes <= _LONGEST:
        raise BadValue("window_minutes", str(minutes))
    with workspace.read() as reader:
        title = reader.get(Mobilization, mobilization_id).title
    with workspace.edit(EditKind.CHANGED_RULE, title=title) as editor:
        before = editor.get(Mobilization, mobilization_id)
        editor.put(replace(before, rule=rule, rule_time=at, window_minutes=minutes))
