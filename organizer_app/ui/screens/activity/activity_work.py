"""What the activity screen has done in the background; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.ui.screens.activity.steps import Step, matches, step_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.edits import EditKind, EditSummary
    from organizer_app.domain.step_details import StepDetail, StepFilter
    from organizer_app.services.workspace import Workspace

_AT_ONCE = 1000
_NEWS = 200


class Page(NamedTuple):
    """Steps that follow one another, the id of the last one looked at, and whether none are left."""

    steps: Sequence[Step]
    last: str
    is_all: bool


class News(NamedTuple):
    """Steps made since, earlier ones whose mark changed, and how many there are of each kind."""

    fresh: Sequence[Step]
    marked: Sequence[Step]
    tally: Mapping[tuple[EditKind, str], int]


def read_page(workspace: Workspace, *, after: str, limit: int, wanted: StepFilter, words: str) -> Page:
    """Read on until so many steps match the words, or none are left."""
    from organizer_app.services import history

    found: list[Step] = []
    size = min(limit, _AT_ONCE) if not words else _AT_ONCE
    while len(found) < limit:
        summaries = history.page(workspace, after=after, limit=size, wanted=wanted)
        steps = map(step_of, summaries)
        found += (step for step in steps if matches(step, words)) if words else steps
        after = summaries[-1].edit_id if summaries else after
        if len(summaries) < size:
            return Page(found, after, is_all=True)
    return Page(found, after, is_all=False)


def tally(workspace: Workspace) -> Mapping[tuple[EditKind, str], int]:
    """Return how many steps there are of each kind by each author."""
    from organizer_app.services import history

    return history.tally(workspace)


def news(workspace: Workspace, newest: str) -> News:
    """Read the steps made since the newest one that is known, and the marks that they changed."""
    from organizer_app.services import history

    fresh: list[EditSummary] = []
    for summary in history.page(workspace, limit=_NEWS):
        if summary.edit_id == newest:
            break
        fresh.append(summary)
    marked = (each for summary in fresh for each in history.marked_by(workspace, edit_id=summary.edit_id))
    return News([*map(step_of, fresh)], [*map(step_of, marked)], history.tally(workspace))


def detail(workspace: Workspace, step_id: str) -> StepDetail:
    """Read what one step changed."""
    from organizer_app.services.step_details import step_detail

    return step_detail(workspace, edit_id=step_id, limit=40)


def undo_step(workspace: Workspace, step_id: str) -> EditSummary:
    """Take one step back and return it."""
    from organizer_app.services import history

    return history.undo_step(workspace, edit_id=step_id)
