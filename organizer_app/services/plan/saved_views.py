"""Saves, renames, orders and removes the views a person keeps, and counts what each one shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.calendar.action_filters import select
from organizer_app.domain.model.saved_views import SavedView
from organizer_app.services.plan.filter_texts import filter_of, filter_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

LONGEST_TITLE = 60


def saved_views(workspace: Workspace) -> tuple[SavedView, ...]:
    """Return the saved views in the order of the sidebar."""
    with workspace.read() as reader:
        return _ordered(reader)


def counts(
    views: Sequence[SavedView],
    rows: Sequence[ActionRow],
    texts: Mapping[str, str] | None = None,
    tags: Mapping[str, Collection[str]] | None = None,
    heads: Sequence[MobilizationHead] = (),
) -> dict[str, int]:
    """Return how many of the rows each view shows, by its id; the other arguments are as in `select`."""
    return {view.id: len(select(rows, filter_of(view.wanted), texts, tags, heads)) for view in views}


def save_view(workspace: Workspace, *, title: str, view: str, wanted: ActionFilter) -> str:
    """Save a view and a filter under a name, after the others; return its id.

    A view of the same name, in any case, is replaced.

    Raises:
        BadValue: the name is empty or longer than 60 characters.
    """
    name = _checked(title)
    with workspace.edit(EditKind.SAVED_VIEW, title=name) as editor:
        known = _ordered(editor)
        same = next((each for each in known if each.title.casefold() == name.casefold()), None)
        if same is not None:
            editor.call_step(EditKind.CHANGED_VIEW)
            return editor.put(replace(same, view=view, wanted=filter_text(wanted))).id
        position = max((each.position for each in known), default=-1) + 1
        fresh = SavedView(id=workspace.new_id(), title=name, view=view, position=position)
        return editor.put(replace(fresh, wanted=filter_text(wanted))).id


def rename_view(workspace: Workspace, *, view_id: str, title: str) -> None:
    """Rename a view.

    Raises:
        BadValue: the name is empty, longer than 60 characters, or taken by another view.
    """
    name = _checked(title)
    with workspace.edit(EditKind.RENAMED_VIEW, title=name) as editor:
        others = (each for each in _ordered(editor) if each.id != view_id)
        if any(each.title.casefold() == name.casefold() for each in others):
            raise BadValue("title", name)
        editor.put(replace(editor.get(SavedView, view_id), title=name))


def move_view(workspace: Workspace, *, view_id: str, step: int) -> None:
    """Move a view some places down the sidebar, or up for a negative step; it stops at the ends."""
    with workspace.edit(EditKind.ORDERED_VIEWS) as editor:
        views = list(_ordered(editor))
        spot = next((index for index, each in enumerate(views) if each.id == view_id), 0)
        moved = views.pop(spot)
        editor.note(title=moved.title)
        views.insert(max(0, min(len(views), spot + step)), moved)
        for position, each in enumerate(views):
            if each.position != position:
                editor.put(replace(each, position=position))


def remove_view(workspace: Workspace, *, view_id: str) -> None:
    """Remove a view from the sidebar; undo brings it back."""
    with workspace.edit(EditKind.REMOVED_VIEW) as editor:
        view = editor.get(SavedView, view_id)
        editor.note(title=view.title)
        editor.hide(view)


def _checked(title: str) -> str:
    name = " ".join(title.split())
    if not name or len(name) > LONGEST_TITLE:
        raise BadValue("title", name)
    return name


def _ordered(reader: Reader) -> tuple[SavedView, ...]:
    return tuple(
        sorted(reader.all(SavedView), key=lambda each: (each.position, each.title.casefold(), each.id))
    )
