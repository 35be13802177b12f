"""Notes how many people came, as a range with its method."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountReport, waits_for_second
from organizer_app.services.actions.city_actions import city_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor


def set_count(workspace: Workspace, *, action_id: str, counted: tuple[int, int] | None) -> None:
    """Set the count of people at an action, lowest and highest; None removes it.

    Several counts of one action, as an import brings them, become one only when somebody types another range.
    The only one of two blind counts, which is shown to nobody, stays beside what is typed.

    Raises:
        BadValue: a number is below zero, or the lowest above the highest.
    """
    if counted is not None and not 0 <= counted[0] <= counted[1]:
        raise BadValue("count", str(counted))
    value = "" if counted is None else "-".join(str(number) for number in dict.fromkeys(counted))
    with workspace.edit(EditKind.COUNTED_PEOPLE, value=value) as editor:
        editor.note(city=city_name(editor, editor.get(CityAction, action_id)))
        known = list(editor.all(CountReport, city_action_id=action_id))
        if waits_for_second(known):
            known = []
        for extra in known[1:] if counted is not None else known:
            editor.hide(extra)
        if counted is None:
            return
        first = known[0] if known else CountReport(id=workspace.new_id(), city_action_id=action_id)
        low, high = counted
        editor.put(replace(first, low=low, high=high, counted_at=workspace.clock(), locked_at=None))


def close_counting(workspace: Workspace, *, action_id: str) -> None:
    """Let the only count of an action stand, because nobody else counted; from then on it is told.

    Raises:
        RecordMissing: the plan does not have this action.
        NothingFound: the action has no single count that waits for a second one.
    """
    with workspace.edit(EditKind.CLOSED_COUNTING) as editor:
        city = city_name(editor, editor.get(CityAction, action_id))
        editor.note(city=city)
        known = editor.all(CountReport, city_action_id=action_id)
        if not waits_for_second(known):
            raise NothingFound("count", city)
        _tell(editor, known)


def close_countings(workspace: Workspace, *, action_ids: Collection[str]) -> int:
    """Let the only count of each of these actions stand, in one step; return how many that were.

    An action that has a second count by now, or none, stays as it is.

    Raises:
        NothingFound: no single count of these actions waits for a second one.
    """
    with workspace.edit(EditKind.CLOSED_COUNTS) as editor:
        counts = [editor.all(CountReport, city_action_id=each) for each in action_ids]
        waiting = [known for known in counts if waits_for_second(known)]
        if not waiting:
            raise NothingFound("count", "")
        for known in waiting:
            _tell(editor, known)
        editor.note(count=str(len(waiting)))
        return len(waiting)


def _tell(editor: Editor, known: Iterable[CountReport]) -> None:
    for report in known:
        # When it was counted stays; what is not locked is not blind.
        editor.put(replace(report, counted_at=report.counted_at or report.locked_at, locked_at=None))
