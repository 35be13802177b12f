"""Selections of several cities or actions: how they are made, and what remains after an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.rows.place_groups import place_key
from organizer_app.ui.screens.plan.store.plan_view import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.domain.rows.place_groups import PlaceGroup


def of_places(groups: Iterable[PlaceGroup], keys: Iterable[str]) -> Selection:
    """Select all actions of some cities, in the order of the keys; unknown keys are ignored."""
    known = {group.key: group for group in groups}
    chosen = [known[key] for key in dict.fromkeys(keys) if key in known]
    return of_rows([row for group in chosen for row in group.rows])


def of_rows(rows: Sequence[ActionRow]) -> Selection:
    """Select some actions; one or none gives a plain selection."""
    if not rows:
        return Selection()
    last = rows[-1]
    if len(rows) == 1:
        return Selection(place_key(last), last.action_id, last.day)
    places = tuple(dict.fromkeys(place_key(row) for row in rows))
    return Selection(places[-1], "", last.day, places, tuple(row.action_id for row in rows))


def after_edit(selection: Selection, find: Callable[[str], ActionRow | None]) -> Selection:
    """Return what remains of a selection of several actions after some were removed or moved."""
    rows = [row for row in map(find, selection.actions) if row is not None]
    left = of_rows(rows)
    return left._replace(place=selection.place) if selection.place in left.places else left
