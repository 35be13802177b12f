"""Names the city of an action, also in the step of the day that is about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.places.city_names import city_of_place
from organizer_app.domain.places.places import Place

if TYPE_CHECKING:
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader


def city_called(reader: Reader, action: CityAction) -> str:
    """Return the city of an action without its state; the title of an action that has none."""
    place = reader.find(Place, action.place_id) if action.place_id else None
    return city_of_place(action.label, place) or action.title


def action_of_step(editor: Editor, action_id: str) -> CityAction:
    """Return an action and name its city in the step.

    Raises:
        RecordMissing: the plan does not have this action.
    """
    action = editor.get(CityAction, action_id)
    editor.note(city=city_called(editor, action))
    return action
